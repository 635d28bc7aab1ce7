/* Comparing forms. */
#include "form.h"

#include "inflect.h"
#include "plain.h"
#include "utf8.h"

static bool has(struct poltag_str text, const char *word)
{
	return memmem(text.data, text.len, word, strlen(word)) != NULL;
}

bool form_latin_wanted(struct poltag_str text)
{
	return has(text, " va ") || (text.len <= FORM_LATIN_BYTES && !has(text, " the ") && !has(text, " of "));
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

/* Whether a letter of a name, which a text does not have there as it is, may be there without its accent: of Cyrillic letters
 * few have one. */
static bool may_lack_accent(const char *letter)
{
	unsigned first = (unsigned char)letter[0], second = (unsigned char)letter[1];

	if (first != 0xD0 && first != 0xD1)
		return first >= 0x80;
	return first == 0xD0 ? second < 0x90 || second == 0x99 || second == 0xB9 : second >= 0x90;
}

/* Goes over the letters of a name up to stop and over the same in the text, accents missing or not. NULL where the text has
 * others; else where it goes on. */
static const char *same_letters(const char *p, const char *stop, const char *q, const char *end, bool any_case)
{
	const char *begin = p;

	while (p < stop) {
		int32_t a, b, plain = -1;
		const char *without, *other = p;
		char room[8];

		if (q < end && *p == *q) { /* of a letter of several bytes the rest is compared next */
			p++;
			q++;
			continue;
		}
		while (p > begin && ((unsigned char)*p & 0xC0) == 0x80 && p[-1] == q[-1]) { /* back to where the letter begins */
			p--;
			q--;
		}
		if (q >= end || (!any_case && *p != '\'' && (stop - p < 2 || !may_lack_accent(p))))
			return NULL;
		p += utf8_decode((const unsigned char *)p, (const unsigned char *)stop, &a);
		q += utf8_decode((const unsigned char *)q, (const unsigned char *)end, &b);
		if (p <= other) /* a damaged image: no letter there, and the next step would be back here */
			return NULL;
		if (same_letter(a, b, any_case) || (a == '\'' && b == '`'))
			continue;
		without = code_point_plain(a, room);
		if (without)
			utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
		if (plain < 0 || !same_letter(plain, b, any_case))
			return NULL;
	}
	return q;
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
		const char *behind = same_letters(ending.data, ending.data + ending.len, p, end, any_case);

		if (behind && (best == SIZE_MAX || (size_t)(behind - p) > best) && ends_word(behind, end))
			best = (size_t)(behind - p);
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

/* Where the stem of the word at p ends. */
static const char *stem_end(const char *p, const char *end)
{
	while (p < end && *p != '{' && *p != ' ')
		p++;
	return p;
}

bool form_has(struct poltag_str forms, struct poltag_str wanted)
{
	while (forms.len)
		if (str_equal(str_cut(&forms, FORM_OR), wanted))
			return true;
	return false;
}

/* The length of the first letter where the name's is small and the text's, of the same length, the capital to it; or 0. */
static size_t raised_len(struct poltag_str stem, const char *p, const char *end)
{
	int32_t small, capital;
	size_t len, given;

	if (!stem.len || p >= end)
		return 0;
	given = utf8_decode((const unsigned char *)stem.data, (const unsigned char *)stem.data + stem.len, &small);
	len = utf8_decode((const unsigned char *)p, (const unsigned char *)end, &capital);
	return len == given && small != capital && code_point_lower(capital) == small ? len : 0;
}

/* The length of the form in one language. */
static size_t match_language(struct poltag_str forms, struct poltag_str text, size_t at, bool any_case)
{
	const char *f = forms.data, *last = f + forms.len;
	const char *begin = text.data + at, *p = begin, *end = text.data + text.len;

	while (f < last) {
		size_t gap = p == begin ? 0 : gap_len(p, end), len;
		const char *stem = stem_end(f, last), *brace;
		struct poltag_str word;

		if (p > begin && gap == 0)
			return 0;
		p += gap;
		if (p == begin && !any_case) {
			len = raised_len(str_make(f, (size_t)(stem - f)), p, end);
			f += len;
			p += len;
		}
		p = same_letters(f, stem, p, end, any_case);
		if (!p)
			return 0;
		word = str_make(f, (size_t)(stem - f));
		f = stem;
		if (f < last && *f == '{') {
			brace = memchr(f, '}', (size_t)(last - f));
			if (!brace)
				return 0;
			len = ending_len(word, str_make(f + 1, (size_t)(brace - f - 1)), p, end, any_case);
			if (len == SIZE_MAX)
				return 0;
			p += len;
			f = brace + 1;
		}
		if (!ends_word(p, end))
			return 0;
		f += f < last; /* the space */
	}
	return (size_t)(p - begin);
}

/* Whether the forms are those of a Russian name in a Turkic language. */
static bool is_turkic(struct poltag_str forms)
{
	static const char end[] = "{+" INFLECT_TURKIC "}";

	return forms.len > sizeof end - 1 && memcmp(forms.data + forms.len - (sizeof end - 1), end, sizeof end - 1) == 0;
}

size_t form_match(struct poltag_str forms, struct poltag_str text, size_t at, bool any_case, bool turkic)
{
	size_t best = 0;

	while (forms.len) {
		struct poltag_str language = str_cut(&forms, FORM_OR);
		size_t len = !turkic && is_turkic(language) ? 0 : match_language(language, text, at, any_case);

		best = len > best ? len : best;
	}
	return best;
}
