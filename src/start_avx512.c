/* Classifying bytes with AVX-512 VBMI: one look-up in a table of 128 bytes tells both classes of an ASCII byte. */
#include "start_vector.h"

#ifdef START_HAVE_X86

#include "text.h"

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

enum { IN_WORD = 1, BEGINS = 2 };

/* A byte's classes, by the byte. */
struct table {
	__m512i ascii[2], other[2];
};

/* The classes of 64 bytes. The lanes have the sixteen values of the low half of a byte, and bits the bit of their high half. */
AVX512 static inline __m512i classes_of(const uint8_t first[16], __m512i bits, uint64_t word)
{
	__m512i lanes = _mm512_broadcast_i32x4(_mm_loadu_si128((const void *)first));

	return _mm512_or_si512(_mm512_maskz_set1_epi8(_mm512_test_epi8_mask(lanes, bits), BEGINS),
			       _mm512_maskz_set1_epi8(word, IN_WORD));
}

AVX512 static inline void load_table(const struct start_set *set, struct table *table)
{
	static const uint64_t word[2] = TEXT_WORD_BITS;
	const __m512i bits = _mm512_set_epi64(0x0808080808080808, 0x0808080808080808, 0x0404040404040404, 0x0404040404040404,
					      0x0202020202020202, 0x0202020202020202, 0x0101010101010101, 0x0101010101010101);
	const __m512i more = _mm512_slli_epi16(bits, 4);

	table->ascii[0] = classes_of(set->first[0], bits, word[0]);
	table->ascii[1] = classes_of(set->first[0], more, word[1]);
	table->other[0] = classes_of(set->first[1], bits, 0);
	table->other[1] = classes_of(set->first[1], more, 0);
}

/* The groups of the bytes at p, all of them for a byte over 0x7F. */
AVX512 static inline __m512i groups_at(const unsigned char *p, const __m512i table[2])
{
	__m512i v = _mm512_loadu_si512(p), groups = _mm512_permutex2var_epi8(table[0], v, table[1]);

	return _mm512_mask_blend_epi8(_mm512_movepi8_mask(v), groups, _mm512_set1_epi8(-1));
}

/* Where a word passes that is grouped in one way; what begins with a byte over 0x7F may pass too. */
AVX512 static inline uint64_t small_at(const unsigned char *p, __m512i groups[START_BYTES][2])
{
	__m512i small = groups_at(p, groups[0]);

	for (int i = 1; i < START_BYTES; i++)
		small = _mm512_and_si512(small, groups_at(p + i, groups[i]));
	return _mm512_test_epi8_mask(small, small);
}

AVX512 uint64_t start_classify_avx512(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts)
{
	struct table t;
	__m512i groups[START_WAYS][START_BYTES][2];
	int ways = start_set_ways(set);

	load_table(set, &t);
	for (int k = 0; k < START_WAYS * START_BYTES * 2; k++)
		groups[k / 2 / START_BYTES][k / 2 % START_BYTES][k % 2] =
			_mm512_loadu_si512(set->small[k / 2 / START_BYTES][k / 2 % START_BYTES] + k % 2 * 64);
	for (size_t i = 0; i < n; i++) {
		const unsigned char *p = bytes + i * START_BLOCK;
		__m512i v = _mm512_loadu_si512(p), class = _mm512_permutex2var_epi8(t.ascii[0], v, t.ascii[1]);
		__mmask64 non_ascii = _mm512_movepi8_mask(v), begin = 0, wide = 0;

		if (ways > 0)
			begin = small_at(p, groups[0]) & ~non_ascii;
		if (ways > 1)
			begin &= small_at(p, groups[1]);
		if (non_ascii) {
			class = _mm512_mask_blend_epi8(non_ascii, class,
						       _mm512_permutex2var_epi8(t.other[0], v, t.other[1]));
			wide = _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xE0));
		}
		begin |= _mm512_test_epi8_mask(class, _mm512_set1_epi8(BEGINS));
		word[i] = _mm512_test_epi8_mask(class, _mm512_set1_epi8(IN_WORD)) | non_ascii;
		starts[i] = start_bits(word[i], carry, begin, wide);
		carry = word[i] >> 63;
	}
	return carry;
}

/* The set bits of a block as bytes, by compressing 0 to 63, then sixteen at a time as numbers. */
__attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt"))) size_t start_list_avx512(const uint64_t *starts, size_t n_blocks,
											uint32_t *list)
{
	unsigned char numbers[START_BLOCK];
	__m512i all;
	size_t n = 0;

	for (int i = 0; i < START_BLOCK; i++)
		numbers[i] = (unsigned char)i;
	all = _mm512_loadu_si512(numbers);
	for (size_t i = 0; i < n_blocks; i++) {
		__m512i bytes = _mm512_maskz_compress_epi8(starts[i], all), offset = _mm512_set1_epi32((int)(i * START_BLOCK));
		size_t count = (size_t)_mm_popcnt_u64(starts[i]);

		_mm512_storeu_si512(list + n, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(bytes)), offset));
		if (count > 16) { /* hardly ever */
			_mm512_storeu_si512(numbers, bytes);
			for (size_t k = 16; k < count; k++)
				list[n + k] = (uint32_t)(i * START_BLOCK) + numbers[k];
		}
		n += count;
	}
	return n;
}

#else
typedef int start_avx512_is_empty;
#endif
