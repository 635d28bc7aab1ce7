/* case_ending.h - the case endings of names: of Russian and Ukrainian ones, and of Uzbek and Kazakh ones. Words are
 * loosely folded. */
#ifndef CASE_ENDING_H
#define CASE_ENDING_H

#include "../poltag.h"

/* Writes at most size bytes of a text with each Cyrillic word without its ending, so that the cases of a name have the same,
 * and returns how many. An ending is cut so many times, because what is left may itself end like an ending: Рахим, Рахима.
 * A nominative has one ending at most. */
#define CASE_ENDING_NOMINATIVE 1
#define CASE_ENDING_ANY 3
size_t case_ending_stems(struct poltag_str folded, int times, char *room, size_t size);

/* Whether a Cyrillic word ends as adjectives do, in any case. */
bool case_ending_is_adjective(struct poltag_str word);

/* How little a word looks like a nominative: 0 as it is in a list of names, 3 like another case. */
int case_ending_obliqueness(struct poltag_str word);

/* The length of a case ending of Uzbek or Kazakh at the end of a word, or 0. nth counts the possible ones. */
size_t case_ending_suffix(struct poltag_str word, size_t nth);

#endif
