/* Telling where sentences end. */
#include "sentence.h"

#include "character.h"

#include <utf8proc.h>

static bool is_one_of(struct poltag_str token, const char *const *list)
{
	for (; *list; list++)
		if (span_is(token, *list))
			return true;
	return false;
}

#define MARK_BYTES 3 /* that a sign has, at most */

static bool is_mark(struct poltag_str token)
{
	static const char *const marks[] = { ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "։", NULL };

	return token.len <= MARK_BYTES && is_one_of(token, marks);
}

/* Those behind which no blank is needed. */
static bool is_wide_mark(struct poltag_str token)
{
	static const char *const marks[] = { "。", "！", "？", NULL };

	return is_one_of(token, marks);
}

static bool is_closing(struct poltag_str token)
{
	static const char *const marks[] = { ")", "]", "\"", "'", "”", "’", "»", "“", "」", "』", "）", NULL };

	return token.len <= MARK_BYTES && is_one_of(token, marks);
}

/* A title, or a short word that is written with a point. */
static bool is_short_form(struct poltag_str word)
{
	static const char *const words[] = {
		"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Cmdr",
		"Adm", "Brig", "Rev", "Hon", "Amb", "Jr", "Sr", "vs", "No", "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep",
		"Oct", "Nov", "Dec", "Mt", "Ft", "гг", "ст", "им", "проф", "акад", "ген", "руб", "тыс", "млн", "млрд", NULL,
	};

	return is_one_of(word, words);
}

/* A single letter: an initial. */
static bool is_initial(struct poltag_str word)
{
	uint32_t c;

	return word.len && character_decode(word, &c) == word.len && c != CHARACTER_MALFORMED && (c < '0' || c > '9') &&
	       utf8proc_category((utf8proc_int32_t)c) <= UTF8PROC_CATEGORY_LO;
}

/* A point that ends no sentence stands right behind such a word. */
static bool is_abbreviated(struct poltag_str word)
{
	return is_short_form(word) || is_initial(word) || (span_find(word, '.') < word.len && word.len > 1);
}

static bool begins_small(struct poltag_str token)
{
	uint32_t c;

	return character_decode(token, &c) && c != CHARACTER_MALFORMED &&
	       utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

void sentence_blank(struct sentence *sentence, struct poltag_str blank)
{
	sentence->blank = true;
	for (size_t i = 0; i < blank.len; i++)
		sentence->lines += blank.data[i] == '\n';
}

static bool begins(const struct sentence *sentence, struct poltag_str token)
{
	if (!sentence->last.len)
		return false;
	if (sentence->lines > 1)
		return true;
	if (!sentence->ended || is_mark(token) || (!sentence->blank && is_closing(token)))
		return false;
	return (sentence->blank && !begins_small(token)) || is_wide_mark(sentence->last);
}

bool sentence_token(struct sentence *sentence, struct poltag_str token)
{
	bool new_one = begins(sentence, token);

	if (is_mark(token))
		sentence->ended = !span_is(token, ".") || sentence->blank || !is_abbreviated(sentence->last);
	else if (new_one || !is_closing(token) || sentence->blank)
		sentence->ended = false;
	sentence->last = token;
	sentence->blank = false;
	sentence->lines = 0;
	return new_one;
}
