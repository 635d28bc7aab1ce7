/* A text that grows, and borrowed pieces of text. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

void bytes_free(struct bytes *bytes)
{
	free(bytes->data);
	*bytes = (struct bytes){ 0 };
}

void bytes_clear(struct bytes *bytes)
{
	bytes->len = 0;
}

static bool reserve(struct bytes *bytes, size_t more)
{
	size_t room = bytes->room ? bytes->room : 64;
	char *data;

	if (bytes->failed || more > SIZE_MAX / 2 - bytes->len) {
		bytes->failed = true;
		return false;
	}
	while (room < bytes->len + more)
		room *= 2;
	if (room == bytes->room)
		return true;
	data = realloc(bytes->data, room);
	if (!data) {
		bytes->failed = true;
		return false;
	}
	bytes->data = data;
	bytes->room = room;
	return true;
}

char *bytes_reserve(struct bytes *bytes, size_t more)
{
	return reserve(bytes, more) ? bytes->data + bytes->len : NULL;
}

void bytes_add(struct bytes *bytes, struct poltag_str text)
{
	if (!text.len || !reserve(bytes, text.len))
		return;
	memcpy(bytes->data + bytes->len, text.data, text.len);
	bytes->len += text.len;
}

void bytes_text(struct bytes *bytes, const char *text)
{
	bytes_add(bytes, span_of(text));
}

void bytes_byte(struct bytes *bytes, char byte)
{
	bytes_add(bytes, (struct poltag_str){ &byte, 1 });
}

/* ---- Borrowed strings ---- */

struct poltag_str span_of(const char *text)
{
	return (struct poltag_str){ text, strlen(text) };
}

struct poltag_str span_make(const char *data, size_t len)
{
	return (struct poltag_str){ data, len };
}

bool span_equal(struct poltag_str a, struct poltag_str b)
{
	return a.len == b.len && (!a.len || memcmp(a.data, b.data, a.len) == 0);
}

bool span_is(struct poltag_str span, const char *text)
{
	return span_equal(span, span_of(text));
}

bool span_starts(struct poltag_str span, const char *text)
{
	size_t len = strlen(text);

	return span.len >= len && memcmp(span.data, text, len) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct poltag_str span_trim(struct poltag_str span)
{
	while (span.len && is_blank(span.data[0]))
		span = span_from(span, 1);
	while (span.len && is_blank(span.data[span.len - 1]))
		span.len--;
	return span;
}

struct poltag_str span_from(struct poltag_str span, size_t n)
{
	return (struct poltag_str){ span.data + n, span.len - n };
}

size_t span_find(struct poltag_str span, char byte)
{
	const char *at = span.len ? memchr(span.data, byte, span.len) : NULL;

	return at ? (size_t)(at - span.data) : span.len;
}

struct poltag_str span_cut(struct poltag_str *rest, char separator)
{
	size_t len = span_find(*rest, separator);
	struct poltag_str head = { rest->data, len };

	*rest = span_from(*rest, len < rest->len ? len + 1 : len);
	return head;
}
