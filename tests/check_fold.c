/* Tests of fold.c: texts as matching sees them. */
#include "check_help.h"

static struct poltag_folder *folder;

static void expect_folded(const char *text, bool loose, const char *expected)
{
	struct poltag_str folded;
	char *got, *copy = help_copy(text, strlen(text));

	ck_assert_int_eq(poltag_fold(folder, str_make(copy, strlen(text)), loose, &folded, NULL), POLTAG_OK);
	free(copy);
	got = strndup(folded.data, folded.len);
	ck_assert_str_eq(got, expected);
	free(got);
}

START_TEST(exactly)
{
	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	expect_folded("", false, "");
	expect_folded("Oʻzbekiston", false, "O'zbekiston");
	expect_folded("Kim  Jong–un", false, "Kim Jong-un");
	expect_folded("United\r\n\tStates ", false, "United States ");
	expect_folded("Orba\xCC\x81n", false, "Orbán");
	expect_folded("Путин", false, "Путин");
	poltag_folder_free(folder);
}
END_TEST

START_TEST(loosely)
{
	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	expect_folded("ERDOĞAN", true, "erdogan");
	expect_folded("Łódź", true, "lodz");
	expect_folded("Strauß", true, "strauss");
	expect_folded("Королёв", true, "королев");
	expect_folded("G 7", true, "g 7");
	expect_folded("中国", true, "中国");
	poltag_folder_free(folder);
	poltag_folder_free(NULL);
}
END_TEST

static int add_word(void *context, const struct poltag_word *word)
{
	buf_printf(context, "%zu-%zu%s ", word->start, word->end, word->capital ? "!" : "");
	return 0;
}

static void expect_words(const char *text, size_t len, const char *expected)
{
	struct buf out = { 0 };
	char *copy = help_copy(text, len);

	ck_assert_int_eq(poltag_words(folder, str_make(copy, len), add_word, &out, NULL), POLTAG_OK);
	ck_assert_str_eq(help_str(&out), expected);
	free(copy);
	buf_free(&out);
}

static int stop(void *context, const struct poltag_word *word)
{
	(void)word;
	++*(int *)context;
	return 1;
}

START_TEST(words)
{
	struct poltag_error error;
	int n = 0;

	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	expect_words("", 0, "");
	expect_words("President Xi, of 中国.", 24, "0-9! 10-12! 14-16 17-23 ");
	expect_words("Oʻz É\xFF" "a", 9, "0-1! 3-4 5-7! 8-9 ");
	expect_words("G7 e\xCC\x81t", 8, "0-2! 3-7 ");
	expect_words("A\0B", 3, "0-1! 2-3! ");
	ck_assert_int_eq(poltag_words(folder, STR("a b"), stop, &n, &error), POLTAG_STOPPED);
	ck_assert_int_eq(n, 1);
	poltag_folder_free(folder);
}
END_TEST

HELP_MAIN("fold", 60, exactly, loosely, words)
