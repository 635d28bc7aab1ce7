/* Kazakh in Latin letters. */
#include "transliterate.h"

/* The system of 1979. */
const struct letter_rule letters_kk_bgn[] = {
	LETTER("ә", "ä"), LETTER("ғ", "gh"), LETTER("ё", "yo"), LETTER("и", "ī"), LETTER("қ", "q"), LETTER("ң", "ng"), LETTER("ө", "ö"),
	LETTER("у", "ū"), LETTER("ұ", "u"),  LETTER("ү", "ü"),  LETTER("һ", "h"), LETTER("і", "i"), LETTER("э", "ė"),  LETTERS_END,
};

/* The alphabet of 2021. ё, ц, ч and щ, which are in Russian words only, have no letter in it. */
const struct letter_rule letters_kk_latin[] = {
	LETTER("ә", "ä"), LETTER("ғ", "ğ"), LETTER("ж", "j"), LETTER("й", "i"), LETTER("қ", "q"), LETTER("ң", "ñ"), LETTER("ө", "ö"),
	LETTER("ұ", "ū"), LETTER("ү", "ü"), LETTER("х", "h"), LETTER("һ", "h"), LETTER("ш", "ş"), LETTER("ы", "y"), LETTER("і", "ı"),
	LETTER("э", "e"), LETTER("ю", "iu"), LETTER("я", "ia"), LETTERS_END,
};

const struct letter_rule letters_kk_german[] = {
	LETTER("кс", "ks"),
	LETTER("ә", "ä"),
	LETTER("ғ", "gh"),
	LETTER("й", "i"),
	LETTER("қ", "q"),
	LETTER("ң", "ng"),
	LETTER("ө", "ö"),
	LETTER("ұ", "u"),
	LETTER("ү", "ü"),
	LETTER("һ", "h"),
	LETTER("і", "i"),
	LETTERS_END,
};
