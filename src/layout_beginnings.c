/* The bytes that names begin with: most words of a text are passed over because no name begins like them. */
#include "layout.h"

#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

void layout_pair(struct layout *l, unsigned char first, unsigned char second)
{
	unsigned pair = (unsigned)first << 8 | second;

	start_set_add(&l->header.begin, first);
	l->sections[IMAGE_PAIRS].data[pair / 8] |= (char)(1u << pair % 8);
	if (first >= 'a' && first <= 'z')
		l->header.has_lower = 1;
}

/* The first byte is that of c; the second may be anything that is not plain ASCII, or that byte in both cases. */
static void add_beginning(struct layout *l, int32_t c, unsigned char second)
{
	unsigned char bytes[4];

	if (utf8_encode(c, bytes) > 1 || second >= 0x80 || !text_in_word(second)) {
		for (unsigned any = 0; any < 256; any++)
			layout_pair(l, bytes[0], (unsigned char)any);
		return;
	}
	layout_pair(l, bytes[0], second);
	if ((second | 0x20) >= 'a' && (second | 0x20) <= 'z')
		layout_pair(l, bytes[0], second ^ 0x20);
}

void layout_beginning(struct layout *l, struct poltag_str text, bool caseless)
{
	int32_t c, plain = 0;
	char room[8];
	const char *without;
	size_t len = utf8_decode((const unsigned char *)text.data, (const unsigned char *)text.data + text.len, &c);
	unsigned char second = len < text.len ? (unsigned char)text.data[len] : 0;

	without = code_point_plain(c, room);
	if (without) {
		utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
		second = 0; /* what the letter without its accent is written with may be longer */
	}
	for (int i = 0; i < 2; i++, c = plain) {
		if (c <= 0)
			continue;
		add_beginning(l, c, second);
		add_beginning(l, utf8proc_toupper(c), second); /* as in a headline in capitals */
		if (caseless)
			add_beginning(l, utf8proc_tolower(c), second);
	}
}
