/* Tests of turkic.c: which texts are in Turkic languages. The classes of stems are tested by the cases of rules. */
#include "turkic.h"

#include "check_help.h"

static unsigned alphabets_of(const char *text)
{
	char *copy = help_copy(text, strlen(text));
	unsigned alphabets = turkic_alphabets(str_make(copy, strlen(text)));

	free(copy);
	return alphabets;
}

START_TEST(texts_in_cyrillic_letters)
{
	ck_assert_uint_eq(alphabets_of("Қазақстан"), TURKIC_CYRILLIC);
	ck_assert_uint_eq(alphabets_of("Кеше Әсел келді"), TURKIC_CYRILLIC);
	ck_assert_uint_eq(alphabets_of("Жогорку Кеңеш"), TURKIC_CYRILLIC);
	ck_assert_uint_eq(alphabets_of("Президент России"), 0);
	ck_assert_uint_eq(alphabets_of("Його ґанок, їжа, єдність і ще Ґданськ"), 0);
	ck_assert_uint_eq(alphabets_of("Белы дом у Мінску, рэспубліка ў"), 0);
	ck_assert_uint_eq(alphabets_of("\xD2"), 0);
	ck_assert_uint_eq(alphabets_of(""), 0);
}
END_TEST

START_TEST(texts_in_latin_letters)
{
	ck_assert_uint_eq(alphabets_of("Prezident so'z oldi"), TURKIC_LATIN);
	ck_assert_uint_eq(alphabets_of("Toshkent va Samarqand"), TURKIC_LATIN);
	ck_assert_uint_eq(alphabets_of("At two o'clock the Qur'an, O'Brien and the dog's day"), 0);
	ck_assert_uint_eq(alphabets_of("'"), 0);
	ck_assert_uint_eq(alphabets_of("o'"), 0);
}
END_TEST

/* What is of neither alphabet is in no Turkic text. */
START_TEST(words_by_their_letters)
{
	unsigned both = TURKIC_CYRILLIC | TURKIC_LATIN;

	ck_assert(turkic_has(TURKIC_CYRILLIC, "Қазақстан") && turkic_has(both, "Қазақстан"));
	ck_assert(!turkic_has(TURKIC_LATIN, "Қазақстан") && !turkic_has(0, "Қазақстан"));
	ck_assert(turkic_has(TURKIC_LATIN, "Toshkent") && !turkic_has(TURKIC_CYRILLIC, "Toshkent"));
	ck_assert(!turkic_has(both, "Épinal") && !turkic_has(both, "東京"));
}
END_TEST

HELP_MAIN("turkic", 20, texts_in_cyrillic_letters, texts_in_latin_letters, words_by_their_letters)
