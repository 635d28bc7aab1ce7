/* The capitalised words of a document. */
#include "token.h"

#include "caps.h"
#include "cue.h"
#include "text.h"
#include "turkic.h"
#include "utf8.h"

#define JOIN_BYTES 12 /* between two words of one name there may be "of the" and the like */

static bool is_year(const char *p, size_t len)
{
	return len == 4 && (*p == '1' || *p == '2') && p[1] >= '0' && p[1] <= '9' && p[2] >= '0' && p[2] <= '9' &&
	       p[3] >= '0' && p[3] <= '9';
}

static bool is_capital(const char *p, const char *end)
{
	int32_t c;

	if ((unsigned char)*p < 0x80)
		return *p >= 'A' && *p <= 'Z';
	utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
	return c >= 0 && code_point_is_upper(c);
}

bool token_is_generation(struct poltag_str text, const struct token *token)
{
	const char *p = text.data + token->start;

	if (token->len == 2 && p[1] == 'r' && (*p == 'J' || *p == 'S'))
		return true;
	for (size_t i = 0; i < token->len; i++)
		if (p[i] != 'I' && p[i] != 'V' && p[i] != 'X')
			return false;
	return true;
}

bool tokens_add(struct scan *scan, size_t n_starts)
{
	const char *data = scan->text.data + scan->chunk_from, *end = scan->text.data + scan->text.len;
	struct tokens *tokens = &scan->tokens;

	for (size_t i = 0; i < n_starts; i++) {
		const char *p = data + scan->starts[i];
		struct token token = { .len = scan->lengths[i] & SCAN_LENGTH, .hash = scan->hashes[i] };

		if (token.len == 0 || (scan->lengths[i] & SCAN_UNSPACED) || !(is_capital(p, end) || is_year(p, token.len)))
			continue;
		token.start = (size_t)(p - scan->text.data);
		if (!ARRAY_ADD(tokens, list, token))
			return false;
	}
	return true;
}

/* The classes of a word's form. */
static uint64_t form_of(struct poltag_str text, const struct token *token)
{
	const char *p = text.data + token->start, *end = p + token->len;
	size_t letters = 0;

	if (is_year(p, token->len))
		return WORD_YEAR;
	while (p < end) {
		int32_t c;

		p += utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
		if (c >= 0 && code_point_is_lower(c))
			return 0;
		letters++;
	}
	if (letters == 1)
		return end < text.data + text.len && *end == '.' ? WORD_INITIAL : 0;
	return WORD_ACRONYM;
}

/* Whether a quotation mark stands before it. */
static bool is_quoted(struct poltag_str text, size_t start)
{
	static const char *const marks[] = { "\"", "«", "“", "„" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t len = strlen(marks[i]);

		if (start >= len && memcmp(text.data + start - len, marks[i], len) == 0)
			return true;
	}
	return false;
}

/* Whether a common word may begin the name of a body all the same, as in "Су ресурстары министрлігі". */
static bool may_begin_body(struct poltag_str text, const struct token *token)
{
	return (token->classes & WORD_TURKIC) && (!(token->classes & WORD_ORDINARY) || is_quoted(text, token->start));
}

/* A word that has a capital only because a sentence begins with it says nothing. */
static void finish(struct scan *scan, struct token *token)
{
	const char *p = scan->text.data + token->start;

	token->classes = image_word_classes(&scan->dict->image, token->hash);
	if (turkic_has(scan->turkic, p)) {
		if (!token->classes)
			token->classes = turkic_classes(scan, str_make(p, token->len));
		token->classes |= WORD_TURKIC;
	}
	token->classes |= form_of(scan->text, token);
	if (caps_covers(scan, token->start))
		token->flags |= TOKEN_CAPS;
	if (cue_begins_sentence(scan->text, token->start))
		token->flags |= TOKEN_FIRST;
	if (token->classes & WORD_YEAR)
		return;
	if ((unsigned char)*p >= 0xD0 && (unsigned char)*p <= 0xD3)
		token->classes |= WORD_CYRILLIC;
	if ((token->flags & TOKEN_FIRST) && (token->classes & (WORD_COMMON | WORD_ORDINARY)) && !(token->classes & WORD_INITIAL))
		token->classes = (token->classes & ~(WORD_GIVEN | WORD_FAMILY)) |
				 (may_begin_body(scan->text, token) ? WORD_CAP : 0);
	else
		token->classes |= WORD_CAP | WORD_NEW;
}

void tokens_finish(struct scan *scan)
{
	struct tokens *tokens = &scan->tokens;
	const struct image *image = &scan->dict->image;

	scan->line_begin = scan->line_end = scan->caps_end = 0;
	for (size_t i = 0; i < tokens->n_list; i++) {
		if (i + 8 < tokens->n_list && image->sections[IMAGE_WORDS].len)
			__builtin_prefetch(image_word_at(image, tokens->list[i + 8].hash));
		finish(scan, &tokens->list[i]);
	}
}

void tokens_name(struct tokens *tokens, size_t from, size_t end, enum poltag_type type)
{
	for (size_t i = from; i < tokens->n_list && tokens->list[i].start < end; i++) {
		tokens->list[i].classes &= ~WORD_NEW;
		tokens->list[i].classes |= UINT64_C(1) << (WORD_TYPE_SHIFT + type);
	}
}

/* Whether what stands between two words may be part of one name: spaces, small words, an ampersand, a hyphen, 's, "+1", and
 * a point within "U.S.-India". */
static bool may_join(struct poltag_str text, size_t start, size_t end)
{
	if (end - start > JOIN_BYTES)
		return false;
	for (size_t i = start; i < end; i++) {
		char c = text.data[i];

		if (c == '.' && (i + 1 == end || !text_is_space(text.data[i + 1])))
			continue;
		if (c == '\n' || (!text_in_word((unsigned char)c) && c != ' ' && c != '\'' && c != '&' && c != '-' && c != '+'))
			return false;
	}
	return true;
}

void tokens_join(struct scan *scan)
{
	struct tokens *tokens = &scan->tokens;
	struct poltag_str text = scan->text;

	for (size_t i = tokens->n_list; i-- > 0;) {
		struct token *token = &tokens->list[i], *next = token + 1;
		size_t end = token_end(token);

		if (token->classes & WORD_NEW)
			token->classes |= word_end_classes(&scan->dict->image, &scan->dict->code_points,
							   str_make(text.data + token->start, token->len));
		token->run = token->classes;
		if (i + 1 == tokens->n_list)
			continue;
		if (next->start == end + 1 && text.data[end] == ' ')
			token->flags |= TOKEN_NEXT;
		if ((token->flags & TOKEN_NEXT) || may_join(text, end, next->start))
			token->run |= next->run;
	}
}
