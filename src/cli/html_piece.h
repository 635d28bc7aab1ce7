/* html_piece.h - which bytes of a page a piece of parsed text was made from. */
#ifndef HTML_PIECE_H
#define HTML_PIECE_H

#include "bytes.h"

/* What comes next. */
struct html_piece {
	size_t skip;    /* bytes of the page before it that make no text */
	size_t raw_len; /* then, what it was made from */
	size_t len;     /* of the text: one code point, or two that one reference stands for */
};

/* text is what is left of a text as the parser has it, and not empty; raw what is left of the page, as far as that text may
 * come from it. raw_len is 0 where nothing of it does. */
struct html_piece html_piece_next(struct poltag_str text, struct poltag_str raw);

#endif
