/* Printing values and places. */
#include "print.h"

#include "output.h"

#include <stdio.h>

#define LINE_ROOM 4096
#define CONTEXT_BYTES 40 /* to either side */

void print(const char *format, ...)
{
	char line[LINE_ROOM];
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	if (len > 0)
		output_write(line, (size_t)len < sizeof line ? (size_t)len : sizeof line - 1);
}

void print_value(struct poltag_str value)
{
	size_t from = 0;

	for (size_t i = 0; i < value.len; i++) {
		static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };
		char escape[2] = { '\\', escapes[(unsigned char)value.data[i]] };

		if (!escape[1])
			continue;
		output_write(value.data + from, i - from);
		output_write(escape, 2);
		from = i + 1;
	}
	output_write(value.data + from, value.len - from);
}

static bool is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

void print_plain(struct poltag_str value)
{
	size_t i = 0;

	while (i < value.len) {
		size_t from = i;

		while (i < value.len && !is_blank(value.data[i]))
			i++;
		output_write(value.data + from, i - from);
		if (i < value.len)
			output_write(" ", 1);
		while (i < value.len && is_blank(value.data[i]))
			i++;
	}
}

void print_place(struct poltag_str file, uint64_t line)
{
	output_write(file.data, file.len);
	print(":%llu", (unsigned long long)line);
}

static bool inside_character(struct poltag_str text, size_t at)
{
	return at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* The first whole word of [from, to); where there is no blank, as in scripts without spaces, the first character. */
static size_t after_blank(struct poltag_str text, size_t from, size_t to)
{
	size_t at = from;

	while (at < to && !is_blank(text.data[at]))
		at++;
	while (at < to && is_blank(text.data[at]))
		at++;
	if (at < to)
		return at;
	while (from < to && inside_character(text, from))
		from++;
	return from;
}

static size_t before_blank(struct poltag_str text, size_t from, size_t to)
{
	size_t at = to;

	while (at > from && !is_blank(text.data[at]))
		at--;
	while (at > from && is_blank(text.data[at - 1]))
		at--;
	if (at > from)
		return at;
	while (to > from && inside_character(text, to))
		to--;
	return to;
}

void print_context(struct poltag_str text, size_t start, size_t end)
{
	size_t from = start > CONTEXT_BYTES ? start - CONTEXT_BYTES : 0;
	size_t to = text.len - end > CONTEXT_BYTES ? end + CONTEXT_BYTES : text.len;

	if (from > 0)
		from = after_blank(text, from, start);
	if (to < text.len)
		to = before_blank(text, end, to);
	while (from < start && is_blank(text.data[from]))
		from++;
	while (to > end && is_blank(text.data[to - 1]))
		to--;
	print_plain((struct poltag_str){ text.data + from, start - from });
	output_write("[", 1);
	print_plain((struct poltag_str){ text.data + start, end - start });
	output_write("]", 1);
	print_plain((struct poltag_str){ text.data + end, to - end });
}
