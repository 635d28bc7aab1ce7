/* Any bytes as a page: each byte of the readable text comes from a stretch of the page, in the same order; and a page without
 * markup is its own text, but for white space. */
#include "cli/character.h"
#include "cli/html.h"
#include "cli/html_charset.h"
#include "fuzz.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void check_map(const struct html_map *map, size_t len)
{
	size_t start = 0, end = 0;

	for (size_t i = 0; i < map->text.len; i++) {
		size_t from = html_map_start(map, i), to = html_map_end(map, i + 1);

		FUZZ_CHECK(from >= start && to >= end && from <= to && to <= len);
		start = from;
		end = to;
	}
}

static bool is_plain(struct poltag_str page)
{
	for (size_t at = 0, n; at < page.len; at += n) {
		uint32_t c;

		n = character_decode(span_from(page, at), &c);
		if (c == CHARACTER_MALFORMED || c == '<' || c == '&' || c == '\r' || (c < 0x20 && !is_blank((char)c)) ||
		    (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
			return false;
	}
	return true;
}

/* The characters that are not white space are the same, and each is found where it stands. */
static void check_plain(const struct html_map *map, struct poltag_str page)
{
	const char *text = map->text.data;
	size_t at = 0;

	if (page.len >= 3 && memcmp(page.data, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	for (size_t i = 0; i < map->text.len; i++) {
		if (is_blank(text[i]))
			continue;
		while (at < page.len && is_blank(page.data[at]))
			at++;
		FUZZ_CHECK(at < page.len && text[i] == page.data[at]);
		FUZZ_CHECK(html_map_start(map, i) == at && html_map_end(map, i + 1) == at + 1);
		at++;
	}
	while (at < page.len && is_blank(page.data[at]))
		at++;
	FUZZ_CHECK(at == page.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct html html;
	char charset[ENCODING_ROOM];
	struct poltag_str page = { (const char *)data, size };

	(void)html_is(page);
	html_charset(page, charset);
	FUZZ_CHECK(!charset[0] || encoding_is_known(charset));
	if (html_read(&html, page))
		return 0;
	check_map(&html.map, size);
	if (is_plain(page))
		check_plain(&html.map, page);
	return 0;
}
