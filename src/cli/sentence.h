/* sentence.h - where sentences end, told token by token: at a blank line; and behind ". ! ? ..." and the marks that close with it,
 * where blanks follow and then no small letter. A point behind an initial, a title or an abbreviation does not end one. */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "bytes.h"

struct sentence {
	struct poltag_str last;  /* token */
	bool ended;              /* by a mark; only closing marks came since */
	bool blank;              /* blanks behind the last token */
	size_t lines;            /* line ends in them */
};

/* What stands between two tokens. */
void sentence_blank(struct sentence *sentence, struct poltag_str blank);

/* The next token. Returns whether another sentence begins with it. */
bool sentence_token(struct sentence *sentence, struct poltag_str token);

#endif
