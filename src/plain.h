/* plain.h - names whose case matters are matched without PCRE2, in the way of their patterns. */
#ifndef PLAIN_H
#define PLAIN_H

#include "str.h"

#include <stddef.h>
#include <stdint.h>

#define PLAIN_GAP 64 /* bytes of white space that a gap can have */

static inline uint64_t plain_difference(const char *a, const char *b)
{
	uint64_t x, y;

	memcpy(&x, a, 8);
	memcpy(&y, b, 8);
	return x ^ y;
}

/* Whether len bytes are the same. Names are short: a call of memcmp, or a loop whose end a processor cannot guess, would
 * cost more than comparing some bytes twice. */
static inline bool plain_same(const char *a, const char *b, size_t len)
{
	if (len < 8 || len > 32)
		return memcmp(a, b, len) == 0;
	if (len <= 16)
		return (plain_difference(a, b) | plain_difference(a + len - 8, b + len - 8)) == 0;
	return (plain_difference(a, b) | plain_difference(a + 8, b + 8) | plain_difference(a + len - 16, b + len - 16) |
		plain_difference(a + len - 8, b + len - 8)) == 0;
}

/* Whether a name stands at an offset of the text letter by letter. */
static inline bool plain_is_at(struct poltag_str name, struct poltag_str text, size_t at)
{
	return text.len - at >= name.len && plain_same(text.data + at, name.data, name.len);
}

/* The length of a name at an offset of the text where it does not stand letter by letter, or 0. */
size_t plain_match(struct poltag_str name, struct poltag_str text, size_t at);

#endif
