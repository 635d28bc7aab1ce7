/* Russian in Latin letters. Spellings of given names that are a custom, and not by letters, are whole words. */
#include "transliterate.h"

#define JOTATED (BEHIND_NOTHING | BEHIND_VOWEL | BEHIND_SIGN | BEHIND_SHORT_I)

/* The system of the United States' and British boards on geographic names, of 1944 and 1947. */
const struct letter_rule letters_ru_bgn[] = {
	LETTER_IN("е", "ye", JOTATED, 0),
	LETTER_IN("ё", "yë", JOTATED, 0),
	LETTER("ё", "ë"),
	LETTERS_END,
};

/* As in passports since 2013, which is ICAO's Doc 9303. */
const struct letter_rule letters_ru_passport[] = {
	LETTER("ё", "e"), LETTER("й", "i"), LETTER("ъ", "ie"), LETTER("ю", "iu"), LETTER("я", "ia"), LETTERS_END,
};

/* As English papers and agencies write: Yury, Alexei or Alexey, Maria. */
const struct letter_rule letters_ru_english[] = {
	LETTER_IN("александр", "alexander", BEHIND_NOTHING, AHEAD_NOTHING),
	LETTER_IN("пётр", "pyotr", BEHIND_NOTHING, AHEAD_NOTHING),
	LETTER_IN("ий", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ия", "ia", 0, AHEAD_NOTHING),
	LETTER_IN("кс", "ks", BEHIND_NOTHING, 0),
	LETTER("кс", "x"),
	LETTER_IN("е", "ye", JOTATED, 0),
	LETTER("ё", "yo"),
	LETTER("а", "a"),
	LETTER("б", "b"),
	LETTER("в", "v"),
	LETTER("г", "g"),
	LETTER("д", "d"),
	LETTER("е", "e"),
	LETTER("з", "z"),
	LETTER("и", "i"),
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
	LETTER("ъ", ""),
	LETTER("ь", ""),
	LETTERS_END,
};

/* й behind the letters that it is a sound of its own with, and the papers that write i for it and y. */
const struct letter_rule letters_ru_english_i[] = {
	LETTER_IN("ий", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTER_IN("й", "y", BEHIND_NOTHING, 0),
	LETTER("й", "i"),
	LETTERS_END,
};

const struct letter_rule letters_ru_english_y[] = {
	LETTER_IN("ий", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTER("й", "y"),
	LETTERS_END,
};

/* As the Duden has it: Dmitri, Nawalny, Sergei. */
const struct letter_rule letters_ru_german_i[] = {
	LETTER_IN("александр", "alexander", BEHIND_NOTHING, AHEAD_NOTHING),
	LETTER_IN("ий", "i", 0, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ия", "ia", 0, AHEAD_NOTHING),
	LETTER_IN("й", "j", BEHIND_NOTHING | BEHIND_I, 0),
	LETTER("й", "i"),
	LETTERS_END,
};

/* As many papers have it: Dmitrij, Sergej. */
const struct letter_rule letters_ru_german_j[] = {
	LETTER_IN("александр", "alexander", BEHIND_NOTHING, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTERS_END,
};

/* A surname in -in has an e, so that it is no nasal: Poutine, Eltsine. */
const struct letter_rule letters_ru_french[] = {
	LETTER_IN("александр", "alexandre", BEHIND_NOTHING, AHEAD_NOTHING),
	LETTER_IN("ий", "i", 0, AHEAD_NOTHING),
	LETTER_IN("ый", "y", 0, AHEAD_NOTHING),
	LETTER_IN("ин", "ïne", BEHIND_VOWEL, AHEAD_END),
	LETTER_IN("ин", "ine", 0, AHEAD_END),
	LETTER_IN("ын", "yne", 0, AHEAD_END),
	LETTERS_END,
};
