/* Tests of start.c: every code that this machine can run says the same of every block. */
#include "check_help.h"

#include "start.h"
#include "text.h"

#define BLOCKS 5

static const char *const code_names[START_CODES] = { "portable", "SSE2", "NEON", "AVX2", "AVX-512" };

START_TEST(there_is_always_a_code)
{
	ck_assert(start_code(START_PORTABLE) != NULL);
	ck_assert(start_best() != NULL);
	ck_assert(start_code(START_CODES) == NULL);
	for (int code = 0; code < START_CODES; code++)
		printf("%s: %s\n", code_names[code], start_code((enum start_code)code) ? "tested" : "not on this machine");
}
END_TEST

/* ---- Sets of beginnings ---- */

struct beginning {
	unsigned bytes[START_BYTES]; /* all but the first may be START_ANY */
};

static struct beginning random_beginning(uint64_t *seed)
{
	static const char letters[] = "abcdexyzABZ019_.- ";
	struct beginning b;

	for (int i = 0; i < START_BYTES; i++)
		b.bytes[i] = i == 0 || help_below(seed, 3) ? (unsigned char)letters[help_below(seed, sizeof letters - 1)]
							   : START_ANY + (unsigned)help_below(seed, 2);
	if (help_below(seed, 4) == 0)
		b.bytes[0] = (unsigned char)help_random(seed);
	return b;
}

/* Whatever was added is in the set; what else is let through costs time only. */
START_TEST(sets_have_what_was_added)
{
	uint64_t seed = 4;

	for (int round = 0; round < 20000; round++) {
		struct start_set set = { 0 };
		struct beginning added[6];
		size_t n = 1 + help_below(&seed, N_ITEMS(added));

		for (size_t i = 0; i < n; i++) {
			added[i] = random_beginning(&seed);
			start_set_add(&set, added[i].bytes);
		}
		for (size_t i = 0; i < n; i++) {
			unsigned char p[START_BYTES];

			for (int k = 0; k < START_BYTES; k++)
				p[k] = (unsigned char)(added[i].bytes[k] == START_ANY   ? help_random(&seed)
						       : added[i].bytes[k] == START_END ? ' '
											: added[i].bytes[k]);
			ck_assert(start_set_has(&set, p));
		}
	}
}
END_TEST

START_TEST(sets_are_of_use)
{
	struct start_set set = { 0 };

	ck_assert(!start_set_has(&set, (const unsigned char *)"abcd"));
	ck_assert(!start_set_has(&set, (const unsigned char *)"Abcd"));
	start_set_add(&set, (const unsigned[START_BYTES]){ 'a', 'l', '-', 'A' });
	start_set_add(&set, (const unsigned[START_BYTES]){ 'O', START_ANY, START_ANY, START_ANY });
	ck_assert(start_set_has(&set, (const unsigned char *)"al-A"));
	ck_assert(start_set_has(&set, (const unsigned char *)"Osh "));
	ck_assert(!start_set_has(&set, (const unsigned char *)"abc-"));
	ck_assert(!start_set_has(&set, (const unsigned char *)"al-o"));
	ck_assert(!start_set_has(&set, (const unsigned char *)"alo "));
	ck_assert(!start_set_has(&set, (const unsigned char *)"osh "));
	ck_assert(!start_set_has(&set, (const unsigned char *)"Bsh "));
	start_set_add(&set, (const unsigned[START_BYTES]){ 'w', 'a', 'r', START_END });
	ck_assert(start_set_has(&set, (const unsigned char *)"war "));
	ck_assert(start_set_has(&set, (const unsigned char *)"war-"));
	ck_assert(!start_set_has(&set, (const unsigned char *)"ward"));
}
END_TEST

/* ---- Classifying ---- */

/* Whether the halves of the bytes let a beginning pass. */
static bool halves_have(const struct start_set *set, const unsigned char *p)
{
	bool small = p[0] < 0x80 && start_set_ways(set) > 0;

	for (int way = 0; way < start_set_ways(set); way++) {
		unsigned groups = 0xFF;

		for (int i = 0; i < START_BYTES; i++) {
			uint8_t low[16], high[16];

			start_set_halves(set, way, i, low, high);
			groups &= p[i] < 0x80 ? (unsigned)(low[p[i] & 15] & high[p[i] >> 4]) : 0xFF;
		}
		small &= groups != 0;
	}
	return small;
}

/* What the masks are to say, byte by byte. */
static void expect_masks(const unsigned char *block, bool before, const struct start_set *set, uint64_t words,
			 uint64_t starts, const char *name)
{
	for (int i = 0; i < START_BLOCK; before = text_in_word(block[i++])) {
		bool word = text_in_word(block[i]);
		bool start = (word && !before && start_set_has(set, block + i)) || block[i] >= 0xE0;
		bool more = word && !before && (starts >> i & 1) && halves_have(set, block + i);

		if ((words >> i & 1) != word || (starts >> i & 1) != (start || more))
			ck_abort_msg("%s: byte %02X at %d, before %02X %02X %02X", name, block[i], i, block[i + 1],
				     block[i + 2], block[i + 3]);
	}
}

static void expect_of_all(const unsigned char *bytes, size_t n, const struct start_set *set)
{
	for (int code = 0; code < START_CODES; code++)
		for (uint64_t carry = 0; carry < 2; carry++) {
			start_classify classify = start_code((enum start_code)code);
			uint64_t word[BLOCKS], starts[BLOCKS], last;

			if (!classify)
				continue;
			last = classify(bytes, n, set, carry, word, starts);
			ck_assert_uint_eq(last, n ? text_in_word(bytes[n * START_BLOCK - 1]) : carry);
			for (size_t i = 0; i < n; i++)
				expect_masks(bytes + i * START_BLOCK, i ? text_in_word(bytes[i * START_BLOCK - 1]) : carry, set,
					     word[i], starts[i], code_names[code]);
		}
}

static void random_set(uint64_t *seed, struct start_set *set)
{
	*set = (struct start_set){ 0 };
	for (size_t n = help_below(seed, 30); n > 0; n--) {
		struct beginning b = random_beginning(seed);

		start_set_add(set, b.bytes);
	}
	if (set->n_small && help_below(seed, 2)) /* as if there were many */
		set->n_small += START_FEW;
}

START_TEST(every_byte_at_every_place)
{
	uint64_t seed = 5;

	for (unsigned byte = 0; byte < 256; byte++)
		for (size_t at = 0; at < START_BLOCK; at++) {
			unsigned char *block = malloc(START_BLOCK + START_BEHIND);
			struct start_set set;

			memset(block, at % 2 ? ' ' : 'x', START_BLOCK + START_BEHIND);
			block[at] = (unsigned char)byte;
			random_set(&seed, &set);
			start_set_add(&set, (const unsigned[START_BYTES]){ byte, START_ANY, START_ANY, START_ANY });
			expect_of_all(block, 1, &set);
			free(block);
		}
}
END_TEST

/* Random bytes, random letters and signs, and mixtures, in none to five blocks. */
START_TEST(random_blocks)
{
	static const char letters[] = "abcxyzABZ09_ .,'-\n\xC3\xA9\xE4\xB8\xAD\xF0\x9F";
	uint64_t seed = 6;

	for (int round = 0; round < 20000; round++) {
		size_t n = help_below(&seed, BLOCKS + 1), kind = help_below(&seed, 3), size = n * START_BLOCK + START_BEHIND;
		unsigned char *bytes = malloc(size);
		struct start_set set;

		for (size_t i = 0; i < size; i++) {
			bool any = kind == 0 || (kind == 2 && help_below(&seed, 8) == 0);

			bytes[i] = any ? (unsigned char)help_random(&seed)
				       : (unsigned char)letters[help_below(&seed, sizeof letters - 1)];
		}
		random_set(&seed, &set);
		expect_of_all(bytes, n, &set);
		free(bytes);
	}
}
END_TEST

START_TEST(every_bit_is_listed)
{
	static const enum start_code codes[] = { START_PORTABLE, START_AVX512 };
	uint64_t seed = 7;

	for (int round = 0; round < 20000; round++) {
		uint64_t starts[BLOCKS];
		size_t n = help_below(&seed, BLOCKS + 1);

		for (size_t i = 0; i < n; i++) {
			starts[i] = help_below(&seed, 6) ? help_random(&seed) : 0;
			for (size_t sparse = help_below(&seed, 6); sparse > 0; sparse--)
				starts[i] &= help_random(&seed);
			starts[i] |= help_below(&seed, 30) ? 0 : ~(uint64_t)0;
		}
		for (size_t code = 0; code < N_ITEMS(codes); code++) {
			uint32_t *list = malloc((n * START_BLOCK + START_LIST_ROOM) * sizeof *list);
			start_list list_starts = start_list_code(codes[code]);
			size_t expected = 0, got = list_starts ? list_starts(starts, n, list) : 0;

			for (uint32_t i = 0; i < n * START_BLOCK && list_starts; i++)
				if (starts[i / 64] >> i % 64 & 1)
					ck_assert_uint_eq(list[expected++], i);
			ck_assert_uint_eq(got, expected);
			free(list);
		}
	}
}
END_TEST

HELP_MAIN("start", 60, there_is_always_a_code, sets_have_what_was_added, sets_are_of_use, every_byte_at_every_place,
	  random_blocks, every_bit_is_listed)
