/* Classifying bytes: portable code, and the choice among all of them at run time. */
#include "start.h"

#include "start_vector.h"
#include "text.h"

void start_set_add(struct start_set *set, unsigned char first, unsigned second, unsigned third)
{
	const unsigned bytes[3] = { first, second, third };
	uint8_t group = (uint8_t)(1u << (first & 7));

	if (first < 'a' || first > 'z') {
		set->first[first >> 7][first & 15] |= (uint8_t)(1u << (first >> 4 & 7));
		return;
	}
	set->has_small = 1;
	for (int i = 0; i < 3; i++)
		for (unsigned b = 0; b < 128; b++)
			if (bytes[i] == START_ANY || bytes[i] == b) {
				set->low[i][b & 15] |= group;
				set->high[i][b >> 4] |= group;
			}
}

static void classify_block(const unsigned char *block, const struct start_set *set, struct start_masks *masks)
{
	*masks = (struct start_masks){ 0 };
	for (int i = 0; i < START_BLOCK; i++) {
		masks->word |= (uint64_t)text_in_word(block[i]) << i;
		masks->begin |= (uint64_t)start_set_has(set, block + i) << i;
		masks->non_ascii |= (uint64_t)(block[i] >= 0x80) << i;
		masks->wide |= (uint64_t)(block[i] >= 0xE0) << i;
	}
}

static void classify_portable(const unsigned char *bytes, size_t n, const struct start_set *set,
			      struct start_masks *masks)
{
	for (size_t i = 0; i < n; i++)
		classify_block(bytes + i * START_BLOCK, set, &masks[i]);
}

start_classify start_code(enum start_code code)
{
	switch (code) {
	case START_PORTABLE:
		return classify_portable;
#ifdef START_HAVE_X86
	case START_SSE2:
		return start_classify_sse2;
	case START_AVX2:
		return __builtin_cpu_supports("avx2") ? start_classify_avx2 : 0;
	case START_AVX512:
		return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") ? start_classify_avx512 : 0;
#endif
#ifdef START_HAVE_NEON
	case START_NEON:
		return start_classify_neon;
#endif
	default:
		return 0;
	}
}

start_classify start_best(void)
{
	for (int code = START_CODES - 1; code > START_PORTABLE; code--)
		if (start_code((enum start_code)code))
			return start_code((enum start_code)code);
	return classify_portable;
}
