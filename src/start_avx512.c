/* Classifying bytes with AVX-512 VBMI: one look-up in a table of 128 bytes tells both classes of an ASCII byte. */
#include "start_vector.h"

#ifdef START_HAVE_X86

#include "text.h"

#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

enum { IN_WORD = 1, BEGINS = 2 };

AVX512 void start_classify_avx512(const unsigned char *bytes, size_t n, const struct start_set *set,
				  struct start_masks *masks)
{
	unsigned char classes[128], upper[128];
	__m512i low, high, upper_low, upper_high, wide = _mm512_set1_epi8((char)0xE0);

	for (int i = 0; i < 128; i++) {
		classes[i] = (unsigned char)((text_in_word((unsigned char)i) ? IN_WORD : 0) |
					     (start_set_has(set, (unsigned char)i) ? BEGINS : 0));
		upper[i] = start_set_has(set, (unsigned char)(i + 128)) ? BEGINS : 0;
	}
	low = _mm512_loadu_si512(classes);
	high = _mm512_loadu_si512(classes + 64);
	upper_low = _mm512_loadu_si512(upper);
	upper_high = _mm512_loadu_si512(upper + 64);
	for (size_t i = 0; i < n; i++) {
		__m512i v = _mm512_loadu_si512(bytes + i * START_BLOCK);
		__mmask64 non_ascii = _mm512_movepi8_mask(v);
		__m512i class = _mm512_permutex2var_epi8(low, v, high);

		if (non_ascii)
			class = _mm512_mask_blend_epi8(non_ascii, class,
						       _mm512_permutex2var_epi8(upper_low, v, upper_high));
		masks[i].word = _mm512_test_epi8_mask(class, _mm512_set1_epi8(IN_WORD)) | non_ascii;
		masks[i].begin = _mm512_test_epi8_mask(class, _mm512_set1_epi8(BEGINS));
		masks[i].non_ascii = non_ascii;
		masks[i].wide = non_ascii ? _mm512_cmpge_epu8_mask(v, wide) : 0;
	}
}

#else
typedef int start_avx512_is_empty;
#endif
