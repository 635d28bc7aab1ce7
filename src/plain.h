/* plain.h - most names stand in a text letter by letter, which needs no pattern to see. */
#ifndef PLAIN_H
#define PLAIN_H

#include "str.h"

#include <stddef.h>

enum plain_result {
	PLAIN_NO,     /* its pattern does not match there either */
	PLAIN_HERE,   /* it stands there, name.len bytes long, and its pattern matches that and nothing else */
	PLAIN_UNSURE  /* ask the pattern */
};

/* Compares a name of a case that matters with the text at an offset. */
enum plain_result plain_compare(struct poltag_str name, struct poltag_str text, size_t at);

#endif
