/* Cutting case endings. */
#include "case_ending.h"

#include "latin.h"

#include <string.h>

/* Case endings of Russian and Ukrainian names. */
static const char *const endings[] = {
	"ями", "ами", "ыми", "ими", "ого", "его", "ому", "ему", "ові", "еві", "єві", "ией", "ією", "ою", "ею", "єю", "ой",
	"ей",  "ій",  "ий",  "ый",  "ая",  "яя",  "ую",  "юю",  "ым",  "им",  "ом",  "ем",  "єм",  "ах", "ях", "их", "ых",
	"ия",  "ое", "ее", "ии",  "ию",  "ія",  "ії",  "ію",  "а",   "я",   "у",   "ю",   "е",   "є",   "ы",   "и",  "і",  "ї",  "о",
	"ь",   "й",
};

#define SHORTEST_STEM 6 /* bytes: three letters */

/* Endings that short nouns have too, as Рим; those of adjectives are cut off longer stems only. */
static bool is_of_nouns(const char *ending)
{
	static const char *const nouns[] = { "ом", "ой", "ем", "ей", "ою", "ею", "єю" };

	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (strcmp(nouns[i], ending) == 0)
			return true;
	return false;
}

static size_t stem_length(struct poltag_str word)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i]), shortest = n == 2 || is_of_nouns(endings[i]) ? SHORTEST_STEM : SHORTEST_STEM + 2;

		if (word.len >= n + shortest && memcmp(word.data + word.len - n, endings[i], n) == 0)
			return word.len - n;
	}
	return word.len;
}

/* Adds what fits. */
static size_t put(char *room, size_t len, size_t size, struct poltag_str text)
{
	if (text.len > size - len)
		return len;
	if (text.len)
		memcpy(room + len, text.data, text.len);
	return len + text.len;
}

size_t case_ending_stems(struct poltag_str folded, int times, char *room, size_t size)
{
	size_t len = 0;

	for (size_t i = 0, end; i < folded.len; i = end) {
		struct poltag_str word;

		for (end = i; end < folded.len && folded.data[end] != ' ' && folded.data[end] != '-';)
			end++;
		word = (struct poltag_str){ folded.data + i, end - i };
		for (int k = 0; k < times && latin_is_cyrillic(word); k++)
			word.len = stem_length(word);
		len = put(room, len, size, word);
		if (end < folded.len)
			len = put(room, len, size, (struct poltag_str){ folded.data + end++, 1 });
	}
	return len;
}

bool case_ending_is_adjective(struct poltag_str word)
{
	static const char *const adjectives[] = { "ый", "ий", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им",
						  "ую", "юю", "ской", "ном", "ском", "ой", "ій", "ої", "ою", "ських", "ских" };

	for (size_t i = 0; i < sizeof adjectives / sizeof *adjectives; i++) {
		size_t n = strlen(adjectives[i]);

		if (word.len >= n + SHORTEST_STEM && memcmp(word.data + word.len - n, adjectives[i], n) == 0)
			return true;
	}
	return false;
}

int case_ending_obliqueness(struct poltag_str word)
{
	static const struct {
		const char *end;
		int value;
	} ends[] = {
		{ "ий", 0 }, { "ый", 0 }, { "й", 0 },  { "ь", 0 },  { "ая", 0 },  { "яя", 0 },	{ "ія", 0 },  { "ия", 0 },
		{ "а", 1 },  { "я", 1 },  { "о", 1 },  { "е", 2 },  { "і", 2 },	  { "є", 2 },	{ "у", 3 },   { "ю", 3 },
		{ "ы", 3 },  { "и", 3 },  { "ї", 3 },  { "ой", 3 }, { "ей", 3 },  { "ою", 3 },	{ "ею", 3 },  { "ым", 3 },
		{ "им", 3 }, { "ом", 3 }, { "ем", 3 }, { "ах", 3 }, { "ого", 3 }, { "его", 3 }, { "ому", 3 }, { "ему", 3 },
	};
	size_t longest = 0;
	int value = 0;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i].end);

		if (n > longest && word.len > n && memcmp(word.data + word.len - n, ends[i].end, n) == 0) {
			longest = n;
			value = ends[i].value;
		}
	}
	return value;
}

size_t case_ending_suffix(struct poltag_str word, size_t nth)
{
	static const char *const suffixes[] = {
		"ning", "dan", "lar", "ni", "ga", "da", "нинг", "нің", "ның", "дің", "дың", "тің", "тың", "дан", "ден", "тан",
		"тен", "лар", "мен", "бен", "пен", "ни", "га", "да", "де", "та", "те", "ге", "ға", "қа", "ке", "ны", "ні", "ды",
		"ді", "ты", "ті",
	};

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		size_t n = strlen(suffixes[i]);

		if (word.len > n + 3 && memcmp(word.data + word.len - n, suffixes[i], n) == 0 && nth-- == 0)
			return n;
	}
	return 0;
}
