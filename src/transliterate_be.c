/* Belarusian in Latin letters. */
#include "transliterate.h"

/* The system of 1979. */
const struct letter_rule letters_be_bgn[] = {
	LETTER("г", "h"),
	LETTER("ґ", "g"),
	LETTER("е", "ye"),
	LETTER("ё", "yo"),
	LETTER("і", "i"),
	LETTER("ў", "w"),
	LETTER("'", ""),
	LETTERS_END,
};

/* As German papers write: Swjatlana Zichanouskaja. */
const struct letter_rule letters_be_german[] = {
	LETTER("кс", "ks"),
	LETTER("г", "h"),
	LETTER("ґ", "g"),
	LETTER("і", "i"),
	LETTER("ў", "u"),
	LETTER("'", ""),
	LETTERS_END,
};
