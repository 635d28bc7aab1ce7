/* The rules of UAX #29 for words. A segment is read from its beginning; what is ignored (WB4) does not change its state. */
#include "word_break.h"

#include "character.h"

#include <utf8proc.h>

struct state {
	struct poltag_str text;
	size_t at;                             /* behind what is in the segment */
	enum word_break_class raw;             /* of the last character */
	enum word_break_class last, before;    /* of the last two that count */
	bool odd;                              /* of regional indicators, an odd number stands at the end */
};

static bool is_ignored(enum word_break_class c)
{
	return c == WB_EXTEND || c == WB_FORMAT || c == WB_ZWJ;
}

static bool is_letter(enum word_break_class c)
{
	return c == WB_LETTER || c == WB_HEBREW;
}

static bool is_line_end(enum word_break_class c)
{
	return c == WB_CR || c == WB_LF || c == WB_NEWLINE;
}

static bool is_between_letters(enum word_break_class c)
{
	return c == WB_MID_LETTER || c == WB_MID_NUM_LET || c == WB_SINGLE_QUOTE;
}

static bool is_between_digits(enum word_break_class c)
{
	return c == WB_MID_NUM || c == WB_MID_NUM_LET || c == WB_SINGLE_QUOTE;
}

static bool is_joined(enum word_break_class c)
{
	return is_letter(c) || c == WB_NUMERIC || c == WB_KATAKANA;
}

/* The first class from here on that counts. */
static enum word_break_class next_class(struct poltag_str text, size_t at)
{
	while (at < text.len) {
		enum word_break_class class;
		uint32_t c;

		at += character_decode(span_from(text, at), &c);
		class = word_break_class(c);
		if (!is_ignored(class))
			return class;
	}
	return WB_OTHER;
}

/* WB5 to WB7c. */
static bool joins_letters(const struct state *s, enum word_break_class c, size_t behind)
{
	if (is_letter(s->last) && is_letter(c))
		return true;
	if (s->last == WB_HEBREW && c == WB_SINGLE_QUOTE)
		return true;
	if (is_letter(s->last) && is_between_letters(c))
		return is_letter(next_class(s->text, behind));
	if (s->last == WB_HEBREW && c == WB_DOUBLE_QUOTE)
		return next_class(s->text, behind) == WB_HEBREW;
	if (is_letter(s->before) && is_between_letters(s->last) && is_letter(c))
		return true;
	return s->before == WB_HEBREW && s->last == WB_DOUBLE_QUOTE && c == WB_HEBREW;
}

/* WB8 to WB12. */
static bool joins_digits(const struct state *s, enum word_break_class c, size_t behind)
{
	if (s->last == WB_NUMERIC && is_between_digits(c))
		return next_class(s->text, behind) == WB_NUMERIC;
	if (s->before == WB_NUMERIC && is_between_digits(s->last) && c == WB_NUMERIC)
		return true;
	return (s->last == WB_NUMERIC && (c == WB_NUMERIC || is_letter(c))) || (is_letter(s->last) && c == WB_NUMERIC);
}

/* WB13 to WB13b. */
static bool joins_others(const struct state *s, enum word_break_class c)
{
	if (s->last == WB_KATAKANA && c == WB_KATAKANA)
		return true;
	if (c == WB_EXTEND_NUM_LET)
		return is_joined(s->last) || s->last == WB_EXTEND_NUM_LET;
	return s->last == WB_EXTEND_NUM_LET && is_joined(c);
}

static bool is_pictograph(uint32_t c)
{
	return c != CHARACTER_MALFORMED && utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
						   UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Whether the segment goes on with c, behind which the text goes on at behind. */
static bool goes_on(const struct state *s, uint32_t c, enum word_break_class class, size_t behind)
{
	if (s->raw == WB_CR && class == WB_LF)
		return true;
	if (is_line_end(s->raw)) /* nor does any rule join one to what is before it */
		return false;
	if (s->raw == WB_ZWJ && is_pictograph(c))
		return true;
	if (s->raw == WB_SPACE && class == WB_SPACE)
		return true;
	if (is_ignored(class))
		return true;
	if (s->last == WB_REGIONAL && class == WB_REGIONAL)
		return s->odd;
	return joins_letters(s, class, behind) || joins_digits(s, class, behind) || joins_others(s, class);
}

static void take(struct state *s, enum word_break_class class, size_t behind)
{
	s->at = behind;
	s->raw = class;
	if (is_ignored(class))
		return;
	s->odd = class == WB_REGIONAL && !(s->last == WB_REGIONAL && s->odd);
	s->before = s->last;
	s->last = class;
}

size_t word_break_next(struct poltag_str text, size_t at)
{
	struct state s = { text, at, WB_OTHER, WB_OTHER, WB_OTHER, false };
	bool first = true;

	while (s.at < text.len) {
		enum word_break_class class;
		uint32_t c;
		size_t behind = s.at + character_decode(span_from(text, s.at), &c);

		class = word_break_class(c);
		if (!first && !goes_on(&s, c, class, behind))
			break;
		take(&s, class, behind);
		first = false;
	}
	return s.at;
}
