/* slow_match.h - finding names the slow way: every name at every place of a normalised text, by the rules and nothing
 * else. The oracle of check_match.c. */
#ifndef SLOW_MATCH_H
#define SLOW_MATCH_H

#include "check_help.h"

#include "code_point.h"
#include "pattern.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

struct slow_name {
	char *text;   /* normalised */
	size_t len;
	unsigned entry;
	bool caseless; /* Case: any */
	bool is_short;
};

/* A name that stands in a text. */
struct slow_found {
	size_t start, end; /* in the normalised text */
	unsigned entry;
	bool is_short;
};

struct slow_list {
	struct slow_found *found;
	size_t n_found, room_found;
};

/* ---- One name at one place ---- */

static inline int32_t slow_decode(struct poltag_str text, size_t at, size_t *len)
{
	int32_t c;

	*len = utf8_decode((const unsigned char *)text.data + at, (const unsigned char *)text.data + text.len, &c);
	return c;
}

static inline bool slow_same(int32_t a, int32_t b, bool caseless)
{
	return a == b || (caseless && utf8proc_tolower(a) == utf8proc_tolower(b));
}

/* Whether the text goes on at at with these characters; their length in the text goes to *len. */
static inline bool slow_goes_on(struct poltag_str text, size_t at, const char *with, bool caseless, size_t *len)
{
	struct poltag_str rest = str_from(with);

	*len = 0;
	for (size_t i = 0, n; i < rest.len; i += n) {
		size_t here;

		if (at + *len >= text.len ||
		    !slow_same(slow_decode(text, at + *len, &here), slow_decode(rest, i, &n), caseless))
			return false;
		*len += here;
	}
	return true;
}

/* Any apostrophe is any other, a letter may lack its accent, everything else is itself. */
static inline bool slow_letter(struct poltag_str text, size_t at, int32_t c, bool caseless, size_t *len)
{
	char room[8], letter[5] = { 0 };
	const char *plain = code_point_plain(c, room);

	if (c == '\'' || c == '`') {
		*len = 1;
		return at < text.len && (text.data[at] == '\'' || text.data[at] == '`');
	}
	utf8_encode(c, (unsigned char *)letter);
	if (slow_goes_on(text, at, letter, caseless, len))
		return c != 0;
	return plain && slow_goes_on(text, at, plain, caseless, len);
}

/* The length of the gap at at: any white space, but no blank line and not without end. */
static inline size_t slow_gap(struct poltag_str text, size_t at)
{
	size_t n = 0, lines = 0;

	for (; at + n < text.len && strchr(" \t\r\n", text.data[at + n]) && text.data[at + n]; n++)
		lines += text.data[at + n] == '\n';
	return n > 64 || lines > 1 ? 0 : n;
}

/* Where the name ends that begins at at, or 0 where it does not stand there. */
static inline size_t slow_end(const struct slow_name *name, struct poltag_str text, size_t at, bool caseless)
{
	struct poltag_str rest = str_make(name->text, name->len);

	while (rest.len) {
		size_t in_name, in_text;
		int32_t c = slow_decode(rest, 0, &in_name);

		if (text_is_space((char)c) && c < 0x80) {
			while (in_name < rest.len && text_is_space(rest.data[in_name]))
				in_name++;
			in_text = slow_gap(text, at);
			if (in_text == 0)
				return 0;
		} else if (!slow_letter(text, at, c, caseless, &in_text)) {
			return 0;
		}
		rest = str_from_offset(rest, in_name);
		at += in_text;
	}
	return at;
}

/* ---- Where names may begin and end ---- */

static inline bool slow_unspaced(struct poltag_str text, size_t at)
{
	size_t len;

	return at < text.len && code_point_is_unspaced(slow_decode(text, at, &len));
}

/* The start of the code point before at. */
static inline size_t slow_before(struct poltag_str text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
	return at;
}

static inline bool slow_cuts(struct poltag_str text, size_t at, bool (*is_cut)(int32_t before, int32_t after))
{
	size_t len;

	return at && at < text.len && is_cut(slow_decode(text, slow_before(text, at), &len), slow_decode(text, at, &len));
}

static inline bool slow_may_begin(struct poltag_str text, size_t at)
{
	char before = at ? text.data[at - 1] : ' ';

	if (((unsigned char)text.data[at] & 0xC0) == 0x80 || !text_in_word((unsigned char)text.data[at]))
		return false;
	if (slow_cuts(text, at, code_point_no_start))
		return false;
	if (slow_unspaced(text, at) || (at && slow_unspaced(text, slow_before(text, at))))
		return true; /* scripts without spaces: anywhere, and right behind */
	if (text_in_word((unsigned char)before) || before == '@')
		return false;
	return !(before == '\'' && at > 1 && text.data[at - 2] >= 'A' && text.data[at - 2] <= 'Z'); /* O'Brien */
}

static inline bool slow_may_end(struct poltag_str text, size_t end)
{
	if (end >= text.len)
		return true;
	if (text_in_word((unsigned char)text.data[end]))
		return (slow_unspaced(text, end) || slow_unspaced(text, slow_before(text, end))) &&
		       !slow_cuts(text, end, code_point_no_end);
	return !(text.data[end] == '.' && end + 1 < text.len && text.data[end + 1] >= 'a' && text.data[end + 1] <= 'z');
}

/* ---- Capitals ---- */

struct slow_word {
	size_t start, end;
	size_t capitals;
	bool small; /* has a small letter, the s of a possessive aside */
};

/* The next word of the line from at on; false where there is none. */
static inline bool slow_next_word(struct poltag_str text, size_t at, struct slow_word *word)
{
	while (at < text.len && text.data[at] != '\n' && !text_in_word((unsigned char)text.data[at]))
		at++;
	*word = (struct slow_word){ at, at, 0, false };
	while (word->end < text.len && text_in_word((unsigned char)text.data[word->end])) {
		size_t len;
		int32_t c = slow_decode(text, word->end, &len);

		word->capitals += code_point_is_upper(c);
		word->small |= code_point_is_lower(c) && !(c == 's' && word->end && text.data[word->end - 1] == '\'');
		word->end += len;
	}
	return word->end > word->start;
}

/* Where the capitals at the beginning of at's line end: before the first word with a small letter. Two words of two
 * capitals count, or one of four. */
static inline size_t slow_capitals_end(struct poltag_str text, size_t at)
{
	size_t line = at, words = 0, longest = 0, end;
	struct slow_word word;

	while (line > 0 && text.data[line - 1] != '\n')
		line--;
	for (end = line; slow_next_word(text, end, &word) && !word.small; end = word.end) {
		words += word.capitals > 1;
		longest = word.capitals > longest ? word.capitals : longest;
	}
	while (end < text.len && text.data[end] != '\n' && !text_in_word((unsigned char)text.data[end]))
		end++; /* what closes the last word */
	return words > 1 || longest >= 4 ? end : 0;
}

/* ---- All names at all places ---- */

static inline void slow_add(struct slow_list *list, struct slow_found found)
{
	for (size_t i = 0; i < list->n_found; i++) {
		struct slow_found *other = &list->found[i];

		if (other->start == found.start && other->end == found.end && other->entry == found.entry) {
			other->is_short &= found.is_short;
			return;
		}
	}
	ck_assert(ARRAY_ADD(list, found, found));
}

/* Adds the names that stand in the text to the list. */
static inline void slow_find(const struct slow_name *names, size_t n, struct poltag_str text, struct slow_list *list)
{
	for (size_t at = 0; at < text.len; at++) {
		size_t capitals;

		if (!slow_may_begin(text, at))
			continue;
		capitals = slow_capitals_end(text, at);
		for (size_t i = 0; i < n; i++) {
			size_t exact = slow_end(&names[i], text, at, names[i].caseless);
			size_t any = capitals > at ? slow_end(&names[i], text, at, true) : 0;
			size_t end = exact ? exact : any <= capitals ? any : 0;

			if (end && slow_may_end(text, end))
				slow_add(list, (struct slow_found){ at, end, names[i].entry, names[i].is_short });
		}
	}
}

/* Adds what an entry's own pattern matches, wherever a name may begin. */
static inline void slow_find_written(const char *written, unsigned entry, struct poltag_str text, struct slow_list *list)
{
	struct buf source = { 0 };
	struct pattern pattern;
	struct matcher matcher;
	size_t end;

	pattern_add_written(&source, str_from(written));
	ck_assert_int_eq(pattern_compile(buf_str(&source), PATTERN_WRITTEN, &pattern, NULL), POLTAG_OK);
	ck_assert_int_eq(matcher_init(&matcher, NULL, NULL, NULL), POLTAG_OK);
	for (size_t at = 0; at < text.len; at++)
		if (slow_may_begin(text, at) && matcher_match(&matcher, &pattern, text, at, &end) == MATCH_FOUND)
			slow_add(list, (struct slow_found){ at, end, entry, false });
	matcher_free(&matcher);
	pattern_free(&pattern);
	buf_free(&source);
}

#endif
