/* What patterns ask of their first word: {class} at their beginning, and in what they look ahead for there. */
#include "rule_first.h"

#define DEPTH 16 /* groups within groups */

/* Not words as a class of words is matched. */
#define FORMS (WORD_CAP | WORD_NEW | WORD_ACRONYM | WORD_YEAR | WORD_INITIAL)

/* The expressions of these ask for no class. */
#define UNASKED (WORD_YEAR | WORD_INITIAL)

#define CYRILLIC STR("\\p{Cyrillic}")

struct reading {
	const struct word_classes *classes;
	int depth;
};

/* ---- Parts of a pattern ---- */

/* The length of what goes up to a brace; 0 where there is none. */
static size_t braced_len(struct poltag_str text)
{
	const char *brace = memchr(text.data, '}', text.len);

	return brace ? (size_t)(brace - text.data) + 1 : 0;
}

/* \Q and \E quote, and behind \c stands any character. */
static bool is_plain_escape(struct poltag_str text)
{
	return text.len > 1 && text.data[1] != 'Q' && text.data[1] != 'E' && text.data[1] != 'c';
}

/* The length of a class of characters; a ] that it begins with is one of them. */
static size_t characters_len(struct poltag_str text)
{
	size_t i = text.len > 1 && text.data[1] == '^' ? 2 : 1;

	for (size_t begin = i; i < text.len; i++) {
		if (text.data[i] == ']' && i > begin)
			return i + 1;
		if (text.data[i] == '[')
			return 0; /* [:alpha:] and the like */
		if (text.data[i] != '\\')
			continue;
		if (!is_plain_escape(str_from_offset(text, i)))
			return 0;
		i++;
	}
	return 0;
}

/* The length of an escape, a class of characters or another single thing at the beginning of a text that is not empty; of a
 * placeholder with its braces. 0 where it is not plain. */
static size_t item_len(struct poltag_str text)
{
	switch (text.data[0]) {
	case '\\':
		if (!is_plain_escape(text))
			return 0;
		return text.len > 2 && text.data[2] == '{' && memchr("pPx", text.data[1], 3) ? braced_len(text) : 2;
	case '{':
		return text.len > 1 && memchr("0123456789,", text.data[1], 11) ? 1 : braced_len(text); /* {2,5} is no placeholder */
	case '[':
		return characters_len(text);
	default:
		return 1;
	}
}

/* Whether a parenthesis opens a group of a common kind. */
static bool opens_plainly(struct poltag_str text)
{
	if (text.len < 4 || text.data[1] != '?')
		return text.len < 2 || text.data[1] != '*';
	return strchr(":=!<>|", text.data[2]) || (text.data[2] == 'i' && text.data[3] == ':');
}

/* The length of the first alternative of a text, up to a | outside groups or to a parenthesis that closes none of them;
 * SIZE_MAX where that is not plain. */
static size_t alternative_len(struct poltag_str text)
{
	size_t depth = 0, len;

	for (size_t i = 0; i < text.len; i += len) {
		char c = text.data[i];

		len = item_len(str_from_offset(text, i));
		if (len == 0 || (c == '(' && !opens_plainly(str_from_offset(text, i))))
			return SIZE_MAX;
		if (depth == 0 && (c == '|' || c == ')'))
			return i;
		depth += c == '(';
		depth -= c == ')';
	}
	return depth == 0 ? text.len : SIZE_MAX;
}

/* The length of what is within a group, without the parenthesis; SIZE_MAX where that is not plain. */
static size_t inside_len(struct poltag_str text)
{
	size_t at = 0;

	for (;;) {
		size_t len = alternative_len(str_from_offset(text, at));

		if (len == SIZE_MAX || at + len >= text.len)
			return SIZE_MAX;
		at += len;
		if (text.data[at] == ')')
			return at;
		at++;
	}
}

/* Cuts the first alternative off. */
static struct poltag_str cut_alternative(struct poltag_str *rest)
{
	size_t len = alternative_len(*rest);
	struct poltag_str alternative = str_make(rest->data, len == SIZE_MAX ? rest->len : len);

	*rest = str_from_offset(*rest, alternative.len < rest->len ? alternative.len + 1 : rest->len);
	return alternative;
}

/* The bit of the placeholder at the beginning, or 0. */
static uint64_t class_at(const struct reading *r, struct poltag_str text)
{
	size_t len = text.len && text.data[0] == '{' ? item_len(text) : 0, number;

	if (len < 3)
		return 0;
	number = word_classes_find(r->classes, str_make(text.data + 1, len - 2));
	return number < WORD_CLASS_BITS ? UINT64_C(1) << number : 0;
}

static bool is_repeated(struct poltag_str behind)
{
	return behind.len && strchr("?*+{", behind.data[0]) && !(behind.data[0] == '{' && behind.len > 1 &&
								(behind.data[1] < '0' || behind.data[1] > '9') && behind.data[1] != ',');
}

/* ---- What they ask ---- */

static void ask_some(struct rule_first *first, uint64_t classes)
{
	if (!classes)
		return;
	for (size_t i = 0; i < 2; i++)
		if (!first->some[i] || first->some[i] == classes) {
			first->some[i] = classes;
			return;
		}
}

static void ask_all(struct rule_first *first, const struct rule_first *more)
{
	first->none |= more->none;
	first->cyrillic |= more->cyrillic;
	ask_some(first, more->some[0]);
	ask_some(first, more->some[1]);
}

static bool read_sequence(struct reading *r, struct poltag_str text, struct rule_first *first);

/* Alternatives of which one must be there: they ask for what all of them ask for. False where something is matched. */
static bool read_alternatives(struct reading *r, struct poltag_str text, struct rule_first *first)
{
	struct rule_first all = { .none = ~UINT64_C(0), .cyrillic = true };
	bool empty = true, fresh = true, more = true;

	if (r->depth == DEPTH)
		return false;
	r->depth++;
	while (more) {
		struct rule_first one = { 0 };
		size_t len = alternative_len(text);

		if (len == SIZE_MAX)
			break; /* anything may be there */
		more = len < text.len;
		empty &= read_sequence(r, cut_alternative(&text), &one);
		all.none &= one.none;
		all.cyrillic &= one.cyrillic;
		for (size_t i = 0; i < 2; i++)
			all.some[i] = (fresh || all.some[i]) && one.some[i] ? all.some[i] | one.some[i] : 0;
		fresh = false;
	}
	r->depth--;
	if (more)
		return false;
	ask_all(first, &all);
	return empty;
}

/* Alternatives none of which may be there: those that are just a class of words, or Cyrillic letters. */
static void read_refused(struct reading *r, struct poltag_str text, struct rule_first *first)
{
	if (r->depth == DEPTH)
		return;
	r->depth++;
	while (text.len) {
		struct poltag_str one = cut_alternative(&text);
		uint64_t class = class_at(r, one);

		if (class && item_len(one) == one.len && !(class & FORMS))
			first->none |= class;
		else if (str_equal(one, CYRILLIC))
			first->none |= WORD_CYRILLIC;
		else if (str_starts(one, STR("(?:")) && one.len > 4 && inside_len(str_from_offset(one, 3)) == one.len - 4)
			read_refused(r, str_make(one.data + 3, one.len - 4), first);
	}
	r->depth--;
}

/* Whether the group "(?:" or "(?=" or the like stands there; *inside is what is in it and *rest what is behind it. */
static bool open_group(struct poltag_str text, struct poltag_str *inside, struct poltag_str *rest)
{
	size_t begin = str_starts(text, STR("(?<")) ? 4 : 3, len;

	if (text.len <= begin || text.data[0] != '(' || text.data[1] != '?' || !strchr(":=!", text.data[begin - 1]))
		return false;
	len = inside_len(str_from_offset(text, begin));
	if (len == SIZE_MAX)
		return false;
	*inside = str_make(text.data + begin, len);
	*rest = str_from_offset(text, begin + len + 1);
	return !is_repeated(*rest);
}

/* Returns whether the text was gone through without anything that is matched. */
static bool read_sequence(struct reading *r, struct poltag_str text, struct rule_first *first)
{
	struct poltag_str inside, rest;

	while (open_group(text, &inside, &rest)) {
		if (text.data[2] == '!')
			read_refused(r, inside, first);
		else if (text.data[2] == '=')
			read_alternatives(r, inside, first);
		else if (text.data[2] == ':' && !read_alternatives(r, inside, first))
			return false;
		text = rest;
	}
	if (str_starts(text, CYRILLIC) && !is_repeated(str_from_offset(text, CYRILLIC.len)))
		first->cyrillic = true;
	if (class_at(r, text) && !is_repeated(str_from_offset(text, item_len(text))))
		ask_some(first, class_at(r, text) & ~UNASKED);
	return text.len == 0;
}

void rule_first_read(struct rule_first *first, const struct word_classes *classes, struct poltag_str unless,
		     struct poltag_str match)
{
	struct reading r = { .classes = classes };

	*first = (struct rule_first){ 0 };
	read_refused(&r, unless, first);
	if (match.len) /* a rule of a damaged image may have none */
		read_alternatives(&r, match, first);
}
