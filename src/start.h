/* start.h - where words begin: bytes are classified 64 at a time, with the vector code that the machine has. */
#ifndef START_H
#define START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define START_BLOCK 64

/* Bit i speaks of byte i of a block. */
struct start_masks {
	uint64_t word;      /* in a word: letters, digits, _ and every byte over 0x7F */
	uint64_t begin;     /* could begin a name, if a word begins there (elsewhere the bit says nothing) */
	uint64_t non_ascii; /* over 0x7F */
	uint64_t wide;      /* begins a code point of three or four bytes */
};

/* What names begin with. Most begin with a capital, a digit or a byte over 0x7F, which says enough; where one begins
 * with a small letter, most words do, so that its first three bytes are asked: as in Hyperscan's Teddy, bit k of
 * low[i][b & 15] & high[i][b >> 4] says that byte b can be the i-th of a name of group k. */
struct start_set {
	uint8_t first[2][16]; /* first[b >> 7][b & 15] has the bit b >> 4 & 7 */
	uint8_t low[3][16];
	uint8_t high[3][8];   /* bytes over 0x7F pass as second and third */
	uint64_t has_small;   /* whether any name begins with a small letter */
};

#define START_ANY 256

/* Adds the names that begin with these bytes; each of the last two may be START_ANY. */
void start_set_add(struct start_set *set, unsigned char first, unsigned second, unsigned third);

static inline bool start_set_has_first(const struct start_set *set, unsigned char byte)
{
	return set->first[byte >> 7][byte & 15] >> (byte >> 4 & 7) & 1;
}

/* The groups that byte can be the i-th of. */
static inline unsigned start_set_groups(const struct start_set *set, int i, unsigned char byte)
{
	return byte >= 0x80 ? (i ? 0xFF : 0) : (unsigned)(set->low[i][byte & 15] & set->high[i][byte >> 4]);
}

/* Whether a name may begin with the three bytes at p. */
static inline bool start_set_has(const struct start_set *set, const unsigned char *p)
{
	return start_set_has_first(set, p[0]) ||
	       (start_set_groups(set, 0, p[0]) & start_set_groups(set, 1, p[1]) & start_set_groups(set, 2, p[2]));
}

/* Classifies n blocks of bytes, behind which START_BEHIND more can be read. */
#define START_BEHIND 2

typedef void (*start_classify)(const unsigned char *bytes, size_t n, const struct start_set *set,
			       struct start_masks *masks);

enum start_code { START_PORTABLE, START_SSE2, START_NEON, START_AVX2, START_AVX512, START_CODES };

/* The code of that kind, or NULL where this machine cannot run it. */
start_classify start_code(enum start_code code);

/* The fastest that this machine can run. */
start_classify start_best(void);

#endif
