/* Headlines and datelines in capitals. */
#include "caps.h"

#include "text.h"
#include "utf8.h"

#define DATELINE_LETTERS 4

/* What the beginning of a line holds in capitals. */
struct zone {
	size_t end;     /* behind its last word */
	size_t words;   /* of two capitals or more */
	size_t letters; /* of the longest of them */
};

/* Reads words from the line's beginning until one has a lower-case letter. */
static struct zone read_zone(struct poltag_str text, size_t at, size_t line_end)
{
	const unsigned char *begin = (const unsigned char *)text.data;
	const unsigned char *p = begin + at, *end = begin + line_end;
	struct zone zone = { at, 0, 0 };
	size_t letters = 0;

	while (p < end) {
		int32_t c;
		size_t len = utf8_decode(p, end, &c);

		if (c >= 0 && code_point_is_lower(c) && !(c == 's' && p > begin && p[-1] == '\''))
			return zone;
		p += len;
		if (c >= 0 && code_point_is_upper(c))
			letters++;
		if (p < end && text_in_word(*p))
			continue;
		zone.words += letters > 1;
		zone.letters = letters > zone.letters ? letters : zone.letters;
		zone.end = (size_t)(p - begin);
		letters = 0;
	}
	return zone;
}

static void enter_line(struct scan *scan, size_t at)
{
	const char *begin = scan->text.data, *before, *end;
	size_t line = scan->line_end;
	struct zone zone;

	before = memrchr(begin + line, '\n', at - line);
	if (before)
		line = (size_t)(before - begin) + 1;
	end = memchr(begin + at, '\n', scan->text.len - at);
	scan->line_begin = line;
	scan->line_end = end ? (size_t)(end - begin) : scan->text.len;
	zone = read_zone(scan->text, line, scan->line_end);
	scan->caps_end = zone.words > 1 || zone.letters >= DATELINE_LETTERS ? zone.end : 0;
}

bool caps_covers_slowly(struct scan *scan, size_t at)
{
	if (at >= scan->line_end)
		enter_line(scan, at);
	return at < scan->caps_end;
}
