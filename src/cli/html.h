/* html.h - the readable text of a page, and where each part of it stands in the page. Scripts, styles, comments and attributes are
 * no text; references are decoded; where a block ends, a blank line stands, and a line end for <br>. Nothing is run or fetched. */
#ifndef HTML_H
#define HTML_H

#include "html_arena.h"
#include "html_map.h"

struct html_item {
	const char *text;    /* as the parser has it */
	size_t raw, raw_end; /* where it may come from */
	size_t number;       /* its place in the tree */
	int breaks;          /* line ends before it, 2 for a block */
	bool kept;           /* white space counts: <pre> */
};

/* Zeroed, it is ready for a page; its memory is used again for the next. */
struct html {
	struct html_map map;
	struct html_item *items;
	size_t n_items, room_items;
	struct html_arena arena;
};

enum html_when { HTML_AUTO, HTML_ALWAYS, HTML_NEVER };

/* Whether a file that begins so is a page: it says so with a doctype, or with <html>. */
bool html_is(struct poltag_str head);

/* Reads a page, of UTF-8 or nearly so. NULL, or why it cannot be done. */
const char *html_read(struct html *html, struct poltag_str raw);
void html_free(struct html *html);

#endif
