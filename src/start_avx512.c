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

AVX512 static inline void load_table(const struct start_set *set, struct table *table)
{
	unsigned char ascii[128], other[128];

	for (int i = 0; i < 128; i++) {
		ascii[i] = (unsigned char)((text_in_word((unsigned char)i) ? IN_WORD : 0) |
					   (start_set_has_first(set, (unsigned char)i) ? BEGINS : 0));
		other[i] = start_set_has_first(set, (unsigned char)(i + 128)) ? BEGINS : 0;
	}
	for (int i = 0; i < 2; i++) {
		table->ascii[i] = _mm512_loadu_si512(ascii + 64 * i);
		table->other[i] = _mm512_loadu_si512(other + 64 * i);
	}
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
