/* Classifying bytes with SSE2, which has no table look-up: words by ranges, the set of beginnings byte by byte where
 * a word begins. */
#include "start_vector.h"

#ifdef START_HAVE_X86

#include <emmintrin.h>

/* Bytes b with first <= b <= last, unsigned. */
static inline __m128i in_range(__m128i v, unsigned char first, unsigned char last)
{
	__m128i moved = _mm_sub_epi8(v, _mm_set1_epi8((char)first));

	return _mm_cmpeq_epi8(_mm_min_epu8(moved, _mm_set1_epi8((char)(last - first))), moved);
}

static inline uint64_t mask_of(__m128i v)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(v);
}

uint64_t start_classify_sse2(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts)
{
	for (size_t k = 0; k < n; k++, bytes += START_BLOCK) {
		uint64_t wide = 0, begin = 0, left;

		word[k] = 0;
		for (int i = 0; i < START_BLOCK; i += 16) {
			__m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
			__m128i letter = in_range(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
			__m128i other = _mm_or_si128(in_range(v, '0', '9'), _mm_cmpeq_epi8(v, _mm_set1_epi8('_')));

			word[k] |= (mask_of(_mm_or_si128(letter, other)) | mask_of(v)) << i;
			wide |= mask_of(in_range(v, 0xE0, 0xFF)) << i;
		}
		for (left = start_bits(word[k], carry, ~(uint64_t)0, 0); left; left &= left - 1) {
			int i = __builtin_ctzll(left);

			begin |= (uint64_t)start_set_has(set, bytes + i) << i;
		}
		starts[k] = begin | wide;
		carry = word[k] >> 63;
	}
	return carry;
}

#else
typedef int start_sse2_is_empty;
#endif
