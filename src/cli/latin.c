/* Names in Latin letters. */
#include "latin.h"

#include <string.h>
#include <utf8proc.h>

/* Lower-case letters that are not a Latin letter with an accent. Cyrillic follows what English newspapers write. */
static const struct {
	int32_t letter;
	const char *latin;
} letters[] = {
	{ 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" }, { 0x111, "d" }, { 0x127, "h" },
	{ 0x131, "i" }, { 0x142, "l" }, { 0x14B, "ng" }, { 0x153, "oe" }, { 0x167, "t" }, { 0x259, "a" },
	/* Greek */
	{ 0x3B1, "a" }, { 0x3B2, "v" }, { 0x3B3, "g" }, { 0x3B4, "d" }, { 0x3B5, "e" }, { 0x3B6, "z" }, { 0x3B7, "i" },
	{ 0x3B8, "th" }, { 0x3B9, "i" }, { 0x3BA, "k" }, { 0x3BB, "l" }, { 0x3BC, "m" }, { 0x3BD, "n" }, { 0x3BE, "x" },
	{ 0x3BF, "o" }, { 0x3C0, "p" }, { 0x3C1, "r" }, { 0x3C2, "s" }, { 0x3C3, "s" }, { 0x3C4, "t" }, { 0x3C5, "y" },
	{ 0x3C6, "f" }, { 0x3C7, "ch" }, { 0x3C8, "ps" }, { 0x3C9, "o" },
	/* Cyrillic */
	{ 0x430, "a" }, { 0x431, "b" }, { 0x432, "v" }, { 0x433, "g" }, { 0x434, "d" }, { 0x435, "e" }, { 0x436, "zh" },
	{ 0x437, "z" }, { 0x438, "i" }, { 0x439, "y" }, { 0x43A, "k" }, { 0x43B, "l" }, { 0x43C, "m" }, { 0x43D, "n" },
	{ 0x43E, "o" }, { 0x43F, "p" }, { 0x440, "r" }, { 0x441, "s" }, { 0x442, "t" }, { 0x443, "u" }, { 0x444, "f" },
	{ 0x445, "kh" }, { 0x446, "ts" }, { 0x447, "ch" }, { 0x448, "sh" }, { 0x449, "shch" }, { 0x44A, "" },
	{ 0x44B, "y" }, { 0x44C, "" }, { 0x44D, "e" }, { 0x44E, "yu" }, { 0x44F, "ya" }, { 0x451, "yo" },
	{ 0x452, "dj" }, { 0x454, "ye" }, { 0x455, "dz" }, { 0x456, "i" }, { 0x457, "yi" }, { 0x458, "j" },
	{ 0x459, "lj" }, { 0x45A, "nj" }, { 0x45B, "c" }, { 0x45E, "o" }, { 0x45F, "dz" }, { 0x491, "g" },
	{ 0x493, "gh" }, { 0x497, "zh" }, { 0x49B, "q" }, { 0x4A3, "ng" }, { 0x4AF, "u" }, { 0x4B1, "u" },
	{ 0x4B3, "h" }, { 0x4B7, "j" }, { 0x4BB, "h" }, { 0x4D9, "a" }, { 0x4E3, "i" }, { 0x4E9, "o" }, { 0x4EF, "u" },
};

const char *latin_of(int32_t letter)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].letter == letter)
			return letters[i].latin;
	return NULL;
}

/* The code point at the beginning of a text that is not empty, or -1 for a byte that is none; *len is its length. */
static int32_t letter_at(struct poltag_str text, size_t *len)
{
	int32_t c = -1;
	utf8proc_ssize_t n = utf8proc_iterate((const unsigned char *)text.data, (utf8proc_ssize_t)text.len, &c);

	*len = n > 0 ? (size_t)n : 1;
	return n > 0 ? c : -1;
}

static bool is_cyrillic(int32_t c)
{
	return c >= 0x400 && c < 0x530;
}

bool latin_is_cyrillic(struct poltag_str text)
{
	for (size_t at = 0, n; at < text.len; at += n)
		if (is_cyrillic(letter_at(span_from(text, at), &n)))
			return true;
	return false;
}

void latin_add(struct bytes *latin, struct poltag_str text)
{
	for (size_t at = 0, n; at < text.len; at += n) {
		int32_t c = letter_at(span_from(text, at), &n), small = is_cyrillic(c) ? utf8proc_tolower(c) : c;
		const char *written = is_cyrillic(c) ? latin_of(small) : NULL;

		if (!written) {
			bytes_add(latin, span_make(text.data + at, n));
		} else if (small == c || !*written) {
			bytes_text(latin, written);
		} else {
			bytes_byte(latin, (char)(*written - ('a' - 'A')));
			bytes_text(latin, written + 1);
		}
	}
}

/* What transliterations write in different ways, the longer first. */
static const struct {
	const char *from, *to;
} alike[] = {
	{ "shch", "sh" }, { "tsch", "ch" }, { "tch", "ch" }, { "sch", "sh" }, { "iyy", "i" }, { "kh", "h" }, { "gh", "g" },
	{ "ph", "f" },    { "ck", "k" },    { "ts", "c" },   { "tz", "c" },   { "dj", "j" },  { "yo", "e" }, { "ye", "e" },
	{ "ie", "e" },    { "je", "e" },    { "ju", "u" },   { "iu", "u" },   { "yu", "u" },  { "ja", "a" }, { "ia", "a" },
	{ "ya", "a" },    { "iy", "i" },    { "yi", "i" },   { "ij", "i" },   { "ee", "i" },  { "oo", "u" }, { "ou", "u" },
	{ "q", "k" },     { "w", "v" },     { "y", "i" },    { "x", "ks" },   { "'", "" },    { "-", " " },  { ".", "" },
};

#define SKELETON_BYTES 512 /* of the text that one is made of */

/* The text in Latin letters, as far as it fits. */
static size_t write_latin(struct poltag_str folded, char room[SKELETON_BYTES])
{
	size_t len = 0;

	for (size_t at = 0, n; at < folded.len; at += n) {
		int32_t c = letter_at(span_from(folded, at), &n);
		const char *written = is_cyrillic(c) ? latin_of(c) : NULL;
		struct poltag_str piece = written ? span_of(written) : span_make(folded.data + at, n);

		if (piece.len > SKELETON_BYTES - len)
			break;
		memcpy(room + len, piece.data, piece.len);
		len += piece.len;
	}
	return len;
}

size_t latin_skeleton(struct poltag_str folded, char *room, size_t size)
{
	char latin[SKELETON_BYTES];
	struct poltag_str rest = { latin, write_latin(folded, latin) };
	size_t len = 0;

	while (rest.len) {
		struct poltag_str from = { rest.data, 1 }, to = from;

		for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
			if (span_starts(rest, alike[i].from)) {
				from = span_of(alike[i].from);
				to = span_of(alike[i].to);
				break;
			}
		if (to.len > size - len)
			break;
		if (to.len && !(len && room[len - 1] == to.data[0])) { /* double letters are one */
			memcpy(room + len, to.data, to.len);
			len += to.len;
		}
		rest = span_from(rest, from.len);
	}
	return len;
}
