/* Decoding UTF-8, strictly: no surrogates, no overlong forms, nothing past U+10FFFF. */
#include "character.h"

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

size_t character_count(struct poltag_str text)
{
	size_t n = 0;
	uint32_t c;

	for (; text.len; n++)
		text = span_from(text, character_decode(text, &c));
	return n;
}
