/* transliterate.h - names in another alphabet, by tables of letters: a file for each language. */
#ifndef TRANSLITERATE_H
#define TRANSLITERATE_H

#include "buf.h"
#include "entry.h"

/* Where a rule holds: one bit of those that it has must be true behind it, and one ahead; 0 is everywhere. */
enum letter_behind {
	BEHIND_NOTHING = 1, /* a word begins, also behind a hyphen */
	BEHIND_VOWEL = 2,
	BEHIND_SIGN = 4,     /* ь, ъ, an apostrophe */
	BEHIND_SHORT_I = 8,  /* й */
	BEHIND_HUSHING = 16, /* ж, ч, ш, щ */
	BEHIND_I = 32,       /* и, і */
};

enum letter_ahead {
	AHEAD_NOTHING = 1, /* the word ends */
	AHEAD_VOWEL = 2,
	AHEAD_FRONT = 4, /* е, ё, и, й, э, є, і, ї */
	AHEAD_END = 8,   /* the last word ends */
};

/* Small letters, and what they become. The first rule that holds counts. Behind the last one stands one without from. */
struct letter_rule {
	const char *from, *to;
	uint8_t behind, ahead;
};

#define LETTER(from_, to_) { .from = from_, .to = to_ }
#define LETTER_IN(from_, to_, behind_, ahead_) { from_, to_, behind_, ahead_ }
#define LETTERS_END { .from = NULL }

#define TRANSLITERATION_TABLES 3

/* A system of one language. */
struct transliteration {
	const char *name;      /* "BGN/PCGN" */
	const char *from, *to; /* languages as in a field; to is empty where the spelling is for texts in other languages */
	const char *countries; /* whose people and places it is for, with spaces between; all else too where to is a language */
	const char *fields[NAME_SHORT + 1]; /* of its names */
	const struct letter_rule *tables[TRANSLITERATION_TABLES]; /* asked in this order; NULL: no more */
};

/* The systems are numbered from 1. */
#define TRANSLITERATIONS 29

extern const struct transliteration transliterations[TRANSLITERATIONS + 1];

/* Adds a name, which is folded, in a system's letters. False, and nothing added, where it has a letter that the system
 * does not know. Out of memory: out->failed. */
bool transliterate(struct buf *out, struct poltag_str name, size_t system);

/* The tables. */
extern const struct letter_rule letters_latin[], letters_english[], letters_german[], letters_french[]; /* that many share */
extern const struct letter_rule letters_iso9[];
extern const struct letter_rule letters_ru_bgn[], letters_ru_passport[], letters_ru_english_i[], letters_ru_english_y[],
	letters_ru_english[], letters_ru_german_i[], letters_ru_german_j[], letters_ru_french[];
extern const struct letter_rule letters_uk_bgn[], letters_uk_bgn_1965[], letters_uk_english[], letters_uk_german[],
	letters_uk_french[];
extern const struct letter_rule letters_kk_bgn[], letters_kk_latin[], letters_kk_german[];
extern const struct letter_rule letters_ky_bgn[], letters_ky_german[], letters_ky_french[];
extern const struct letter_rule letters_tg_bgn[], letters_tg_german[], letters_tg_french[];
extern const struct letter_rule letters_uz_latin[], letters_uz_cyrillic[];

#endif
