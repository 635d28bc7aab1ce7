/* The dictionaries that hostile texts are tagged with. */
#include "hostile.h"

#define ORDINARY 10000
#define MANY 10000
#define TIES 2000
#define LONG_WORDS 500

static const char *const syllables[40] = {
	"ba", "be", "bi", "bo", "da", "de", "di", "do", "ka", "ke", "ki", "ko", "la", "le", "li", "lo", "ma", "me", "mi", "mo",
	"na", "ne", "ni", "no", "ra", "re", "ri", "ro", "sa", "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "vo",
};

static void add_word(struct bytes *out, size_t number, int n)
{
	size_t at = out->len;

	for (; n > 0; n--, number /= 40)
		bytes_add_text(out, syllables[number % 40]);
	out->data[at] = (char)(out->data[at] - 'a' + 'A');
}

void hostile_add_name(struct bytes *out, size_t number)
{
	add_word(out, number * 7, 2); /* 1,600 first names, in no order */
	bytes_add_text(out, " ");
	add_word(out, number / 1600 * 40 + number % 23, 3);
}

void hostile_add_long(struct bytes *out)
{
	for (size_t i = 0; i < LONG_WORDS - 1; i++) {
		bytes_add_text(out, i ? " " : "");
		bytes_printf(out, "%c%c%c", (int)('A' + i % 26), (int)('a' + i / 26 % 26), (int)('a' + i % 7));
	}
}

static void add_entry(struct bytes *out, const char *id, const char *fields)
{
	bytes_printf(out, "Id: %s\nType: PERSON\n%s\n\n", id, fields);
}

static void add_ordinary(struct bytes *out, size_t n)
{
	add_entry(out, HOSTILE_LAST_ID, "Name: " HOSTILE_LAST_NAME);
	add_entry(out, "kamoro", "Name: Kamoro");
	for (size_t i = 0; i < n; i++) {
		bytes_printf(out, "Id: ordinary-%zu\nType: PERSON\nName: ", i);
		hostile_add_name(out, i);
		bytes_add_text(out, "\n\n");
	}
}

/* Names that go on from a beginning, each in its own way. */
static void add_beginning(struct bytes *out, const char *beginning)
{
	for (size_t i = 0; i < MANY; i++) {
		bytes_printf(out, "Id: many-%zu\nType: ORG\nName: %s ", i, beginning);
		add_word(out, i, 3);
		bytes_add_text(out, "\n\n");
	}
}

/* The same in Chinese: behind the beginning come three characters. */
static void add_characters(struct bytes *out)
{
	for (size_t i = 0; i < MANY; i++) {
		const unsigned digits[3] = { (unsigned)i % 50, (unsigned)i / 50 % 50, (unsigned)i / 2500 };

		bytes_printf(out, "Id: many-%zu\nType: ORG\nName: 中国", i);
		for (size_t k = 0; k < 3; k++)
			bytes_printf(out, "\xE5\x8D%c", (int)(0x80 + digits[k]));
		bytes_add_text(out, "\n\n");
	}
}

static void add_short(struct bytes *out)
{
	add_entry(out, "bo", "Name: Gatubo Bo\nShort: Bo ? Mr, President, Prime Minister");
	bytes_add_text(out, "Id: tu\nType: PERSON\nName: Gatubo Tu\nShort: Tu ? Mr");
	for (size_t i = 0; i < 300; i++) {
		bytes_add_text(out, ", ");
		add_word(out, i * 131, 3);
	}
	bytes_add_text(out, "\n\n");
	add_entry(out, "zu", "Name: Gatubo Zu\nShort: Zu");
}

static void add_long(struct bytes *out)
{
	bytes_add_text(out, "Id: long\nType: ORG\nName: ");
	hostile_add_long(out);
	bytes_add_text(out, " End\n\n");
}

static void add_patterns(struct bytes *out)
{
	add_entry(out, "nested", "Name: Nested Quantifiers\nPattern: (?:a+)+b");
	add_entry(out, "committee", "Name: Any Committee\nPattern: (?:[A-Z]\\w*\\s*)+Committee of");
	add_entry(out, "endless", "Name: Without End\nPattern: Q[^.]*\\.");
	add_entry(out, "word", "Name: Long Word\nPattern: W\\w+z");
}

static void add_contexts(struct bytes *out)
{
	add_entry(out, "near", "Name: Neara\nNear: Atlanta, Savannah, swing state");
	add_entry(out, "not-near", "Name: Notneara\nNotNear: Vietnam, Hanoi");
	add_entry(out, "unless", "Name: Unlessa\nUnless: (?<=bin )Unlessa|Unlessa \\d");
	add_entry(out, "unless-line", "Name: Unlineda\nUnless: .*never said");
	add_entry(out, "unless-nested", "Name: Unnesteda\nUnless: (?:\\w+\\s*)+never");
	bytes_add_text(out, "Id: near-many\nType: ORG\nName: Nearmany\nNear: Atlanta");
	for (size_t i = 0; i < 300; i++) {
		bytes_add_text(out, ", ");
		add_word(out, i * 131, 3);
	}
	bytes_add_text(out, "\n\n");
}

static void add_ties(struct bytes *out)
{
	for (size_t i = 0; i < TIES; i++)
		bytes_printf(out, "Id: tied-%zu\nType: ORG\nName: Tiedo Gatu\n\n", i);
}

static void add_tied_short(struct bytes *out)
{
	for (size_t i = 0; i < TIES; i++) {
		bytes_printf(out, "Id: tied-%zu\nType: PERSON\nName: ", i);
		add_word(out, i, 3);
		bytes_add_text(out, "x Tiedo\nShort: Tiedo\n\n");
	}
}

/* Bora, Bora Bora, ...: forty candidates at every word. */
static void add_overlaps(struct bytes *out)
{
	for (size_t n = 1; n <= 40; n++) {
		bytes_printf(out, "Id: overlap-%zu\nType: PLACE\nName: Bora", n);
		for (size_t i = 1; i < n; i++)
			bytes_add_text(out, " Bora");
		bytes_add_text(out, "\n\n");
	}
}

static void add_unspaced(struct bytes *out)
{
	static const char *const names[] = { "中国", "中国人民", "中", "習近平", "ประเทศไทย",
					     "ไทย", "भारत", "भारतीय जनता पार्टी", "한국", "Россия" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		bytes_printf(out, "Id: unspaced-%zu\nType: ORG\nName: %s\n\n", i, names[i]);
}

void hostile_records(struct bytes *out, enum hostile_dict dict)
{
	static const size_t counts[HOSTILE_DICTS] = {
		[HOSTILE_1K] = 1000, [HOSTILE_10K] = 10000, [HOSTILE_100K] = 100000, [HOSTILE_1M] = 1000000
	};
	static void (*const extras[HOSTILE_DICTS])(struct bytes *) = {
		[HOSTILE_SHORT] = add_short,
		[HOSTILE_CHARACTERS] = add_characters,
		[HOSTILE_LONG] = add_long,
		[HOSTILE_PATTERN] = add_patterns,
		[HOSTILE_CONTEXT] = add_contexts,
		[HOSTILE_TIES] = add_ties,
		[HOSTILE_TIED_SHORT] = add_tied_short,
		[HOSTILE_OVERLAP] = add_overlaps,
		[HOSTILE_UNSPACED] = add_unspaced,
	};

	add_ordinary(out, counts[dict] ? counts[dict] : ORDINARY);
	if (extras[dict])
		extras[dict](out);
	if (dict == HOSTILE_TWO_WORDS)
		add_beginning(out, "United Front");
	if (dict == HOSTILE_EIGHT_WORDS)
		add_beginning(out, HOSTILE_EIGHT);
}
