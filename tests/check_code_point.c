/* Tests of code_point.c: what each code point becomes. */
#include "check_help.h"

#include "code_point.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

static struct code_points table;

static bool is_surrogate(int32_t c)
{
	return c >= 0xD800 && c <= 0xDFFF;
}

START_TEST(kinds)
{
	static const struct {
		int32_t c;
		uint8_t kind;
	} cases[] = {
		{ 'A', 'A' },        { ' ', ' ' },        { '\n', '\n' },     { 0, CODE_POINT_KEEP }, { 0x7F, 0x7F },
		{ 0xA0, ' ' },       { 0xAD, CODE_POINT_DROP }, { 0xB4, '\'' }, { 0xE9, CODE_POINT_KEEP }, { 0x2BB, '\'' },
		{ 0x2BC, '\'' },     { 0x301, CODE_POINT_KEEP }, { 0x416, CODE_POINT_KEEP }, { 0x2018, '\'' },
		{ 0x2019, '\'' },    { 0x201C, '"' },     { 0x2013, '-' },    { 0x2014, '-' },    { 0x2028, '\n' },
		{ 0x200B, CODE_POINT_DROP }, { 0x200E, CODE_POINT_DROP }, { 0x202E, CODE_POINT_DROP }, { 0x2066, CODE_POINT_DROP },
		{ 0xFEFF, CODE_POINT_DROP }, { 0xFE0F, CODE_POINT_DROP }, { 0x3002, '.' }, { 0x3001, ',' }, { 0x060C, ',' },
		{ 0x20AC, '$' },     { 0x1F600, '*' },    { 0x4E2D, CODE_POINT_KEEP }, { 0xAC00, CODE_POINT_KEEP },
		{ 0x0660, CODE_POINT_KEEP }, { 0xFF07, '\'' }, { 0x2212, '-' }, { 0xFFFD, '*' }, { 0x10FFFF, '*' },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++)
		if (code_point_kind(cases[i].c) != cases[i].kind)
			ck_abort_msg("U+%04X: %u, expected %u", (unsigned)cases[i].c, code_point_kind(cases[i].c),
				     cases[i].kind);
}
END_TEST

/* Whatever the quick answer settles without NFKC is what the slow answer says. */
START_TEST(quick_kinds_are_kinds)
{
	code_points_init(&table);
	for (int32_t c = 0; c <= 0x10FFFF; c++) {
		uint8_t quick = is_surrogate(c) ? CODE_POINT_SLOW : code_point_quick_kind(&table, c);

		if (quick == CODE_POINT_TWIN)
			quick = CODE_POINT_KEEP;
		if (quick != CODE_POINT_SLOW && quick != code_point_kind(c))
			ck_abort_msg("U+%04X: quick %u, slow %u", (unsigned)c, quick, code_point_kind(c));
	}
}
END_TEST

/* What is kept without a further look is what NFKC leaves alone. */
START_TEST(kept_code_points_are_stable)
{
	code_points_init(&table);
	for (int32_t c = 0x80; c <= 0x10FFFF; c++) {
		unsigned char bytes[5] = { 0 };
		utf8proc_uint8_t *nfkc;

		if (is_surrogate(c) || code_point_quick_kind(&table, c) != CODE_POINT_KEEP)
			continue;
		utf8_encode(c, bytes);
		nfkc = utf8proc_NFKC(bytes);
		if (strcmp((char *)nfkc, (char *)bytes) != 0)
			ck_abort_msg("U+%04X changes under NFKC", (unsigned)c);
		free(nfkc);
	}
}
END_TEST

static bool is_letter_mark_or_digit(int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* The invariant of normalised text: a byte over 0x7F always belongs to a letter, a mark or a digit. */
START_TEST(over_0x7f_is_in_a_word)
{
	struct text text = { 0 };
	struct poltag_error error;

	code_points_init(&table);
	for (int32_t c = 0x80; c <= 0x10FFFF; c++) {
		unsigned char bytes[8] = { 'a' };
		const unsigned char *p, *end;
		size_t len;

		if (is_surrogate(c))
			continue;
		len = 1 + utf8_encode(c, bytes + 1);
		bytes[len++] = 'b';
		ck_assert_int_eq(text_read(&text, &table, str_make((char *)bytes, len), &error), POLTAG_OK);
		for (p = (const unsigned char *)text.norm.data, end = p + text.norm.len; p < end;) {
			int32_t out;

			p += utf8_decode(p, end, &out);
			if (out < 0 || (out >= 0x80 && !is_letter_mark_or_digit(out)))
				ck_abort_msg("U+%04X becomes U+%04X", (unsigned)c, (unsigned)out);
		}
	}
	text_free(&text);
}
END_TEST

static void expect_key(int32_t c, const char *key)
{
	int32_t points[2];
	char got[16] = { 0 };
	size_t n = code_point_key(&table, c, points), len = 0;

	for (size_t i = 0; i < n; i++)
		len += utf8_encode(points[i], (unsigned char *)got + len);
	if (strcmp(got, key) != 0)
		ck_abort_msg("U+%04X: key \"%s\", expected \"%s\"", (unsigned)c, got, key);
}

START_TEST(keys_of_letters)
{
	static const struct {
		int32_t c;
		const char *key;
	} cases[] = {
		{ 0xE9, "e" },    { 0xC9, "e" },    { 0x11F, "g" },   { 0x11E, "g" },   { 0x141, "l" },  { 0xDF, "ss" },
		{ 0x1E9E, "ss" }, { 0xE6, "ae" },   { 0xC6, "ae" },   { 0x130, "i" },   { 0x131, "i" },  { 0x451, "е" },
		{ 0x401, "е" },   { 0x416, "ж" },   { 0x439, "й" },   { 0x419, "й" },   { 0x45E, "ў" },  { 0x40E, "ў" },
		{ 0x49A, "қ" },   { 0x1EC7, "e" },  { 0x1EC6, "e" },  { 0x4E2D, "中" }, { 0xAC00, "가" }, { 0x259, "a" },
		{ 0x3B1, "α" },   { 0x391, "α" },   { 0x623, "أ" },
	};

	code_points_init(&table);
	for (size_t i = 0; i < N_ITEMS(cases); i++)
		expect_key(cases[i].c, cases[i].key);
}
END_TEST

/* A capital letter that a headline may have must give the key of the small one. */
START_TEST(keys_do_not_see_case)
{
	code_points_init(&table);
	for (int32_t c = 0x80; c < 0x2E80; c++) {
		int32_t upper = utf8proc_toupper(c), lower[2] = { 0 }, raised[2] = { 0 };

		if (upper == c || upper >= 0x2E80 || utf8proc_tolower(upper) != c)
			continue;
		if (code_point_key(&table, c, lower) != code_point_key(&table, upper, raised) || lower[0] != raised[0] ||
		    lower[1] != raised[1])
			ck_abort_msg("U+%04X and U+%04X have different keys", (unsigned)c, (unsigned)upper);
	}
}
END_TEST

START_TEST(plain_letters)
{
	static const struct {
		int32_t c;
		const char *plain;
	} cases[] = {
		{ 'a', NULL },   { 0xE1, "a" },   { 0x141, "L" },  { 0xDF, "ss" },   { 0x1E9E, "SS" }, { 0xC6, "Ae" },
		{ 0x451, "е" },  { 0x401, "Е" },  { 0x439, NULL }, { 0x457, NULL },  { 0x4E2D, NULL }, { 0x1EBF, "e" },
		{ 0x130, "I" },  { 0x131, "i" },  { 0x301, NULL }, { 0xAC00, NULL }, { 0x11F, "g" },   { 0x219, "s" },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		char room[8];
		const char *plain = code_point_plain(cases[i].c, room);

		if ((plain == NULL) != (cases[i].plain == NULL) || (plain && strcmp(plain, cases[i].plain) != 0))
			ck_abort_msg("U+%04X: \"%s\"", (unsigned)cases[i].c, plain ? plain : "none");
	}
}
END_TEST

START_TEST(classes_of_letters)
{
	static const struct {
		int32_t c;
		bool unspaced, mark, upper, lower;
	} cases[] = {
		{ 'A', false, false, true, false },    { 'z', false, false, false, true },   { '1', false, false, false, false },
		{ 0x416, false, false, true, false },  { 0x436, false, false, false, true }, { 0x301, false, true, false, false },
		{ 0x1161, false, true, false, false }, { 0x11A8, false, true, false, false }, { 0x1100, false, false, false, false },
		{ 0x4E2D, true, false, false, false }, { 0x3042, true, false, false, false }, { 0x30A2, true, false, false, false },
		{ 0x0E01, true, false, false, false }, { 0x0E31, true, true, false, false }, { 0x1000, true, false, false, false },
		{ 0x1780, true, false, false, false }, { 0x20000, true, false, false, false }, { 0xAC00, true, false, false, false },
		{ 0x0E81, true, false, false, false }, { 0xFB00, false, false, false, true },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		int32_t c = cases[i].c;

		if (code_point_is_unspaced(c) != cases[i].unspaced || code_point_is_mark(c) != cases[i].mark ||
		    code_point_is_upper(c) != cases[i].upper || code_point_is_lower(c) != cases[i].lower)
			ck_abort_msg("U+%04X: another class", (unsigned)c);
	}
}
END_TEST

HELP_MAIN("code_point", 120, kinds, quick_kinds_are_kinds, kept_code_points_are_stable, over_0x7f_is_in_a_word,
	  keys_of_letters, keys_do_not_see_case, plain_letters, classes_of_letters)
