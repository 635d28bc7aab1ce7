/* utf8.h - strict decoding of UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing past U+10FFFF). */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFD

/* Decodes the code point at p < end into *code_point and returns its length in bytes. Where the bytes are malformed,
 * *code_point is negative and the length that of the longest part that could have begun one (at least 1), as Unicode
 * recommends for replacing (The Unicode Standard, 3.9, "maximal subpart"). */
static inline size_t utf8_decode(const unsigned char *p, const unsigned char *end, int32_t *code_point)
{
	size_t left = (size_t)(end - p), len, i;
	unsigned char low = 0x80, high = 0xBF;
	int32_t c = p[0];

	*code_point = c;
	if (c < 0x80)
		return 1;
	*code_point = -1;
	if (c < 0xC2 || c > 0xF4)
		return 1;
	len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
	low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : low;
	high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : high;
	c &= 0xFF >> (len + 1);
	for (i = 1; i < len; i++) {
		if (i >= left || p[i] < low || p[i] > high)
			return i;
		c = c << 6 | (p[i] & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	*code_point = c;
	return len;
}

/* Writes the 1 to 4 bytes of a valid code point and returns how many. */
static inline size_t utf8_encode(int32_t c, unsigned char *p)
{
	if (c < 0x80) {
		p[0] = (unsigned char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (unsigned char)(0xC0 | c >> 6);
		p[1] = (unsigned char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (unsigned char)(0xE0 | c >> 12);
		p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
		p[2] = (unsigned char)(0x80 | (c & 0x3F));
		return 3;
	}
	p[0] = (unsigned char)(0xF0 | c >> 18);
	p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
	p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
	p[3] = (unsigned char)(0x80 | (c & 0x3F));
	return 4;
}

/* Where the code point before at, which is not 0, begins. */
static inline size_t utf8_before(const char *text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
	return at;
}

#endif
