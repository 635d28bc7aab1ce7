/* bytes.h - a text that grows. */
#ifndef BYTES_H
#define BYTES_H

#include "../poltag.h"

/* Zeroed, it is empty. */
struct bytes {
	char *data;
	size_t len, room;
	bool failed; /* memory was missing: what was added since is not there. Checked once, at the end. */
};

void bytes_free(struct bytes *bytes);
/* Empties it and keeps its memory. */
void bytes_clear(struct bytes *bytes);
void bytes_add(struct bytes *bytes, struct poltag_str text);
void bytes_text(struct bytes *bytes, const char *text);
void bytes_byte(struct bytes *bytes, char byte);
/* Makes room for this many more bytes behind what it holds and returns where they go, to be counted into len by who writes
 * them; NULL without memory. */
char *bytes_reserve(struct bytes *bytes, size_t more);

static inline struct poltag_str bytes_str(const struct bytes *bytes)
{
	return (struct poltag_str){ bytes->data ? bytes->data : "", bytes->len };
}

/* ---- Borrowed strings ---- */

struct poltag_str span_of(const char *text);
struct poltag_str span_make(const char *data, size_t len);
bool span_is(struct poltag_str span, const char *text);
bool span_equal(struct poltag_str a, struct poltag_str b);
bool span_starts(struct poltag_str span, const char *text);
/* Without blanks, tabs and line ends at both ends. */
struct poltag_str span_trim(struct poltag_str span);
/* Without the first n bytes. */
struct poltag_str span_from(struct poltag_str span, size_t n);
/* Cuts what is before the separator off *rest; all of it where there is none. */
struct poltag_str span_cut(struct poltag_str *rest, char separator);
/* Where a byte first stands; the length where it does not. */
size_t span_find(struct poltag_str span, char byte);

#endif
