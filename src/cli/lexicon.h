/* lexicon.h - what a word says of a name that it stands before, behind or in: titles, heads of organisations, and so on. */
#ifndef LEXICON_H
#define LEXICON_H

#include "../poltag.h"

/* What a word may be; bits. */
enum lexicon_class {
	LEXICON_TITLE = 1 << 0,    /* of a person: President */
	LEXICON_MODIFIER = 1 << 1, /* stands before a title and belongs to it: Foreign, Prime */
	LEXICON_SAID = 1 << 2,     /* what people do next to their names: said */
	LEXICON_ORG = 1 << 3,      /* the head of an organisation's name: Ministry */
	LEXICON_PLACE = 1 << 4,    /* the head of a place's name: Province */
	LEXICON_EVENT = 1 << 5,
	LEXICON_IN = 1 << 6,       /* stands before a place */
	LEXICON_JOINS = 1 << 7,    /* a small word within a name: de, bin */
	LEXICON_OF = 1 << 8,       /* a small word within the name of an organisation */
	LEXICON_AND = 1 << 9,
	LEXICON_GRAMMAR = 1 << 10, /* no name begins with it: The, However */
	LEXICON_CALENDAR = 1 << 11,
	LEXICON_SHORTENED = 1 << 12, /* written with a full stop that ends no sentence: Mr. */
	LEXICON_ARTICLE = 1 << 13, /* joined to a name by a hyphen: al-Assad */
	LEXICON_TAIL = 1 << 14     /* makes an adjective of a name and a hyphen: Kremlin-backed */
};

struct lexicon;

/* NULL without memory. */
struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* The classes of a folded word; 0 for a word that it does not have. */
unsigned lexicon_look(const struct lexicon *lexicon, struct poltag_str folded);

#endif
