/* Finding parsed text again in the page. The parser says only where a text begins; between its characters may stand tags that it
 * ignored, and references that it decoded. */
#include "html_piece.h"

#include "character.h"

#include <string.h>

/* The names of references that need no semicolon; each is one code point below U+0100. */
static const char no_semicolon[] =
	" AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml "
	"LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute "
	"aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml "
	"frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc "
	"ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute "
	"ucirc ugrave uml uuml yacute yen yuml ";

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_digit(char c, bool hex)
{
	return (c >= '0' && c <= '9') || (hex && (c | 32) >= 'a' && (c | 32) <= 'f');
}

static bool needs_no_semicolon(struct poltag_str name)
{
	char word[16];

	if (name.len > sizeof word - 3)
		return false;
	word[0] = ' ';
	memcpy(word + 1, name.data, name.len);
	strcpy(word + 1 + name.len, " ");
	return strstr(no_semicolon, word) != NULL;
}

/* The length of "&#...;", or 0. */
static size_t numeric_length(struct poltag_str raw)
{
	bool hex = raw.len > 2 && (raw.data[2] | 32) == 'x';
	size_t begin = hex ? 3 : 2, i = begin;

	while (i < raw.len && is_digit(raw.data[i], hex))
		i++;
	return i == begin ? 0 : i + (i < raw.len && raw.data[i] == ';');
}

/* What the text would go on with, were this the reference. */
static bool goes_on(struct poltag_str text, struct poltag_str rest)
{
	return text.len >= rest.len && memcmp(text.data, rest.data, rest.len) == 0;
}

/* The length of "&name;", where the text has the code point of len bytes for it; or 0. Of a name that goes on behind a shorter one
 * that needs no semicolon, the text says which it is. */
static size_t named_length(struct poltag_str text, size_t len, uint32_t c, struct poltag_str raw)
{
	struct poltag_str run = { raw.data + 1, 0 }, after = span_from(text, len);
	bool semicolon;

	while (run.len + 1 < raw.len && is_alnum(run.data[run.len]))
		run.len++;
	semicolon = run.len + 1 < raw.len && run.data[run.len] == ';';
	for (size_t n = c > 0xFF ? 0 : run.len < 8 ? run.len : 8; n >= 2; n--)
		if (needs_no_semicolon(span_make(run.data, n)) && (n == run.len || goes_on(after, span_from(run, n))))
			return 1 + n + (n == run.len && semicolon);
	return semicolon && run.len ? run.len + 2 : 0;
}

/* Whether a reference may stand for this code point behind another. */
static bool is_second(uint32_t c)
{
	return c == 0x338 || c == 0x20D2 || c == 0xFE00 || c == 0x200A || c == 0x20E5 || c == 0x333 || c == 0x331;
}

static struct html_piece reference(struct poltag_str text, size_t len, uint32_t first, struct poltag_str raw)
{
	struct html_piece piece = { 0, 0, len };
	struct poltag_str rest, behind;
	uint32_t c;
	size_t n;

	piece.raw_len = raw.len > 1 && raw.data[1] == '#' ? numeric_length(raw) : named_length(text, len, first, raw);
	if (!piece.raw_len)
		return piece;
	rest = span_from(text, len);
	behind = span_from(raw, piece.raw_len);
	if (raw.data[1] == '#' || !rest.len)
		return piece;
	n = character_decode(rest, &c);
	if ((is_second(c) || (span_starts(raw, "&fjlig;") && c == 'j')) && !goes_on(behind, span_make(rest.data, n)))
		piece.len += n;
	return piece;
}

/* The length of a tag or comment that the parser ignored. */
static size_t markup_length(struct poltag_str raw)
{
	const char *end = NULL;

	if (span_starts(raw, "<!--")) {
		end = memmem(raw.data + 4, raw.len - 4, "-->", 3);
		return end ? (size_t)(end - raw.data) + 3 : raw.len;
	}
	for (size_t i = 1; i < raw.len; i++) {
		if (raw.data[i] == '>')
			return i + 1;
		if (raw.data[i] == '"' || raw.data[i] == '\'') {
			const char *quote = memchr(raw.data + i + 1, raw.data[i], raw.len - i - 1);

			if (quote && raw.data[i - 1] == '=')
				i = (size_t)(quote - raw.data);
		}
	}
	return 1;
}

/* Whether the parser reads it as U+FFFD: what is malformed, controls, and what is no character. */
static bool is_replaced(uint32_t c)
{
	return c == CHARACTER_MALFORMED || c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Reads what stands right there, or says that nothing of it does: raw_len is 0. */
static struct html_piece match(struct poltag_str text, struct poltag_str raw)
{
	uint32_t c, other;
	size_t len = character_decode(text, &c), n;
	struct html_piece piece = { 0, 0, len };

	if (raw.data[0] == '&')
		piece = reference(text, len, c, raw);
	if (piece.raw_len && (c != '&' || piece.raw_len > 1))
		return piece;
	if (goes_on(raw, span_make(text.data, len))) {
		piece.len = piece.raw_len = len;
	} else if (c == '\n' && raw.data[0] == '\r') {
		piece.raw_len = raw.len > 1 && raw.data[1] == '\n' ? 2 : 1;
	} else if (c == 0xFFFD) {
		n = character_decode(raw, &other);
		if (is_replaced(other))
			piece.raw_len = n;
	}
	return piece;
}

struct html_piece html_piece_next(struct poltag_str text, struct poltag_str raw)
{
	struct html_piece piece = { 0 };
	size_t skip = 0;

	while (skip < raw.len) {
		struct poltag_str rest = span_from(raw, skip);

		piece = match(text, rest);
		if (piece.raw_len)
			break;
		if (rest.data[0] != '<' && span_starts(text, CHARACTER_REPLACEMENT))
			break; /* of malformed bytes it may make one more */
		skip += rest.data[0] == '<' ? markup_length(rest) : 1;
	}
	if (skip >= raw.len) {
		uint32_t c;

		piece = (struct html_piece){ 0, 0, character_decode(text, &c) };
		skip = raw.len;
	}
	piece.skip = skip;
	return piece;
}
