/* Kyrgyz in Latin letters. */
#include "transliterate.h"

/* The system of 1979. */
const struct letter_rule letters_ky_bgn[] = {
	LETTER("ё", "yo"), LETTER("ж", "j"), LETTER("ң", "ng"), LETTER("ө", "ö"), LETTER("ү", "ü"), LETTERS_END,
};

const struct letter_rule letters_ky_german[] = {
	LETTER("кс", "ks"), LETTER("ж", "dsch"), LETTER("й", "i"), LETTER("ң", "ng"), LETTER("ө", "ö"), LETTER("ү", "ü"), LETTERS_END,
};

const struct letter_rule letters_ky_french[] = {
	LETTER("кс", "ks"), LETTER("ж", "dj"), LETTER("ң", "ng"), LETTER("ө", "ö"), LETTER("ү", "ü"), LETTERS_END,
};
