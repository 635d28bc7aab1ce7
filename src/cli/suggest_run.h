/* suggest_run.h - which tokens of a line belong together; for suggest_run.c and suggest_sequence.c. */
#ifndef SUGGEST_RUN_H
#define SUGGEST_RUN_H

#include "suggest.h"

struct suggest_line {
	struct suggest_table *table;
	const struct suggest_tools *tools;
	struct poltag_str text;
	const struct suggest_token *tokens;
	size_t n;
};

/* Tokens first to last, both of it. */
struct suggest_run {
	size_t first, last;
};

static inline struct poltag_str suggest_run_text(const struct suggest_line *line, size_t i)
{
	return (struct poltag_str){ line->text.data + line->tokens[i].start, line->tokens[i].end - line->tokens[i].start };
}

static inline bool suggest_run_name_like(const struct suggest_token *token)
{
	return token->letters >= POLTAG_CAPITALISED && !token->known && !(token->classes & LEXICON_CALENDAR);
}

static inline bool suggest_run_region(const struct suggest_token *token)
{
	return token->known && (token->type == POLTAG_PLACE || token->type == POLTAG_COUNTRY);
}

static inline bool suggest_run_demonym(const struct suggest_token *token)
{
	return token->known && token->type == POLTAG_DEMONYM;
}

static inline unsigned suggest_run_classes(const struct suggest_line *line, struct suggest_run run)
{
	unsigned classes = 0;

	for (size_t i = run.first; i <= run.last; i++)
		classes |= line->tokens[i].classes;
	return classes;
}

static inline bool suggest_run_joined(const struct suggest_line *line, size_t i)
{
	return i < line->n && line->tokens[i].joined;
}

static inline bool suggest_run_cyrillic(const struct suggest_line *line, size_t i)
{
	unsigned char byte = (unsigned char)line->text.data[line->tokens[i].start];

	return byte >= 0xD0 && byte <= 0xD4;
}

/* A word that no name begins with; a single letter with a full stop is an initial. */
static inline bool suggest_run_grammar(const struct suggest_line *line, size_t i)
{
	const struct suggest_token *token = &line->tokens[i];
	size_t letter = suggest_run_cyrillic(line, i) ? 2 : 1;

	if (token->end - token->start == letter && token->end < line->text.len && line->text.data[token->end] == '.')
		return false;
	return token->classes & LEXICON_GRAMMAR;
}

/* The name that begins at token i, which is name-like: capitalised tokens, and small ones that belong to it. */
struct suggest_run suggest_run_from(const struct suggest_line *line, size_t i);

#endif
