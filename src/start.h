/* start.h - where words begin: bytes are classified 64 at a time, with the vector code that the machine has. */
#ifndef START_H
#define START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define START_BLOCK 64
#define START_BYTES 4 /* how many bytes of a name are asked */

#define START_WAYS 2 /* of grouping */
#define START_FOURS 8192

/* What names begin with. Most begin with a capital, a digit or a byte over 0x7F, which says enough; where one begins
 * with a small letter, most words do, so that its first four bytes are asked: as in Hyperscan's Teddy, bit k of
 * small[g][i][b] says that byte b can be the i-th of a name of group k. Names are grouped in two ways, and a word
 * must pass in both: what passes in one by taking a byte of each of several names hardly passes in the other. */
struct start_set {
	uint8_t first[2][16]; /* first[b >> 7][b & 15] has the bit b >> 4 & 7 */
	uint8_t small[START_WAYS][START_BYTES][128]; /* bytes over 0x7F pass, but not as the first */
	uint64_t n_small;   /* how many beginnings with a small letter were added, in all their cases */
	uint64_t fours[START_FOURS / 64]; /* set of the first four letters of the first words of such names, hashed */
};

#define START_FOURS_SHIFT 19

/* Of few, one way lets so little pass that another would cost more. */
#define START_FEW 512

static inline int start_set_ways(const struct start_set *set)
{
	return set->n_small == 0 ? 0 : set->n_small <= START_FEW ? 1 : START_WAYS;
}

/* Adds what another set has. */
void start_set_join(struct start_set *set, const struct start_set *other);

#define START_ANY 256
#define START_END 257 /* the first word ends before it: any byte that is in no word */

/* Adds the names that begin with these bytes; all but the first may be START_ANY or START_END. */
void start_set_add(struct start_set *set, const unsigned bytes[START_BYTES]);

static inline bool start_set_has_first(const struct start_set *set, unsigned char byte)
{
	return set->first[byte >> 7][byte & 15] >> (byte >> 4 & 7) & 1;
}

/* The first four bytes of a word, lower-case, zeros behind its end; four bytes can be read at p. */
static inline uint32_t start_four(const char *p, size_t len)
{
	static const unsigned char keep[8] = { 0xFF, 0xFF, 0xFF, 0xFF };
	uint32_t four, mask;

	memcpy(&four, p, 4);
	memcpy(&mask, keep + 4 - (len < 4 ? len : 4), 4);
	return (four | 0x20202020u) & mask;
}

/* Whether the first word of a name that begins with a small letter may begin so. */
static inline bool start_set_has_four(const struct start_set *set, uint32_t four)
{
	uint32_t bit = four * 0x9E3779B1u >> START_FOURS_SHIFT;

	return set->fours[bit / 64] >> bit % 64 & 1;
}

void start_set_add_four(struct start_set *set, uint32_t four);
void start_set_add_every_four(struct start_set *set);

/* The groups that byte can be the i-th of. */
static inline unsigned start_set_groups(const struct start_set *set, int way, int i, unsigned char byte)
{
	return byte >= 0x80 ? (i ? 0xFF : 0) : set->small[way][i][byte];
}

/* Whether a name may begin with the START_BYTES bytes at p. */
static inline bool start_set_has(const struct start_set *set, const unsigned char *p)
{
	int ways = start_set_ways(set);
	bool small = ways > 0;

	for (int way = 0; way < ways; way++) {
		unsigned groups = 0xFF;

		for (int i = 0; i < START_BYTES; i++)
			groups &= start_set_groups(set, way, i, p[i]);
		small &= groups != 0;
	}
	return start_set_has_first(set, p[0]) || small;
}

/* What a table look-up by halves of a byte can tell: byte b can be the i-th only of the groups low[b & 15] & high[b >> 4].
 * The upper half of high is zeros. */
void start_set_halves(const struct start_set *set, int way, int i, uint8_t low[16], uint8_t high[16]);

/* Classifies n blocks of bytes, behind which START_BEHIND more can be read. Bit i of word[k] says whether byte i of block
 * k is in a word (letters, digits, _ and every byte over 0x7F); bit i of starts[k] whether a word begins there that could
 * begin a name, or a code point of three or four bytes, which may be of a script without spaces. Code that knows bytes by
 * their halves lets some more words pass that begin with a small letter. carry is 1 if the byte
 * before the first is in a word; returns the same for what follows. */
#define START_BEHIND (START_BYTES - 1)

typedef uint64_t (*start_classify)(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
				   uint64_t *word, uint64_t *starts);

/* The starts of a block from what the vector codes find out of each byte. */
static inline uint64_t start_bits(uint64_t word, uint64_t carry, uint64_t begin, uint64_t wide)
{
	return (word & ~(word << 1 | carry) & begin) | wide;
}

/* Lists the offsets of the bits of n blocks, ascending, and returns how many there are. The list must have room for
 * START_LIST_ROOM more. */
typedef size_t (*start_list)(const uint64_t *starts, size_t n, uint32_t *list);
#define START_LIST_ROOM 16

enum start_code { START_PORTABLE, START_SSE2, START_NEON, START_AVX2, START_AVX512, START_CODES };

/* The code of that kind, or NULL where this machine cannot run it. */
start_classify start_code(enum start_code code);

/* The fastest that this machine can run. */
start_classify start_best(void);

/* The code of START_PORTABLE or START_AVX512, or NULL. */
start_list start_list_code(enum start_code code);
start_list start_best_list(void);

#endif
