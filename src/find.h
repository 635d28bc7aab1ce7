/* find.h - from a word that may begin a name to candidates. */
#ifndef FIND_H
#define FIND_H

#include "scan.h"

/* Adds the names that begin at the hit to the scan's candidates. */
enum poltag_status find_at(struct scan *scan, const struct scan_hit *hit, struct poltag_error *error);

/* Adds the forms of inflected names that stand at scan->start. */
enum poltag_status find_forms(struct scan *scan, struct poltag_error *error);

/* Adds a name that stands from scan->start to end as a candidate, if a name can end there. */
void find_add(struct scan *scan, struct name_ref ref, uint32_t entry, unsigned kind, unsigned flags, size_t end);

/* PCRE2's callout at the end of a name; context is the scan. */
int find_collect(pcre2_callout_block *block, void *context);

/* Whether a letter of a script without spaces stands at that offset. */
bool find_unspaced_at(struct poltag_str text, size_t at);

#endif
