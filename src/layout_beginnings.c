/* The bytes that names begin with: most words of a text are passed over because no name begins like them. */
#include "layout.h"

#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

/* The byte of a name that a text must have there, apart from its case; START_ANY where it may have others. */
static unsigned fixed_byte(struct poltag_str text, size_t i)
{
	unsigned char byte = i < text.len ? (unsigned char)text.data[i] : 0;

	return byte >= 0x80 ? START_ANY : text_in_word(byte) ? byte : START_END;
}

static unsigned other_case(unsigned byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' ? byte ^ 0x20 : byte;
}

/* The text's case is not known beyond the first letter. */
static void begin_with(struct layout *l, int32_t c, const unsigned rest[START_BYTES])
{
	unsigned char bytes[4];
	size_t len = utf8_encode(c, bytes);

	for (unsigned flips = 0; flips < 1u << (START_BYTES - 1); flips++) {
		unsigned begin[START_BYTES] = { bytes[0] };

		for (int i = 1; i < START_BYTES; i++)
			begin[i] = len > 1 ? START_ANY : flips >> (i - 1) & 1 ? other_case(rest[i]) : rest[i];
		start_set_add(l->begin, begin);
	}
}

/* Notes how the first word of a name begins that begins with a small letter. */
static void note_four(struct layout *l, struct poltag_str text)
{
	char word[4] = { 0 };
	size_t len = 0;

	for (; len < text.len && len < sizeof word && text_in_word((unsigned char)text.data[len]); len++) {
		if ((unsigned char)text.data[len] >= 0x80) { /* may be another letter in the text, or none */
			start_set_add_every_four(l->begin);
			return;
		}
		word[len] = text.data[len];
	}
	start_set_add_four(l->begin, start_four(word, len));
}

static bool is_small(int32_t c)
{
	return c >= 'a' && c <= 'z';
}

void layout_beginning(struct layout *l, struct poltag_str text, bool caseless)
{
	unsigned rest[START_BYTES];
	int32_t c, plain = 0;
	char room[8];
	const char *without;

	utf8_decode((const unsigned char *)text.data, (const unsigned char *)text.data + text.len, &c);
	without = code_point_plain(c, room);
	if (without)
		utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
	if (is_small(c) || is_small(plain) || (caseless && (is_small(utf8proc_tolower(c)) || is_small(utf8proc_tolower(plain)))))
		note_four(l, text);
	for (size_t i = 1; i < START_BYTES; i++) /* without its accent the first letter may be written with two */
		rest[i] = without || (i > 1 && rest[i - 1] >= START_ANY) ? START_ANY : fixed_byte(text, i);
	for (int i = 0; i < 2; i++, c = plain) {
		if (c <= 0)
			continue;
		begin_with(l, c, rest);
		begin_with(l, utf8proc_toupper(c), rest); /* as in a headline in capitals */
		if (caseless)
			begin_with(l, utf8proc_tolower(c), rest);
	}
}
