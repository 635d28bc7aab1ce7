/* Tests of the map from normalised text back to its source, on random text and random bytes. */
#include "check_help.h"

#include "alphabet.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

static struct code_points table;

static void setup(void)
{
	if (!table.kind['A'])
		code_points_init(&table);
}

static void read_into(struct text *text, const char *data, size_t len)
{
	struct poltag_error error;

	setup();
	ck_assert_int_eq(text_read(text, &table, str_make(data, len), &error), POLTAG_OK);
}

/* ---- Ranges that are known ---- */

/* The source range of the part of the normalised text that reads so. */
static void expect_range(const char *source, const char *part, size_t start, size_t end)
{
	struct text text = { 0 };
	char *norm, *at;
	size_t norm_start;

	read_into(&text, source, strlen(source));
	norm = strndup(text.norm.data, text.norm.len);
	at = strstr(norm, part);
	ck_assert_msg(at != NULL, "\"%s\" is not in \"%s\"", part, norm);
	norm_start = (size_t)(at - norm);
	if (text_source_start(&text, norm_start) != start || text_source_end(&text, norm_start + strlen(part)) != end)
		ck_abort_msg("\"%s\" in \"%s\": %zu-%zu, expected %zu-%zu", part, source,
			     text_source_start(&text, norm_start),
			     text_source_end(&text, norm_start + strlen(part)), start, end);
	free(norm);
	text_free(&text);
}

START_TEST(known_ranges)
{
	expect_range("see Osh", "Osh", 4, 7);
	expect_range("\xC2\xA0Osh", "Osh", 2, 5);
	expect_range("Viktor Orba\xCC\x81n x", "Orbán", 7, 14);
	expect_range("Orba\xCC\x81 x", "Orbá", 0, 6);
	expect_range("\xEF\xAC\x81nance", "finance", 0, 8);
	expect_range("\xEF\xAC\x81nance", "i", 0, 3); /* half of a ligature is all of it */
	expect_range("the \xE2\x80\x9CTaliban\xE2\x80\x9D.", "Taliban", 7, 14);
	expect_range("a Mir\xC2\xADziyoyev b", "Mirziyoyev", 2, 14);
	expect_range("G\xE2\x80\x98" "aniyev", "G'aniyev", 0, 10);
	expect_range("\xEF\xBB\xBFOsh", "Osh", 3, 6);
}
END_TEST

/* What vanishes at the edge of a name is not part of its mention. */
START_TEST(vanished_marks_stay_outside)
{
	expect_range("Osh\xE2\x80\x8E", "Osh", 0, 3);
	expect_range("\xE2\x80\x8FOsh\xE2\x80\x8F", "Osh", 3, 6);
	expect_range("Vu\xC4\x8Di\xC4\x87\xE2\x80\x8E", "Vučić", 0, 7);
	expect_range("Vu\xC4\x8Dic\xCC\x81\xE2\x80\x8E", "Vučić", 0, 8);
	expect_range("Ali\xE2\x80\x99\xC2\xAD s", "Ali'", 0, 6);
	expect_range("\xEF\xBC\xA7\xEF\xBC\x97\xE2\x80\x8B\xE2\x80\x8B", "G7", 0, 6);
}
END_TEST

/* ---- Properties ---- */

/* Marks in starts where the source can be cut: between code points, and between malformed sequences. */
static void find_cuts(const char *data, size_t len, bool *cuts)
{
	const unsigned char *p = (const unsigned char *)data, *end = p + len;

	memset(cuts, 0, len + 1);
	while (p < end) {
		int32_t c;

		cuts[p - (const unsigned char *)data] = true;
		p += utf8_decode(p, end, &c);
	}
	cuts[len] = true;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static bool contains(struct poltag_str all, struct poltag_str part)
{
	return memmem(all.data, all.len, part.data, part.len) != NULL;
}

/* The source range of [start, end), normalised by itself, has that part of the text in it. Not so in a word that mixes
 * alphabets: a part of it may have but one. */
static void expect_same_part(const struct text *text, size_t start, size_t end)
{
	size_t from = text_source_start(text, start), to = text_source_end(text, end);
	struct poltag_str part = str_make(text->norm.data + start, end - start);
	struct text again = { 0 };
	char *copy = help_copy(text->source.data + from, to - from);

	read_into(&again, copy, to - from);
	if (!again.mixed && !contains(again.norm, part)) {
		char *source = help_shown(text->source.data, text->source.len), *shown = help_shown(part.data, part.len);

		ck_abort_msg("\"%s\": %zu-%zu is %zu-%zu, which has no \"%s\"", source, start, end, from, to, shown);
	}
	text_free(&again);
	free(copy);
}

static void check_ranges(const struct text *text, const bool *cuts, size_t start)
{
	size_t from = text_source_start(text, start), last_to = 0;

	for (size_t end = start + 1; end <= text->norm.len; end++) {
		size_t to = text_source_end(text, end);
		bool inside = end < text->norm.len && is_continuation(text->norm.data[end]);

		if (inside)
			continue;
		if (to > text->source.len || from >= to || to < last_to || !cuts[from] || !cuts[to]) {
			char *source = help_shown(text->source.data, text->source.len);

			ck_abort_msg("\"%s\": %zu-%zu is %zu-%zu", source, start, end, from, to);
		}
		last_to = to;
	}
}

static void check_map(const char *data, size_t len, bool valid)
{
	struct text text = { 0 };
	char *copy = help_copy(data, len);
	bool *cuts = malloc(len + 1);
	size_t last = 0;

	find_cuts(data, len, cuts);
	read_into(&text, copy, len);
	for (size_t start = 0; start < text.norm.len; start++) {
		if (is_continuation(text.norm.data[start]))
			continue;
		ck_assert_uint_ge(text_source_start(&text, start), last);
		last = text_source_start(&text, start);
		check_ranges(&text, cuts, start);
		for (size_t end = start + 1; valid && !text.mixed && end <= text.norm.len; end++)
			if (end == text.norm.len || !is_continuation(text.norm.data[end]))
				expect_same_part(&text, start, end);
	}
	text_free(&text);
	free(cuts);
	free(copy);
}

/* Letters, marks, ligatures, signs, and what vanishes: of each some. */
static const char *const pieces[] = {
	"a", "Z", "7", " ", "\n", "'", "-", "é", "ß", "И", "ё", "中", "ガ", "カ", "ﬁ", "Ｇ", "ế", "e\xCC\x82", "\xCC\x81",
	"\xCC\xA3", "\xCC\x86", "и", "\xE2\x80\x8B", "\xC2\xAD", "\xEF\xBB\xBF", "’", "ʻ", "—", "\xC2\xA0", "«",
	"½", "№", "€", "😀", "\xE1\x84\x92", "\xE1\x85\xA1", "\xE1\x86\xAB", "한", "カ\xE3\x82\x99", "क", "\xE0\xA4\xBC",
	"ﷺ", "\xEF\xB8\x8F", "º", "ў", "\xF0\x9D\x94\x84",
};

static void make_text(uint64_t *seed, struct buf *out, size_t n)
{
	out->len = 0;
	for (size_t i = 0; i < n; i++) {
		const char *piece = HELP_PICK(seed, pieces);

		buf_add(out, piece, strlen(piece));
	}
}

START_TEST(random_text_maps_back)
{
	struct buf text = { 0 };
	uint64_t seed = 20250101;

	for (int round = 0; round < 4000; round++) {
		make_text(&seed, &text, help_below(&seed, 14));
		check_map(text.data, text.len, true);
	}
	buf_free(&text);
}
END_TEST

START_TEST(random_bytes_map_back)
{
	uint64_t seed = 20250102;
	char bytes[48];

	for (int round = 0; round < 20000; round++) {
		size_t len = help_below(&seed, sizeof bytes);

		for (size_t i = 0; i < len; i++)
			bytes[i] = (char)help_random(&seed);
		check_map(bytes, len, false);
	}
}
END_TEST

/* Valid text with a few bytes changed, which comes nearer to what is met with. */
START_TEST(broken_text_maps_back)
{
	struct buf text = { 0 };
	uint64_t seed = 20250103;

	for (int round = 0; round < 20000; round++) {
		make_text(&seed, &text, 1 + help_below(&seed, 20));
		for (size_t n = help_below(&seed, 4); n > 0; n--)
			text.data[help_below(&seed, text.len)] = (char)help_random(&seed);
		check_map(text.data, text.len, false);
	}
	buf_free(&text);
}
END_TEST

/* ---- The slow way ---- */

/* Whether a name could begin or end inside what c becomes: a fraction, several Chinese letters. Such a code point, whose
 * source cannot be cut, becomes a sign. */
static bool has_seam(int32_t c)
{
	unsigned char bytes[5] = { 0 };
	utf8proc_uint8_t *nfkc;
	const unsigned char *p, *end;
	bool word = false, other = false;

	utf8_encode(c, bytes);
	nfkc = utf8proc_NFKC(bytes);
	for (p = nfkc, end = p + strlen((char *)p); p < end;) {
		size_t n = utf8_decode(p, end, &c);
		uint8_t kind = code_point_kind(c);

		bool in_word = c < 0x80 ? text_in_word((unsigned char)c) : kind == CODE_POINT_KEEP;

		word |= in_word;
		other |= n < (size_t)(end - nfkc) && (!in_word || code_point_is_unspaced(c));
		p += n;
	}
	free(nfkc);
	return word && other;
}

/* What the code points become one by one before NFKC, then NFKC of the whole, then what is no letter once more. */
static struct buf normalise_slowly(const char *data, size_t len)
{
	const unsigned char *p = (const unsigned char *)data, *end = p + len;
	struct buf first = { 0 }, out = { 0 };
	int32_t before = 0;
	utf8proc_uint8_t *composed;

	while (p < end) {
		int32_t c;
		size_t n = utf8_decode(p, end, &c);
		uint8_t kind = code_point_quick_kind(&table, c);

		if (kind == CODE_POINT_SLOW && has_seam(c))
			kind = '*';
		if (kind == CODE_POINT_KEEP || kind == CODE_POINT_SLOW)
			buf_add(&first, p, n);
		else if (kind != CODE_POINT_DROP)
			buf_add_byte(&first, (char)kind);
		p += n;
	}
	buf_add_byte(&first, '\0');
	composed = utf8proc_NFKC((const utf8proc_uint8_t *)first.data);
	for (p = composed, end = p + strlen((char *)composed); p < end;) {
		unsigned char bytes[4];
		int32_t c;

		p += utf8_decode(p, end, &c);
		if (code_point_kind(c) == CODE_POINT_KEEP && !((c == 0x301 || c == 0x300) && before >= 0x400 && before < 0x500))
			buf_add(&out, bytes, utf8_encode(c, bytes));
		else if (code_point_kind(c) >= CODE_POINT_FIRST_ASCII)
			buf_add_byte(&out, (char)code_point_kind(c));
		before = c;
	}
	free(composed);
	buf_free(&first);
	return out;
}

/* A mark behind a sign, a kana or what vanishes composes with nothing here, with something there: left out. */
static bool is_comparable(const char *data, size_t len)
{
	const unsigned char *p = (const unsigned char *)data, *end = p + len;
	bool letter = false;

	while (p < end) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		if (code_point_is_mark(c) && !letter)
			return false;
		letter = code_point_is_mark(c) || (c < 0x80 ? text_in_word((unsigned char)c)
							    : code_point_kind(c) == CODE_POINT_KEEP && !has_seam(c) &&
								      !code_point_is_unspaced(c));
	}
	return true;
}

START_TEST(the_slow_way_agrees)
{
	struct buf source = { 0 };
	uint64_t seed = 20250104;
	int compared = 0;

	setup();
	for (int round = 0; round < 100000; round++) {
		struct text text = { 0 };
		struct buf slow;

		make_text(&seed, &source, help_below(&seed, 8));
		if (!is_comparable(source.data, source.len))
			continue;
		read_into(&text, source.data, source.len);
		if (text.mixed) {
			text_free(&text);
			continue;
		}
		compared++;
		slow = normalise_slowly(source.data, source.len);
		if (!str_equal(text.norm, buf_str(&slow)))
			ck_abort_msg("\"%s\": \"%s\", the slow way \"%s\"", help_shown(source.data, source.len),
				     help_shown(text.norm.data, text.norm.len), help_shown(slow.data, slow.len));
		buf_free(&slow);
		text_free(&text);
	}
	ck_assert_int_gt(compared, 30000);
	buf_free(&source);
}
END_TEST

/* ---- Words that mix alphabets ---- */

START_TEST(mixed_words_keep_their_ranges)
{
	expect_range("a Пyтин b", "Путин", 2, 11);
	expect_range("Тоkayev", "Tokayev", 0, 9);
	expect_range("Тоkayev", "o", 2, 4);
	expect_range("(НАТO)", "НАТО", 1, 8);
	expect_range("бiр", "бір", 0, 5);
	expect_range("Мирзиëев", "Мирзиёев", 0, 16);
	expect_range("Əзербайжан", "Әзербайжан", 0, 20);
	expect_range("С5+1", "C5+1", 0, 5);
	expect_range("ЗРК С\xE2\x80\x91" "400", "C-400", 7, 15);
	expect_range("Пyтинскии\xCC\x86 x", "Путинский", 0, 19);
}
END_TEST

/* A letter and whether the word before it is to be read in its twin. */
static size_t decode_at(const struct buf *text, size_t at, int32_t *c)
{
	const unsigned char *data = (const unsigned char *)text->data;

	return at < text->len ? utf8_decode(data + at, data + text->len, c) : (*c = ' ', (size_t)0);
}

/* The alphabet that the letters in [start, end) are to be read in: a second way to say it. */
static enum alphabet meant_slowly(const struct buf *text, size_t start, size_t end)
{
	int as_latin = 1, as_cyrillic = 1, balance = 0, seen = 0;
	int32_t c, first;

	decode_at(text, start, &first);
	for (size_t at = start; at < end;) {
		at += decode_at(text, at, &c);
		seen |= (int)alphabet_of(c);
		as_latin &= alphabet_of(c) == ALPHABET_LATIN || alphabet_twin(c) != 0;
		as_cyrillic &= alphabet_of(c) == ALPHABET_CYRILLIC || alphabet_twin(c) != 0;
		balance += alphabet_of(c) == ALPHABET_LATIN ? 1 : -1;
	}
	if (seen != (ALPHABET_LATIN | ALPHABET_CYRILLIC) || (!as_latin && !as_cyrillic))
		return ALPHABET_OTHER;
	if (!as_latin || !as_cyrillic)
		return as_latin ? ALPHABET_LATIN : ALPHABET_CYRILLIC;
	return balance > 0 ? ALPHABET_LATIN : balance < 0 ? ALPHABET_CYRILLIC : alphabet_of(first);
}

static bool is_digit_at(const struct buf *text, size_t at)
{
	return at < text->len && text->data[at] >= '0' && text->data[at] <= '9';
}

/* A letter alone before a number is Latin, if it is a capital with a Latin twin. */
static bool is_of_number(const struct buf *text, size_t start, size_t end)
{
	int32_t c;
	size_t len = decode_at(text, start, &c);

	if (start + len != end || !code_point_is_upper(c) || (start && text_in_word((unsigned char)text->data[start - 1])))
		return false;
	if (end + 1 < text->len && text->data[end] == '-')
		return is_digit_at(text, end + 1);
	return is_digit_at(text, end) && !is_digit_at(text, end + 1);
}

static void add_in_one(struct buf *out, const struct buf *text, size_t start, size_t end)
{
	enum alphabet meant = meant_slowly(text, start, end);

	if (meant == ALPHABET_OTHER && is_of_number(text, start, end))
		meant = ALPHABET_LATIN;
	for (size_t at = start; at < end;) {
		unsigned char bytes[4];
		int32_t c;

		at += decode_at(text, at, &c);
		if (meant != ALPHABET_OTHER && alphabet_of(c) != meant && alphabet_twin(c))
			c = alphabet_twin(c);
		buf_add(out, bytes, utf8_encode(c, bytes));
	}
}

START_TEST(mixed_words_the_slow_way)
{
	static const char *const letters[] = { "a", "k", "Y", "C", "ë", "ə", "о", "Ж", "С", "у", "ё", "5", "-", " ", ".", "q" };
	uint64_t seed = 20250105;
	size_t mixed = 0;

	for (int round = 0; round < 100000; round++) {
		struct buf source = { 0 }, slow = { 0 };
		struct text text = { 0 };

		for (size_t n = help_below(&seed, 12); n > 0; n--) {
			const char *letter = HELP_PICK(&seed, letters);

			buf_add(&source, letter, strlen(letter));
		}
		for (size_t start = 0, end; start < source.len; start = end) {
			int32_t c;

			end = start + decode_at(&source, start, &c);
			if (alphabet_of(c) == ALPHABET_OTHER) {
				buf_add_byte(&slow, (char)c);
				continue;
			}
			while (decode_at(&source, end, &c) && alphabet_of(c) != ALPHABET_OTHER)
				end += decode_at(&source, end, &c);
			add_in_one(&slow, &source, start, end);
		}
		read_into(&text, source.data, source.len);
		if (!str_equal(text.norm, buf_str(&slow)))
			ck_abort_msg("\"%.*s\": \"%.*s\", the slow way \"%.*s\"", (int)source.len, source.data,
				     (int)text.norm.len, text.norm.data, (int)slow.len, slow.data);
		mixed += text.mixed;
		text_free(&text);
		buf_free(&source);
		buf_free(&slow);
	}
	ck_assert_uint_gt(mixed, 10000);
}
END_TEST

HELP_MAIN("map", 120, known_ranges, vanished_marks_stay_outside, random_text_maps_back, random_bytes_map_back,
	  broken_text_maps_back, the_slow_way_agrees, mixed_words_keep_their_ranges, mixed_words_the_slow_way)
