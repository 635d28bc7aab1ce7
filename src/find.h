/* find.h - from a word that may begin a name to candidates. */
#ifndef FIND_H
#define FIND_H

#include "scan.h"

/* Adds the names that begin at the hit to the scan's candidates. */
enum poltag_status find_at(struct scan *scan, const struct scan_hit *hit, struct poltag_error *error);

/* PCRE2's callout at the end of a name; context is the scan. */
int find_collect(pcre2_callout_block *block, void *context);

/* Whether a letter of a script without spaces stands at that offset. */
bool find_unspaced_at(struct poltag_str text, size_t at);

#endif
