/* Classifying bytes with AVX2: a set of bytes is two table look-ups, by the lower and the upper half of each byte
 * (the "universal" algorithm of Mula and Langdale, http://0x80.pl/articles/simd-byte-lookup.html). */
#include "start_vector.h"

#ifdef START_HAVE_X86

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

/* The set of word bytes under 0x80, in the form of struct start_set.first. */
static const uint8_t word_low[16] = { 0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
				      0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x50, 0x50, 0x70 };

struct tables {
	__m256i word, first_ascii, first_wide, bit_ascii, bit_wide;
	__m256i low[START_WAYS][START_BYTES], high[START_WAYS][START_BYTES];
};

AVX2 static inline __m256i load_twice(const uint8_t *table)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

AVX2 static inline uint64_t not_zero(__m256i v)
{
	return (uint32_t)~_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_setzero_si256()));
}

/* The groups that the bytes at p can be the i-th of. */
AVX2 static inline __m256i groups_at(const unsigned char *p, const struct tables *t, int way, int i)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)p), nibble = _mm256_set1_epi8(0x0F);
	__m256i low = _mm256_shuffle_epi8(t->low[way][i], _mm256_and_si256(v, nibble));
	__m256i high = _mm256_shuffle_epi8(t->high[way][i], _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble));

	return i ? _mm256_or_si256(_mm256_and_si256(low, high), _mm256_cmpgt_epi8(_mm256_setzero_si256(), v))
		 : _mm256_and_si256(low, high);
}

/* Of half a block, in the lower bits. */
struct half {
	uint64_t word, begin, wide;
};

AVX2 static inline struct half classify_half(const unsigned char *p, const struct tables *t, int ways)
{
	__m256i v = _mm256_loadu_si256((const __m256i *)p), nibble = _mm256_set1_epi8(0x0F);
	__m256i low = _mm256_and_si256(v, nibble), high = _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble);
	__m256i ascii_bit = _mm256_shuffle_epi8(t->bit_ascii, high), wide_bit = _mm256_shuffle_epi8(t->bit_wide, high);
	__m256i word = _mm256_and_si256(_mm256_shuffle_epi8(t->word, low), ascii_bit);
	__m256i begin = _mm256_or_si256(_mm256_and_si256(_mm256_shuffle_epi8(t->first_ascii, low), ascii_bit),
					_mm256_and_si256(_mm256_shuffle_epi8(t->first_wide, low), wide_bit));
	__m256i wide = _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)0xE0)), v);

	uint64_t small = ways ? ~(uint64_t)0 : 0;

	for (int way = 0; way < ways; way++) {
		__m256i groups = groups_at(p, t, way, 0);

		for (int i = 1; i < START_BYTES; i++)
			groups = _mm256_and_si256(groups, groups_at(p + i, t, way, i));
		small &= not_zero(groups);
	}
	return (struct half){ not_zero(word) | (uint32_t)_mm256_movemask_epi8(v), not_zero(begin) | small,
			      (uint32_t)_mm256_movemask_epi8(wide) };
}

AVX2 uint64_t start_classify_avx2(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts)
{
	static const uint8_t ascii[16] = { 1, 2, 4, 8, 16, 32, 64, 128 };
	static const uint8_t wide[16] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128 };
	struct tables t = { load_twice(word_low), load_twice(set->first[0]), load_twice(set->first[1]),
			    load_twice(ascii), load_twice(wide), { { load_twice(ascii) } }, { { load_twice(ascii) } } };
	int ways = start_set_ways(set);

	for (int k = 0; k < ways * START_BYTES; k++) {
		uint8_t low[16], high[16];

		start_set_halves(set, k / START_BYTES, k % START_BYTES, low, high);
		t.low[k / START_BYTES][k % START_BYTES] = load_twice(low);
		t.high[k / START_BYTES][k % START_BYTES] = load_twice(high);
	}
	for (size_t i = 0; i < n; i++) {
		struct half a = classify_half(bytes + i * START_BLOCK, &t, ways);
		struct half b = classify_half(bytes + i * START_BLOCK + 32, &t, ways);

		word[i] = a.word | b.word << 32;
		starts[i] = start_bits(word[i], carry, a.begin | b.begin << 32, a.wide | b.wide << 32);
		carry = word[i] >> 63;
	}
	return carry;
}

#else
typedef int start_avx2_is_empty;
#endif
