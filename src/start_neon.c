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

struct halves {
	uint8x16_t low, high;
};

/* The groups that the bytes at p can be the i-th of. */
static inline uint8x16_t groups_at(const unsigned char *p, const struct halves *halves, int i)
{
	uint8x16_t v = vld1q_u8(p), low = vqtbl1q_u8(halves[i].low, vandq_u8(v, vdupq_n_u8(15)));
	uint8x16_t groups = vandq_u8(low, vqtbl1q_u8(halves[i].high, vshrq_n_u8(v, 4)));

	return i ? vorrq_u8(groups, vcgeq_u8(v, vdupq_n_u8(0x80))) : groups;
}

uint64_t start_classify_neon(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
			     uint64_t *word, uint64_t *starts)
{
	static const uint8_t ascii[16] = { 1, 2, 4, 8, 16, 32, 64, 128 };
	static const uint8_t high_bits[16] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128 };
	uint8x16_t words = vld1q_u8(word_low), first_ascii = vld1q_u8(set->first[0]);
	uint8x16_t first_wide = vld1q_u8(set->first[1]);
	struct halves halves[START_WAYS][START_BYTES];
	int ways = start_set_ways(set);

	for (int i = 0; i < START_WAYS * START_BYTES; i++) {
		uint8_t low[16], high[16];

		start_set_halves(set, i / START_BYTES, i % START_BYTES, low, high);
		halves[i / START_BYTES][i % START_BYTES] = (struct halves){ vld1q_u8(low), vld1q_u8(high) };
	}
	for (size_t k = 0; k < n; k++, bytes += START_BLOCK) {
		uint64_t begin = 0, wide = 0;

		word[k] = 0;
		for (int i = 0; i < START_BLOCK; i += 16) {
			uint8x16_t v = vld1q_u8(bytes + i), low = vandq_u8(v, vdupq_n_u8(15)), high = vshrq_n_u8(v, 4);
			uint8x16_t ascii_bit = vqtbl1q_u8(vld1q_u8(ascii), high);
			uint8x16_t first = vorrq_u8(vandq_u8(vqtbl1q_u8(first_ascii, low), ascii_bit),
						    vandq_u8(vqtbl1q_u8(first_wide, low),
							     vqtbl1q_u8(vld1q_u8(high_bits), high)));

			if (ways > 0) {
				uint8x16_t one = groups_at(bytes + i, halves[0], 0), other = groups_at(bytes + i, halves[1], 0);

				for (int b = 1; b < START_BYTES; b++) {
					one = vandq_u8(one, groups_at(bytes + i + b, halves[0], b));
					other = vandq_u8(other, groups_at(bytes + i + b, halves[1], b));
				}
				first = vorrq_u8(first, ways > 1 ? vandq_u8(vtstq_u8(one, one), vtstq_u8(other, other))
								: vtstq_u8(one, one));
			}
			word[k] |= (mask_of(vtstq_u8(vqtbl1q_u8(words, low), ascii_bit)) |
				    mask_of(vcgeq_u8(v, vdupq_n_u8(0x80)))) << i;
			begin |= mask_of(vtstq_u8(first, first)) << i;
			wide |= mask_of(vcgeq_u8(v, vdupq_n_u8(0xE0))) << i;
		}
		starts[k] = start_bits(word[k], carry, begin, wide);
		carry = word[k] >> 63;
	}
	return carry;
}

#else
typedef int start_neon_is_empty;
#endif
