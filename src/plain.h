/* plain.h - most names stand in a text letter by letter, which needs no pattern to see. */
#ifndef PLAIN_H
#define PLAIN_H

#include "str.h"

#include <stddef.h>
#include <stdint.h>

enum plain_result {
	PLAIN_NO,     /* its pattern does not match there either */
	PLAIN_HERE,   /* it stands there, name.len bytes long, and its pattern matches that and nothing else */
	PLAIN_UNSURE  /* ask the pattern */
};

/* What it is where they differ, or the text ends first. */
enum plain_result plain_differing(struct poltag_str name, struct poltag_str text, size_t at);

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

/* Compares a name of a case that matters with the text at an offset. */
static inline enum plain_result plain_compare(struct poltag_str name, struct poltag_str text, size_t at)
{
	if (text.len - at >= name.len && plain_same(text.data + at, name.data, name.len))
		return PLAIN_HERE;
	return plain_differing(name, text, at);
}

#endif
