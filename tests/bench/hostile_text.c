/* Hostile texts, and the table of them. */
#include "hostile.h"

static const char *const common[] = {
	"the", "of", "and", "to", "in", "a", "that", "for", "on", "is", "with", "by", "as", "it", "was", "from", "at", "have",
	"be", "an", "this", "has", "not", "are", "which", "their", "government", "people", "country", "world", "peace",
	"security", "international", "nations", "development", "will", "would", "must", "can", "we", "our", "all", "more",
	"new", "year", "states", "countries", "between", "economic", "political", "rights", "support", "session", "community",
};

#define N_COMMON (sizeof common / sizeof *common)

static void raise_first(struct bytes *out, size_t at)
{
	if (out->data[at] >= 'a' && out->data[at] <= 'z')
		out->data[at] = (char)(out->data[at] - 'a' + 'A');
}

/* Sentences of common words, with a name of the dictionary now and then. */
static void add_prose(struct bytes *out, size_t len, const char *stop)
{
	uint64_t seed = 1;

	while (out->len < len) {
		size_t words = 5 + bench_below(&seed, 30), at = out->len;

		while (words-- > 0) {
			if (bench_below(&seed, 40) == 0)
				hostile_add_name(out, bench_below(&seed, 1000));
			else
				bytes_add_text(out, common[bench_below(&seed, N_COMMON)]);
			bytes_add_text(out, words ? " " : stop);
		}
		raise_first(out, at);
	}
	out->len = len;
}

void hostile_prose(struct bytes *out, size_t len)
{
	add_prose(out, len, ".\n");
}

static void make_line(struct bytes *out, size_t len)
{
	add_prose(out, len, ". ");
}

static void raise_all(struct bytes *out)
{
	for (size_t i = 0; i < out->len; i++)
		raise_first(out, i);
}

static void make_headlines(struct bytes *out, size_t len)
{
	hostile_prose(out, len);
	raise_all(out);
}

static void make_capitals_line(struct bytes *out, size_t len)
{
	make_line(out, len);
	raise_all(out);
}

static void make_title_case(struct bytes *out, size_t len)
{
	make_line(out, len);
	for (size_t i = 1; i < out->len; i++)
		if (out->data[i - 1] == ' ')
			raise_first(out, i);
}

static void make_names(struct bytes *out, size_t len)
{
	for (size_t i = 0; out->len < len; i = (i + 1) % 1000000) {
		hostile_add_name(out, i);
		bytes_add_text(out, ", ");
	}
	out->len = len;
}

/* The unit again and again, up to the length. */
static void repeat(struct bytes *out, const char *unit, size_t unit_len, size_t len)
{
	while (out->len < len)
		bytes_add(out, unit, unit_len);
	out->len = len;
}

static void make_nul(struct bytes *out, size_t len)
{
	repeat(out, "", 1, len);
}

static void make_long(struct bytes *out, size_t len)
{
	struct bytes unit = { 0 };

	hostile_add_long(&unit);
	bytes_add_text(&unit, " ");
	repeat(out, unit.data, unit.len, len);
	free(unit.data);
}

static void make_malformed(struct bytes *out, size_t len)
{
	uint64_t seed = 1;

	while (out->len < len) {
		char byte = (char)(0x80 + bench_below(&seed, 128));

		bytes_add(out, &byte, 1);
	}
}

/* Letters of a block at random, three bytes each. */
static void add_block(struct bytes *out, size_t len, unsigned first, unsigned n)
{
	uint64_t seed = 1;

	while (out->len < len) {
		unsigned c = first + (unsigned)bench_below(&seed, n);
		char bytes[3] = { (char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 63)), (char)(0x80 | (c & 63)) };

		bytes_add(out, bytes, 3);
	}
}

static void make_chinese(struct bytes *out, size_t len)
{
	add_block(out, len, 0x4E00, 3000);
}

static void make_thai(struct bytes *out, size_t len)
{
	add_block(out, len, 0xE01, 46);
}

static void make_hindi(struct bytes *out, size_t len)
{
	add_block(out, len, 0x905, 70);
}

static void make_korean(struct bytes *out, size_t len)
{
	add_block(out, len, 0xAC00, 11000);
}

static void make_one_mark(struct bytes *out, size_t len)
{
	bytes_add_text(out, "a");
	repeat(out, "\xCC\x81", 2, len | 1);
}

static void make_two_marks(struct bytes *out, size_t len)
{
	bytes_add_text(out, "a");
	repeat(out, "\xCC\x81\xCC\xA3", 4, len | 1);
}

void hostile_text(struct bytes *out, const struct hostile_row *row, size_t len)
{
	if (row->make)
		row->make(out, len);
	else
		repeat(out, row->unit, strlen(row->unit), len);
	bytes_add_text(out, "\n\n" HOSTILE_LAST_NAME "\n");
}

#define EIGHT HOSTILE_EIGHT " "

/* Rows of one dictionary stand together: it is built once for all of them. */
const struct hostile_row hostile_rows[] = {
	{ "ordinary sentences", HOSTILE_PLAIN, 100, .make = hostile_prose },
	{ "the same on one line", HOSTILE_PLAIN, 100, .make = make_line },
	{ "one word", HOSTILE_PLAIN, 100, .unit = "abcdefghij" },
	{ "one word in capitals", HOSTILE_PLAIN, 100, .unit = "ABCDEFGHIJ" },
	{ "sentences in capitals, one line", HOSTILE_PLAIN, 100, .make = make_capitals_line },
	{ "headlines in capitals", HOSTILE_PLAIN, 10, .make = make_headlines },
	{ "words that begin with capitals", HOSTILE_PLAIN, 10, .make = make_title_case },
	{ "A B C D", HOSTILE_PLAIN, 100, .unit = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z " },
	{ "A.B.C.D.", HOSTILE_PLAIN, 10, .unit = "A.B.C.D.E.F.G.H." },
	{ "opening brackets, a million", HOSTILE_PLAIN, 1, .unit = "(" },
	{ "opening brackets", HOSTILE_PLAIN, 100, .unit = "(" },
	{ "one name, spaces between", HOSTILE_PLAIN, 10, .unit = "Kamoro " },
	{ "one name, nothing between", HOSTILE_PLAIN, 10, .unit = "Kamoro" },
	{ "one name, apostrophes between", HOSTILE_PLAIN, 10, .unit = "Kamoro'" },
	{ "one name, hyphens between", HOSTILE_PLAIN, 10, .unit = "Kamoro-" },
	{ "one name, line breaks between", HOSTILE_PLAIN, 10, .unit = "Kamoro\n" },
	{ "one name in capitals", HOSTILE_PLAIN, 10, .unit = "KAMORO " },
	{ "a million names in turn", HOSTILE_PLAIN, 10, .make = make_names },
	{ "apostrophes", HOSTILE_PLAIN, 100, .unit = "'" },
	{ "curly apostrophes", HOSTILE_PLAIN, 100, .unit = "\xE2\x80\x99" },
	{ "hyphens", HOSTILE_PLAIN, 100, .unit = "-" },
	{ "dashes", HOSTILE_PLAIN, 100, .unit = "\xE2\x80\x94" },
	{ "spaces", HOSTILE_PLAIN, 100, .unit = " " },
	{ "no-break spaces", HOSTILE_PLAIN, 100, .unit = "\xC2\xA0" },
	{ "newlines", HOSTILE_PLAIN, 100, .unit = "\n" },
	{ "blank lines", HOSTILE_PLAIN, 100, .unit = " \n\t\n" },
	{ "low lines", HOSTILE_PLAIN, 100, .unit = "_" },
	{ "NULs", HOSTILE_PLAIN, 100, .make = make_nul },
	{ "malformed: one byte", HOSTILE_PLAIN, 100, .unit = "\xFF" },
	{ "malformed: random bytes", HOSTILE_PLAIN, 10, .make = make_malformed },
	{ "malformed: letters cut off", HOSTILE_PLAIN, 10, .unit = "\xE4\xB8" },
	{ "malformed, in UTF-16 units", HOSTILE_PLAIN, 10, .unit = "\xFFKamoro ", .options = { .unit = POLTAG_UTF16 } },
	{ "zero-width spaces", HOSTILE_PLAIN, 100, .unit = "\xE2\x80\x8B" },
	{ "a name with zero-width spaces", HOSTILE_PLAIN, 10, .unit = "K\xE2\x80\x8B" "a\xE2\x80\x8Bm\xE2\x80\x8Boro " },
	{ "an accent again and again", HOSTILE_PLAIN, 10, .make = make_one_mark },
	{ "two accents again and again", HOSTILE_PLAIN, 10, .make = make_two_marks },
	{ "letters with accents apart", HOSTILE_PLAIN, 10, .unit = "a\xCC\x81o\xCC\x83 " },
	{ "full-width letters", HOSTILE_PLAIN, 10, .unit = "\xEF\xBC\xAB\xEF\xBD\x81 " },
	{ "a ligature of 18 letters", HOSTILE_PLAIN, 10, .unit = "\xEF\xB7\xBA" },
	{ "Chinese", HOSTILE_PLAIN, 10, .make = make_chinese },
	{ "Thai", HOSTILE_PLAIN, 10, .make = make_thai },
	{ "Hindi", HOSTILE_PLAIN, 10, .make = make_hindi },
	{ "Korean", HOSTILE_PLAIN, 10, .make = make_korean },
	{ "Cyrillic in capitals, words", HOSTILE_PLAIN, 10, .unit = "РОССИЯ И МИР " },
	{ "Cyrillic, one word", HOSTILE_PLAIN, 10, .unit = "Россия" },
	{ "Chinese, names in it", HOSTILE_UNSPACED, 10, .make = make_chinese },
	{ "one name in Chinese", HOSTILE_UNSPACED, 10, .unit = "中国" },
	{ "one character", HOSTILE_UNSPACED, 10, .unit = "中" },
	{ "Chinese and Latin letters", HOSTILE_UNSPACED, 10, .unit = "中A" },
	{ "Thai, names in it", HOSTILE_UNSPACED, 10, .make = make_thai },
	{ "one name in Thai", HOSTILE_UNSPACED, 10, .unit = "ประเทศไทย" },
	{ "Hindi, names in it", HOSTILE_UNSPACED, 10, .make = make_hindi },
	{ "one name in Hindi, nothing between", HOSTILE_UNSPACED, 10, .unit = "भारत" },
	{ "one name in Hindi, spaces between", HOSTILE_UNSPACED, 10, .unit = "भारत " },
	{ "1,000 names: ordinary sentences", HOSTILE_1K, 100, .make = hostile_prose },
	{ "10,000", HOSTILE_10K, 100, .make = hostile_prose },
	{ "100,000", HOSTILE_100K, 100, .make = hostile_prose },
	{ "1,000,000", HOSTILE_1M, 100, .make = hostile_prose },
	{ "1,000,000 names, each once", HOSTILE_1M, 10, .make = make_names },
	{ "short form, conditional", HOSTILE_SHORT, 10, .unit = "Bo " },
	{ "short form, cue before it", HOSTILE_SHORT, 10, .unit = "Mr Bo " },
	{ "short form, 300 cues", HOSTILE_SHORT, 10, .unit = "Tu " },
	{ "short form, no condition", HOSTILE_SHORT, 10, .unit = "Zu " },
	{ "short form behind a capital", HOSTILE_SHORT, 10, .unit = "Xo Zu " },
	{ "short form, hyphens between", HOSTILE_SHORT, 10, .unit = "Zu-" },
	{ "same two words", HOSTILE_TWO_WORDS, 1, .unit = "United Front " },
	{ "same two words, in capitals", HOSTILE_TWO_WORDS, 1, .unit = "UNITED FRONT " },
	{ "same eight words", HOSTILE_EIGHT_WORDS, 1, .unit = EIGHT },
	{ "same eight words, in capitals", HOSTILE_EIGHT_WORDS, 1, .unit = "UNION OF FREE PEOPLE AND THE LABOUR FRONT " },
	{ "same two Chinese characters", HOSTILE_CHARACTERS, 1, .unit = "中国" },
	{ "499 words of 500", HOSTILE_LONG, 10, .make = make_long },
	{ "its first word", HOSTILE_LONG, 10, .unit = "Aaa " },
	{ "(?:a+)+b on aaa...", HOSTILE_PATTERN, 1, .unit = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa " },
	{ "(?:[A-Z]\\w*\\s*)+Committee of on Aa Bb", HOSTILE_PATTERN, 1, .make = make_title_case },
	{ "the same on AAA BBB", HOSTILE_PATTERN, 1, .make = make_capitals_line },
	{ "the same on ordinary sentences", HOSTILE_PATTERN, 1, .make = hostile_prose },
	{ "Q[^.]*\\. on Qa Qa Qa", HOSTILE_PATTERN, 1, .unit = "Qa " },
	{ "W\\w+z on Wa Wa Wa", HOSTILE_PATTERN, 1, .unit = "Wa " },
	{ "W\\w+z on WaWaWa", HOSTILE_PATTERN, 1, .unit = "Wa" },
	{ "Near, one paragraph", HOSTILE_CONTEXT, 10, .unit = "Neara " },
	{ "Near of 300 words", HOSTILE_CONTEXT, 10, .unit = "Nearmany " },
	{ "NotNear, one paragraph", HOSTILE_CONTEXT, 10, .unit = "Notneara " },
	{ "Unless, one paragraph", HOSTILE_CONTEXT, 10, .unit = "Unlessa " },
	{ "Unless .*never said, one line", HOSTILE_CONTEXT, 1, .unit = "Unlineda " },
	{ "Unless (?:\\w+\\s*)+never, one line", HOSTILE_CONTEXT, 1, .unit = "Unnesteda " },
	{ "2,000 entities of one name", HOSTILE_TIES, 0.1, .unit = "Tiedo Gatu " },
	{ "the same, explained", HOSTILE_TIES, 0.1, .unit = "Tiedo Gatu ", .options = { .explain = true } },
	{ "2,000 people of one surname", HOSTILE_TIED_SHORT, 0.1, .unit = "Tiedo " },
	{ "the same behind a capital", HOSTILE_TIED_SHORT, 0.1, .unit = "Xo Tiedo " },
	{ "40 names inside one another", HOSTILE_OVERLAP, 1, .unit = "Bora " },
	{ "the same, nested", HOSTILE_OVERLAP, 1, .unit = "Bora ", .options = { .nested = true } },
	{ "the same, nested, explained", HOSTILE_OVERLAP, 1, .unit = "Bora ", .options = { .nested = true, .explain = true } },
};

const size_t hostile_n_rows = sizeof hostile_rows / sizeof *hostile_rows;
