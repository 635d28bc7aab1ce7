/* What a rule's patterns ask of their first word: read from patterns of every kind, none of which may be read as asking more
 * than it does. Whether that is so of random ones is for check_rule_words.c. */
#include "check_help.h"
#include "rule_first.h"

static const char *const known[] = { "title", "calendar", "given", "family", "common", "ordinary", "place", "acronym", "initial", "year",
				     "Cap", "New", "number", "turkic", "cyrillic", "PERSON", "COUNTRY" };

static struct word_classes classes;

/* Adds the names of the classes with | between. */
static void add_classes(struct buf *out, uint64_t bits)
{
	const char *between = "";

	for (size_t i = 0; i < N_ITEMS(known); i++)
		if (bits >> word_classes_find(&classes, str_from(known[i])) & 1) {
			buf_printf(out, "%s%s", between, known[i]);
			between = "|";
		}
}

/* "not given|title, Cap, place, letter": of none of the first, of one of each of the others, in Cyrillic. */
static char *show(const struct rule_first *first)
{
	struct buf out = { 0 };

	if (first->none) {
		buf_printf(&out, "not ");
		add_classes(&out, first->none);
	}
	for (size_t i = 0; i < 2 && first->some[i]; i++) {
		buf_printf(&out, "%s", out.len ? ", " : "");
		add_classes(&out, first->some[i]);
	}
	if (first->cyrillic)
		buf_printf(&out, "%sletter", out.len ? ", " : "");
	help_str(&out);
	return out.data;
}

/* What is read from copies with nothing behind them. */
static char *read_rule(struct poltag_str unless, struct poltag_str match)
{
	char *refused = help_copy(unless.data, unless.len), *matched = help_copy(match.data, match.len);
	struct rule_first first;

	rule_first_read(&first, &classes, str_make(refused, unless.len), str_make(matched, match.len));
	free(refused);
	free(matched);
	return show(&first);
}

struct reading_case {
	const char *unless, *match, *asked;
};

static void expect(const struct reading_case *cases, size_t n)
{
	word_classes_init(&classes);
	for (size_t i = 0; i < n; i++) {
		char *asked = read_rule(str_from(cases[i].unless), str_from(cases[i].match));

		ck_assert_msg(strcmp(asked, cases[i].asked) == 0, "Unless \"%s\", Match \"%s\" asks \"%s\", expected \"%s\"",
			      cases[i].unless, cases[i].match, asked, cases[i].asked);
		free(asked);
	}
}

START_TEST(one_word)
{
	static const struct reading_case cases[] = {
		{ "", "", "" },
		{ "", "{given}", "given" },
		{ "", "{given} {family}", "given" },
		{ "", "{Cap}", "Cap" },
		{ "", "{PERSON}s?", "PERSON" },
		{ "", "{given}-{family}", "given" }, /* it is not asked of a part of a hyphened word: see rule.c */
		{ "", "x{given}", "" },
		{ "", "\\b{given}", "" },
		{ "", " {given}", "" },
		{ "", "{year}", "" }, /* these are matched as they are written, */
		{ "", "{initial} ?{family}", "" },
		{ "", "{nothing}", "" }, /* and what is no class may be anything */
		{ "", "{}", "" },
		{ "", "\\{given}", "" },
		{ "", "(?=\\p{Cyrillic}){New}", "New, letter" },
		{ "", "\\p{Cyrillic}\\p{L}+", "letter" },
		{ "", "\\P{Cyrillic}", "" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

START_TEST(repeated)
{
	static const struct reading_case cases[] = {
		{ "", "{given}?{family}", "" },	   { "", "{given}*{family}", "" },     { "", "{given}{0}{family}", "" },
		{ "", "{given}{,2}{family}", "" }, { "", "{given}+", "" },	       { "", "{given}{family}", "given" },
		{ "", "(?:{given} )?{Cap}", "" },  { "", "(?={given})?{Cap}", "" },    { "", "(?!{given}){0}{Cap}", "" },
		{ "", "(?:(?={given})?){Cap}", "" },
		{ "", "\\p{Cyrillic}?x", "" },	   { "", "(?:\\p{Cyrillic}|)x", "" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

START_TEST(alternatives)
{
	static const struct reading_case cases[] = {
		{ "", "{given}|{family}", "given|family" },
		{ "", "{given} x|{family} y|{title}", "title|given|family" },
		{ "", "{given}|x", "" },
		{ "", "{given}|", "" },
		{ "", "|{given}", "" },
		{ "", "{given}||{title}", "" },
		{ "", "{given}|{year}", "" },
		{ "", "x|{given}|{title}", "" },
		{ "", "{given}\\|{family}", "given" },
		{ "", "(?:{given}|{family}) {title}", "given|family" },
		{ "", "(?:{given}|x) {title}", "" },
		{ "", "(?!{title}){Cap}|(?!{title}|{place}){New}", "not title, Cap|New" }, /* what all of them ask */
		{ "", "(?=\\p{Cyrillic}){Cap}|\\p{Cyrillic}x", "letter" },
		{ "", "(?=\\p{Cyrillic}){Cap}|{Cap}", "Cap" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

START_TEST(groups)
{
	static const struct reading_case cases[] = {
		{ "", "(?:(?:{given}|{family})|(?:{title}))x", "title|given|family" },
		{ "", "(?={given})(?={New}){Cap}", "given, New" }, /* two are kept */
		{ "", "(?={given}|{family})(?!{title}|{place}){New}", "not title|place, given|family, New" },
		{ "", "(?:(?!{title})){Cap}", "not title, Cap" },
		{ "", "(?:(?!{title})|x){Cap}", "" },
		{ "", "(?=x|){Cap}", "Cap" },
		{ "", "(?<=of ){Cap}", "Cap" }, /* what stands before does not matter */
		{ "", "(?<!{title} )(?<=x|y){Cap}", "Cap" },
		{ "", "(?!(?:{title}|{place})|x){Cap}", "not title|place, Cap" },
		{ "", "(?!(?!{title})){Cap}", "Cap" },
		{ "", "(?!(?={title})){Cap}", "Cap" },
		{ "", "(?!{title} x){Cap}", "Cap" },
		{ "", "(?!{title}?){Cap}", "Cap" },
		{ "", "(?!{Cap}|{acronym}|{year}){given}", "given" }, /* matched otherwise than as any word */
		{ "", "(?!\\p{Cyrillic}){Cap}", "not cyrillic, Cap" },
		{ "", "({given})", "" }, /* these kinds are not looked into */
		{ "", "(?<n>{given})", "" },
		{ "", "(?>{given})", "" },
		{ "", "(?|{given}|{title})", "" },
		{ "", "(x|{given}){title}|{family}", "" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

START_TEST(flags)
{
	static const struct reading_case cases[] = {
		{ "", "(?i:{Cap})", "" }, /* a small letter too */
		{ "", "{given} (?i:of|the)", "given" },
		{ "", "{given} (?i:of|the)|{family}", "given|family" },
		{ "", "(?i){Cap}", "" },
		{ "", "{Cap}(?i)|{given}", "" },
		{ "", "{given} (?x: # |)", "" },
		{ "", "{given} (?-i:x)|{title}", "" },
		{ "", "{given} (?#a|b)", "" },
		{ "", "{given} (?(1)x|{title})", "" },
		{ "", "{given} (*SKIP)|{title}", "" },
		{ "(?i:x|y)|{title}", "{Cap}", "not title, Cap" },
		{ "{title}|(?i)x|{given}", "{Cap}", "not title, Cap" },
		{ "(?i)x|{given}", "{Cap}", "Cap" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

START_TEST(unless)
{
	static const struct reading_case cases[] = {
		{ "{title}", "{Cap}", "not title, Cap" },
		{ "{title}|{given}", "x", "not title|given" },
		{ "{given} {New}|{title}|x", "{Cap}", "not title, Cap" },
		{ "(?:{title}|(?:{given}|{place} x))", "{Cap}", "not title|given, Cap" },
		{ "(?:{title}|{given}) x", "{Cap}", "Cap" },
		{ "(?:{title})(?:{given})", "{Cap}", "Cap" },
		{ "(?:{title})?", "{Cap}", "Cap" },
		{ "(?={title})", "{Cap}", "Cap" },
		{ "{title}$", "{Cap}", "Cap" },
		{ "{COUNTRY}", "{Cap}", "not COUNTRY, Cap" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

/* Brackets, bars and braces that are just characters. */
START_TEST(characters)
{
	static const struct reading_case cases[] = {
		{ "", "{given} [|]|{title}", "title|given" },
		{ "", "{given} [)(]|{title}", "title|given" },
		{ "", "{given} []|]|{title}", "title|given" },
		{ "", "{given} [^]|]|{title}", "title|given" },
		{ "", "{given} [\\]|]|{title}", "title|given" },
		{ "", "{given} [^\\]|]|{title}", "title|given" },
		{ "", "{given} [\\\\]|{title} ]", "title|given" },
		{ "", "{given} [^\\\\]|{title} ]", "title|given" },
		{ "", "{given} [x\\\\]|{title} ]", "title|given" },
		{ "", "{given} [[:alpha:]|]|{title}", "" },
		{ "", "{given} [x[:alpha:]|]|{title}", "" },
		{ "", "{given} [\\Q]|\\E]|{title}", "" },
		{ "", "{given} [\\c]|]|{title}", "" },
		{ "", "{given} \\Q|\\E|{title}", "" },
		{ "", "{given} \\c(|{title}", "" },
		{ "", "{given} \\(|{title}", "title|given" },
		{ "", "{given} \\)\\||{title}", "title|given" },
		{ "", "{given} {1|{title}}", "title|given" },
		{ "", "{given} {,|{title}}", "title|given" },
		{ "", "{given} x{1,2}|{title}", "title|given" },
		{ "", "{given} \\p{L}|{title}", "title|given" },
		{ "", "{given} \\x{7C}|{title}", "title|given" },
	};

	expect(cases, N_ITEMS(cases));
}
END_TEST

/* What PCRE2 would refuse may stand in an image. */
START_TEST(broken)
{
	static const char *const patterns[] = { "(", ")", "[", "[^", "[\\", "\\", "{", "{given", "(?", "(?:", "(?=", "(?!", "(?<", "(?<=", "(?i",
					      "(?:{given}", "(?={given}|", "\\p{", "\\p", "[a", "(?:|", "((((", "a|)", "*", "(*" };

	word_classes_init(&classes);
	for (size_t i = 0; i < N_ITEMS(patterns); i++)
		for (size_t k = 0; k < N_ITEMS(patterns); k++) {
			char *asked = read_rule(str_from(patterns[i]), str_from(patterns[k]));

			ck_assert_msg(*asked == '\0', "Unless \"%s\", Match \"%s\" asks \"%s\"", patterns[i], patterns[k], asked);
			free(asked);
		}
}
END_TEST

/* A rule of an image may lack both. */
START_TEST(nothing)
{
	struct rule_first first = { .none = 1, .some = { 1, 1 }, .cyrillic = true };

	word_classes_init(&classes);
	rule_first_read(&first, &classes, (struct poltag_str){ 0 }, (struct poltag_str){ 0 });
	ck_assert(first.none == 0 && first.some[0] == 0 && first.some[1] == 0 && !first.cyrillic);
	ck_assert(rule_first_allows(&first, 0, 'x'));
}
END_TEST

static char *read_nested(size_t depth, const char *open, const char *inside, const char *close, bool refuse)
{
	struct buf pattern = { 0 };
	char *asked;

	for (size_t i = 0; i < depth; i++)
		buf_printf(&pattern, "%s", open);
	buf_printf(&pattern, "%s", inside);
	for (size_t i = 0; i < depth; i++)
		buf_printf(&pattern, "%s", close);
	ck_assert(!pattern.failed);
	asked = refuse ? read_rule(buf_str(&pattern), STR("x")) : read_rule(STR(""), buf_str(&pattern));
	buf_free(&pattern);
	return asked;
}

/* Groups within groups: the outer ones are read, and any number does no harm. */
START_TEST(depth)
{
	static const struct {
		size_t depth;
		const char *matched, *refused;
	} cases[] = { { 1, "given", "not given" }, { 8, "given", "not given" }, { 15, "given", "not given" }, { 16, "", "" }, { 2000, "", "" } };

	word_classes_init(&classes);
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		char *matched = read_nested(cases[i].depth, "(?:", "{given}", ")", false);
		char *ahead = read_nested(cases[i].depth, "(?=", "{given}", ")", false);
		char *refused = read_nested(cases[i].depth, "(?:", "{given}", ")", true);

		ck_assert_str_eq(matched, cases[i].matched);
		ck_assert_str_eq(ahead, cases[i].matched);
		ck_assert_str_eq(refused, cases[i].refused);
		free(matched);
		free(ahead);
		free(refused);
	}
}
END_TEST

START_TEST(allowing)
{
	struct rule_first first = { .none = WORD_TITLE, .some = { WORD_GIVEN | WORD_FAMILY, WORD_NEW }, .cyrillic = true };

	ck_assert(rule_first_allows(&first, WORD_GIVEN | WORD_NEW, 0xD0));
	ck_assert(rule_first_allows(&first, WORD_FAMILY | WORD_NEW | WORD_PLACE, 0xD3));
	ck_assert(!rule_first_allows(&first, WORD_GIVEN | WORD_NEW | WORD_TITLE, 0xD0));
	ck_assert(!rule_first_allows(&first, WORD_GIVEN, 0xD0));
	ck_assert(!rule_first_allows(&first, WORD_NEW, 0xD0));
	ck_assert(!rule_first_allows(&first, WORD_GIVEN | WORD_NEW, 'A'));
}
END_TEST

HELP_MAIN("rule_first", 60, one_word, repeated, alternatives, groups, flags, unless, characters, broken, nothing, depth, allowing)
