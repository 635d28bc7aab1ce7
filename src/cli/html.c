/* Readable text out of HTML. Gumbo parses it; its tree is gone through for texts, which then are put together in the order of
 * the page, as a browser's reader sees them: white space is one space, and blocks stand apart. */
#include "html.h"

#include "grow.h"
#include "html_piece.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct reader {
	struct html *html;
	struct poltag_str raw;
	int breaks;        /* line ends due before the next text */
	size_t kept;       /* elements around that keep white space */
	/* When putting together: */
	size_t at;         /* how far in the page */
	bool space;        /* one is due */
	size_t space_at, space_end;
	const char *failure;
};

/* ---- Elements ---- */

static const GumboTag skipped[] = {
	GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED,
	GUMBO_TAG_NOFRAMES, GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_RTC, GUMBO_TAG_SVG,
};

/* Elements within a line; all others stand apart. */
static const GumboTag inline_tags[] = {
	GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B, GUMBO_TAG_BASEFONT, GUMBO_TAG_BDI, GUMBO_TAG_BDO,
	GUMBO_TAG_BIG, GUMBO_TAG_BLINK, GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DATA, GUMBO_TAG_DEL, GUMBO_TAG_DFN,
	GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_IMG, GUMBO_TAG_INS, GUMBO_TAG_KBD, GUMBO_TAG_LABEL,
	GUMBO_TAG_LINK, GUMBO_TAG_MARK, GUMBO_TAG_MATH, GUMBO_TAG_META, GUMBO_TAG_NOBR, GUMBO_TAG_Q, GUMBO_TAG_RB,
	GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG,
	GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TIME, GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_UNKNOWN, GUMBO_TAG_VAR,
	GUMBO_TAG_WBR,
};

static const GumboTag keeping[] = { GUMBO_TAG_PRE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_LISTING, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_XMP };

#define IS_ONE_OF(tag, list) is_one_of(tag, list, sizeof(list) / sizeof *(list))

static bool is_one_of(GumboTag tag, const GumboTag *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == tag)
			return true;
	return false;
}

/* ---- Going through the tree ---- */

static void need_breaks(struct reader *reader, int n)
{
	if (reader->breaks < n)
		reader->breaks = n;
}

static void add_item(struct reader *reader, const GumboText *text)
{
	uintptr_t begin = (uintptr_t)reader->raw.data, at = (uintptr_t)text->original_text.data;
	struct html *html = reader->html;
	const struct html_item *last = html->n_items ? &html->items[html->n_items - 1] : NULL;
	struct html_item item = { text->text, last ? last->raw : 0, 0, html->n_items, reader->breaks, reader->kept > 0 };

	if (!*text->text)
		return;
	if (at >= begin && at <= begin + reader->raw.len)
		item.raw = (size_t)(at - begin);
	item.raw_end = reader->raw.len;
	if (text->original_text.length <= reader->raw.len - item.raw)
		item.raw_end = item.raw + text->original_text.length;
	reader->breaks = 0;
	if (!GROW_ADD(html, items, item))
		reader->failure = "out of memory";
}

static void visit(struct reader *reader, const GumboNode *node, int depth);

static void visit_children(struct reader *reader, const GumboVector *children, int depth)
{
	if (depth > 2 * HTML_DEPTH) {
		reader->failure = "the HTML has too many elements within one another";
		return;
	}
	for (unsigned i = 0; i < children->length && !reader->failure; i++)
		visit(reader, children->data[i], depth + 1);
}

static void visit_element(struct reader *reader, const GumboElement *element, int depth)
{
	bool apart = !IS_ONE_OF(element->tag, inline_tags), keeps = IS_ONE_OF(element->tag, keeping);

	if (IS_ONE_OF(element->tag, skipped))
		return;
	if (element->tag == GUMBO_TAG_BR) {
		reader->breaks++;
		return;
	}
	if (apart)
		need_breaks(reader, 2);
	reader->kept += keeps;
	visit_children(reader, &element->children, depth);
	reader->kept -= keeps;
	if (apart)
		need_breaks(reader, 2);
}

static void visit(struct reader *reader, const GumboNode *node, int depth)
{
	switch (node->type) {
	case GUMBO_NODE_DOCUMENT:
		visit_children(reader, &node->v.document.children, depth);
		break;
	case GUMBO_NODE_ELEMENT:
		visit_element(reader, &node->v.element, depth);
		break;
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		add_item(reader, &node->v.text);
		break;
	case GUMBO_NODE_COMMENT:
	case GUMBO_NODE_TEMPLATE:
		break;
	}
}

/* ---- The order of the page ---- */

static int compare_items(const void *a, const void *b)
{
	const struct html_item *x = a, *y = b;

	if (x->raw != y->raw)
		return x->raw < y->raw ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

/* The parser moves texts out of tables; where that was done, the places stand apart. */
static void sort_items(struct html *html)
{
	struct html_item *items = html->items;
	bool sorted = true;

	for (size_t i = 1; i < html->n_items && sorted; i++)
		sorted = items[i - 1].raw <= items[i].raw;
	if (sorted)
		return;
	qsort(items, html->n_items, sizeof *items, compare_items);
	for (size_t i = 1; i < html->n_items; i++)
		if (items[i].number != items[i - 1].number + 1)
			items[i].breaks = 2;
}

/* ---- Putting the text together ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* What stands between the text before and the one that begins at raw. */
static void separate(struct reader *reader, size_t raw)
{
	struct html_map *map = &reader->html->map;

	if (map->text.len && reader->breaks)
		html_map_make(map, "\n\n", reader->breaks < 2 ? 1 : 2, reader->at, raw - reader->at);
	else if (map->text.len && reader->space)
		html_map_make(map, " ", 1, reader->space_at, reader->space_end - reader->space_at);
	reader->breaks = 0;
	reader->space = false;
}

static void add_blank(struct reader *reader, size_t raw, size_t raw_len)
{
	if (!reader->space)
		reader->space_at = raw;
	reader->space_end = raw + raw_len;
	reader->space = true;
}

/* How many bytes of the text stand there in the page as they are, and need no look. */
static size_t plain_length(struct poltag_str text, struct poltag_str raw)
{
	size_t n = text.len < raw.len ? text.len : raw.len, i = 0;

	while (i < n && text.data[i] == raw.data[i] && !is_blank(text.data[i]) && text.data[i] != '&')
		i++;
	while (i > 0 && i < text.len && ((unsigned char)text.data[i] & 0xC0) == 0x80)
		i--; /* not within a code point */
	return i;
}

static void add_piece(struct reader *reader, struct poltag_str *text, size_t end, bool kept)
{
	struct html_map *map = &reader->html->map;
	struct poltag_str raw = span_make(reader->raw.data + reader->at, end - reader->at);
	size_t plain = plain_length(*text, raw);
	struct html_piece piece = { 0, plain, plain };
	size_t at;

	if (!plain)
		piece = html_piece_next(*text, raw);
	at = reader->at + piece.skip;
	if (is_blank(text->data[0]) && !kept) {
		add_blank(reader, at, piece.raw_len);
	} else {
		separate(reader, at);
		if (piece.len == piece.raw_len && memcmp(text->data, reader->raw.data + at, piece.len) == 0)
			html_map_copy(map, text->data, piece.len, at);
		else
			html_map_make(map, text->data, piece.len, at, piece.raw_len);
	}
	reader->at = at + piece.raw_len;
	*text = span_from(*text, piece.len);
}

static void put_together(struct reader *reader)
{
	struct html *html = reader->html;

	reader->breaks = 0;
	for (size_t i = 0; i < html->n_items; i++) {
		const struct html_item *item = &html->items[i];
		struct poltag_str text = span_of(item->text);
		size_t end = item->raw_end;

		if (i + 1 < html->n_items && end > html->items[i + 1].raw)
			end = html->items[i + 1].raw;
		if (reader->at < item->raw)
			reader->at = item->raw;
		if (end < reader->at)
			end = reader->at;
		reader->breaks += item->breaks;
		while (text.len)
			add_piece(reader, &text, end, item->kept);
	}
	if (html->map.failed)
		reader->failure = "out of memory";
}

/* ---- Pages ---- */

static void parse(struct reader *reader)
{
	struct html_arena *arena = &reader->html->arena;
	GumboOptions options = kGumboDefaultOptions;
	const GumboOutput *output;

	options.allocator = html_arena_give;
	options.deallocator = html_arena_take;
	options.userdata = arena;
	options.max_errors = 0;
	if (setjmp(arena->leave)) {
		reader->failure = arena->failure;
		return;
	}
	output = gumbo_parse_with_options(&options, reader->raw.data + reader->at, reader->raw.len - reader->at);
	visit(reader, output->document, 0);
}

const char *html_read(struct html *html, struct poltag_str raw)
{
	struct reader reader = { .html = html, .raw = raw };

	html_map_clear(&html->map);
	html->n_items = 0;
	reader.at = span_starts(raw, BYTE_ORDER_MARK) ? 3 : 0;
	if (reader.at == raw.len)
		return NULL;
	parse(&reader);
	if (!reader.failure) {
		sort_items(html);
		put_together(&reader);
	}
	html_arena_free(&html->arena);
	return reader.failure;
}

void html_free(struct html *html)
{
	html_map_free(&html->map);
	html_arena_free(&html->arena);
	free(html->items);
	*html = (struct html){ 0 };
}

/* ---- What is one ---- */

static bool begins(struct poltag_str text, const char *lower)
{
	size_t len = strlen(lower);

	return text.len > len && strncasecmp(text.data, lower, len) == 0 &&
	       (is_blank(text.data[len]) || text.data[len] == '>' || text.data[len] == '/');
}

/* Without what may stand before: a byte order mark, white space, comments and an XML declaration. */
static struct poltag_str behind_prolog(struct poltag_str head)
{
	if (span_starts(head, BYTE_ORDER_MARK))
		head = span_from(head, 3);
	for (;;) {
		const char *end;

		while (head.len && is_blank(head.data[0]))
			head = span_from(head, 1);
		if (span_starts(head, "<!--"))
			end = memmem(head.data, head.len, "-->", 3);
		else if (span_starts(head, "<?xml"))
			end = memmem(head.data, head.len, "?>", 2);
		else
			return head;
		if (!end)
			return span_from(head, head.len);
		head = span_from(head, (size_t)(end - head.data) + (head.data[1] == '!' ? 3 : 2));
	}
}

bool html_is(struct poltag_str head)
{
	head = behind_prolog(head);
	return begins(head, "<!doctype html") || begins(head, "<html");
}
