/* Scanning: from bytes to word starts, to keys, to those that the dictionary may have.
 *
 * The text is looked through in chunks that stay in the nearest cache, in passes that each touch one table, so that
 * what a pass will need can be fetched ahead: classify the bytes; hash the words that could begin a name; test the
 * hashes against the bitmap; look the rest up among the keys, and hash their second words where the names go on; only
 * then are patterns run.
 */
#include "scan.h"

#include "error.h"
#include "find.h"
#include "key.h"
#include "text.h"

#include <stdlib.h>

#define BLOCKS (SCAN_CHUNK / START_BLOCK)
#define SHORT_WORD 16 /* bytes; longer words and those that are not ASCII go the slow way */

/* The chunk that the scan is at. */
struct chunk {
	const char *data;
	size_t from; /* its offset in the text */
	size_t n_blocks;
	size_t safe;    /* from chunk offsets below this, SHORT_WORD bytes can be read */
	uint64_t carry; /* whether the byte before it is in a word */
};

/* key_hash of an ASCII word of at most SHORT_WORD bytes, made lower case on the way. */
static inline uint64_t short_word_hash(const char *p, size_t len)
{
	static const uint64_t bits[2 * SHORT_WORD + 1] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF,
		0xFFFFFFFFFFFFFF, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0,
		~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0
	};
	uint64_t low = key_load(p, 8) | 0x2020202020202020u, high = key_load(p + 8, 8) | 0x2020202020202020u;

	return key_mix(low & bits[len + 8], high & bits[len], len);
}

/* The length of the ASCII word at a chunk offset, or 0 where it has to be found out the slow way. */
static inline uint32_t short_word_length(const struct scan *scan, const struct chunk *chunk, size_t offset)
{
	const struct start_masks *m = &scan->masks[offset / START_BLOCK];
	unsigned bit = offset % START_BLOCK;
	uint64_t word = m[0].word >> bit | m[1].word << 1 << (START_BLOCK - 1 - bit);
	uint64_t other = m[0].non_ascii >> bit | m[1].non_ascii << 1 << (START_BLOCK - 1 - bit);
	unsigned len = (unsigned)__builtin_ctzll(~word | (uint64_t)1 << 63);

	return len <= SHORT_WORD && offset < chunk->safe && !(other & (((uint64_t)1 << len) - 1)) ? len : 0;
}

/* Classifies the chunk's bytes and the block behind them. The text's end is padded with zeros. */
static void classify(struct scan *scan, struct chunk *chunk)
{
	const struct start_set *begin = &scan->dict->image.header->begin;
	const unsigned char *data = (const unsigned char *)chunk->data;
	size_t left = scan->text.len - chunk->from, whole = left > START_BEHIND ? (left - START_BEHIND) / START_BLOCK : 0;
	unsigned char padded[2 * START_BLOCK + START_BEHIND] = { 0 };

	if (whole > BLOCKS + 1)
		whole = BLOCKS + 1;
	scan->dict->classify(data, whole, begin, scan->masks);
	chunk->n_blocks = whole < BLOCKS ? whole : BLOCKS;
	if (whole > BLOCKS)
		return;
	left -= whole * START_BLOCK; /* at most a block and START_BEHIND */
	memcpy(padded, data + whole * START_BLOCK, left);
	scan->dict->classify(padded, 2, begin, &scan->masks[whole]);
	chunk->n_blocks += (left > 0) + (left > START_BLOCK);
	if (chunk->n_blocks > BLOCKS)
		chunk->n_blocks = BLOCKS;
}

/* Writes the offsets of the bits. Most blocks have few: those are written without asking how many. */
static inline size_t list_bits(uint32_t *list, uint64_t bits, uint32_t offset)
{
	size_t n = 0;

	while (bits) {
		for (size_t k = 0; k < 4; k++) {
			list[n] = offset + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
			n += bits != 0;
			bits &= bits - 1;
		}
	}
	return n;
}

/* Lists the words that could begin a name. */
static size_t list_starts(struct scan *scan, struct chunk *chunk)
{
	uint64_t carry = chunk->carry;
	size_t n = 0;

	for (size_t i = 0; i < chunk->n_blocks; i++) {
		const struct start_masks *m = &scan->masks[i];
		uint64_t starts = m->word & ~(m->word << 1 | carry);
		/* Of a script without spaces names begin right behind other letters, and others behind them. */
		uint64_t wanted = (starts & m->begin) | m->wide;

		carry = m->word >> 63;
		n += list_bits(scan->starts + n, wanted, (uint32_t)(i * START_BLOCK));
	}
	chunk->carry = carry;
	return n;
}

static bool is_written_start(const struct scan *scan, size_t at)
{
	const unsigned char *p = (const unsigned char *)scan->text.data + at;
	unsigned second = at + 1 < scan->text.len ? p[1] : 0;

	return scan->dict->written_pairs[p[0]][second / 32] >> second % 32 & 1;
}

static void hash_slowly(struct scan *scan, const struct chunk *chunk, size_t i)
{
	const char *p = chunk->data + scan->starts[i], *end = scan->text.data + scan->text.len;
	struct key_word word = key_word_at(&scan->dict->code_points, p, end);

	scan->hashes[i] = word.hash;
	scan->lengths[i] = (uint32_t)word.len;
	if (find_unspaced_at(scan->text, chunk->from + scan->starts[i]) ||
	    (word.len && p + word.len < end && text_in_word((unsigned char)p[word.len])))
		scan->lengths[i] |= SCAN_UNSPACED; /* here, or right behind the word */
}

static void hash_starts(struct scan *scan, const struct chunk *chunk, size_t n)
{
	const unsigned char *data = (const unsigned char *)chunk->data;

	for (size_t i = 0; i < n; i++) {
		uint32_t offset = scan->starts[i], len = short_word_length(scan, chunk, offset);

		if (len) {
			scan->hashes[i] = short_word_hash(chunk->data + offset, len);
			scan->lengths[i] = len;
		} else {
			hash_slowly(scan, chunk, i);
		}
		if (scan->dict->has_written_pair[data[offset]] && is_written_start(scan, chunk->from + offset))
			scan->lengths[i] |= SCAN_WRITTEN;
		__builtin_prefetch(image_bitmap_at(&scan->dict->image, scan->hashes[i]));
	}
}

/* Keeps the starts whose key is in the bitmap, or that want a look for another reason. */
static size_t list_hits(struct scan *scan, const struct chunk *chunk, size_t n_starts)
{
	const struct image *image = &scan->dict->image;
	struct poltag_str keys = image->sections[IMAGE_KEYS];
	size_t n = 0;

	for (size_t i = 0; i < n_starts; i++) {
		scan->kept[n] = (uint32_t)i; /* written always, kept if it counts */
		n += (size_t)((image_maybe(image, scan->hashes[i]) != 0) | (scan->lengths[i] > SCAN_LENGTH));
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t k = scan->kept[i], length = scan->lengths[k];

		scan->hits[i] = (struct scan_hit){ .at = chunk->from + scan->starts[k], .hash = scan->hashes[k],
						   .len = length & SCAN_LENGTH,
						   .maybe = (uint8_t)image_maybe(image, scan->hashes[k]),
						   .written = length & SCAN_WRITTEN, .unspaced = length & SCAN_UNSPACED };
		__builtin_prefetch(keys.data + image_slot(scan->hashes[k], keys.len / 8) * 8);
	}
	return n;
}

/* Finds the word behind the hit, by the masks where that will do. */
static const char *second_word(const struct scan *scan, const struct chunk *chunk, const struct scan_hit *hit,
			       struct key_word *word)
{
	const char *end = scan->text.data + scan->text.len, *p = scan->text.data + hit->at + hit->len;
	size_t offset = hit->at + hit->len - chunk->from + 1;
	uint32_t len = 0;

	if (p + 1 < end && offset < chunk->n_blocks * START_BLOCK && !text_in_word((unsigned char)p[0]) &&
	    text_in_word((unsigned char)p[1]))
		len = short_word_length(scan, chunk, offset);
	if (len) {
		*word = (struct key_word){ short_word_hash(p + 1, len), len };
		return p + 1;
	}
	p = key_next_word(p, end);
	if (p)
		*word = key_word_at(&scan->dict->code_points, p, end);
	return p;
}

/* Looks a hit's key up, and hashes its second word where names go on with one. */
static void look_up(const struct scan *scan, const struct chunk *chunk, struct scan_hit *hit)
{
	const struct image *image = &scan->dict->image;
	struct key_word word;
	const char *p;

	hit->key = hit->maybe & IMAGE_MAYBE_BUCKET ? image_lookup(image, hit->hash) : 0;
	if (!(hit->maybe & IMAGE_MAYBE_DEEP) || hit->unspaced)
		return;
	p = second_word(scan, chunk, hit, &word);
	if (!p || !word.len)
		return;
	hit->second = true;
	hit->second_hash = key_join(hit->hash, word.hash);
	hit->second_end = (size_t)(p - scan->text.data) + word.len;
	__builtin_prefetch(image_bitmap_at(image, hit->second_hash));
}

static enum poltag_status follow_hits(struct scan *scan, const struct chunk *chunk, size_t n_hits,
				      struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;
	size_t n = 0;

	for (size_t i = 0; i < n_hits; i++)
		look_up(scan, chunk, &scan->hits[i]);
	for (size_t i = 0; i < n_hits; i++) {
		struct scan_hit *hit = &scan->hits[i];

		hit->second &= image_maybe(&scan->dict->image, hit->second_hash) != 0;
		scan->kept[n] = (uint32_t)i;
		n += (size_t)(((hit->key & IMAGE_KEY_PLACE) != 0) | hit->second | hit->written | hit->unspaced);
	}
	for (size_t i = 0; i < n && status == POLTAG_OK; i++)
		status = find_at(scan, &scan->hits[scan->kept[i]], error);
	return status;
}

static enum poltag_status scan_chunk(struct scan *scan, struct chunk *chunk, struct poltag_error *error)
{
	size_t n, left = scan->text.len - chunk->from;

	chunk->data = scan->text.data + chunk->from;
	chunk->safe = left < SHORT_WORD ? 0 : left - SHORT_WORD + 1;
	classify(scan, chunk);
	n = list_starts(scan, chunk);
	hash_starts(scan, chunk, n);
	n = list_hits(scan, chunk, n);
	return follow_hits(scan, chunk, n, error);
}

enum poltag_status scan_text(struct scan *scan, struct poltag_str text, struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };
	enum poltag_status status = POLTAG_OK;
	struct chunk chunk = { 0 };

	scan->text = text.len ? text : none;
	scan->n_candidates = scan->over_limit = 0;
	scan->line_end = scan->caps_end = scan->unspaced_end = 0;
	scan->failed = false;
	for (; status == POLTAG_OK && chunk.from < text.len; chunk.from += SCAN_CHUNK)
		status = scan_chunk(scan, &chunk, error);
	return status != POLTAG_OK ? status : scan->failed ? error_memory(error) : POLTAG_OK;
}

enum poltag_status scan_init(struct scan *scan, struct poltag_dict *dict, struct poltag_error *error)
{
	scan->dict = dict;
	cache_init(&scan->cache, dict);
	return matcher_init(&scan->matcher, find_collect, scan, error);
}

void scan_free(struct scan *scan)
{
	matcher_free(&scan->matcher);
	cache_free(&scan->cache);
	free(scan->candidates);
	scan->candidates = NULL;
}
