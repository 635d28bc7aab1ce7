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

static void classify_block(const unsigned char *block, const struct start_set *set, struct start_masks *masks)
{
	uint64_t starts;

	*masks = (struct start_masks){ 0 };
	for (int i = 0; i < START_BLOCK; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(block + i));
		__m128i letter = in_range(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
		__m128i other = _mm_or_si128(in_range(v, '0', '9'), _mm_cmpeq_epi8(v, _mm_set1_epi8('_')));
		__m128i wide = in_range(v, 0xE0, 0xFF);

		masks->non_ascii |= mask_of(v) << i;
		masks->word |= (mask_of(_mm_or_si128(letter, other)) | mask_of(v)) << i;
		masks->wide |= mask_of(wide) << i;
	}
	for (starts = masks->word & ~(masks->word << 1); starts; starts &= starts - 1) {
		int i = __builtin_ctzll(starts);

		masks->begin |= (uint64_t)start_set_has(set, block + i) << i;
	}
}

void start_classify_sse2(const unsigned char *bytes, size_t n, const struct start_set *set, struct start_masks *masks)
{
	for (size_t i = 0; i < n; i++)
		classify_block(bytes + i * START_BLOCK, set, &masks[i]);
}

#else
typedef int start_sse2_is_empty;
#endif
