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
