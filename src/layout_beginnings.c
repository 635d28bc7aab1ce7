/* The bytes that names begin with: most words of a text are passed over because no name begins like them. */
#include "layout.h"

#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

/* The byte of a name that a text must have there, apart from its case; START_ANY where it may have others. */
static unsigned fixed_byte(struct poltag_str text, size_t i)
{
	unsigned char byte = i < text.len ? (unsigned char)text.data[i] : 0;

	return byte < 0x80 && text_in_word(byte) ? byte : START_ANY;
}

static unsigned other_case(unsigned byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' ? byte ^ 0x20 : byte;
}

/* The text's case is not known beyond the first letter. */
static void begin_with(struct layout *l, int32_t c, unsigned second, unsigned third)
{
	unsigned char bytes[4];

	if (utf8_encode(c, bytes) > 1)
		second = third = START_ANY;
	for (int flip = 0; flip < 4; flip++)
		start_set_add(&l->header.begin, bytes[0], flip & 1 ? other_case(second) : second,
			      flip & 2 ? other_case(third) : third);
}

void layout_beginning(struct layout *l, struct poltag_str text, bool caseless)
{
	unsigned second = fixed_byte(text, 1), third = second == START_ANY ? START_ANY : fixed_byte(text, 2);
	int32_t c, plain = 0;
	char room[8];
	const char *without;

	utf8_decode((const unsigned char *)text.data, (const unsigned char *)text.data + text.len, &c);
	without = code_point_plain(c, room);
	if (without) {
		utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
		second = third = START_ANY; /* without its accent the letter may be written with two */
	}
	for (int i = 0; i < 2; i++, c = plain) {
		if (c <= 0)
			continue;
		begin_with(l, c, second, third);
		begin_with(l, utf8proc_toupper(c), second, third); /* as in a headline in capitals */
		if (caseless)
			begin_with(l, utf8proc_tolower(c), second, third);
	}
}
