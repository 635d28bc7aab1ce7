/* spelling.h - names that are spelled nearly, or partly, as a text is. Texts are loosely folded. */
#ifndef SPELLING_H
#define SPELLING_H

#include "names.h"

#define SPELLING_NEAR 10 /* near misses at most */

/* The set of letters, some of which share a bit: a letter of a text that a name does not have is one that has to be changed.
 * Most names are told apart by that alone. */
uint64_t spelling_letters(struct poltag_str text);
/* How many letters of the set of a text are not in that of a name. */
size_t spelling_letters_missing(uint64_t name, uint64_t text);

/* How many letters have to be put in, left out, replaced or swapped with their neighbour to make b of a; limit + 1 where that
 * is more than limit. */
size_t spelling_distance(struct poltag_str a, struct poltag_str b, size_t limit);

/* Whether part stands in text and begins where a word begins; whole_words: and ends where one ends. */
bool spelling_has_part(struct poltag_str text, struct poltag_str part, bool whole_words);

/* The names of which as many words in a row as text has are spelled nearly so: one letter may differ where it has four to
 * seven, two where it has more. Names that have text itself are left out. The nearest first, then in the order of the list;
 * of one entry only one. Returns how many, their numbers in found. */
size_t spelling_near(const struct names *names, struct poltag_str text, size_t found[SPELLING_NEAR]);

#endif
