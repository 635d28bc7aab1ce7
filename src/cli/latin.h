/* latin.h - names in Latin letters. */
#ifndef LATIN_H
#define LATIN_H

#include "bytes.h"

/* What English newspapers write for a small letter that is not of ASCII (щ: shch, ө: o), or NULL where it is none, or an
 * accented Latin one. The text is static, and may be empty. */
const char *latin_of(int32_t letter);

/* Whether a letter of the text is Cyrillic. */
bool latin_is_cyrillic(struct poltag_str text);

/* Appends the text with its Cyrillic letters in Latin ones; what is not Cyrillic stays. */
void latin_add(struct bytes *latin, struct poltag_str text);

/* Writes at most size bytes of what is left of a loosely folded text when the ways in which transliterations differ are left
 * out, and returns how many: Zelenskyy, Zelenskiy and Зеленский have the same. */
size_t latin_skeleton(struct poltag_str folded, char *room, size_t size);

#endif
