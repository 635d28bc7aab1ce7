/* Tests of key.c: the hashes that names are looked up by. */
#include "check_help.h"

#include "key.h"

static struct code_points table;

static struct key_word key_of(const char *word)
{
	if (!table.kind['A'])
		code_points_init(&table);
	return key_word_at(&table, word, word + strlen(word));
}

START_TEST(case_and_accents_are_not_seen)
{
	static const char *const pairs[][2] = {
		{ "Trump", "trump" },       { "Trump", "TRUMP" },         { "Orbán", "Orban" },       { "ORBÁN", "orban" },
		{ "Erdoğan", "ERDOGAN" },   { "Łukasz", "Lukasz" },       { "Straße", "STRASSE" },    { "Straße", "strasse" },
		{ "Мирзиёев", "Мирзиеев" }, { "МИРЗИЁЕВ", "Мирзиеев" },   { "Ængus", "AENGUS" },      { "İstanbul", "Istanbul" },
		{ "Đukanović", "Djukanovic" }, { "Қазақстан", "ҚАЗАҚСТАН" }, { "ЎЗБЕКИСТОН", "Ўзбекистон" },
		{ "G7", "g7" },             { "a_b", "A_B" },             { "Nguyễn", "NGUYEN" },
	};

	for (size_t i = 0; i < N_ITEMS(pairs); i++) {
		bool same = key_of(pairs[i][0]).hash == key_of(pairs[i][1]).hash;

		if (same != (strcmp(pairs[i][1], "Djukanovic") != 0)) /* Dj is another spelling, not a missing accent */
			ck_abort_msg("\"%s\" and \"%s\"", pairs[i][0], pairs[i][1]);
	}
}
END_TEST

START_TEST(other_words_have_other_keys)
{
	static const char *const words[] = { "a",      "b",      "aa",     "ab",      "ba",       "й",      "и",
					     "ў",      "у",      "қ",      "к",       "abcdefgh", "abcdefghi", "abcdefgh1",
					     "1",      "11",     "abcdefghabcdefgh", "abcdefghabcdefghi", "G7", "G20", "_" };

	for (size_t i = 0; i < N_ITEMS(words); i++)
		for (size_t k = 0; k < i; k++)
			if (key_of(words[i]).hash == key_of(words[k]).hash)
				ck_abort_msg("\"%s\" and \"%s\"", words[i], words[k]);
}
END_TEST

START_TEST(a_word_ends_where_it_ends)
{
	static const struct {
		const char *text;
		size_t len;
	} cases[] = {
		{ "Osh", 3 },  { "Osh city", 3 },  { "O'zbek", 1 }, { "G7+", 2 },  { "", 0 },     { " a", 0 },  { "é", 2 },
		{ "Орёл ", 8 }, { "ab中国", 2 }, { "中国", 0 },   { "a\n", 1 },  { "a_b-c", 3 }, { "한국", 0 },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++)
		if (key_of(cases[i].text).len != cases[i].len)
			ck_abort_msg("\"%s\": %zu", cases[i].text, key_of(cases[i].text).len);
}
END_TEST

/* Of an ASCII word the hash of its lower-case bytes is the hash of the word, at every length. */
START_TEST(the_fast_way_is_the_slow_way)
{
	uint64_t seed = 3;
	char word[KEY_WORD_BYTES + 1];

	for (int round = 0; round < 50000; round++) {
		size_t len = 1 + help_below(&seed, KEY_WORD_BYTES);
		uint64_t fast;

		for (size_t i = 0; i < len; i++)
			word[i] = (char)('a' + help_below(&seed, 26));
		fast = key_hash(word, len);
		for (size_t i = 0; i < len; i++)
			word[i] = (char)(help_below(&seed, 2) ? word[i] : word[i] - 32);
		word[len] = '\0';
		if (key_of(word).hash != fast || key_of(word).len != len)
			ck_abort_msg("\"%s\"", word);
	}
}
END_TEST

/* What is behind the first bytes of a long word does not count, but the word is as long as it is. */
START_TEST(long_words)
{
	char word[201];
	uint64_t hash;

	memset(word, 'x', 200);
	word[200] = '\0';
	hash = key_of(word).hash;
	ck_assert_uint_eq(key_of(word).len, 200);
	word[150] = 'y';
	ck_assert_uint_eq(key_of(word).hash, hash);
	word[10] = 'y';
	ck_assert_uint_ne(key_of(word).hash, hash);
	ck_assert_uint_eq(key_of(word).len, 200);
}
END_TEST

/* A long word of letters with two code points in the key, at every place of the limit. */
START_TEST(long_words_with_accents)
{
	for (size_t before = 0; before < 80; before++) {
		struct buf accented = { 0 }, plain = { 0 };

		for (size_t i = 0; i < before; i++) {
			buf_add_byte(&accented, 'x');
			buf_add_byte(&plain, 'x');
		}
		for (int i = 0; i < 20; i++) {
			buf_printf(&accented, "ßé");
			buf_printf(&plain, "sse");
		}
		ck_assert_uint_eq(key_of(help_str(&accented)).hash, key_of(help_str(&plain)).hash);
		buf_free(&accented);
		buf_free(&plain);
	}
}
END_TEST

static const char *next_word(const char *text, size_t from)
{
	const char *next = key_next_word(text + from, text + strlen(text));

	return next ? next : "(none)";
}

START_TEST(the_next_word)
{
	ck_assert_str_eq(next_word("New York", 3), "York");
	ck_assert_str_eq(next_word("New \n  York", 3), "York");
	ck_assert_str_eq(next_word("O'zbek", 1), "zbek");
	ck_assert_str_eq(next_word("C5+1", 2), "1");
	ck_assert_str_eq(next_word("Osh", 3), "(none)");
	ck_assert_str_eq(next_word("Osh ...", 3), "(none)");
	ck_assert_str_eq(next_word("ab 中", 2), "(none)");
	ck_assert_str_eq(next_word("ab ё", 2), "ё");
}
END_TEST

START_TEST(gaps_have_a_limit)
{
	char text[80];

	for (size_t gap = 0; gap <= 70; gap++) {
		size_t len = (size_t)snprintf(text, sizeof text, "%*sb", (int)gap, "");

		ck_assert_int_eq(key_next_word(text, text + len) != NULL, gap < 64);
	}
}
END_TEST

static bool unspaced(const char *text, int count, uint64_t *hash)
{
	char *copy = help_copy(text, strlen(text));
	bool found = key_unspaced(copy, copy + strlen(text), count, hash);

	free(copy);
	return found;
}

START_TEST(characters_without_spaces)
{
	uint64_t one, two, other;

	ck_assert(unspaced("中国", 1, &one));
	ck_assert(unspaced("中国", 2, &two));
	ck_assert_uint_ne(one, two);
	ck_assert(unspaced("中美", 1, &other));
	ck_assert_uint_eq(one, other);
	ck_assert(unspaced("中美", 2, &other));
	ck_assert_uint_ne(two, other);
	ck_assert(!unspaced("中", 2, &other));
	ck_assert(!unspaced("中a", 2, &other));
	ck_assert(!unspaced("a中", 1, &other));
	ck_assert(!unspaced("", 1, &other));
	ck_assert(unspaced("𠀀𠀁", 2, &other));
}
END_TEST

START_TEST(joined_keys_have_an_order)
{
	uint64_t a = key_of("new").hash, b = key_of("york").hash;

	ck_assert_uint_ne(key_join(a, b), key_join(b, a));
	ck_assert_uint_ne(key_join(a, b), a);
	ck_assert_uint_ne(key_join(a, a), a);
}
END_TEST

HELP_MAIN("key", 60, case_and_accents_are_not_seen, other_words_have_other_keys, a_word_ends_where_it_ends,
	  the_fast_way_is_the_slow_way, long_words, long_words_with_accents, the_next_word, gaps_have_a_limit,
	  characters_without_spaces, joined_keys_have_an_order)
