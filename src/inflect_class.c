/* Finding a word's class by its end. */
#include "inflect_class.h"

#include "utf8.h"

/* Whether the letter text[from, to) is in the set. */
static bool in_set(struct poltag_str set, const char *letter, size_t len)
{
	for (size_t at = 0; at + len <= set.len; at++)
		if (memcmp(set.data + at, letter, len) == 0)
			return true;
	return false;
}

/* Takes the last letter, or set of letters, off the pattern. */
static struct poltag_str take_last(struct poltag_str *pattern)
{
	size_t end = pattern->len, at;

	if (pattern->data[end - 1] == ']') {
		for (at = end - 1; pattern->data[at] != '[';)
			at--;
		pattern->len = at;
		return str_make(pattern->data + at + 1, end - at - 2);
	}
	at = utf8_before(pattern->data, end);
	pattern->len = at;
	return str_make(pattern->data + at, end - at);
}

static bool has_end(struct poltag_str word, struct poltag_str pattern)
{
	while (pattern.len) {
		struct poltag_str set = take_last(&pattern);
		size_t at;

		if (!word.len)
			return false;
		at = utf8_before(word.data, word.len);
		if (!in_set(set, word.data + at, word.len - at))
			return false;
		word.len = at;
	}
	return true;
}

bool inflect_ends(struct poltag_str word, const char *ends)
{
	struct poltag_str rest = str_from(ends);

	while (rest.len)
		if (has_end(word, str_cut(&rest, ' ')))
			return true;
	return false;
}

const struct inflect_class *inflect_class_of(const struct inflect_class *classes, struct poltag_str word, unsigned who)
{
	for (; classes->ends; classes++)
		if ((!classes->who || classes->who & who) && inflect_ends(word, classes->ends))
			return classes;
	return NULL;
}
