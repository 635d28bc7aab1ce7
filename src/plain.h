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

/* Whether len bytes are the same. Names are short: a call of memcmp would cost more than the comparing. */
static inline bool plain_same(const char *a, const char *b, size_t len)
{
	uint64_t x, y;

	if (len < 8) {
		for (; len > 0; a++, b++, len--)
			if (*a != *b)
				return false;
		return true;
	}
	for (size_t i = 0;; i = i + 16 <= len ? i + 8 : len - 8) { /* the last eight may overlap those before */
		memcpy(&x, a + i, 8);
		memcpy(&y, b + i, 8);
		if (x != y)
			return false;
		if (i + 8 == len)
			return true;
	}
}

/* Compares a name of a case that matters with the text at an offset. */
static inline enum plain_result plain_compare(struct poltag_str name, struct poltag_str text, size_t at)
{
	if (text.len - at >= name.len && plain_same(text.data + at, name.data, name.len))
		return PLAIN_HERE;
	return plain_differing(name, text, at);
}

#endif
