/* Tests of pattern.c and matcher.c: expressions made from names, written ones, and what they match. */
#include "check_help.h"

#include "pattern.h"

static struct matcher matcher;

static int stop_nowhere(pcre2_callout_block *block, void *context)
{
	(void)block;
	(void)context;
	return 0;
}

static void setup(void)
{
	ck_assert_int_eq(matcher_init(&matcher, stop_nowhere, NULL, NULL), POLTAG_OK);
}

static struct pattern compile(struct poltag_str source, enum pattern_use use)
{
	struct pattern pattern;
	struct poltag_error error;

	if (pattern_compile(source, use, &pattern, &error) != POLTAG_OK)
		ck_abort_msg("\"%.*s\": %s", (int)source.len, source.data, error.message);
	return pattern;
}

/* Where the expression matches the text, as "start-end", counted from the offset. */
static void expect_match(struct poltag_str source, enum pattern_use use, const char *text, bool matches, size_t end)
{
	struct pattern pattern = compile(source, use);
	size_t got = 0;
	enum match_result result = matcher_match(&matcher, &pattern, str_from(text), 0, &got);

	if ((result == MATCH_FOUND) != matches || (matches && got != end))
		ck_abort_msg("\"%.*s\" on \"%s\": %d, end %zu", (int)source.len, source.data, text, result, got);
	pattern_free(&pattern);
}

static void expect_name(const char *name, enum pattern_use use, const char *text, size_t end)
{
	struct buf source = { 0 };

	pattern_add_name(&source, str_from(name));
	expect_match(buf_str(&source), use, text, end > 0, end);
	buf_free(&source);
}

START_TEST(names_match)
{
	setup();
	expect_name("Osh", PATTERN_NAMES, "Osh", 3);
	expect_name("Osh", PATTERN_NAMES, "osh", 0);
	expect_name("Osh", PATTERN_NAMES_CASELESS, "OSH", 3);
	expect_name("Osh", PATTERN_NAMES, " Osh", 0);
	expect_name("New York", PATTERN_NAMES, "New  \r\n\tYork", 12);
	expect_name("New York", PATTERN_NAMES, "NewYork", 0);
	expect_name("Orbán", PATTERN_NAMES, "Orban", 5);
	expect_name("Orbán", PATTERN_NAMES, "Orbán", 6);
	expect_name("Orban", PATTERN_NAMES, "Orbán", 0);
	expect_name("Orbán", PATTERN_NAMES_CASELESS, "ORBÁN", 6);
	expect_name("Мирзиёев", PATTERN_NAMES, "Мирзиеев", 16);
	expect_name("Мирзиёев", PATTERN_NAMES_CASELESS, "МИРЗИЕЕВ", 16);
	expect_name("Weiß", PATTERN_NAMES, "Weiss", 5);
	expect_name("Weiß", PATTERN_NAMES_CASELESS, "WEISS", 5);
	expect_name("中国", PATTERN_NAMES, "中国", 6);
	matcher_free(&matcher);
}
END_TEST

/* Any apostrophe that a name is written with finds any that a text has left after normalising: ' and `. */
START_TEST(apostrophes_are_one)
{
	setup();
	expect_name("O'zbek", PATTERN_NAMES, "O'zbek", 6);
	expect_name("O'zbek", PATTERN_NAMES, "O`zbek", 6);
	expect_name("O`zbek", PATTERN_NAMES, "O`zbek", 6);
	expect_name("O`zbek", PATTERN_NAMES, "O'zbek", 6);
	expect_name("O'zbek", PATTERN_NAMES, "Ozbek", 0);
	matcher_free(&matcher);
}
END_TEST

/* No byte of a name means anything to PCRE2. */
START_TEST(names_are_literal)
{
	static const char *const names[] = { "a.b",  "a*",   "a+b?", "a(b)",  "a[b]", "a{2}", "a|b",   "a^b$", "a\\db", "a\\Qb\\E",
					     "a#b",  "a-b",  "a/b",  "a&b",   "a,b",  "a:b",  "a\"b\"", "a!b",  "a<b>",  "a=b",
					     "a%d%s", "(?i)", "a@b",  "a;b~c", "\x01", "a_b" };

	setup();
	for (size_t i = 0; i < N_ITEMS(names); i++) {
		expect_name(names[i], PATTERN_NAMES, names[i], strlen(names[i]));
		expect_name(names[i], PATTERN_NAMES, "abba", 0);
	}
	matcher_free(&matcher);
}
END_TEST

START_TEST(gaps_have_a_limit)
{
	char text[80];

	setup();
	for (size_t gap = 1; gap <= 70; gap++) {
		int len = snprintf(text, sizeof text, "A%*sB", (int)gap, "");

		expect_name("A B", PATTERN_NAMES, text, gap <= 64 ? (size_t)len : 0);
	}
	matcher_free(&matcher);
}
END_TEST

static void expect_list(const char *list, const char *text, bool found)
{
	struct buf source = { 0 };
	struct pattern pattern;
	size_t end;

	pattern_add_list(&source, str_from(list));
	pattern = compile(buf_str(&source), PATTERN_SEARCH);
	if ((matcher_match(&matcher, &pattern, str_from(text), 0, &end) == MATCH_FOUND) != found)
		ck_abort_msg("\"%s\" in \"%s\"", list, text);
	pattern_free(&pattern);
	buf_free(&source);
}

START_TEST(lists_of_words)
{
	setup();
	expect_list("war", "the war.", true);
	expect_list("war", "the WAR.", true);
	expect_list("war", "Warsaw", false);
	expect_list("war", "postwar", false);
	expect_list("king, queen of", "the Queen\nof England", true);
	expect_list("king, queen of", "the queen", false);
	expect_list(" king ,queen", "KING", true);
	expect_list("a+b", "aab", false);
	expect_list("a+b", "a+b", true);
	expect_list("король", "Король", true);
	expect_list("король", "королю", false);
	expect_list("Orbán", "orban", true);
	matcher_free(&matcher);
}
END_TEST

static void expect_written(const char *written, const char *text, size_t end)
{
	struct buf source = { 0 };

	pattern_add_written(&source, str_from(written));
	expect_match(buf_str(&source), PATTERN_WRITTEN, text, end > 0, end);
	buf_free(&source);
}

START_TEST(written_patterns)
{
	setup();
	expect_written("G\\d+", "G7", 2);
	expect_written("G\\d+", "G20 ", 3);
	expect_written("G\\d+", "G7x", 0);
	expect_written("G\\d", "G20", 0);
	expect_written("C\\d\\+1", "C5+1.", 4);
	expect_written("a|ab", "ab", 2);
	expect_written("G\\d+", "G7中国", 2);
	expect_written("G\\d+", "G7ж", 0);
	expect_written("(?i)nato", "NaTo", 4);
	matcher_free(&matcher);
}
END_TEST

START_TEST(checks_of_patterns)
{
	static const struct {
		const char *source;
		bool name, context;
		const char *message;
	} cases[] = {
		{ "a", true, true, "" },
		{ "(?=a)", false, true, "a pattern that matches nothing at all; expected one that needs some text" },
		{ "a?", false, true, "a pattern that matches nothing at all; expected one that needs some text" },
		{ "(a", false, false, "PCRE2: missing closing parenthesis, at character 3 of the pattern" },
		{ "\\", false, false, "PCRE2: \\ at end of pattern, at character 2 of the pattern" },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		char message[200];

		ck_assert_int_eq(pattern_check(str_from(cases[i].source), true, message, sizeof message), cases[i].context);
		ck_assert_int_eq(pattern_check(str_from(cases[i].source), false, message, sizeof message), cases[i].name);
		if (!cases[i].name)
			ck_assert_str_eq(message, cases[i].message);
	}
}
END_TEST

START_TEST(errors_have_a_place)
{
	struct pattern pattern;
	struct poltag_error error;

	ck_assert_int_eq(pattern_compile(STR("ab["), PATTERN_WRITTEN, &pattern, &error), POLTAG_PATTERN);
	ck_assert_uint_eq(error.column, 4);
	ck_assert_ptr_null(pattern.code);
	ck_assert_int_eq(pattern_compile(STR("a\x80"), PATTERN_NAMES, &pattern, &error), POLTAG_PATTERN);
}
END_TEST

/* A pattern that would take for ever is given up and said to be over the limit, not taken for no match. */
START_TEST(limits_are_told)
{
	struct pattern pattern = compile(STR("(?:a+)+b"), PATTERN_WRITTEN);
	char text[64];
	size_t end;

	setup();
	memset(text, 'a', sizeof text);
	ck_assert_int_eq(matcher_match(&matcher, &pattern, str_make(text, sizeof text), 0, &end), MATCH_LIMIT);
	pattern.jit = false;
	ck_assert_int_eq(matcher_match(&matcher, &pattern, str_make(text, sizeof text), 0, &end), MATCH_LIMIT);
	ck_assert_int_eq(matcher_collect(&matcher, &pattern, str_make(text, sizeof text), 0), false);
	pattern_free(&pattern);
	matcher_free(&matcher);
}
END_TEST

static bool in_set(const uint32_t set[8], unsigned char byte)
{
	return set[byte / 32] >> byte % 32 & 1;
}

/* Whatever a pattern matches begins with a byte of the first set, and goes on with one of the second. */
START_TEST(beginnings_miss_nothing)
{
	static const char *const written[] = {
		"G\\d+",       "(?i)nato",      "C\\d\\+1",  "[A-C]x?",      "(?:ab|cd)+",    "é+",          "(?=G)G7",  "\\p{Lu}\\d",
		"(?<!x)G\\d",  "a|b|中",        "\\w+",      "U\\.?S\\.?",   "(?i:É)a",       "[^a]b",       "A.",       "\\bOsh",
		"(?:G|g)[78]", "K(?i)elvin",    "\\d{2}",    "x(?:yz)?",     "(?|ab|ba)",     "\\x{416}\\d", "(?i)ж1",   "a(?!b)",
	};
	static const char *const texts[] = {
		"G7", "G20", "nato", "NATO", "NaTo", "C5+1", "A", "Ax", "B", "cdab", "abab", "éé", "É", "Éa", "éa", "Ж1", "ж1", "U.S.",
		"US", "U.S", "xb", "Ab", "A中", "Osh", "g7", "G8", "Kelvin", "KELVIN", "kelvin", "12", "x", "xyz", "ba", "中", "ac", "a",
		"_", "9", "\xC5\xBF" "a", "Kelvin" "s",
	};

	setup();
	for (size_t i = 0; i < N_ITEMS(written); i++) {
		uint32_t first[8], second[8];
		struct pattern pattern = compile(str_from(written[i]), PATTERN_WRITTEN);

		ck_assert_int_eq(pattern_beginnings(str_from(written[i]), first, second, NULL), POLTAG_OK);
		for (size_t k = 0; k < N_ITEMS(texts); k++) {
			const char *text = texts[k];
			size_t end;

			if (matcher_match(&matcher, &pattern, str_from(text), 0, &end) != MATCH_FOUND)
				continue;
			if (!in_set(first, (unsigned char)text[0]) || !in_set(second, (unsigned char)text[1]))
				ck_abort_msg("\"%s\" matches \"%s\"", written[i], text);
		}
		pattern_free(&pattern);
	}
	matcher_free(&matcher);
}
END_TEST

/* And they are of use: a pattern with a plain beginning has few. */
START_TEST(beginnings_are_few)
{
	uint32_t first[8], second[8];
	int n = 0;

	ck_assert_int_eq(pattern_beginnings(STR("G\\d+"), first, second, NULL), POLTAG_OK);
	for (unsigned byte = 0; byte < 256; byte++)
		n += in_set(first, (unsigned char)byte);
	ck_assert(in_set(first, 'G'));
	ck_assert_int_le(n, 2);
	ck_assert(in_set(second, '7') && !in_set(second, 'a'));
}
END_TEST

static struct {
	const char *written, *prefix;
} prefixes[] = {
	{ "G\\d+", "G" },
	{ "COP\\d\\d", "COP" },
	{ "Congo(?=[^\\n)|]{0,250}\\b(?:Goma|Beni)\\b)", "Congo" },
	{ "(?<=Goma,\\s|Beni,\\s)Congo", "Congo" },
	{ "(?<!x)(?<=[()])Congo", "Congo" },
	{ "(?<=a)*Congo", "" },
	{ "Euro-?20", "Euro" },
	{ "Euros?", "Euro" },
	{ "Euros{0,2}", "Euro" },
	{ "Euro|Pound", "" },
	{ "Euro(?:a|b)|Pound", "" },
	{ "Euro[|]Pound", "Euro" },
	{ "Euro[]|]Pound", "Euro" },
	{ "Euro[[:alpha:]]|x", "" },
	{ "Euro\\|x", "Euro" },
	{ "Euro\\", "" },
	{ "\\QEuro\\E", "" },
	{ "Euro\\Q|\\E", "" },
	{ "(?i)euro", "" },
	{ "Euro(?#|)", "" },
	{ "Euro(?x: | )", "" },
	{ "(?:Euro", "" },
	{ "\xC3\xA9t\xC3\xA9", "" },
	{ "t\xC3\xA9", "t" },
	{ "", "" },
};

START_TEST(what_written_patterns_begin_with)
{
	for (size_t i = 0; i < N_ITEMS(prefixes); i++) {
		char *copy = help_copy(prefixes[i].written, strlen(prefixes[i].written)); /* nothing behind it may be read */
		struct poltag_str prefix = pattern_prefix(str_make(copy, strlen(prefixes[i].written)));

		if (!str_is(prefix, prefixes[i].prefix))
			ck_abort_msg("%s: \"%.*s\", expected \"%s\"", prefixes[i].written, (int)prefix.len, prefix.data,
				     prefixes[i].prefix);
		free(copy);
	}
}
END_TEST

HELP_MAIN("pattern", 60, names_match, apostrophes_are_one, names_are_literal, gaps_have_a_limit, lists_of_words, written_patterns,
	  checks_of_patterns, errors_have_a_place, limits_are_told, beginnings_miss_nothing, beginnings_are_few,
	  what_written_patterns_begin_with)
