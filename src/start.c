/* Classifying bytes: portable code, and the choice among all of them at run time. */
#include "start.h"

#include "start_vector.h"
#include "text.h"

/* Words of three letters and longer ones apart: most small words of a text that pass at all are short. */
static uint8_t second_group(const unsigned bytes[START_BYTES])
{
	if (bytes[3] >= START_ANY)
		return (uint8_t)(1u << (bytes[0] & 3));
	return bytes[2] >= START_ANY ? 0xF0 : (uint8_t)(16u << (bytes[2] & 3));
}

void start_set_add(struct start_set *set, const unsigned bytes[START_BYTES])
{
	unsigned char first = (unsigned char)bytes[0];
	uint8_t groups[START_WAYS] = { (uint8_t)(1u << (first & 7)), second_group(bytes) };

	if (first < 'a' || first > 'z') {
		set->first[first >> 7][first & 15] |= (uint8_t)(1u << (first >> 4 & 7));
		return;
	}
	set->n_small++;
	for (int i = 0; i < START_BYTES; i++)
		for (unsigned b = 0; b < 128; b++) {
			bool ends = bytes[i] == START_END && !text_in_word((unsigned char)b);

			for (int way = 0; way < START_WAYS && (bytes[i] == START_ANY || bytes[i] == b || ends); way++)
				set->small[way][i][b] |= groups[way];
		}
}

void start_set_add_four(struct start_set *set, uint32_t four)
{
	uint32_t bit = four * 0x9E3779B1u >> START_FOURS_SHIFT;

	set->fours[bit / 64] |= (uint64_t)1 << bit % 64;
}

void start_set_add_every_four(struct start_set *set)
{
	memset(set->fours, 0xFF, sizeof set->fours);
}

void start_set_halves(const struct start_set *set, int way, int i, uint8_t low[16], uint8_t high[16])
{
	memset(low, 0, 16);
	memset(high, 0, 16);
	for (unsigned b = 0; b < 128; b++) {
		low[b & 15] |= set->small[way][i][b];
		high[b >> 4] |= set->small[way][i][b];
	}
}

static uint64_t classify_portable(const unsigned char *bytes, size_t n, const struct start_set *set, uint64_t carry,
				  uint64_t *word, uint64_t *starts)
{
	for (size_t k = 0; k < n; k++, bytes += START_BLOCK) {
		word[k] = starts[k] = 0;
		for (int i = 0; i < START_BLOCK; i++) {
			uint64_t in_word = text_in_word(bytes[i]);

			word[k] |= in_word << i;
			if ((in_word > carry && start_set_has(set, bytes + i)) || bytes[i] >= 0xE0)
				starts[k] |= (uint64_t)1 << i;
			carry = in_word;
		}
	}
	return carry;
}

/* Most blocks have few bits: four are written without asking how many there are. */
static size_t list_portable(const uint64_t *starts, size_t n_blocks, uint32_t *list)
{
	size_t n = 0;

	for (size_t i = 0; i < n_blocks; i++) {
		uint64_t bits = starts[i];

		do {
			for (size_t k = 0; k < 4; k++) {
				list[n] = (uint32_t)(i * START_BLOCK) + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
				n += bits != 0;
				bits &= bits - 1;
			}
		} while (bits);
	}
	return n;
}

start_list start_list_code(enum start_code code)
{
	if (code == START_PORTABLE)
		return list_portable;
#ifdef START_HAVE_X86
	if (code == START_AVX512)
		return __builtin_cpu_supports("avx512vbmi2") ? start_list_avx512 : 0;
#endif
	return 0;
}

start_list start_best_list(void)
{
	start_list best = start_list_code(START_AVX512);

	return best ? best : list_portable;
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

void start_set_join(struct start_set *set, const struct start_set *other)
{
	for (int high = 0; high < 2; high++)
		for (int i = 0; i < 16; i++)
			set->first[high][i] |= other->first[high][i];
	for (int way = 0; way < START_WAYS; way++)
		for (int i = 0; i < START_BYTES; i++)
			for (int byte = 0; byte < 128; byte++)
				set->small[way][i][byte] |= other->small[way][i][byte];
	for (size_t i = 0; i < sizeof set->fours / sizeof *set->fours; i++)
		set->fours[i] |= other->fours[i];
	set->n_small += other->n_small;
}
