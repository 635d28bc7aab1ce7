/* Finding the encoding of a page. */
#include "html_charset.h"

#include <string.h>
#include <strings.h>

#define LOOKED_AT 1024

static bool begins(struct poltag_str text, const char *word)
{
	size_t len = strlen(word);

	return text.len >= len && strncasecmp(text.data, word, len) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static struct poltag_str skip_blanks(struct poltag_str text)
{
	while (text.len && is_blank(*text.data))
		text = span_from(text, 1);
	return text;
}

/* The value behind an equals sign, with or without quotation marks; empty where there is no equals sign. */
static struct poltag_str value_of(struct poltag_str text)
{
	size_t len = 0;

	text = skip_blanks(text);
	if (!text.len || *text.data != '=')
		return span_make(text.data, 0);
	text = skip_blanks(span_from(text, 1));
	if (text.len && (*text.data == '"' || *text.data == '\''))
		text = span_from(text, 1);
	while (len < text.len && !is_blank(text.data[len]) && !strchr("\"';>/?", text.data[len]))
		len++;
	return span_make(text.data, len);
}

/* The value of a word in a tag. */
static struct poltag_str find_in(struct poltag_str tag, const char *word)
{
	for (; tag.len; tag = span_from(tag, 1))
		if (begins(tag, word)) {
			struct poltag_str value = value_of(span_from(tag, strlen(word)));

			if (value.len)
				return value;
		}
	return tag;
}

static struct poltag_str find(struct poltag_str page)
{
	struct poltag_str value = { "", 0 };

	page.len = page.len > LOOKED_AT ? LOOKED_AT : page.len;
	for (; page.len && !value.len; page = span_from(page, 1)) {
		struct poltag_str tag = span_make(page.data, span_find(page, '>'));

		if (begins(page, "<?xml"))
			value = find_in(tag, "encoding");
		else if (begins(page, "<meta"))
			value = find_in(tag, "charset");
	}
	return value;
}

void html_charset(struct poltag_str page, char name[ENCODING_ROOM])
{
	static const char *const western[] = { "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii" };
	struct poltag_str value = find(page);

	name[0] = '\0';
	if (!value.len || value.len >= ENCODING_ROOM || memchr(value.data, '\0', value.len))
		return;
	memcpy(name, value.data, value.len);
	name[value.len] = '\0';
	for (size_t i = 0; i < sizeof western / sizeof *western; i++)
		if (strcasecmp(name, western[i]) == 0)
			strcpy(name, "windows-1252");
	if (encoding_is_utf8(name) || !encoding_is_known(name) || encoding_width(name) != 1)
		name[0] = '\0'; /* a page in which this can be read is in no wide encoding */
}
