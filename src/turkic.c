/* Texts in Turkic languages: what they are known by, and the classes of words with suffixes. */
#include "turkic.h"

#include "inflect.h"
#include "utf8.h"

#define LOOKED_AT 4096 /* bytes of a text, for Uzbek in Latin letters */

/* ---- Which texts ---- */

/* Whether there is a letter of the block behind а to я with one of these first bytes, but for the Ukrainian ґ. */
static bool has_letter(struct poltag_str text, char byte)
{
	const char *p = text.data, *end = p + text.len;

	while (p < end && (p = memchr(p, byte, (size_t)(end - p)))) {
		if (++p < end && (byte != '\xD2' || (*p != '\x90' && *p != '\x91')))
			return true;
	}
	return false;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Whether there is an o' or g' inside a word: but not o'clock nor dog's. */
static bool has_uzbek_letter(struct poltag_str text)
{
	const char *begin = text.data, *p = begin, *end = begin + text.len;

	while (p < end && (p = memchr(p, '\'', (size_t)(end - p)))) {
		if (p > begin && p + 2 < end && (p[-1] == 'o' || p[-1] == 'g') && is_small(p[1]) && (p[1] != 's' || is_small(p[2])) &&
		    memcmp(p - 1, "o'c", 3) != 0)
			return true;
		p++;
	}
	return false;
}

/* Whether one of the words that Uzbek texts are known by begins here, behind a space. */
static bool has_uzbek_word(const char *p, const char *end)
{
	static const char *const words[] = { "va ", "bilan ", "uchun ", "haqida ", "prezidenti ", "dedi.", "dedi,", "etdi." };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);

		if (*p == *words[i] && (size_t)(end - p) >= len && memcmp(p, words[i], len) == 0)
			return true;
	}
	return false;
}

static bool is_uzbek(struct poltag_str text)
{
	static const bool begins[256] = { ['v'] = true, ['b'] = true, ['u'] = true, ['h'] = true,
					  ['p'] = true, ['d'] = true, ['e'] = true };
	const char *p = text.data, *end = p + text.len;

	if (has_uzbek_letter(text))
		return true;
	while (p < end && (p = memchr(p, ' ', (size_t)(end - p))) && ++p < end)
		if (begins[(unsigned char)*p] && has_uzbek_word(p, end))
			return true;
	return false;
}

unsigned turkic_alphabets(struct poltag_str text)
{
	unsigned alphabets = has_letter(text, '\xD2') || has_letter(text, '\xD3') ? TURKIC_CYRILLIC : 0;

	text.len = text.len > LOOKED_AT ? LOOKED_AT : text.len;
	return alphabets | (is_uzbek(text) ? TURKIC_LATIN : 0);
}

/* ---- Stems ---- */

/* The letters that become others before a vowel, and those that they were. */
static const char *const softened[][2] = { { "ғ", "қ" }, { "г", "к" }, { "б", "п" }, { "g'", "q" }, { "g", "k" }, { "b", "p" } };

static bool has_chain(struct poltag_str stem, const char *end)
{
	static const char *const languages[] = { "kk", "ky", "uz_Cyrl", "uz" };
	const char *p = stem.data + stem.len;

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (inflect_chain(str_from(languages[i]), stem, p, end, false) == (size_t)(end - p))
			return true;
	return false;
}

static uint64_t classes_of(const struct scan *scan, struct poltag_str stem)
{
	struct key_word word = key_word_at(&scan->dict->code_points, stem.data, stem.data + stem.len);

	return image_word_classes(&scan->dict->image, word.hash);
}

/* The classes of the stem as it is without suffixes, where its last letter has become another. */
static uint64_t hard_classes(const struct scan *scan, struct poltag_str stem)
{
	char word[KEY_WORD_BYTES];

	for (size_t i = 0; i < sizeof softened / sizeof *softened; i++) {
		struct poltag_str soft = str_from(softened[i][0]), hard = str_from(softened[i][1]);
		size_t len = stem.len - soft.len;

		if (stem.len <= soft.len || stem.len + hard.len > sizeof word || !str_equal(str_from_offset(stem, len), soft))
			continue;
		memcpy(word, stem.data, len);
		memcpy(word + len, hard.data, hard.len);
		return classes_of(scan, str_make(word, len + hard.len));
	}
	return 0;
}

#define STEM_LETTERS 3 /* at least, of one or two bytes */
#define CHAIN_BYTES 40

uint64_t turkic_classes(const struct scan *scan, struct poltag_str word)
{
	const char *end = word.data + word.len;
	size_t least = (unsigned char)*word.data < 0x80 ? STEM_LETTERS : 2 * STEM_LETTERS;
	uint64_t all = 0;

	for (size_t len = word.len; len > least && word.len - len < CHAIN_BYTES;) {
		struct poltag_str stem;
		uint64_t classes;

		len = utf8_before(word.data, len);
		stem = str_make(word.data, len);
		classes = classes_of(scan, stem);
		if (!classes)
			classes = hard_classes(scan, stem);
		if (classes && has_chain(stem, end))
			all |= classes;
	}
	return all;
}
