/* Words with letters of two alphabets: "Пyтин" with a Latin y.
 *
 * Such a word is read in one alphabet where all letters of the other have a twin in it. Where that is so both ways, most
 * letters decide, and then the first one.
 */
#include "mixed_word.h"

#include "utf8.h"

struct tally {
	size_t latin, cyrillic;
	size_t plain_latin, plain_cyrillic; /* those without a twin */
	enum alphabet first;
};

static enum alphabet alphabet_here(const struct code_points *table, int32_t c)
{
	enum alphabet alphabet;

	if (c < 0 || c >= CODE_POINT_TABLE)
		return ALPHABET_OTHER;
	if (c >= 0x80 && table->kind[c] != CODE_POINT_KEEP && table->kind[c] != CODE_POINT_TWIN)
		return ALPHABET_OTHER;
	alphabet = alphabet_of(c);
	return alphabet == ALPHABET_GREEK ? ALPHABET_OTHER : alphabet;
}

static void count(struct tally *tally, int32_t c, enum alphabet alphabet)
{
	bool plain = alphabet_twin(c) == 0;

	if (!tally->first)
		tally->first = alphabet;
	tally->latin += alphabet == ALPHABET_LATIN;
	tally->cyrillic += alphabet == ALPHABET_CYRILLIC;
	tally->plain_latin += plain && alphabet == ALPHABET_LATIN;
	tally->plain_cyrillic += plain && alphabet == ALPHABET_CYRILLIC;
}

static enum alphabet meant(const struct tally *tally)
{
	if (!tally->latin || !tally->cyrillic || (tally->plain_latin && tally->plain_cyrillic))
		return ALPHABET_OTHER;
	if (tally->plain_latin)
		return ALPHABET_LATIN;
	if (tally->plain_cyrillic)
		return ALPHABET_CYRILLIC;
	if (tally->latin == tally->cyrillic)
		return tally->first;
	return tally->latin > tally->cyrillic ? ALPHABET_LATIN : ALPHABET_CYRILLIC;
}

static const unsigned char *find_start(const struct code_points *table, const unsigned char *begin,
				       const unsigned char *at)
{
	while (at > begin) {
		const unsigned char *before = begin + utf8_before((const char *)begin, (size_t)(at - begin));
		int32_t c;

		utf8_decode(before, at, &c);
		if (!alphabet_here(table, c))
			break;
		at = before;
	}
	return at;
}

struct mixed_word mixed_word_at(const struct code_points *table, const unsigned char *begin, const unsigned char *at,
				const unsigned char *end)
{
	struct mixed_word word = { .start = find_start(table, begin, at) };
	struct tally tally = { 0 };
	const unsigned char *p = word.start, *last = p;

	while (p < end) {
		int32_t c;
		size_t len = utf8_decode(p, end, &c);
		enum alphabet alphabet = alphabet_here(table, c);

		if (!alphabet) {
			if (c >= 0x80 && code_point_is_mark(c))
				word.end_of_letters = last;
			break;
		}
		count(&tally, c, alphabet);
		last = p;
		p += len;
	}
	word.end = p;
	if (!word.end_of_letters)
		word.end_of_letters = p;
	word.meant = meant(&tally);
	return word;
}
