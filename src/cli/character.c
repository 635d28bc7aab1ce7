/* Decoding UTF-8, strictly: no surrogates, no overlong forms, nothing past U+10FFFF. */
#include "character.h"

#include <string.h>

/* How long a code point is that begins with this byte, and between what its second byte lies; 0 where none begins so. */
static size_t length_of(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	*high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

size_t character_decode(struct poltag_str rest, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)rest.data;
	unsigned char low, high;
	size_t len;
	uint32_t code;

	*c = p[0];
	if (p[0] < 0x80)
		return 1;
	*c = CHARACTER_MALFORMED;
	len = length_of(p[0], &low, &high);
	if (!len)
		return 1;
	code = p[0] & (0xFFu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if (i >= rest.len || p[i] < low || p[i] > high)
			return i;
		code = code << 6 | (p[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	*c = code;
	return len;
}

/* Large texts are counted: eight bytes at a time where they are ASCII. */
size_t character_units(struct poltag_str text, bool utf16)
{
	size_t n = 0;
	uint32_t c;

	while (text.len) {
		uint64_t eight = 1;
		size_t len = 8;

		if (text.len >= 8)
			memcpy(&eight, text.data, 8);
		if (text.len >= 8 && !(eight & 0x8080808080808080u)) {
			n += 8;
		} else {
			len = character_decode(text, &c);
			n += utf16 && c > 0xFFFF && c != CHARACTER_MALFORMED ? 2 : 1;
		}
		text = span_from(text, len);
	}
	return n;
}

size_t character_count(struct poltag_str text)
{
	return character_units(text, false);
}
