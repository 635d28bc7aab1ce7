/* Tests of lint*.c: what is said of names is what tagging does with them, and what is said of patterns is how long they
 * take. The messages of each warning are in the cases. */
#include "check_help.h"

/* Warnings, one a line: "line code". */
static void add_warning(void *context, const char *code, const struct poltag_error *warning)
{
	buf_printf(context, "%" PRIu64 " %s\n", warning->line, code);
}

/* The warnings of records; the caller frees them. Records that are wrong count as none. */
static char *warnings_of(const char *records)
{
	struct buf warnings = { 0 };
	struct poltag_builder *builder;
	struct poltag_error error;

	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, &error), POLTAG_OK);
	poltag_builder_add_text(builder, "f", str_from(records), &error);
	ck_assert_int_eq(poltag_builder_warn(builder, add_warning, &warnings, &error), POLTAG_OK);
	poltag_builder_free(builder);
	help_str(&warnings);
	return warnings.data;
}

/* ---- Names: needless is what is found without it ---- */

static const char *const pieces[] = { "a", "á", "o", "ö", "ø", "ss", "ß", "ae", "æ", "е", "ё", "и", "й", "’", "'",
				      " ", "  ", "-", "–", "l", "ł", "\u00AD", "i", "ı", "e\u0301", "é", "A", "É" };

static void random_name(uint64_t *seed, struct buf *name)
{
	name->len = 0;
	buf_add_str(name, STR("X"));
	for (size_t i = 0, n = help_below(seed, 4); i < n; i++)
		buf_add_str(name, str_from(HELP_PICK(seed, pieces)));
	buf_add_str(name, STR("z"));
	ck_assert(!name->failed);
}

/* Another name, or the same with a piece of it written otherwise. */
static void change_name(uint64_t *seed, const struct buf *from, struct buf *name)
{
	const char *old = HELP_PICK(seed, pieces);
	char *at, *copy = strndup(from->data, from->len);

	ck_assert_ptr_nonnull(copy);
	random_name(seed, name);
	at = strstr(copy, old);
	if (at) {
		name->len = 0;
		buf_add(name, copy, (size_t)(at - copy));
		buf_add_str(name, str_from(HELP_PICK(seed, pieces)));
		buf_add_str(name, str_from(at + strlen(old)));
	}
	free(copy);
}

static bool is_found(const struct buf *name, const char *letters, struct poltag_str text)
{
	struct buf records = { 0 };
	char expected[64], *got;
	struct poltag_dict *dict;
	bool found;

	buf_printf(&records, "Id: a\nType: ORG\nName: %.*s\nCase: %s\n", (int)name->len, name->data, letters);
	dict = help_dict(help_str(&records));
	got = help_tag(dict, NULL, text);
	snprintf(expected, sizeof expected, "0-%zu a name", text.len);
	found = strcmp(got, expected) == 0;
	free(got);
	poltag_dict_free(dict);
	buf_free(&records);
	return found;
}

START_TEST(needless_is_what_is_found_without_it)
{
	uint64_t seed = 17;
	struct buf name = { 0 }, alias = { 0 };
	size_t found = 0;

	for (int i = 0; i < 20000; i++) {
		const char *letters = i % 4 ? "exact" : "any";
		struct buf records = { 0 };
		char *warnings;
		bool is;

		random_name(&seed, &name);
		change_name(&seed, &name, &alias);
		is = is_found(&name, letters, buf_str(&alias));
		buf_printf(&records, "Id: a\nType: ORG\nName: %.*s\nAlias: %.*s\nCase: %s\n", (int)name.len, name.data,
			   (int)alias.len, alias.data, letters);
		warnings = warnings_of(help_str(&records));
		if (is != (strstr(warnings, "4 needless-variant") || strstr(warnings, "4 repeated-name")))
			ck_abort_msg("%s: found %d, but: %s", records.data, is, warnings);
		found += is;
		free(warnings);
		buf_free(&records);
	}
	ck_assert_uint_gt(found, 1000);
	ck_assert_uint_lt(found, 19000);
	buf_free(&name);
	buf_free(&alias);
}
END_TEST

/* Two entries share a name where some text is both; that of one of them is such a text, if there is one. */
START_TEST(shared_is_what_nothing_decides)
{
	uint64_t seed = 18;
	struct buf name = { 0 }, other = { 0 };

	for (int i = 0; i < 5000; i++) {
		struct buf records = { 0 };
		char *warnings;
		bool is;

		random_name(&seed, &name);
		change_name(&seed, &name, &other);
		is = is_found(&name, "exact", buf_str(&other)) || is_found(&other, "exact", buf_str(&name));
		buf_printf(&records, "Id: a\nType: ORG\nName: %.*s\n\nId: b\nType: PLACE\nName: %.*s\n", (int)name.len, name.data,
			   (int)other.len, other.data);
		warnings = warnings_of(help_str(&records));
		if (is != !!strstr(warnings, "7 shared-name"))
			ck_abort_msg("%s: shared %d, but: %s", records.data, is, warnings);
		free(warnings);
		buf_free(&records);
	}
	buf_free(&name);
	buf_free(&other);
}
END_TEST

/* ---- Patterns: slow is what comes to its limit ---- */

static size_t over_limit(const char *pattern, const char *begin, const char *piece)
{
	struct buf records = { 0 }, text = { 0 };
	struct poltag_dict *dict;
	struct poltag_tagger *tagger;
	struct poltag_error error;
	size_t over;

	buf_printf(&records, "Id: a\nType: ORG\nName: Aa\nPattern: %s\n", pattern);
	dict = help_dict(help_str(&records));
	buf_add_str(&text, str_from(begin));
	while (text.len < 4000)
		buf_add_str(&text, str_from(piece));
	buf_add_str(&text, STR("!"));
	ck_assert(!text.failed);
	ck_assert_int_eq(poltag_tagger_new(dict, NULL, &tagger, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), help_add_mention, &records, &error), POLTAG_OK);
	over = poltag_tagger_summary(tagger).over_limit;
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
	buf_free(&text);
	buf_free(&records);
	return over;
}

START_TEST(slow_is_what_comes_to_its_limit)
{
	static const struct {
		const char *pattern, *begin, *piece;
		bool slow;
	} cases[] = {
		{ "X(a+)+b", "X", "a", true },          { "X(?:\\w+\\s?)+9q", "X", "a", true },
		{ "X(?:aa|a)+b", "X", "aa", true },     { "X(?:x|y|(?:z+)*)q", "X", "z", true },
		{ "X.*x.*y.*x.*y.*z", "X", "axaya", true },   { "X(?=(?:[a-z]+)+9)a", "X", "a", true },
		{ "X(?i:a+)+b", "X", "a", true },       { "X\\Qa+\\E(?:b|b)+c", "Xa+", "b", true },
		{ "X(?>a+)+b", "X", "a", false },       { "Xa+b", "X", "a", false },
		{ "X(?:[a-z]+ )*of", "X", "a ", false }, { "X(?:a{1,3}-)+b", "X", "a-", false },
		{ "X(?:aa|a)++b", "X", "a", false },    { "X\\d+", "X", "1", false },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct buf records = { 0 };
		char *warnings;
		bool warned;

		buf_printf(&records, "Id: a\nType: ORG\nName: Aa\nPattern: %s\n", cases[i].pattern);
		warnings = warnings_of(help_str(&records));
		warned = strstr(warnings, "4 slow-pattern") != NULL;
		if (warned != cases[i].slow ||
		    (over_limit(cases[i].pattern, cases[i].begin, cases[i].piece) > 0) != cases[i].slow)
			ck_abort_msg("%s: expected %d, warned %d", cases[i].pattern, cases[i].slow, warned);
		free(warnings);
		buf_free(&records);
	}
}
END_TEST

/* Whatever PCRE2 takes is read, and what it refuses is a fault before that. */
START_TEST(any_pattern_is_read)
{
	static const char *const parts[] = { "a", "(", ")", "|", "*", "+", "?", "[", "]", "^", "{2,}", "{1,60}", "\\", "\\Q",
					     "\\E", "\\p{Lu}", "\\d", ".", "(?:", "(?=", "(?<=", "(?<n>", "(?i)", "(?#", "é", "b" };
	uint64_t seed = 19;
	size_t warned = 0;

	for (int i = 0; i < 20000; i++) {
		struct buf records = { 0 };
		char *warnings;

		buf_add_str(&records, STR("Id: a\nType: ORG\nName: Aa\nPattern: X"));
		for (size_t k = 0, n = help_below(&seed, 12); k < n; k++)
			buf_add_str(&records, str_from(HELP_PICK(&seed, parts)));
		buf_add_str(&records, STR("\n"));
		warnings = warnings_of(help_str(&records));
		warned += *warnings != '\0';
		free(warnings);
		buf_free(&records);
	}
	ck_assert_uint_gt(warned, 0);
}
END_TEST

HELP_MAIN("lint", 300, needless_is_what_is_found_without_it, shared_is_what_nothing_decides,
	  slow_is_what_comes_to_its_limit, any_pattern_is_read)
