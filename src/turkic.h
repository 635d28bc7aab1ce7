/* turkic.h - texts in Kazakh, Kyrgyz and Uzbek, whose words have chains of suffixes: a rule asks for the classes of the stem. */
#ifndef TURKIC_H
#define TURKIC_H

#include "scan.h"

/* In which letters a text may be in one of them, as bits. */
enum {
	TURKIC_CYRILLIC = 1, /* it has letters such as қ and ә, which Russian and Ukrainian do not have */
	TURKIC_LATIN = 2,    /* it has words or letters of Uzbek */
};

unsigned turkic_alphabets(struct poltag_str text);

/* Whether the text is in one of them in the letters of the word at p. */
static inline bool turkic_has(unsigned alphabets, const char *p)
{
	unsigned char byte = (unsigned char)*p;

	return alphabets & (byte < 0x80 ? TURKIC_LATIN : byte >= 0xD0 && byte <= 0xD3 ? TURKIC_CYRILLIC : 0);
}

/* The classes of the stem of a word of such a text, the longest that has any and has a chain behind it in the word; 0 where
 * there is none. */
uint64_t turkic_classes(const struct scan *scan, struct poltag_str word);

#endif
