/* token.h - the capitalised words of a document, which a name that no entry has must consist of, and the years. */
#ifndef TOKEN_H
#define TOKEN_H

#include "word_class.h"

#include <stdint.h>

struct token {
	size_t start;     /* norm offset */
	uint32_t len;
	uint32_t flags;
	uint64_t hash;    /* see key.h */
	uint64_t classes; /* of word_class.h */
	uint64_t run;     /* of it and of the tokens that follow it in one name, as far as that can be told */
};

enum {
	TOKEN_FIRST = 1, /* of its sentence or line */
	TOKEN_CAPS = 2,  /* in a line or a line's beginning in capitals */
	TOKEN_NEXT = 4   /* only a space is between it and the next token */
};

static inline size_t token_end(const struct token *token)
{
	return token->start + token->len;
}

struct tokens {
	struct token *list;
	size_t n_list, room_list;
};

struct scan;

/* Whether the token is a Roman numeral behind a ruler's name, or "Jr" or "Sr". */
bool token_is_generation(struct poltag_str text, const struct token *token);

/* Adds the tokens among the starts of the scan's present chunk. False without memory. */
bool tokens_add(struct scan *scan, size_t n_starts);

/* Fills in what is known of each: its classes, where it stands. Once the whole text has been scanned. */
void tokens_finish(struct scan *scan);

/* The number of the first token at or behind an offset, from one on that is not behind it. */
static inline size_t tokens_next(const struct tokens *tokens, size_t from, size_t offset)
{
	while (from < tokens->n_list && tokens->list[from].start < offset)
		from++;
	return from;
}

/* Says of the tokens from one on, up to an offset, that they are part of a mention of that type. */
void tokens_name(struct tokens *tokens, size_t from, size_t end, enum poltag_type type);

/* Adds the classes that words in no mention have by their ends, and works out those of each run. */
void tokens_join(struct scan *scan);

#endif
