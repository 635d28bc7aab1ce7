/* Near-copies of documents. */
#include "story.h"

#include "grow.h"

#include <stdlib.h>
#include <string.h>

#define SHINGLE 4                          /* words */
#define BAND 3                             /* bins */
#define BANDS (STORY_BINS / BAND)
#define ALIKE (STORY_BINS / 2)             /* bins that copies have in common, at least */
#define SAME_BAND 16                       /* stories of one band */
#define FIRST_SLOTS 4096                   /* a power of two */

/* ---- Signatures ---- */

/* Words are letters and digits of ASCII, and all that is not ASCII; small and capital letters of ASCII are one. */
static bool in_word(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static uint64_t mix(uint64_t h)
{
	h = (h ^ h >> 33) * 0xff51afd7ed558ccdu; /* MurmurHash3's finalizer */
	h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

/* The hash of the next word at *at; 0 at the end of the text. */
static uint64_t next_word(struct poltag_str text, size_t *at)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */
	size_t i = *at;

	while (i < text.len && !in_word((unsigned char)text.data[i]))
		i++;
	if (i == text.len)
		return 0;
	for (; i < text.len && in_word((unsigned char)text.data[i]); i++) {
		unsigned char c = (unsigned char)text.data[i];

		h = (h ^ (c >= 'A' && c <= 'Z' ? c | 32 : c)) * 1099511628211u;
	}
	*at = i;
	return h | 1;
}

/* All bins follow from one hash of the whole. */
static void sign_short(uint64_t all, struct story_signature *signature)
{
	for (size_t i = 0; i < STORY_BINS; i++)
		signature->bins[i] = (uint32_t)(mix(all + i) >> 32);
}

void story_sign(struct poltag_str text, struct story_signature *signature)
{
	uint64_t last[SHINGLE] = { 0 }, all = 0, word;
	size_t at = 0, n = 0;

	memset(signature, 0xff, sizeof *signature);
	while ((word = next_word(text, &at)) != 0) {
		uint64_t shingle = 0;
		uint32_t *bin;

		last[n++ % SHINGLE] = word;
		all = mix(all ^ word);
		if (n < SHINGLE)
			continue;
		for (size_t i = 0; i < SHINGLE; i++)
			shingle = mix(shingle ^ last[(n + i) % SHINGLE]);
		bin = &signature->bins[shingle % STORY_BINS];
		if ((uint32_t)(shingle >> 32) < *bin)
			*bin = (uint32_t)(shingle >> 32);
	}
	if (n < STORY_BINS + SHINGLE)
		sign_short(all, signature);
}

/* ---- Stories ---- */

struct stories {
	struct story_signature *signatures;
	size_t n_signatures, room_signatures;
	size_t *slots; /* for each band of each signature its number, from 1; a hash table whose size is a power of two */
	size_t n_slots;
};

struct stories *stories_new(void)
{
	return calloc(1, sizeof(struct stories));
}

void stories_free(struct stories *stories)
{
	if (!stories)
		return;
	free(stories->signatures);
	free(stories->slots);
	free(stories);
}

static size_t band_hash(const struct story_signature *signature, size_t band)
{
	uint64_t h = band + 1;

	for (size_t i = 0; i < BAND; i++)
		h = mix(h ^ signature->bins[band * BAND + i]);
	return (size_t)h;
}

static bool same_band(const struct story_signature *a, const struct story_signature *b, size_t band)
{
	return memcmp(&a->bins[band * BAND], &b->bins[band * BAND], BAND * sizeof *a->bins) == 0;
}

static bool alike(const struct story_signature *a, const struct story_signature *b)
{
	size_t same = 0;

	for (size_t i = 0; i < STORY_BINS; i++)
		same += a->bins[i] == b->bins[i] && a->bins[i] != UINT32_MAX;
	return same >= ALIKE;
}

/* Whether a story that has this band is the same; if not, *slot is where the band's number would go. Of a band that many
 * stories have, a common phrase, no more are looked at and *slot is NULL: another band leads there. */
static bool told_by_band(const struct stories *stories, const struct story_signature *signature, size_t band, size_t **slot)
{
	size_t mask = stories->n_slots - 1, seen = 0;

	for (size_t i = band_hash(signature, band) & mask; seen < SAME_BAND; i = (i + 1) & mask) {
		const struct story_signature *other;

		*slot = &stories->slots[i];
		if (!**slot)
			return false;
		other = &stories->signatures[**slot - 1];
		if (!same_band(other, signature, band))
			continue;
		if (alike(other, signature))
			return true;
		seen++;
	}
	*slot = NULL;
	return false;
}

static void add_bands(struct stories *stories, size_t number)
{
	for (size_t band = 0; band < BANDS; band++) {
		size_t *slot;

		if (!told_by_band(stories, &stories->signatures[number], band, &slot) && slot)
			*slot = number + 1;
	}
}

static bool make_slots(struct stories *stories)
{
	size_t n = stories->n_slots ? stories->n_slots * 2 : FIRST_SLOTS, *slots;

	if (2 * BANDS * (stories->n_signatures + 1) <= stories->n_slots)
		return true;
	slots = n > SIZE_MAX / 2 / sizeof *slots ? NULL : calloc(n, sizeof *slots);
	if (!slots)
		return false;
	free(stories->slots);
	stories->slots = slots;
	stories->n_slots = n;
	for (size_t i = 0; i < stories->n_signatures; i++)
		add_bands(stories, i);
	return true;
}

bool stories_add(struct stories *stories, const struct story_signature *signature, bool *fresh)
{
	size_t *slot;

	if (!make_slots(stories))
		return false;
	*fresh = false;
	for (size_t band = 0; band < BANDS; band++)
		if (told_by_band(stories, signature, band, &slot))
			return true;
	*fresh = true;
	if (!GROW_ADD(stories, signatures, *signature))
		return false;
	add_bands(stories, stories->n_signatures - 1);
	return true;
}
