/* key.h - the hashes that names are looked up by: of their first word, of their first two words, and so on.
 *
 * A key does not see case nor accents, so that one key finds a name in every spelling that its pattern allows. Keys
 * only have to miss nothing; what they find is checked by a pattern. Words of scripts without spaces have no end that
 * could be seen, so their names are found by their first one or two characters.
 */
#ifndef KEY_H
#define KEY_H

#include "code_point.h"
#include "str.h"

#include <string.h>

#define KEY_WORD_BYTES 64 /* what is hashed of a word; the same in names and texts */
#define KEY_LEVELS 64     /* at most so many words are looked at */
#define KEY_WORD_LIMIT 256 /* bytes; behind a longer word no other is looked for, nor before it */
#define KEY_GAP_LIMIT 64   /* bytes between two words */

/* A word of normalised text. */
struct key_word {
	uint64_t hash;
	size_t len; /* in bytes; 0 where there is no word */
};

/* Two independent products, so that a processor can make them at once, and a third to spread what they agree on. */
static inline uint64_t key_mix(uint64_t low, uint64_t high, uint64_t seed)
{
	uint64_t h = ((low ^ seed) * 0x9E3779B97F4A7C15u) ^ ((high + seed) * 0xD6E8FEB86659FD93u);

	h = (h ^ h >> 32) * 0xA0761D6478BD642Fu;
	return h ^ h >> 29;
}

static inline uint64_t key_load(const char *p, size_t len)
{
	uint64_t w = 0;

	memcpy(&w, p, len);
	return w;
}

/* The hash of the bytes of a word that is lower-case and without accents already, KEY_PADDING zeros behind them. */
#define KEY_PADDING 16

static inline uint64_t key_hash_padded(const char *p, size_t len)
{
	uint64_t h = len;

	for (; len > 16; p += 16, len -= 16)
		h = key_mix(key_load(p, 8), key_load(p + 8, 8), h);
	return key_mix(key_load(p, 8), key_load(p + 8, 8), h);
}

/* The same of any bytes. */
static inline uint64_t key_hash(const char *p, size_t len)
{
	uint64_t h = len;

	for (; len > 16; p += 16, len -= 16)
		h = key_mix(key_load(p, 8), key_load(p + 8, 8), h);
	if (len > 8)
		return key_mix(key_load(p, 8), key_load(p + 8, len - 8), h);
	return key_mix(key_load(p, len), 0, h);
}

/* The word that begins at p, of any kind. */
struct key_word key_word_at(const struct code_points *table, const char *p, const char *end);

/* The key of words that single hyphens and apostrophes join, such as Jean-Claude, from p on; of one word it is that word's. */
struct key_word key_joined_words(const struct code_points *table, const char *p, const char *end);

/* The key of a sequence of words from that of all but the last. */
static inline uint64_t key_join(uint64_t first, uint64_t next)
{
	return key_mix(first, next, 0xE7037ED1A0B428DBu);
}

/* Names that begin with small words, as al-Assad and von der Leyen, are found by their first word that is not small: a text
 * has few words that begin with a capital. What stands before it is the lead, KEY_LEAD_WORDS words at most. */
#define KEY_LEAD_WORDS 4

/* The length of a name's lead in bytes; 0 where it has none, or no other word soon enough. */
size_t key_lead_len(const struct code_points *table, const char *p, const char *end);

/* The key of a name with a lead, from that of the words behind the lead; and the other way round. */
static inline uint64_t key_lead(uint64_t hash)
{
	return hash ^ 0x589965CC75374CC3u;
}

/* Where the next word begins behind a word that ends at p, or NULL: at the end, after too much that is no word, or
 * where a script without spaces begins. */
const char *key_next_word(const char *p, const char *end);

/* A hash of a name's letters and digits only, without case and accents: two names that some text matches both have the same
 * one. */
uint64_t key_loose(const struct code_points *table, struct poltag_str name);

/* Goes on from the key of the unspaced characters before *p (KEY_UNSPACED: there are none) to that with the next one, and
 * moves *p behind it; false where that is none. */
#define KEY_UNSPACED 0x8EBC6AF09C88C6E3u
bool key_unspaced_next(const char **p, const char *end, uint64_t *hash);

/* The key of the first count unspaced characters at p; false where there are not so many. */
bool key_unspaced(const char *p, const char *end, int count, uint64_t *hash);

/* Whether the last character is an unspaced one. */
bool key_ends_unspaced(const char *p, size_t len);

#endif
