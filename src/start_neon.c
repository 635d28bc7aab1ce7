/* Classifying bytes with NEON (AArch64), by the same table look-ups as the AVX2 code. */
#include "start_vector.h"

#ifdef START_HAVE_NEON

#include <arm_neon.h>

static const uint8_t word_low[16] = { 0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
				      0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x50, 0x50, 0x70 };

/* One bit for each of 16 bytes that are 0x00 or 0xFF. */
static inline uint64_t mask_of(uint8x16_t v)
{
	static const uint8_t bits[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
	uint8x16_t b = vandq_u8(v, vld1q_u8(bits));

	return (uint64_t)vaddv_u8(vget_low_u8(b)) | (uint64_t)vaddv_u8(vget_high_u8(b)) << 8;
}

/* The groups that the bytes at p can be the i-th of. */
static inline uint8x16_t groups_at(const unsigned char *p, const struct start_set *set, int i)
{
	uint8x16_t v = vld1q_u8(p), low = vqtbl1q_u8(vld1q_u8(set->low[i]), vandq_u8(v, vdupq_n_u8(15)));
	uint8x16_t high = vcombine_u8(vld1_u8(set->high[i]), vdup_n_u8(0));
	uint8x16_t groups = vandq_u8(low, vqtbl1q_u8(high, vshrq_n_u8(v, 4)));

	return i ? vorrq_u8(groups, vcgeq_u8(v, vdupq_n_u8(0x80))) : groups;
}

static void classify_block(const unsigned char *block, const struct start_set *set, struct start_masks *masks)
{
	static const uint8_t ascii[16] = { 1, 2, 4, 8, 16, 32, 64, 128 };
	static const uint8_t wide[16] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128 };
	uint8x16_t words = vld1q_u8(word_low), first_ascii = vld1q_u8(set->first[0]);
	uint8x16_t first_wide = vld1q_u8(set->first[1]);

	*masks = (struct start_masks){ 0 };
	for (int i = 0; i < START_BLOCK; i += 16) {
		uint8x16_t v = vld1q_u8(block + i), low = vandq_u8(v, vdupq_n_u8(15)), high = vshrq_n_u8(v, 4);
		uint8x16_t ascii_bit = vqtbl1q_u8(vld1q_u8(ascii), high), wide_bit = vqtbl1q_u8(vld1q_u8(wide), high);
		uint8x16_t begin = vorrq_u8(vandq_u8(vqtbl1q_u8(first_ascii, low), ascii_bit),
					    vandq_u8(vqtbl1q_u8(first_wide, low), wide_bit));
		uint64_t non_ascii = mask_of(vcgeq_u8(v, vdupq_n_u8(0x80)));

		if (set->has_small)
			begin = vorrq_u8(begin, vandq_u8(groups_at(block + i, set, 0),
							 vandq_u8(groups_at(block + i + 1, set, 1),
								  groups_at(block + i + 2, set, 2))));
		masks->word |= (mask_of(vtstq_u8(vqtbl1q_u8(words, low), ascii_bit)) | non_ascii) << i;
		masks->begin |= mask_of(vtstq_u8(begin, begin)) << i;
		masks->non_ascii |= non_ascii << i;
		masks->wide |= mask_of(vcgeq_u8(v, vdupq_n_u8(0xE0))) << i;
	}
}

void start_classify_neon(const unsigned char *bytes, size_t n, const struct start_set *set, struct start_masks *masks)
{
	for (size_t i = 0; i < n; i++)
		classify_block(bytes + i * START_BLOCK, set, &masks[i]);
}

#else
typedef int start_neon_is_empty;
#endif
