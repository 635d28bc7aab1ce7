/* Tajik in Latin letters. */
#include "transliterate.h"

/* The system of 1994. */
const struct letter_rule letters_tg_bgn[] = {
	LETTER("ғ", "gh"), LETTER_IN("е", "ye", BEHIND_NOTHING | BEHIND_VOWEL, 0), LETTER("ё", "yo"), LETTER("ӣ", "í"), LETTER("қ", "q"),
	LETTER("ӯ", "ŭ"),  LETTER("ҳ", "h"),   LETTER("ҷ", "j"),  LETTERS_END,
};

const struct letter_rule letters_tg_german[] = {
	LETTER("кс", "ks"), LETTER("ғ", "gh"), LETTER("ӣ", "i"), LETTER("й", "i"), LETTER("қ", "q"),
	LETTER("ӯ", "u"),   LETTER("ҳ", "h"),  LETTER("ҷ", "dsch"), LETTERS_END,
};

const struct letter_rule letters_tg_french[] = {
	LETTER("кс", "ks"), LETTER("ғ", "gh"), LETTER("ӣ", "i"), LETTER("қ", "q"), LETTER("ӯ", "ou"), LETTER("ҳ", "h"), LETTER("ҷ", "dj"), LETTERS_END,
};
