/* Reading flat objects. */
#include "json_flat.h"

#include "character.h"

#include <string.h>

struct cursor {
	const char *p, *end;
	struct bytes *room;
};

static void skip_blanks(struct cursor *at)
{
	while (at->p < at->end && (*at->p == ' ' || *at->p == '\t' || *at->p == '\r' || *at->p == '\n'))
		at->p++;
}

static bool take(struct cursor *at, char c)
{
	if (at->p == at->end || *at->p != c)
		return false;
	at->p++;
	return true;
}

/* ---- Strings ---- */

/* Bytes of a string that need no look: ASCII but control characters, quotation mark and backslash. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* The bytes of an eight-byte word that are not plain have their highest bits set in the result. */
static uint64_t not_plain(uint64_t word)
{
	const uint64_t ones = UINT64_MAX / 0xff, high = ones * 0x80;
	uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';

	/* A zero byte borrows; a byte above it may be wrongly marked, which only sends it to the slow look. */
	return (word | (word - ones * 0x20) | (quote - ones) | (slash - ones)) & high;
}

static void skip_plain(struct cursor *at)
{
	uint64_t word;

	for (; at->end - at->p >= 8; at->p += 8) {
		memcpy(&word, at->p, 8);
		if (not_plain(word))
			break;
	}
	while (at->p < at->end && is_plain((unsigned char)*at->p))
		at->p++;
}

/* Goes over bytes that are not ASCII. */
static bool skip_character(struct cursor *at)
{
	uint32_t c;
	size_t n = character_decode((struct poltag_str){ at->p, (size_t)(at->end - at->p) }, &c);

	at->p += n;
	return c != CHARACTER_MALFORMED;
}

static bool read_hex(struct cursor *at, uint32_t *unit)
{
	*unit = 0;
	if (at->end - at->p < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		char c = *at->p++;
		int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;

		if (digit < 0)
			return false;
		*unit = *unit * 16 + (uint32_t)digit;
	}
	return true;
}

static void add_code_point(struct bytes *out, uint32_t c)
{
	if (c < 0x80) {
		bytes_byte(out, (char)c);
	} else if (c < 0x800) {
		bytes_byte(out, (char)(0xC0 | c >> 6));
		bytes_byte(out, (char)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		bytes_byte(out, (char)(0xE0 | c >> 12));
		bytes_byte(out, (char)(0x80 | (c >> 6 & 0x3F)));
		bytes_byte(out, (char)(0x80 | (c & 0x3F)));
	} else {
		bytes_byte(out, (char)(0xF0 | c >> 18));
		bytes_byte(out, (char)(0x80 | (c >> 12 & 0x3F)));
		bytes_byte(out, (char)(0x80 | (c >> 6 & 0x3F)));
		bytes_byte(out, (char)(0x80 | (c & 0x3F)));
	}
}

/* What follows \u; half of a pair alone is not for here. */
static bool read_unicode(struct cursor *at)
{
	uint32_t c, low;

	if (!read_hex(at, &c) || (c >= 0xDC00 && c < 0xE000))
		return false;
	if (c >= 0xD800 && c < 0xDC00) {
		if (!take(at, '\\') || !take(at, 'u') || !read_hex(at, &low) || low < 0xDC00 || low >= 0xE000)
			return false;
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	}
	add_code_point(at->room, c);
	return true;
}

static bool read_escape(struct cursor *at)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	const char *found;

	if (at->p == at->end)
		return false;
	if (*at->p == 'u') {
		at->p++;
		return read_unicode(at);
	}
	found = *at->p ? strchr(names, *at->p) : NULL;
	if (!found)
		return false;
	bytes_byte(at->room, values[found - names]);
	at->p++;
	return true;
}

/* The rest of a string from its first escape on, into room, behind what stands before that. */
static bool read_escaped(struct cursor *at, const char *begin)
{
	const char *from = begin;

	for (;;) {
		skip_plain(at);
		if (at->p == at->end || (unsigned char)*at->p < 0x20)
			return false;
		if ((unsigned char)*at->p >= 0x80) {
			if (!skip_character(at))
				return false;
			continue;
		}
		bytes_add(at->room, (struct poltag_str){ from, (size_t)(at->p - from) });
		if (*at->p++ == '"')
			return true;
		if (!read_escape(at))
			return false;
		from = at->p;
	}
}

/* Behind the first quotation mark. Room was made so that it does not move. */
static bool read_string(struct cursor *at, struct poltag_str *text)
{
	const char *begin = at->p;
	size_t start = at->room->len;

	for (;;) {
		skip_plain(at);
		if (at->p == at->end || (unsigned char)*at->p < 0x20)
			return false;
		if (*at->p == '"') {
			*text = (struct poltag_str){ begin, (size_t)(at->p++ - begin) };
			return true;
		}
		if (*at->p == '\\')
			break;
		if (!skip_character(at))
			return false;
	}
	if (!read_escaped(at, begin))
		return false;
	*text = (struct poltag_str){ at->room->data + start, at->room->len - start };
	return true;
}

/* ---- Other values ---- */

static bool read_whole(struct cursor *at, struct poltag_str *text)
{
	const char *begin = at->p, *digits;

	take(at, '-');
	digits = at->p;
	while (at->p < at->end && *at->p >= '0' && *at->p <= '9')
		at->p++;
	if (at->p == digits || at->p - digits > 18 || (*digits == '0' && (at->p - digits > 1 || digits > begin)))
		return false;
	*text = (struct poltag_str){ begin, (size_t)(at->p - begin) };
	return true;
}

static bool read_word(struct cursor *at, const char *word, struct poltag_str *text)
{
	size_t len = strlen(word);

	if ((size_t)(at->end - at->p) < len || memcmp(at->p, word, len) != 0)
		return false;
	*text = (struct poltag_str){ at->p, len };
	at->p += len;
	return true;
}

static bool read_value(struct cursor *at, struct json_value *value)
{
	if (at->p == at->end)
		return false;
	switch (*at->p) {
	case '"':
		at->p++;
		value->kind = JSON_KIND_STRING;
		return read_string(at, &value->text);
	case 'n':
		value->kind = JSON_KIND_NULL;
		return read_word(at, "null", &value->text);
	case 't':
		value->kind = JSON_KIND_OTHER;
		return read_word(at, "true", &value->text);
	case 'f':
		value->kind = JSON_KIND_OTHER;
		return read_word(at, "false", &value->text);
	default:
		value->kind = JSON_KIND_WHOLE;
		return read_whole(at, &value->text);
	}
}

static bool read_member(struct cursor *at, struct json_flat *flat)
{
	if (flat->n == JSON_FLAT_MEMBERS)
		return false;
	skip_blanks(at);
	if (!take(at, '"') || !read_string(at, &flat->members[flat->n].name))
		return false;
	if (span_find(flat->members[flat->n].name, '\0') < flat->members[flat->n].name.len)
		return false;
	skip_blanks(at);
	if (!take(at, ':'))
		return false;
	skip_blanks(at);
	if (!read_value(at, &flat->members[flat->n].value))
		return false;
	flat->n++;
	skip_blanks(at);
	return true;
}

/* ---- Objects ---- */

bool json_flat_read(struct json_flat *flat, struct poltag_str line)
{
	struct cursor at = { line.data, line.data + line.len, &flat->room };

	flat->n = 0;
	bytes_clear(&flat->room);
	if (!bytes_reserve(&flat->room, line.len + 1)) { /* what it says is never longer than how it is written */
		bytes_free(&flat->room);
		return false;
	}
	skip_blanks(&at);
	if (!take(&at, '{'))
		return false;
	do {
		if (!read_member(&at, flat))
			return false;
	} while (take(&at, ','));
	if (!take(&at, '}'))
		return false;
	skip_blanks(&at);
	return at.p == at.end;
}

struct json_value json_flat_get(const struct json_flat *flat, const char *name)
{
	for (size_t i = flat->n; i-- > 0;)
		if (span_is(flat->members[i].name, name))
			return flat->members[i].value;
	return (struct json_value){ JSON_KIND_NONE, { "", 0 } };
}
