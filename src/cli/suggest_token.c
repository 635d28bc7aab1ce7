/* Cutting a line into tokens: words, and what stands between them. */
#include "grow.h"
#include "suggest.h"

#include <string.h>
#include <utf8proc.h>

#define GAP_BYTES 32

unsigned suggest_classes(const struct suggest_tools *tools, struct poltag_str word)
{
	char folded[64];

	return lexicon_look(tools->lexicon, span_make(folded, folding_text(tools->folding, word, folded, sizeof folded)));
}

static bool has(const char *text, size_t len, const char *any)
{
	for (size_t i = 0; i < len; i++)
		if (strchr(any, text[i]))
			return true;
	return false;
}

/* The one sign that glues two words, - or '; 0 for another gap. A dash is wider than a hyphen, and glues nothing. */
static char glue(const struct suggest_tools *tools, struct poltag_str gap)
{
	char sign[4];

	if (gap.len == 3 && memcmp(gap.data, "\xE2\x80\x90", 3) != 0 && memcmp(gap.data, "\xE2\x80\x91", 3) != 0 &&
	    memcmp(gap.data, "\xE2\x80\x99", 3) != 0 && memcmp(gap.data, "\xE2\x80\x98", 3) != 0)
		return 0;
	if (gap.len > 3 || folding_text(tools->folding, gap, sign, sizeof sign) != 1)
		return 0;
	return sign[0] == '-' || sign[0] == '\'' ? sign[0] : 0;
}

/* What stands behind an apostrophe in English without being part of the name. */
static bool is_ending(struct poltag_str word)
{
	static const char *const endings[] = { "s", "S", "m", "re", "ll", "ve", "d", "t" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (word.len == strlen(endings[i]) && memcmp(word.data, endings[i], word.len) == 0)
			return true;
	return false;
}

/* Joins a word to the token before it, as in O'Brien, Jong-un and al-Assad. */
static void glue_word(struct suggest_token *token, const struct suggest_tools *tools, struct poltag_str line,
		      const struct poltag_word *word)
{
	struct poltag_str text = span_make(line.data + word->start, word->end - word->start);

	if (token->letters == POLTAG_SMALL && word->letters >= POLTAG_CAPITALISED && (token->classes & LEXICON_ARTICLE))
		token->letters = POLTAG_CAPITALISED;
	else if (token->letters == POLTAG_CAPITALS && word->letters != POLTAG_CAPITALS)
		token->letters = POLTAG_CAPITALISED;
	if (word->letters == POLTAG_SMALL && (suggest_classes(tools, text) & LEXICON_TAIL))
		token->letters = POLTAG_SMALL; /* London-based */
	token->end = word->end;
}

/* Whether the full stop behind this token may belong to it: an initial, or a shortened word. */
static bool is_shortened(const struct suggest_token *token, struct poltag_str line)
{
	size_t len = token->end - token->start;

	if (token->classes & LEXICON_SHORTENED)
		return true;
	return token->letters >= POLTAG_CAPITALISED &&
	       (len == 1 || (len == 2 && (unsigned char)line.data[token->start] >= 0x80));
}

/* Whether a gap is that of People's Party or Workers' Union. */
static bool is_possessive(const char *gap, size_t len, char before)
{
	size_t i = 1;

	if (len < 2 || gap[0] != '\'')
		return false;
	if (gap[1] == 's')
		i = 2;
	else if (before != 's')
		return false;
	while (i < len && gap[i] == ' ')
		i++;
	return i == len && gap[len - 1] == ' ';
}

/* Says how a token follows the one before it. */
static void read_gap(const struct suggest_tools *tools, struct suggest_token *before, struct suggest_token *token,
		     struct poltag_str line)
{
	size_t from = before ? before->end : 0;
	struct poltag_str raw = { line.data + from, token->start - from };
	char gap[GAP_BYTES];
	size_t len = folding_text(tools->folding, raw, gap, sizeof gap);
	bool stop = len > 0 && gap[0] == '.' && before && is_shortened(before, line);
	const char *rest = stop ? gap + 1 : gap;
	size_t n = stop ? len - 1 : len;

	token->opens = len > 0 && gap[len - 1] == '"';
	if (!before) {
		token->begins = token->sentence = true;
		return;
	}
	before->closes = len > 0 && gap[0] == '"';
	token->owned = is_possessive(gap, len, line.data[before->end - 1]);
	token->sentence = has(rest, n, ".!?") || raw.len >= GAP_BYTES;
	token->begins = token->sentence || has(rest, n, ":;\"(*") || has(rest, n, "-");
	token->joined = (n > 0 || stop) && !token->sentence;
	for (size_t i = 0; i < n && token->joined; i++)
		token->joined = rest[i] == ' ' || (rest[i] == '&' && !memchr(rest, '&', i));
}

/* The tokens that a mention touches are known. */
static void mark_known(struct suggest_tokens *tokens, size_t offset, const struct suggest_span *spans, size_t n_spans)
{
	size_t at = 0;

	for (size_t i = 0; i < tokens->n_tokens; i++) {
		struct suggest_token *token = &tokens->tokens[i];

		token->type = POLTAG_TYPES;
		while (at < n_spans && spans[at].end <= offset + token->start)
			at++;
		if (at < n_spans && spans[at].start < offset + token->end) {
			token->known = true;
			token->type = spans[at].type;
		}
	}
}

/* Whether a word begins with a letter, and not with a sign that matching reads as letters: №5 is no name. */
static bool begins_with_letter(struct poltag_str word)
{
	int32_t c;

	utf8proc_iterate((const unsigned char *)word.data, (utf8proc_ssize_t)word.len, &c);
	return c >= 0 && utf8proc_category(c) >= UTF8PROC_CATEGORY_LU && utf8proc_category(c) <= UTF8PROC_CATEGORY_LO;
}

/* Adds the word as a token, or to the token before it. *ended: behind a possessive no name goes on. False without
 * memory. */
static bool add_word(struct suggest_tokens *tokens, const struct suggest_tools *tools, struct poltag_str line,
		     const struct poltag_word *word, bool *ended)
{
	struct suggest_token *before = tokens->n_tokens ? &tokens->tokens[tokens->n_tokens - 1] : NULL;
	struct suggest_token token = { .start = word->start, .end = word->end, .letters = word->letters };
	struct poltag_str text = span_make(line.data + word->start, word->end - word->start);
	char sign = before ? glue(tools, span_make(line.data + before->end, word->start - before->end)) : 0;

	if (sign == '\'' && is_ending(text)) {
		*ended = true;
		if (text.data[0] != 's' && text.data[0] != 'S')
			before->letters = POLTAG_SMALL; /* He'll */
		return true;
	}
	if (sign && !*ended) {
		glue_word(before, tools, line, word);
		return true;
	}
	if (!begins_with_letter(text))
		token.letters = POLTAG_NO_CASE;
	token.classes = suggest_classes(tools, text);
	read_gap(tools, before, &token, line);
	token.joined &= !*ended;
	*ended = false;
	return GROW_ADD(tokens, tokens, token);
}

bool suggest_tokenise(struct suggest_tokens *tokens, const struct suggest_tools *tools, struct poltag_str line,
		      size_t offset, const struct suggest_span *spans, size_t n_spans)
{
	const struct folding *folding = tools->folding;
	bool ended = false;

	folding_words(tools->folding, line);
	tokens->n_tokens = 0;
	for (size_t i = 0; i < folding->n_words; i++)
		if (!add_word(tokens, tools, line, &folding->words[i], &ended))
			return false;
	for (size_t i = 0; i < tokens->n_tokens; i++) {
		struct suggest_token *token = &tokens->tokens[i];
		struct poltag_str text = span_make(line.data + token->start, token->end - token->start);

		token->classes = suggest_classes(tools, text);
		token->alone = token->letters >= POLTAG_CAPITALISED && suggest_near_case(tools->near, text);
	}
	mark_known(tokens, offset, spans, n_spans);
	return !folding->no_memory;
}
