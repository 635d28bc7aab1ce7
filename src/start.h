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
	uint64_t begin;     /* is in the set of bytes that names begin with; told only where a word begins */
	uint64_t non_ascii; /* over 0x7F */
	uint64_t wide;      /* begins a code point of three or four bytes */
};

/* A set of bytes. low[h >> 3 & 1][b & 15] has the bit h & 7 where b is in the set and h is its upper half byte. */
struct start_set {
	uint8_t low[2][16];
};

static inline void start_set_add(struct start_set *set, unsigned char byte)
{
	set->low[byte >> 7][byte & 15] |= (uint8_t)(1u << (byte >> 4 & 7));
}

static inline bool start_set_has(const struct start_set *set, unsigned char byte)
{
	return set->low[byte >> 7][byte & 15] >> (byte >> 4 & 7) & 1;
}

/* Classifies n blocks of readable bytes. */
typedef void (*start_classify)(const unsigned char *bytes, size_t n, const struct start_set *set,
			       struct start_masks *masks);

enum start_code { START_PORTABLE, START_SSE2, START_NEON, START_AVX2, START_AVX512, START_CODES };

/* The code of that kind, or NULL where this machine cannot run it. */
start_classify start_code(enum start_code code);

/* The fastest that this machine can run. */
start_classify start_best(void);

#endif
