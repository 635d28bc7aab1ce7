/* str.h - borrowed strings: pointer and length, any byte allowed. */
#ifndef STR_H
#define STR_H

#include "poltag.h"

#include <string.h>

#define STR(literal) ((struct poltag_str){ (literal), sizeof(literal) - 1 })

static inline struct poltag_str str_make(const char *data, size_t len)
{
	return (struct poltag_str){ data, len };
}

static inline struct poltag_str str_from(const char *text)
{
	return (struct poltag_str){ text, strlen(text) };
}

static inline bool str_equal(struct poltag_str a, struct poltag_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool str_is(struct poltag_str a, const char *text)
{
	return str_equal(a, str_from(text));
}

static inline bool str_starts(struct poltag_str a, struct poltag_str with)
{
	return a.len >= with.len && memcmp(a.data, with.data, with.len) == 0;
}

/* Byte order, the shorter first where one begins the other. */
static inline int str_compare(struct poltag_str a, struct poltag_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.data, b.data, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline struct poltag_str str_from_offset(struct poltag_str a, size_t offset)
{
	return (struct poltag_str){ a.data + offset, a.len - offset };
}

/* Without the blanks and tabs at both ends. */
static inline struct poltag_str str_trim(struct poltag_str a)
{
	while (a.len && (a.data[0] == ' ' || a.data[0] == '\t'))
		a = str_from_offset(a, 1);
	while (a.len && (a.data[a.len - 1] == ' ' || a.data[a.len - 1] == '\t'))
		a.len--;
	return a;
}

/* Cuts the text before the first separator off *rest and returns it trimmed; all of it where there is none left. */
static inline struct poltag_str str_cut(struct poltag_str *rest, char separator)
{
	const char *end = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
	struct poltag_str head = *rest;

	if (end) {
		head.len = (size_t)(end - rest->data);
		*rest = str_from_offset(*rest, head.len + 1);
	} else {
		*rest = str_from_offset(*rest, rest->len);
	}
	return str_trim(head);
}

#endif
