/* Comparing names byte by byte.
 *
 * This must agree with pattern_add_name: a name's pattern takes its bytes as they are, but any gap for a space, either
 * apostrophe for the other, and a plain letter for one with an accent. In none of these is there a choice that could be
 * taken back later, so that one way through the text is all there is to try.
 */
#include "plain.h"

#include "code_point.h"
#include "text.h"
#include "utf8.h"

static bool is_apostrophe(char c)
{
	return c == '\'' || c == '`';
}

/* The length of the gap at p. */
static size_t gap_len(const char *p, const char *end)
{
	size_t n = 0;

	while (n < PLAIN_GAP && p + n < end && (p[n] == ' ' || p[n] == '\t' || p[n] == '\r' || p[n] == '\n'))
		n++;
	return n;
}

/* The length of the letter at p, as it is in the name or without its accent; 0 where it is another. */
static size_t letter_len(const char *letter, size_t len, int32_t c, const char *p, const char *end)
{
	size_t left = (size_t)(end - p);
	char room[8];
	const char *without;

	if (left >= len && memcmp(p, letter, len) == 0)
		return len;
	without = code_point_plain(c, room);
	len = without ? strlen(without) : 0;
	return len && left >= len && memcmp(p, without, len) == 0 ? len : 0;
}

size_t plain_match(struct poltag_str name, struct poltag_str text, size_t at)
{
	const char *n = name.data, *name_end = n + name.len, *p = text.data + at, *end = text.data + text.len;

	while (n < name_end) {
		size_t len = 1, name_len = 1;

		if (p >= end)
			return 0;
		if ((unsigned char)*n >= 0x80) {
			int32_t c;

			name_len = utf8_decode((const unsigned char *)n, (const unsigned char *)name_end, &c);
			len = letter_len(n, name_len, c, p, end);
		} else if (text_is_space(*n)) {
			while (n + name_len < name_end && text_is_space(n[name_len]))
				name_len++;
			len = gap_len(p, end);
		} else if (*n != *p && !(is_apostrophe(*n) && is_apostrophe(*p))) {
			return 0;
		}
		if (len == 0)
			return 0;
		n += name_len;
		p += len;
	}
	return (size_t)(p - text.data) - at;
}
