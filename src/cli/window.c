/* Cutting texts into windows. Each kind of place is looked for from the end of the second half. */
#include "window.h"

typedef bool (*place)(struct poltag_str text, size_t at);

static bool ends_line(struct poltag_str text, size_t at)
{
	return text.data[at - 1] == '\n';
}

/* Behind a line that is empty but for blanks. */
static bool ends_paragraph(struct poltag_str text, size_t at)
{
	size_t i = at - 1;

	if (!ends_line(text, at))
		return false;
	while (i && (text.data[i - 1] == ' ' || text.data[i - 1] == '\t' || text.data[i - 1] == '\r'))
		i--;
	return i && text.data[i - 1] == '\n';
}

static bool ends_word(struct poltag_str text, size_t at)
{
	return text.data[at - 1] == ' ' || text.data[at - 1] == '\t';
}

static bool ends_character(struct poltag_str text, size_t at)
{
	return ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

size_t window_cut(struct poltag_str text, size_t size)
{
	static const place places[] = { ends_paragraph, ends_line, ends_word, ends_character };
	size_t at;

	if (text.len <= size)
		return text.len;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		for (at = size; at > size / 2 && at; at--)
			if (places[i](text, at))
				return at;
	return size ? size : 1;
}
