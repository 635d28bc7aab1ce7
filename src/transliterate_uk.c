/* Ukrainian in Latin letters. */
#include "transliterate.h"

/* BGN/PCGN of 2019, which is the national system of 2010 and that of passports. */
const struct letter_rule letters_uk_bgn[] = {
	LETTER("зг", "zgh"),
	LETTER("г", "h"),
	LETTER("ґ", "g"),
	LETTER_IN("є", "ye", BEHIND_NOTHING, 0),
	LETTER("є", "ie"),
	LETTER("и", "y"),
	LETTER("і", "i"),
	LETTER_IN("ї", "yi", BEHIND_NOTHING, 0),
	LETTER("ї", "i"),
	LETTER_IN("й", "y", BEHIND_NOTHING, 0),
	LETTER("й", "i"),
	LETTER_IN("ю", "yu", BEHIND_NOTHING, 0),
	LETTER("ю", "iu"),
	LETTER_IN("я", "ya", BEHIND_NOTHING, 0),
	LETTER("я", "ia"),
	LETTER("'", ""),
	LETTERS_END,
};

/* BGN/PCGN of 1965, which the passports of many still have: Zelenskyy. */
const struct letter_rule letters_uk_bgn_1965[] = {
	LETTER("г", "h"), LETTER("ґ", "g"), LETTER("є", "ye"), LETTER("и", "y"), LETTER("і", "i"),
	LETTER("ї", "yi"), LETTER("'", ""), LETTERS_END,
};

/* As English papers write: Zelensky, Serhiy, Yulia. The other letters are as in 1965. */
const struct letter_rule letters_uk_english[] = {
	LETTER_IN("ий", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ія", "ia", 0, AHEAD_NOTHING),
	LETTER_IN("ї", "i", BEHIND_VOWEL, 0),
	LETTER("а", "a"),
	LETTER("б", "b"),
	LETTER("в", "v"),
	LETTER("д", "d"),
	LETTER("е", "e"),
	LETTER("з", "z"),
	LETTER("й", "y"),
	LETTER("к", "k"),
	LETTER("л", "l"),
	LETTER("м", "m"),
	LETTER("н", "n"),
	LETTER("о", "o"),
	LETTER("п", "p"),
	LETTER("р", "r"),
	LETTER("с", "s"),
	LETTER("т", "t"),
	LETTER("у", "u"),
	LETTER("ф", "f"),
	LETTER("ь", ""),
	LETTERS_END,
};

/* As German papers write: Selenskyj, Wolodymyr, Kyjiw. */
const struct letter_rule letters_uk_german[] = {
	LETTER("кс", "ks"),
	LETTER("г", "h"),
	LETTER("ґ", "g"),
	LETTER("е", "e"),
	LETTER("є", "je"),
	LETTER("и", "y"),
	LETTER("і", "i"),
	LETTER("ї", "ji"),
	LETTER("й", "j"),
	LETTER("'", ""),
	LETTERS_END,
};

/* As French papers write: Zelensky, Serhiï, Iermak. */
const struct letter_rule letters_uk_french[] = {
	LETTER_IN("ий", "y", 0, AHEAD_NOTHING),
	LETTER("кс", "ks"),
	LETTER("ьо", "io"),
	LETTER("г", "h"),
	LETTER("ґ", "g"),
	LETTER("е", "e"),
	LETTER_IN("є", "ïe", BEHIND_VOWEL, 0),
	LETTER("є", "ie"),
	LETTER("и", "y"),
	LETTER("і", "i"),
	LETTER_IN("ї", "i", BEHIND_NOTHING, 0),
	LETTER("ї", "ï"),
	LETTER("й", "ï"),
	LETTER("с", "s"),
	LETTER("'", ""),
	LETTERS_END,
};
