/* Counting code points and UTF-16 units. */
#include "offset.h"

#include "utf8.h"

/* In valid UTF-8, bytes that do not continue a code point begin one; those over 0xEF begin a surrogate pair. */
static size_t count_valid(const unsigned char *p, size_t len, bool utf16)
{
	size_t points = 0, pairs = 0;

	for (size_t i = 0; i < len; i++) {
		points += (p[i] & 0xC0) != 0x80;
		pairs += p[i] >= 0xF0;
	}
	return utf16 ? points + pairs : points;
}

static size_t count_any(const unsigned char *p, const unsigned char *end, bool utf16)
{
	size_t units = 0;

	while (p < end) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		units += utf16 && c > 0xFFFF ? 2 : 1;
	}
	return units;
}

size_t offset_count(struct offset_counter *counter, size_t byte)
{
	const unsigned char *data = (const unsigned char *)counter->document.data;
	bool utf16 = counter->unit == POLTAG_UTF16;

	if (counter->unit == POLTAG_BYTES || byte <= counter->byte)
		return counter->unit == POLTAG_BYTES ? byte : counter->units;
	counter->units += counter->malformed ? count_any(data + counter->byte, data + byte, utf16)
					     : count_valid(data + counter->byte, byte - counter->byte, utf16);
	counter->byte = byte;
	return counter->units;
}
