/* random_pattern.h - random patterns of rules: groups within groups, what they look for and what they refuse, classes of words
 * and much that only looks like it. Many are wrong and many match nothing. */
#ifndef RANDOM_PATTERN_H
#define RANDOM_PATTERN_H

#include "check_help.h"

/* What a mention may begin with, */
static const char *const heads[] = {
	"{given}", "{family}", "{title}", "{place}", "{common}", "{Cap}", "{New}", "{acronym}", "{initial}", "{year}", "{PERSON}", "{cyrillic}",
	"\\p{Cyrillic}", "\\p{Lu}", "\\w++", "[^ ]+", "A", "\\S", "\\p{L}+", "И", "",
};

/* and what may stand behind it: much of it looks like more than it is. */
static const char *const tails[] = {
	" {Cap}", " \\w+", "-", "'", "\\b", "\\S*", "\\p{L}*", ".", "(?i)", "(*SKIP)", "(?#|)", " {family}", "[^\\]]*", "[]|]", "[^]|)]", "[|)(]", "[\\\\]",
	"[^\\\\]", "[x\\\\]", "[\\]|]", "{1", "{,", "{2|", "\\(", "\\)", "\\|", "\\c(", "[[:upper:]|]", "\\Q|\\E", "[\\Q]\\E|]", "[\\c]|]", "\\x7C", "]", "}", "|x]", "|x}",
};

static const char *const opening[] = { "(?:", "(?:", "(?:", "(", "(?>", "(?|", "(?i:", "(?-i:" };
static const char *const looking[] = { "(?=", "(?=", "(?!", "(?!", "(?<=", "(?<!" };
static const char *const quantifiers[] = { "?", "?", "*", "+", "{0}", "{1}", "{0,2}", "{,2}", "??" };

static void make_pattern(uint64_t *seed, int depth, struct buf *out);

static void make_group(uint64_t *seed, int depth, const char *open, struct buf *out)
{
	buf_add_str(out, str_from(open));
	make_pattern(seed, depth + 1, out);
	buf_add_byte(out, ')');
}

static void make_alternative(uint64_t *seed, int depth, struct buf *out)
{
	bool more;

	do {
		bool looks = depth < 3 && help_below(seed, 4) == 0;

		more = looks;
		if (looks)
			make_group(seed, depth, HELP_PICK(seed, looking), out);
		else if (depth < 3 && help_below(seed, 3) == 0)
			make_group(seed, depth, HELP_PICK(seed, opening), out);
		else
			buf_add_str(out, str_from(HELP_PICK(seed, heads)));
		if (help_below(seed, 6) == 0) {
			buf_add_str(out, str_from(HELP_PICK(seed, quantifiers)));
			more = true;
		}
	} while (more);
	for (size_t n = help_below(seed, 3); n > 0; n--) {
		buf_add_str(out, str_from(HELP_PICK(seed, tails)));
		if (help_below(seed, 3) == 0)
			buf_add_byte(out, '?');
	}
}

/* Groups within groups, with alternatives in each. */
static void make_pattern(uint64_t *seed, int depth, struct buf *out)
{
	size_t n = 1 + help_below(seed, 3);

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_byte(out, '|');
		make_alternative(seed, depth, out);
	}
}

#endif
