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
	buf_printf(context, "%zu-%zu%c ", word->start, word->end, ".aAC"[word->letters]);
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

/* The letters of one word, or of what is written as one. */
static void expect_letters(const char *word, char letters)
{
	char expected[32];

	snprintf(expected, sizeof expected, "0-%zu%c ", strlen(word), letters);
	expect_words(word, strlen(word), expected);
}

START_TEST(letters)
{
	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	expect_letters("iPhone", 'a');
	expect_letters("McGrath", 'A');
	expect_letters("A", 'A');
	expect_letters("A\xCC\x81", 'A');
	expect_letters("X\xCC\x81", 'A'); /* a mark that does not compose is no letter */
	expect_letters("UN", 'C');
	expect_letters("G20", 'C');
	expect_letters("ООН", 'C');
	expect_letters("ООНовец", 'A');
	expect_letters("и", 'a');
	expect_letters("20th", '.');
	expect_letters("_X", '.');
	expect_letters("習近平", '.');
	expect_letters("Al\xC2\xADmaty", 'A'); /* a soft hyphen within */
	expect_letters("\xEF\xBC\xB5\xEF\xBC\xAE", 'C'); /* wide UN */
	poltag_folder_free(folder);
}
END_TEST

/* Any bytes: words are in order, do not overlap, and begin and end where no blank is. */
START_TEST(any_bytes)
{
	static const char *const pieces[] = { "a", "B", " ", "'", "\xCC\x81", "Ж", "\xC2\xAD", "\xFF", "\xE2\x80", "習", "." };
	uint64_t seed = 7;

	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	for (int round = 0; round < 5000; round++) {
		char text[64] = "";
		size_t n = help_below(&seed, 12);
		struct buf out = { 0 };
		size_t behind = 0, start, end;
		const char *p;
		int used;

		for (size_t i = 0; i < n; i++)
			strcat(text, HELP_PICK(&seed, pieces));
		ck_assert_int_eq(poltag_words(folder, str_make(text, strlen(text)), add_word, &out, NULL), POLTAG_OK);
		for (p = help_str(&out); sscanf(p, "%zu-%zu%*c %n", &start, &end, &used) == 2; p += used) {
			ck_assert(start >= behind && end > start && end <= strlen(text));
			ck_assert(!memchr(text + start, ' ', end - start) && !memchr(text + start, '.', end - start));
			behind = end;
		}
		ck_assert_str_eq(p, "");
		buf_free(&out);
	}
	poltag_folder_free(folder);
}
END_TEST

START_TEST(words)
{
	struct poltag_error error;
	int n = 0;

	ck_assert_int_eq(poltag_folder_new(&folder, NULL), POLTAG_OK);
	expect_words("", 0, "");
	expect_words("President Xi, of 中国.", 24, "0-9A 10-12A 14-16a 17-23. ");
	expect_words("Oʻz É\xFF" "a", 9, "0-1A 3-4a 5-7A 8-9a ");
	expect_words("G7 e\xCC\x81t", 8, "0-2C 3-7a ");
	expect_words("A\0B", 3, "0-1A 2-3A ");
	ck_assert_int_eq(poltag_words(folder, STR("a b"), stop, &n, &error), POLTAG_STOPPED);
	ck_assert_int_eq(n, 1);
	poltag_folder_free(folder);
}
END_TEST

HELP_MAIN("fold", 60, exactly, loosely, letters, any_bytes, words)
