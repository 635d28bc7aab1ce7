/* Escaping. All but the rows' values goes through each(), which asks for every character that may be written otherwise. */
#include "escape.h"

#include "character.h"

#include <stdio.h>
#include <string.h>

#define ROOM 16

/* Returns what stands for c, perhaps put together in room; NULL where c stands for itself. */
typedef const char *(*replacement)(uint32_t c, char room[ROOM]);

static bool is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '&' && c != '<' && c != '>' && c != '\'' && c != '%';
}

/* Appends text with the replacements. */
static inline void each(struct bytes *out, struct poltag_str text, replacement replace)
{
	size_t from = 0, at = 0;

	while (at < text.len) {
		char room[ROOM];
		const char *other;
		uint32_t c;
		size_t len;

		if (is_plain((unsigned char)text.data[at])) {
			at++;
			continue;
		}
		len = character_decode(span_from(text, at), &c);
		other = c == CHARACTER_MALFORMED ? CHARACTER_REPLACEMENT : replace(c, room);
		if (other) {
			bytes_add(out, span_make(text.data + from, at - from));
			bytes_text(out, other);
			from = at + len;
		}
		at += len;
	}
	if (from < text.len)
		bytes_add(out, span_from(text, from));
}

/* ---- Rows ---- */

void escape_tsv(struct bytes *out, struct poltag_str value)
{
	static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };
	char *p = bytes_reserve(out, 2 * value.len);

	if (!p)
		return;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i], escape = escapes[(unsigned char)c];

		*p++ = escape ? '\\' : c;
		if (escape)
			*p++ = escape;
	}
	out->len = (size_t)(p - out->data);
}

static bool needs_quotes(struct poltag_str value)
{
	static const bool signs[256] = { ['"'] = true, [','] = true, ['\r'] = true, ['\n'] = true };

	for (size_t i = 0; i < value.len; i++)
		if (signs[(unsigned char)value.data[i]])
			return true;
	return false;
}

void escape_csv(struct bytes *out, struct poltag_str value)
{
	if (!needs_quotes(value)) {
		bytes_add(out, value);
		return;
	}
	bytes_byte(out, '"');
	while (value.len) {
		size_t len = span_find(value, '"');
		bool quote = len < value.len;

		bytes_add(out, span_make(value.data, len));
		if (quote)
			bytes_text(out, "\"\"");
		value = span_from(value, len + quote);
	}
	bytes_byte(out, '"');
}

/* ---- Markup ---- */

static bool is_forbidden(uint32_t c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

static const char *in_markup(uint32_t c, char room[ROOM])
{
	(void)room;
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\r':
		return "&#13;"; /* readers turn the character itself into a line feed */
	default:
		return is_forbidden(c) ? CHARACTER_REPLACEMENT : NULL;
	}
}

static const char *in_attribute(uint32_t c, char room[ROOM])
{
	return c == '\t' ? "&#9;" : c == '\n' ? "&#10;" : in_markup(c, room);
}

static size_t count_forbidden(struct poltag_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];

		if (c < ' ')
			n += is_forbidden(c);
		else if (c == 0xEF && text.len - i > 2 && memcmp(text.data + i + 1, "\xBF\xBE", 2) == 0)
			n++;
		else if (c == 0xEF && text.len - i > 2 && memcmp(text.data + i + 1, "\xBF\xBF", 2) == 0)
			n++;
	}
	return n;
}

size_t escape_markup(struct bytes *out, struct poltag_str text)
{
	each(out, text, in_markup);
	return count_forbidden(text);
}

size_t escape_attribute(struct bytes *out, struct poltag_str value)
{
	each(out, value, in_attribute);
	return count_forbidden(value);
}

/* ---- JSON ---- */

static const char *in_json(uint32_t c, char room[ROOM])
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	case 0x2028: /* ends a line for some readers */
		return "\\u2028";
	case 0x2029:
		return "\\u2029";
	}
	if (c >= ' ' && c != 0x7F && c != 0x85)
		return NULL;
	snprintf(room, ROOM, "\\u%04x", (unsigned)c);
	return room;
}

void escape_json(struct bytes *out, struct poltag_str value)
{
	bytes_byte(out, '"');
	each(out, value, in_json);
	bytes_byte(out, '"');
}

/* ---- Others ---- */

/* U+2400 and on are pictures of the control characters. */
static const char *in_terminal(uint32_t c, char room[ROOM])
{
	if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F) || c > 0x9F)
		return NULL;
	if (c >= 0x80)
		return CHARACTER_REPLACEMENT;
	snprintf(room, ROOM, "\xE2\x90%c", c == 0x7F ? '\xA1' : (char)(0x80 + c));
	return room;
}

void escape_terminal(struct bytes *out, struct poltag_str text)
{
	each(out, text, in_terminal);
}

static const char *as_itself(uint32_t c, char room[ROOM])
{
	(void)c;
	(void)room;
	return NULL;
}

void escape_utf8(struct bytes *out, struct poltag_str text)
{
	each(out, text, as_itself);
}

static bool is_letter_or_digit(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* RFC 3986: a colon in a path might end a scheme, and two slashes at its beginning stand before a host. */
void escape_uri(struct bytes *out, struct poltag_str value)
{
	bool is_url = span_starts(value, "http://") || span_starts(value, "https://");
	const char *signs = is_url ? "-._~/:?&=+,;@!$()*%" : "-._~/";

	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.data[i];
		bool second_slash = c == '/' && i == 1 && value.data[0] == '/';
		char code[4];

		if ((is_letter_or_digit(c) || (c && strchr(signs, c))) && !second_slash) {
			bytes_byte(out, (char)c);
			continue;
		}
		snprintf(code, sizeof code, "%%%02X", c);
		bytes_text(out, code);
	}
}
