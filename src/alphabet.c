/* Letters by their alphabet, and those that look alike. */
#include "alphabet.h"

#include <stddef.h>

static const struct {
	int32_t first, last;
	enum alphabet alphabet;
} ranges[] = {
	{ 'A', 'Z', ALPHABET_LATIN },          { 'a', 'z', ALPHABET_LATIN },          { 0x00C0, 0x00D6, ALPHABET_LATIN },
	{ 0x00D8, 0x00F6, ALPHABET_LATIN },    { 0x00F8, 0x02AF, ALPHABET_LATIN },    { 0x0370, 0x03FF, ALPHABET_GREEK },
	{ 0x0400, 0x0481, ALPHABET_CYRILLIC }, { 0x048A, 0x052F, ALPHABET_CYRILLIC }, { 0x1C80, 0x1C8F, ALPHABET_CYRILLIC },
	{ 0x1E00, 0x1EFF, ALPHABET_LATIN },    { 0x1F00, 0x1FFF, ALPHABET_GREEK },    { 0xA640, 0xA66E, ALPHABET_CYRILLIC },
	{ 0xA680, 0xA69D, ALPHABET_CYRILLIC },
};

/* In the order of the alphabets: what has a twin in one of the other two. */
static const uint16_t alike[] = {
	'A', 'B', 'C', 'E', 'H', 'I', 'J', 'K', 'M', 'N', 'O', 'P', 'Q', 'S', 'T', 'W', 'X', 'Y', 'Z',
	'a', 'c', 'e', 'h', 'i', 'j', 'o', 'p', 'q', 's', 'v', 'w', 'x', 'y',
	0x0391, 0x0392, 0x0395, 0x0396, 0x0397, 0x0399, 0x039A, 0x039C, 0x039D, 0x039F, 0x03A1, 0x03A4, 0x03A5, 0x03A7,
	0x03BF, 0x03BD, 0x03F2, 0x03F3,
	0x0405, 0x0406, 0x0408, 0x0410, 0x0412, 0x0415, 0x041A, 0x041C, 0x041D, 0x041E, 0x0420, 0x0421, 0x0422, 0x0423,
	0x0425, 0x0430, 0x0435, 0x043E, 0x0440, 0x0441, 0x0443, 0x0445, 0x0455, 0x0456, 0x0458, 0x04AE, 0x04BA, 0x04BB,
	0x04C0, 0x051A, 0x051B, 0x051C, 0x051D,
};

/* Latin and Cyrillic letters that look the same, as Unicode's confusables have them. */
static const struct {
	uint16_t latin, cyrillic;
} twins[] = {
	{ 'A', 0x0410 }, { 'B', 0x0412 }, { 'C', 0x0421 }, { 'E', 0x0415 }, { 'H', 0x041D }, { 'I', 0x0406 },
	{ 'J', 0x0408 }, { 'K', 0x041A }, { 'M', 0x041C }, { 'O', 0x041E }, { 'P', 0x0420 }, { 'Q', 0x051A },
	{ 'S', 0x0405 }, { 'T', 0x0422 }, { 'W', 0x051C }, { 'X', 0x0425 }, { 'Y', 0x0423 }, { 'a', 0x0430 },
	{ 'c', 0x0441 }, { 'd', 0x0501 }, { 'e', 0x0435 }, { 'h', 0x04BB }, { 'i', 0x0456 }, { 'j', 0x0458 },
	{ 'o', 0x043E }, { 'p', 0x0440 }, { 'q', 0x051B }, { 's', 0x0455 }, { 'w', 0x051D }, { 'x', 0x0445 },
	{ 'y', 0x0443 }, { 0x00CB, 0x0401 }, { 0x00CF, 0x0407 }, { 0x00EB, 0x0451 }, { 0x00EF, 0x0457 },
	{ 0x018F, 0x04D8 }, { 0x0259, 0x04D9 },
	{ 'I', 0x04C0 }, { 'Y', 0x04AE }, /* one way only: a Latin letter has its first twin */
};

enum alphabet alphabet_of(int32_t c)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].alphabet;
	return ALPHABET_OTHER;
}

const char *alphabet_name(enum alphabet alphabet)
{
	return alphabet == ALPHABET_LATIN ? "Latin" : alphabet == ALPHABET_CYRILLIC ? "Cyrillic" : "Greek";
}

bool alphabet_looks_alike(int32_t c)
{
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i] == c)
			return true;
	return false;
}

int32_t alphabet_twin(int32_t c)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		if (twins[i].latin == c)
			return twins[i].cyrillic;
		if (twins[i].cyrillic == c)
			return twins[i].latin;
	}
	return 0;
}
