/* word_break.h - where words end by Unicode's default rules (UAX #29): WB1 to WB16 and WB999, all of them. The classes of
 * characters are told from the general categories that utf8proc knows, and a table of what differs. */
#ifndef WORD_BREAK_H
#define WORD_BREAK_H

#include "bytes.h"

enum word_break_class {
	WB_OTHER,
	WB_CR,
	WB_LF,
	WB_NEWLINE,
	WB_EXTEND,
	WB_ZWJ,
	WB_FORMAT,
	WB_KATAKANA,
	WB_HEBREW,
	WB_LETTER,
	WB_MID_LETTER,
	WB_MID_NUM_LET,
	WB_MID_NUM,
	WB_SINGLE_QUOTE,
	WB_DOUBLE_QUOTE,
	WB_NUMERIC,
	WB_EXTEND_NUM_LET,
	WB_REGIONAL,
	WB_SPACE
};

enum word_break_class word_break_class(uint32_t c);

/* The end of the segment that begins at a break: a word, a sign, a run of spaces, a line end. at < text.len. */
size_t word_break_next(struct poltag_str text, size_t at);

#endif
