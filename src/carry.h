/* carry.h - carrying: what a fuller mention in the document says of shorter ones, before and behind it.
 *
 * A surname or a first name alone is the person who is named in full; an acronym in brackets behind a name is short for it;
 * a name that a rule found at one place is the same at every other.
 */
#ifndef CARRY_H
#define CARRY_H

#include "unlisted.h"

/* Lists the carried mentions as unlisted->found. They may stand where a name was chosen that is to give way. */
enum poltag_status carry_names(struct unlisted *unlisted, struct chooser *chooser, struct poltag_error *error);

/* What a word is known by: its hash, or that of its stem where it may be inflected. */
uint64_t carry_word_hash(const struct scan *scan, const struct token *token);

#endif
