/* Tests of text.c and utf8.h: strict decoding, normalising, and the map back to the source. */
#include "check_help.h"

#include "text.h"
#include "utf8.h"

static struct code_points table;

static void read_into(struct text *text, const char *data, size_t len)
{
	struct poltag_error error;

	if (!table.kind['A'])
		code_points_init(&table);
	ck_assert_int_eq(text_read(text, &table, str_make(data, len), &error), POLTAG_OK);
}

static void expect_norm(const char *data, size_t len, const char *norm)
{
	struct text text = { 0 };
	char *copy = help_copy(data, len), *shown, *expected = help_shown(norm, strlen(norm));

	read_into(&text, copy, len);
	shown = help_shown(text.norm.data, text.norm.len);
	ck_assert_str_eq(shown, expected);
	free(shown);
	free(expected);
	text_free(&text);
	free(copy);
}

#define EXPECT_NORM(source, norm) expect_norm(source, sizeof(source) - 1, norm)

/* ---- Decoding ---- */

START_TEST(every_code_point_comes_back)
{
	for (int32_t c = 0; c <= 0x10FFFF; c++) {
		unsigned char bytes[4];
		int32_t back;
		size_t len;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		len = utf8_encode(c, bytes);
		if (utf8_decode(bytes, bytes + len, &back) != len || back != c)
			ck_abort_msg("U+%04X does not come back", (unsigned)c);
	}
}
END_TEST

/* Whether the Unicode Standard's table 3-7 has a well-formed sequence that begins with these bytes. */
static bool is_well_formed_beginning(const unsigned char *p, size_t len)
{
	static const struct {
		unsigned char first, last, low, high;
		size_t len;
	} rows[] = {
		{ 0x00, 0x7F, 0, 0, 1 },       { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
		{ 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};

	for (size_t i = 0; i < N_ITEMS(rows); i++) {
		bool fits = p[0] >= rows[i].first && p[0] <= rows[i].last && len <= rows[i].len;

		for (size_t k = 1; fits && k < len; k++)
			fits = k == 1 ? p[1] >= rows[i].low && p[1] <= rows[i].high : p[k] >= 0x80 && p[k] <= 0xBF;
		if (fits)
			return true;
	}
	return false;
}

/* Every two bytes, and the same with the third and fourth at the edges of what may continue. */
START_TEST(malformed_bytes_are_maximal_subparts)
{
	static const unsigned char edges[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF };

	for (unsigned n = 0; n < 65536u * N_ITEMS(edges) * N_ITEMS(edges); n++) {
		unsigned pair = n / (N_ITEMS(edges) * N_ITEMS(edges));
		unsigned char b[4] = { (unsigned char)(pair >> 8), (unsigned char)pair,
				       edges[n / N_ITEMS(edges) % N_ITEMS(edges)], edges[n % N_ITEMS(edges)] };
		int32_t c;
		size_t len = utf8_decode(b, b + 4, &c), longest = 1;

		while (longest < 4 && is_well_formed_beginning(b, longest + 1))
			longest++;
		if (len != (is_well_formed_beginning(b, 1) ? longest : 1))
			ck_abort_msg("%02X %02X %02X %02X: %zu bytes", b[0], b[1], b[2], b[3], len);
	}
}
END_TEST

static const struct {
	const char *what, *bytes;
	size_t len, malformed, first;
	const char *norm;
} malformed[] = {
	{ "a continuation byte alone", "a\x80", 2, 1, 1, "a*" },
	{ "two of them", "\xBF\x80z", 3, 2, 0, "**z" },
	{ "two bytes cut short", "ab\xC3", 3, 1, 2, "ab*" },
	{ "two bytes, the second a letter", "\xC3(", 2, 1, 0, "*(" },
	{ "three bytes cut after two", "x\xE2\x82", 3, 1, 1, "x*" },
	{ "three bytes cut after one", "\xE2x", 2, 1, 0, "*x" },
	{ "four bytes cut after three", "\xF0\x9F\x98", 3, 1, 0, "*" },
	{ "four bytes, the third a letter", "\xF0\x9F" "A", 3, 1, 0, "*A" },
	{ "overlong slash", "\xC0\xAF", 2, 2, 0, "**" },
	{ "overlong in three bytes", "\xE0\x80\xAF", 3, 3, 0, "***" },
	{ "overlong in four bytes", "\xF0\x80\x80\xAF", 4, 4, 0, "****" },
	{ "a surrogate", "\xED\xA0\x80", 3, 3, 0, "***" },
	{ "a pair of surrogates", "\xED\xA0\xBD\xED\xB8\x80", 6, 6, 0, "******" },
	{ "past U+10FFFF", "\xF4\x90\x80\x80", 4, 4, 0, "****" },
	{ "a lead byte that never is", "ok \xF5\x80", 5, 2, 3, "ok **" },
	{ "UTF-16's byte order mark", "\xFF\xFE", 2, 2, 0, "**" },
	{ "Windows-1251", "\xCC\xE8\xF0", 3, 3, 0, "***" },
	{ "a malformed byte behind valid text", "\xC3\xA9\x80\xC3\xA9", 5, 1, 2, "\xC3\xA9*\xC3\xA9" },
	{ "the standard's example", "a\xF1\x80\x80\xE1\x80\xC2" "b\x80" "c\x80\xBF" "d", 13, 6, 1, "a***b*c**d" },
};

START_TEST(malformed_bytes_are_counted)
{
	for (size_t i = 0; i < N_ITEMS(malformed); i++) {
		struct text text = { 0 };
		char *copy = help_copy(malformed[i].bytes, malformed[i].len);

		read_into(&text, copy, malformed[i].len);
		if (text.malformed != malformed[i].malformed || text.first_malformed != malformed[i].first)
			ck_abort_msg("%s: %zu, the first at %zu", malformed[i].what, text.malformed, text.first_malformed);
		if (!str_is(text.norm, malformed[i].norm))
			ck_abort_msg("%s: \"%.*s\"", malformed[i].what, (int)text.norm.len, text.norm.data);
		text_free(&text);
		free(copy);
	}
}
END_TEST

/* ---- Normalising ---- */

START_TEST(ascii_is_handed_through)
{
	char ascii[256];
	struct text text = { 0 };

	for (size_t len = 1; len <= 128; len++) {
		for (size_t i = 0; i < len; i++)
			ascii[i] = (char)i;
		read_into(&text, ascii, len);
		ck_assert_ptr_eq(text.norm.data, ascii);
		ck_assert_uint_eq(text.norm.len, len);
		ck_assert_uint_eq(text.n_breaks, 0);
	}
	text_free(&text);
}
END_TEST

START_TEST(composed_text_is_handed_through)
{
	static const char source[] = "Emmanuel Macron à Orléans, Шавкат Мирзиёев, 习近平";
	struct text text = { 0 };

	read_into(&text, source, sizeof source - 1);
	ck_assert_ptr_eq(text.norm.data, source);
	text_free(&text);
}
END_TEST

START_TEST(no_text_at_all)
{
	struct text text = { 0 };

	read_into(&text, NULL, 0);
	ck_assert_uint_eq(text.norm.len, 0);
	ck_assert_uint_eq(text_source_start(&text, 0), 0);
	ck_assert_uint_eq(text_source_end(&text, 0), 0);
	text_free(&text);
}
END_TEST

START_TEST(compatibility_and_composition)
{
	EXPECT_NORM("Orba\xCC\x81n", "Orbán");
	EXPECT_NORM("Erdog\xCC\x86" "an", "Erdoğan");
	EXPECT_NORM("\xEF\xAC\x81nance", "finance");               /* fi ligature */
	EXPECT_NORM("\xEF\xBC\xA7\xEF\xBC\x97", "G7");             /* full width */
	EXPECT_NORM("C5\xEF\xBC\x8B" "1", "C5+1");                 /* full-width plus */
	EXPECT_NORM("\xE2\x84\x96 1", "No 1");                     /* numero sign */
	EXPECT_NORM("\xC5\xBFtraat", "straat");                    /* long s */
	EXPECT_NORM("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");  /* Hangul letters join */
	EXPECT_NORM("\xED\x95\x98\xE1\x86\xAB", "한");              /* a syllable and its last letter */
	EXPECT_NORM("e\xCC\x82\xCC\x81", "ế");                     /* two marks */
	EXPECT_NORM("e\xCC\xA3\xCC\x82", "ệ");                     /* in canonical order */
	EXPECT_NORM("e\xCC\x82\xCC\xA3", "ệ");                     /* and out of it */
	EXPECT_NORM("\xD0\xB8\xCC\x86", "й");
	EXPECT_NORM("\xD0\xB5\xCC\x88", "ё");
	EXPECT_NORM("\xE3\x82\xAB\xE3\x82\x99", "ガ");
	EXPECT_NORM("\xEF\xBD\xB6\xEF\xBE\x9E", "ガ");              /* half width, which NFKC joins too */
	EXPECT_NORM("5\xC2\xBA", "5o");
	EXPECT_NORM(" \xCC\x81x", " \xCC\x81x"); /* nothing to compose with */
}
END_TEST

/* All of these are one apostrophe; U+0060 is ASCII and stays, patterns take it for the same. */
START_TEST(apostrophes)
{
	EXPECT_NORM("O'zbek", "O'zbek");
	EXPECT_NORM("O\xE2\x80\x98zbek", "O'zbek");
	EXPECT_NORM("O\xE2\x80\x99zbek", "O'zbek");
	EXPECT_NORM("O\xCA\xBBzbek", "O'zbek");
	EXPECT_NORM("O\xCA\xBCzbek", "O'zbek");
	EXPECT_NORM("O\xC2\xB4zbek", "O'zbek");
	EXPECT_NORM("O\xEF\xBC\x87zbek", "O'zbek");
	EXPECT_NORM("O`zbek", "O`zbek");
	EXPECT_NORM("Arkhangel\xE2\x80\xB2sk", "Arkhangel'sk"); /* the prime of transliterations */
}
END_TEST

START_TEST(hyphens_and_dashes)
{
	static const char *const dashes[] = { "-",            "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93",
					      "\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x88\x92", "\xEF\xB9\xA3", "\xEF\xBC\x8D",
					      "\xEF\xB9\x98" };

	for (size_t i = 0; i < N_ITEMS(dashes); i++) {
		char source[32];
		int len = snprintf(source, sizeof source, "Ban Ki%smoon", dashes[i]);

		expect_norm(source, (size_t)len, "Ban Ki-moon");
	}
}
END_TEST

START_TEST(spaces)
{
	static const char *const blanks[] = { " ",            "\xC2\xA0",     "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x87",
					      "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xE1\x9A\x80" };

	for (size_t i = 0; i < N_ITEMS(blanks); i++) {
		char source[32];
		int len = snprintf(source, sizeof source, "New%sYork", blanks[i]);

		expect_norm(source, (size_t)len, "New York");
	}
	EXPECT_NORM("New\xE2\x80\xA8York", "New\nYork"); /* line separator */
	EXPECT_NORM("New\xC2\x85York", "New\nYork");     /* next line */
	EXPECT_NORM("New\r\nYork", "New\r\nYork");
}
END_TEST

START_TEST(marks_that_vanish)
{
	static const char *const vanish[] = { "\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E",
					      "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA0", "\xE2\x81\xA6",
					      "\xE2\x81\xA9", "\xEF\xBB\xBF", "\xD8\x9C",     "\xEF\xB8\x8F" };

	for (size_t i = 0; i < N_ITEMS(vanish); i++) {
		char source[64];
		int len = snprintf(source, sizeof source, "%sMir%szi%s%syoyev%s", vanish[i], vanish[i], vanish[i],
				   vanish[i], vanish[i]);

		expect_norm(source, (size_t)len, "Mirziyoyev");
	}
	EXPECT_NORM("\xE2\x80\x8B", "");
}
END_TEST

START_TEST(stress_marks)
{
	EXPECT_NORM("\xD0\x9F\xD1\x83\xCC\x81\xD1\x82\xD0\xB8\xD0\xBD", "Путин");
	EXPECT_NORM("\xD0\x9E\xCC\x81\xD1\x88", "Ош");
	EXPECT_NORM("\xD1\x97\xCC\x81", "ї"); /* behind a letter with a mark of its own */
	EXPECT_NORM("o\xCC\x81", "ó");         /* a Latin letter keeps its accent */
	EXPECT_NORM("\xD0\xBA\xCC\x81", "ќ"); /* and this is another letter */
}
END_TEST

START_TEST(punctuation_becomes_ascii)
{
	EXPECT_NORM("\xC2\xAB" "a\xC2\xBB", "\"a\"");
	EXPECT_NORM("\xE2\x80\x9C" "a\xE2\x80\x9D", "\"a\"");
	EXPECT_NORM("a\xE3\x80\x82" "b\xE3\x80\x81", "a.b,");
	EXPECT_NORM("\xE2\x82\xAC" "5", "$5");
	EXPECT_NORM("\xF0\x9F\x98\x80", "*");
}
END_TEST

START_TEST(memory_is_used_again)
{
	static const char *const sources[] = { "Orba\xCC\x81n", "Viktor", "", "\xE2\x80\x8B", "\x80\x80", "\xEF\xAC\x81" };
	uint64_t seed = 1;
	struct text used = { 0 };

	for (int i = 0; i < 1000; i++) {
		const char *source = HELP_PICK(&seed, sources);
		struct text fresh = { 0 };

		read_into(&used, source, strlen(source));
		read_into(&fresh, source, strlen(source));
		ck_assert(str_equal(used.norm, fresh.norm));
		ck_assert_uint_eq(used.n_breaks, fresh.n_breaks);
		ck_assert_uint_eq(used.malformed, fresh.malformed);
		text_free(&fresh);
	}
	text_free(&used);
}
END_TEST

/* ---- Long clusters ---- */

/* Were it not linear, this would not end within the suite's time. */
START_TEST(a_million_marks)
{
	static const char *const marks[] = { "\xCC\x81", "\xCC\xA3" }; /* of two combining classes */
	struct buf source = { 0 };
	struct text text = { 0 };

	buf_add_byte(&source, 'a');
	for (int i = 0; i < 1000000; i++)
		buf_add(&source, marks[i % 2], 2);
	read_into(&text, source.data, source.len);
	ck_assert_uint_gt(text.norm.len, 1000000);
	ck_assert_uint_lt(text.n_breaks, 100000);
	ck_assert_uint_eq(text_source_start(&text, 0), 0);
	ck_assert_uint_eq(text_source_end(&text, text.norm.len), source.len);
	text_free(&text);
	buf_free(&source);
}
END_TEST

START_TEST(a_million_that_vanish)
{
	struct buf source = { 0 };
	struct text text = { 0 };

	for (int i = 0; i < 1000000; i++)
		buf_add(&source, "\xE2\x80\x8B", 3);
	buf_add(&source, "Osh", 3);
	read_into(&text, source.data, source.len);
	ck_assert(str_is(text.norm, "Osh"));
	ck_assert_uint_eq(text_source_start(&text, 0), 3000000);
	text_free(&text);
	buf_free(&source);
}
END_TEST

HELP_MAIN("text", 60, every_code_point_comes_back, malformed_bytes_are_maximal_subparts, malformed_bytes_are_counted,
	  ascii_is_handed_through, composed_text_is_handed_through, no_text_at_all, compatibility_and_composition,
	  apostrophes, hyphens_and_dashes, spaces, marks_that_vanish, stress_marks, punctuation_becomes_ascii,
	  memory_is_used_again, a_million_marks, a_million_that_vanish)
