/* code_point.h - what each code point becomes in normalised text, and in the keys that words are looked up by.
 *
 * Normalised text is UTF-8 in which a byte over 0x7F always belongs to a letter, a mark or a digit: everything else has
 * become one ASCII character, or vanished. So "in a word" can be told from a byte alone.
 */
#ifndef CODE_POINT_H
#define CODE_POINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How the normaliser treats a code point; any other value is the ASCII character that it becomes. */
enum {
	CODE_POINT_SLOW, /* may change with what stands around it: NFKC decides */
	CODE_POINT_KEEP, /* stays as it is; may still compose with a mark behind it */
	CODE_POINT_DROP,
	CODE_POINT_TWIN, /* only before NFKC: KEEP, but a Latin letter beyond ASCII that looks like a Cyrillic one */
	CODE_POINT_FIRST_ASCII = 9
};

#define CODE_POINT_TABLE 0x800 /* what UTF-8 writes in one or two bytes */

struct code_points {
	uint8_t kind[CODE_POINT_TABLE];
	uint16_t key[CODE_POINT_TABLE]; /* lower case without accents; 0 where that is not one code point */
};

/* Fills the tables from utf8proc. */
void code_points_init(struct code_points *table);

/* The treatment of any code point that NFKC leaves alone. */
uint8_t code_point_kind(int32_t c);
/* The same before NFKC, where only what needs no context is told. */
uint8_t code_point_quick_kind(const struct code_points *table, int32_t c);

/* The key form of c: lower case, accents off Latin letters and Russian yo. Writes 1 or 2 code points, returns how many. */
size_t code_point_key(const struct code_points *table, int32_t c, int32_t key[2]);

/* What the letter looks like when its accent is left out (Ł: L, ß: ss, ё: е), or NULL. The text is static. */
const char *code_point_plain(int32_t c, char room[8]);

/* A letter of a script that is written without spaces between words. */
bool code_point_is_unspaced(int32_t c);

/* Whether no name begins, or ends, between two letters of such scripts: Katakana words are not cut, and Korean ones only
 * behind a name, where particles follow. */
bool code_point_no_start(int32_t before, int32_t after);
bool code_point_no_end(int32_t before, int32_t after);

/* A combining mark, a Hangul letter that joins the syllable before it, or a voice mark of halfwidth Katakana. */
bool code_point_is_mark(int32_t c);

bool code_point_is_upper(int32_t c);
bool code_point_is_lower(int32_t c);
int32_t code_point_lower(int32_t c);

#endif
