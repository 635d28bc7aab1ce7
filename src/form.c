/* Comparing forms. */
#include "form.h"

#include "inflect.h"
#include "plain.h"
#include "utf8.h"

bool form_latin_wanted(struct poltag_str text)
{
	return text.len <= FORM_LATIN_BYTES || memmem(text.data, text.len, " va ", 4);
}

void form_word(struct poltag_str *forms, struct poltag_str *stem, struct poltag_str *endings)
{
	const char *p = forms->data, *end = p + forms->len, *brace = NULL;

	*endings = str_make(p, 0);
	while (p < end && (*p != ' ' || brace)) {
		if (*p == '{')
			brace = p;
		if (*p == '}' && brace) {
			*endings = str_make(brace + 1, (size_t)(p - brace - 1));
			p++;
			break;
		}
		p++;
	}
	*stem = str_make(forms->data, (size_t)((brace ? brace : p) - forms->data));
	*forms = str_from_offset(*forms, (size_t)(p - forms->data) + (p < end && *p == ' '));
}

const char *form_second(const char *p, const char *end)
{
	const char *limit = end - p > KEY_WORD_LIMIT ? p + KEY_WORD_LIMIT : end;

	while (p < limit && !text_is_space(*p))
		p++;
	limit = end - p > PLAIN_GAP ? p + PLAIN_GAP : end;
	while (p < limit && text_is_space(*p))
		p++;
	return p < limit ? p : NULL;
}

static bool same_letter(int32_t a, int32_t b, bool any_case)
{
	return a == b || (any_case && code_point_lower(a) == code_point_lower(b));
}

/* The length of the text's part that is these letters, accents missing or not; SIZE_MAX where another letter stands. */
static size_t letters_len(struct poltag_str letters, const char *text, const char *end, bool any_case)
{
	const char *p = letters.data, *last = p + letters.len, *q = text;

	if ((size_t)(end - q) >= letters.len && memcmp(q, p, letters.len) == 0)
		return letters.len;
	while (p < last) {
		int32_t a, b, plain = -1;
		const char *without;
		char room[8];

		if (q >= end)
			return SIZE_MAX;
		p += utf8_decode((const unsigned char *)p, (const unsigned char *)last, &a);
		q += utf8_decode((const unsigned char *)q, (const unsigned char *)end, &b);
		if (same_letter(a, b, any_case) || (a == '\'' && b == '`'))
			continue;
		without = code_point_plain(a, room);
		if (without)
			utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
		if (plain < 0 || !same_letter(plain, b, any_case))
			return SIZE_MAX;
	}
	return (size_t)(q - text);
}

static bool ends_word(const char *p, const char *end)
{
	return p == end || !text_in_word((unsigned char)*p);
}

/* The longest of the endings at p behind which the word ends, or SIZE_MAX. */
static size_t ending_len(struct poltag_str stem, struct poltag_str endings, const char *p, const char *end, bool any_case)
{
	size_t best = SIZE_MAX;

	if (endings.len && endings.data[0] == '+')
		return inflect_chain(str_from_offset(endings, 1), stem, p, end, any_case);
	for (bool more = true; more;) {
		const char *comma = endings.len ? memchr(endings.data, ',', endings.len) : NULL;
		struct poltag_str ending = str_make(endings.data, comma ? (size_t)(comma - endings.data) : endings.len);
		size_t len = letters_len(ending, p, end, any_case);

		if (len != SIZE_MAX && (best == SIZE_MAX || len > best) && ends_word(p + len, end))
			best = len;
		more = comma;
		if (more)
			endings = str_from_offset(endings, ending.len + 1);
	}
	return best;
}

static size_t gap_len(const char *p, const char *end)
{
	size_t n = 0;

	while (n < PLAIN_GAP && p + n < end && text_is_space(p[n]))
		n++;
	return n;
}

bool form_has(struct poltag_str forms, struct poltag_str wanted)
{
	while (forms.len)
		if (str_equal(str_cut(&forms, FORM_OR), wanted))
			return true;
	return false;
}

/* The length of the form in one language. */
static size_t match_language(struct poltag_str forms, struct poltag_str text, size_t at, bool any_case)
{
	const char *begin = text.data + at, *p = begin, *end = text.data + text.len;

	for (bool first = true; forms.len; first = false) {
		struct poltag_str stem, endings;
		size_t gap = first ? 0 : gap_len(p, end), len;

		if (!first && gap == 0)
			return 0;
		p += gap;
		form_word(&forms, &stem, &endings);
		len = letters_len(stem, p, end, any_case);
		if (len == SIZE_MAX)
			return 0;
		p += len;
		len = ending_len(stem, endings, p, end, any_case);
		if (len == SIZE_MAX || !ends_word(p + len, end))
			return 0;
		p += len;
	}
	return (size_t)(p - begin);
}

size_t form_match(struct poltag_str forms, struct poltag_str text, size_t at, bool any_case)
{
	size_t best = 0;

	while (forms.len) {
		size_t len = match_language(str_cut(&forms, FORM_OR), text, at, any_case);

		best = len > best ? len : best;
	}
	return best;
}
