/* Words by their ends. */
#include "word_end.h"

#include "image.h"
#include "key.h"
#include "utf8.h"


/* The number of the bit of a word's last two letters. */
static size_t last_bit(struct poltag_str word)
{
	size_t at = utf8_before(word.data, word.len);

	at = at ? utf8_before(word.data, at) : 0;
	return (size_t)(key_mix(key_load(word.data + at, word.len - at), 0, 0x9FB21C651E98DF25u) >> 48) % WORD_END_BITS;
}

static uint64_t end_key(const struct code_points *code_points, const char *p, const char *end)
{
	return key_word_at(code_points, p, end).hash ^ 0xD1B54A32D192ED03u;
}

uint64_t word_ends_add(struct word_ends *ends, const struct code_points *code_points, struct poltag_str end)
{
	size_t bit = last_bit(end);

	ends->lengths |= UINT64_C(1) << (end.len & 63);
	ends->last[bit / 64] |= UINT64_C(1) << bit % 64;
	return end_key(code_points, end.data, end.data + end.len);
}

void word_ends_join(struct word_ends *ends, const struct word_ends *other)
{
	ends->lengths |= other->lengths;
	for (size_t i = 0; i < WORD_END_BITS / 64; i++)
		ends->last[i] |= other->last[i];
}

uint64_t word_end_classes(const struct image *image, const struct code_points *code_points, struct poltag_str word)
{
	const struct word_ends *ends = &image->header->ends;
	uint64_t classes = 0;
	size_t bit, first;
	int32_t c;

	if (ends->lengths == 0)
		return 0;
	bit = last_bit(word);
	if (!(ends->last[bit / 64] >> bit % 64 & 1))
		return 0;
	first = utf8_decode((const unsigned char *)word.data, (const unsigned char *)word.data + word.len, &c);
	for (uint64_t left = ends->lengths; left; left &= left - 1) {
		size_t len = (size_t)__builtin_ctzll(left);
		const char *p = word.data + word.len - len;

		if (word.len <= len + first) /* one letter before it is too short */
			break;
		if (((unsigned char)*p & 0xC0) != 0x80)
			classes |= image_word_classes(image, end_key(code_points, p, word.data + word.len));
	}
	return classes;
}
