/* alphabet.h - the alphabets that have letters which look the same. */
#ifndef ALPHABET_H
#define ALPHABET_H

#include <stdbool.h>
#include <stdint.h>

enum alphabet { ALPHABET_OTHER = 0, ALPHABET_LATIN = 1, ALPHABET_CYRILLIC = 2, ALPHABET_GREEK = 4 };

/* The alphabet of a letter; ALPHABET_OTHER for what is none, and for other scripts. */
enum alphabet alphabet_of(int32_t c);

/* "Latin", "Cyrillic", "Greek"; the text is static. */
const char *alphabet_name(enum alphabet alphabet);

/* Whether the letter looks like one of another of these alphabets. */
bool alphabet_looks_alike(int32_t c);

/* The Cyrillic letter that looks like a Latin one, the Latin one that looks like a Cyrillic one, or 0. */
int32_t alphabet_twin(int32_t c);

#endif
