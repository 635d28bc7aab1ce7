/* Scanning: from bytes to word starts, to keys, to those that the dictionary may have.
 *
 * The text is looked through in chunks that stay in the nearest cache, in passes that each touch one table, so that
 * what the next will need can be fetched ahead: classify the bytes; hash the words that could begin a name; test the
 * hashes against the bitmap, and hash the second words where names go on; test those; look the rest up among the keys;
 * only then is the text compared with names.
 */
#include "scan.h"

#include "error.h"
#include "find.h"
#include "key.h"
#include "text.h"

#include <stdlib.h>

#define BLOCKS (SCAN_CHUNK / START_BLOCK)
#define SHORT_WORD 16 /* bytes; longer words and those that are not ASCII go the slow way */

#define SCAN_ALWAYS (SCAN_WRITTEN | SCAN_UNSPACED)

/* The chunk that the scan is at. */
struct chunk {
	const char *data;
	size_t from; /* its offset in the text */
	size_t n_blocks;
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
static inline uint32_t short_word_length(const struct scan *scan, size_t offset)
{
	const struct start_masks *m = &scan->masks[offset / START_BLOCK];
	unsigned bit = offset % START_BLOCK;
	uint64_t word = m[0].word >> bit | m[1].word << 1 << (START_BLOCK - 1 - bit);
	uint64_t other = m[0].non_ascii >> bit | m[1].non_ascii << 1 << (START_BLOCK - 1 - bit);
	unsigned len = (unsigned)__builtin_ctzll(~word | (uint64_t)1 << 63);

	return len <= SHORT_WORD && offset < scan->chunk_safe && !(other & (((uint64_t)1 << len) - 1)) ? len : 0;
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

/* What the word behind this one, which ends here, begins with where one byte lies between. */
static inline uint32_t next_class(const char *behind)
{
	unsigned char next = (unsigned char)behind[1], letter = (unsigned char)((next | 0x20) - 'a');

	return letter > 'z' - 'a' ? 0 : next & 0x20 ? SCAN_NEXT_SMALL : SCAN_NEXT_BIG;
}

static void hash_starts(struct scan *scan, const struct chunk *chunk, size_t n)
{
	const unsigned char *data = (const unsigned char *)chunk->data;

	for (size_t i = 0; i < n; i++) {
		uint32_t offset = scan->starts[i], len = short_word_length(scan, offset);

		if (len) {
			scan->hashes[i] = short_word_hash(chunk->data + offset, len);
			scan->lengths[i] = len | next_class(chunk->data + offset + len);
		} else {
			hash_slowly(scan, chunk, i);
		}
		if (scan->dict->has_written_pair[data[offset]] && is_written_start(scan, chunk->from + offset))
			scan->lengths[i] |= SCAN_WRITTEN;
		__builtin_prefetch(image_bitmap_at(&scan->dict->image, scan->hashes[i]));
	}
}

/* What the bitmap says of a start, without the kinds of second words that it does not have. */
static inline unsigned maybe_at(const struct scan *scan, size_t i)
{
	static const uint8_t kinds[4] = { 0xFF, (uint8_t)~IMAGE_MAYBE_DEEP, (uint8_t)~IMAGE_MAYBE_DEEP_SMALL, 0xFF };
	unsigned all = scan->dict->image.header->n_led ? 0xFF : (unsigned)~IMAGE_MAYBE_LED;

	return image_maybe(&scan->dict->image, scan->hashes[i]) & kinds[(scan->lengths[i] & SCAN_NEXT) >> 28] & all;
}

/* Keeps the starts that the bitmap lets pass, or that want a look for another reason. */
static size_t sift_starts(struct scan *scan, size_t n_starts)
{
	size_t n = 0;

	for (size_t i = 0; i < n_starts; i++) {
		scan->kept[n] = (uint32_t)i; /* written always, kept if it counts */
		n += (size_t)(image_maybe_key(&scan->dict->image, scan->hashes[i]) |
			      ((scan->lengths[i] & (SCAN_UNSPACED | SCAN_WRITTEN)) != 0));
	}
	return n;
}

/* How many hits are listed in scan->beside and scan->behind. */
struct seconds {
	size_t beside, behind;
};

/* Makes hits of the starts that were kept, but for those that go on otherwise than names do, and lists those of which a second word is wanted. */
static struct seconds list_hits(struct scan *scan, size_t n_starts, size_t n_kept, size_t *n_hits)
{
	struct seconds n = { 0, 0 };
	size_t hits = 0;

	scan->starts[n_starts] = UINT32_MAX;
	for (size_t k = 0; k < n_kept; k++) {
		uint32_t i = scan->kept[k], maybe = maybe_at(scan, i), length = scan->lengths[i];
		size_t deep = ((maybe & (IMAGE_MAYBE_DEEP | IMAGE_MAYBE_DEEP_SMALL)) != 0) & !(length & SCAN_UNSPACED);
		size_t beside = (scan->starts[i + 1] == scan->starts[i] + (length & SCAN_LENGTH) + 1) &
				((scan->lengths[i + 1] & SCAN_LENGTH) != 0);

		scan->hits[hits] = (struct scan_hit){ 0, i, 0, 0, 0, maybe };
		scan->beside[n.beside] = scan->behind[n.behind] = (uint32_t)hits;
		n.beside += deep & beside;
		n.behind += deep & !beside;
		hits += (size_t)((maybe != 0) | ((length & SCAN_ALWAYS) != 0));
	}
	*n_hits = hits;
	return n;
}

static inline void set_second(struct scan *scan, struct scan_hit *hit, uint64_t hash, size_t len)
{
	hit->second_hash = key_join(scan->hashes[hit->start], hash);
	hit->second_len = (uint32_t)len;
	__builtin_prefetch(image_bitmap_at(&scan->dict->image, hit->second_hash));
}

struct key_word scan_word_at(const struct scan *scan, const char *p)
{
	size_t offset = (size_t)(p - scan->text.data) - scan->chunk_from;
	uint32_t len = offset < scan->chunk_safe ? short_word_length(scan, offset) : 0;

	if (len)
		return (struct key_word){ short_word_hash(p, len), len };
	return key_word_at(&scan->dict->code_points, p, scan->text.data + scan->text.len);
}

/* Finds a second word that is no start. */
static void find_second(struct scan *scan, const struct chunk *chunk, struct scan_hit *hit)
{
	const char *begin = chunk->data + scan->starts[hit->start];
	const char *p = key_next_word(begin + (scan->lengths[hit->start] & SCAN_LENGTH), scan->text.data + scan->text.len);
	struct key_word word;

	if (!p)
		return;
	word = scan_word_at(scan, p);
	if (word.len)
		set_second(scan, hit, word.hash, (size_t)(p - begin) + word.len);
}

/* Hashes the second words of the hits that may go on. */
static void hash_seconds(struct scan *scan, const struct chunk *chunk, struct seconds n)
{
	for (size_t k = 0; k < n.beside; k++) {
		struct scan_hit *hit = &scan->hits[scan->beside[k]];
		uint32_t i = hit->start, next = scan->lengths[i + 1] & SCAN_LENGTH;

		set_second(scan, hit, scan->hashes[i + 1], scan->starts[i + 1] + next - scan->starts[i]);
	}
	for (size_t k = 0; k < n.behind; k++)
		find_second(scan, chunk, &scan->hits[scan->behind[k]]);
}

static void prefetch_key(const struct image *image, uint64_t hash)
{
	struct poltag_str keys = image->sections[IMAGE_KEYS];

	__builtin_prefetch(keys.data + image_slot(hash, keys.len / 8) * 8);
}

/* Drops the second words that the bitmap does not know, and the hits that have nothing else. The hits that are left are
 * listed in scan->kept. */
static size_t sift_hits(struct scan *scan, size_t n_hits)
{
	const struct image *image = &scan->dict->image;
	size_t n = 0;

	for (size_t i = 0; i < n_hits; i++) {
		struct scan_hit *hit = &scan->hits[i];
		bool second = (hit->second_len != 0) & image_maybe_key(image, hit->second_hash);

		hit->second_len = second ? hit->second_len : 0;
		prefetch_key(image, second ? hit->second_hash : scan->hashes[hit->start]);
		if (second & (hit->maybe & IMAGE_MAYBE_BUCKET))
			prefetch_key(image, scan->hashes[hit->start]);
		scan->kept[n] = (uint32_t)i;
		n += (size_t)(((hit->maybe & (IMAGE_MAYBE_BUCKET | IMAGE_MAYBE_LED)) != 0) | second |
			      ((scan->lengths[hit->start] & SCAN_ALWAYS) != 0));
	}
	return n;
}

static void prefetch_place(const struct image *image, uint32_t key)
{
	enum image_section section = key & IMAGE_PLACE_ENTRY ? IMAGE_ENTRIES : IMAGE_NAMES;

	if (key & IMAGE_KEY_PLACE)
		__builtin_prefetch(image->sections[section].data + ((key & IMAGE_PLACE_OFFSET) - 1));
}

/* Looks the keys up, and drops the hits that have none. */
static size_t look_up(struct scan *scan, size_t n_kept)
{
	const struct image *image = &scan->dict->image;
	size_t n = 0;

	for (size_t i = 0; i < n_kept; i++) {
		struct scan_hit *hit = &scan->hits[scan->kept[i]];

		if (hit->maybe & IMAGE_MAYBE_BUCKET)
			hit->key = image_lookup(image, scan->hashes[hit->start]) & IMAGE_KEY_PLACE;
		if (hit->second_len)
			hit->second_key = image_lookup(image, hit->second_hash);
		prefetch_place(image, hit->key);
		prefetch_place(image, hit->second_key);
		scan->kept[n] = scan->kept[i];
		n += (size_t)(((hit->key | hit->second_key) != 0) | ((hit->maybe & IMAGE_MAYBE_LED) != 0) |
			      ((scan->lengths[hit->start] & SCAN_ALWAYS) != 0));
	}
	return n;
}

static enum poltag_status scan_chunk(struct scan *scan, struct chunk *chunk, struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;
	struct seconds seconds;
	size_t n, n_starts, left = scan->text.len - chunk->from;

	scan->chunk_from = chunk->from;
	chunk->data = scan->text.data + chunk->from;
	scan->chunk_safe = left < SHORT_WORD + 2 ? 0 : left - SHORT_WORD - 1;
	if (scan->chunk_safe > SCAN_CHUNK)
		scan->chunk_safe = SCAN_CHUNK;
	classify(scan, chunk);
	n_starts = list_starts(scan, chunk);
	hash_starts(scan, chunk, n_starts);
	n = sift_starts(scan, n_starts);
	seconds = list_hits(scan, n_starts, n, &n);
	hash_seconds(scan, chunk, seconds);
	n = sift_hits(scan, n);
	n = look_up(scan, n);
	for (size_t i = 0; i < n && status == POLTAG_OK; i++)
		status = find_at(scan, &scan->hits[scan->kept[i]], error);
	return status;
}

enum poltag_status scan_text(struct scan *scan, struct poltag_str text, struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };
	enum poltag_status status = POLTAG_OK;
	struct chunk chunk = { 0 };

	scan->text = text.len ? text : none;
	scan->n_candidates = scan->over_limit = 0;
	scan->line_begin = scan->line_end = scan->caps_end = scan->unspaced_end = 0;
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
