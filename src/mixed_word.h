/* mixed_word.h - words with Latin and Cyrillic letters, and which alphabet they are meant in. */
#ifndef MIXED_WORD_H
#define MIXED_WORD_H

#include "alphabet.h"
#include "code_point.h"

struct mixed_word {
	const unsigned char *start, *end;
	const unsigned char *end_of_letters; /* end, or before a last letter that has a mark behind it */
	enum alphabet meant; /* ALPHABET_OTHER where the letters of neither alphabet all look like the other's */
};

/* Between at[-1] and at[0], or around the letter at at, the alphabet changes. Looks at the letters on both sides, from
 * begin to end at most; all between begin and at is well-formed and stays as it is. */
struct mixed_word mixed_word_at(const struct code_points *table, const unsigned char *begin, const unsigned char *at,
				const unsigned char *end);

/* A byte that letters of the Cyrillic alphabet begin with. */
static inline bool mixed_word_cyrillic(unsigned char byte)
{
	return byte >= 0xD0 && byte <= 0xD4;
}

static inline bool mixed_word_ascii_letter(unsigned char byte)
{
	return (unsigned char)((byte | 0x20) - 'a') < 26;
}

#endif
