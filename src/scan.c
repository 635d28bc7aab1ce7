/* Scanning: from bytes to word starts, to keys, to those that the dictionary may have.
 *
 * The text is looked through in chunks that stay in the nearest cache, in passes that each touch one table, so that
 * what the next will need can be fetched ahead: classify the bytes; hash the words that could begin a name; test the
 * hashes against the bitmap, and hash the second words where names go on; test those; look the rest up among the keys;
 * only then is the text compared with names. The passes write lists without asking: an item is always written, and
 * counted if it is wanted. A processor guesses wrongly at every second such question, which costs more than the item.
 */
#include "scan.h"

#include "error.h"
#include "find.h"
#include "form.h"
#include "text.h"
#include "turkic.h"
#include "utf8.h"

#include <stdlib.h>

#define BLOCKS (SCAN_CHUNK / START_BLOCK)
#define SHORT_WORD 16 /* bytes; longer words and those that are not ASCII go the slow way */

#define SCAN_ALWAYS (SCAN_WRITTEN | SCAN_UNSPACED | SCAN_STEM)

/* ---- Words ---- */

/* The bits from offset on, 57 or more; zeros where they end. */
static inline uint64_t bits_at(const uint64_t *bits, size_t offset)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t window;

	memcpy(&window, (const char *)bits + offset / 8, 8);
	return window >> offset % 8;
#else
	return bits[offset / 64] >> offset % 64 | bits[offset / 64 + 1] << 1 << (63 - offset % 64);
#endif
}

/* Reads a short ASCII word at a chunk offset; false where there is none. Its hash is that of key_word_at. */
static inline bool short_word_at(const struct scan *scan, size_t offset, struct key_word *word)
{
	static const char keep[2 * SHORT_WORD] = "\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377";
	uint64_t small = 0x2020202020202020u, low, high;
	const char *p = scan->text.data + scan->chunk_from + offset;

	if (offset >= scan->chunk_safe)
		return false;
	word->len = (size_t)__builtin_ctzll(~bits_at(scan->word, offset) | (uint64_t)1 << 63);
	if (word->len > SHORT_WORD)
		return false;
	low = (key_load(p, 8) | small) & key_load(keep + SHORT_WORD - word->len, 8);
	high = (key_load(p + 8, 8) | small) & key_load(keep + SHORT_WORD + 8 - word->len, 8);
	word->hash = key_mix(low, high, word->len);
	return ((low | high) & 0x8080808080808080u) == 0;
}

struct key_word scan_word_at(const struct scan *scan, const char *p)
{
	struct key_word word;

	if (short_word_at(scan, (size_t)(p - scan->text.data) - scan->chunk_from, &word))
		return word;
	return key_word_at(&scan->dict->code_points, p, scan->text.data + scan->text.len);
}

/* ---- Starts ---- */

static const struct start_set *begin_set(const struct scan *scan)
{
	const struct image_header *header = scan->dict->image.header;

	return scan->latin_forms ? &header->begin_latin : &header->begin;
}

/* Classifies the chunk's bytes and the block behind them. Returns the number of its blocks. */
static size_t classify(struct scan *scan)
{
	const struct start_set *set = begin_set(scan);
	const unsigned char *data = (const unsigned char *)scan->text.data + scan->chunk_from;
	size_t left = scan->text.len - scan->chunk_from, whole = left > START_BEHIND ? (left - START_BEHIND) / START_BLOCK : 0;
	unsigned char padded[2 * START_BLOCK + START_BEHIND] = { 0 };
	uint64_t carry = scan->chunk_from > 0 && text_in_word(data[-1]);
	size_t n;

	if (whole > BLOCKS + 1)
		whole = BLOCKS + 1;
	carry = scan->dict->classify(data, whole, set, carry, scan->word, scan->begin);
	if (whole > BLOCKS)
		return BLOCKS;
	left -= whole * START_BLOCK; /* at most a block and START_BEHIND */
	memcpy(padded, data + whole * START_BLOCK, left);
	scan->dict->classify(padded, 2, set, carry, scan->word + whole, scan->begin + whole);
	n = whole + (left > 0) + (left > START_BLOCK);
	return n < BLOCKS ? n : BLOCKS;
}

/* Whether it is inside a word of a script with spaces, where no name begins. */
static bool is_inside_word(struct poltag_str text, size_t at)
{
	return at > 0 && text_in_word((unsigned char)text.data[at - 1]) && !find_unspaced_at(text, at) &&
	       !find_unspaced_at(text, utf8_before(text.data, at));
}

static void hash_slowly(struct scan *scan, size_t i)
{
	size_t at = scan->chunk_from + scan->starts[i];
	const char *p = scan->text.data + at, *end = scan->text.data + scan->text.len;
	struct key_word word;

	if (is_inside_word(scan->text, at)) {
		scan->hashes[i] = scan->lengths[i] = 0;
		return;
	}
	word = key_word_at(&scan->dict->code_points, p, end);
	scan->hashes[i] = word.hash;
	scan->lengths[i] = (uint32_t)word.len;
	if (find_unspaced_at(scan->text, at) ||
	    (word.len && p + word.len < end && text_in_word((unsigned char)p[word.len])))
		scan->lengths[i] |= SCAN_UNSPACED; /* here, or right behind the word */
}

/* Whether the short word at p begins as names do that begin with a small letter, if it does so. */
static inline bool may_begin_small(const struct scan *scan, const char *p, size_t len)
{
	const struct start_set *set = begin_set(scan);

	return start_set_ways(set) < START_WAYS ||
	       ((unsigned)(*p - 'a') > 'z' - 'a') | start_set_has_four(set, start_four(p, len));
}

/* Hashes the starts, and drops the words that only seemed to begin like a name. Returns how many are left. */
static size_t hash_starts(struct scan *scan, size_t n_starts)
{
	size_t n = 0;

	for (size_t i = 0; i < n_starts; i++) {
		const char *p = scan->text.data + scan->chunk_from + scan->starts[i];
		struct key_word word;

		scan->starts[n] = scan->starts[i];
		if (!short_word_at(scan, scan->starts[i], &word)) {
			hash_slowly(scan, n++);
			continue;
		}
		scan->hashes[n] = word.hash;
		scan->lengths[n] = (uint32_t)word.len;
		__builtin_prefetch(image_bitmap_at(&scan->dict->image, word.hash));
		n += may_begin_small(scan, p, word.len);
	}
	scan->starts[n] = UINT32_MAX;
	scan->lengths[n] = 0;
	return n;
}

/* Marks the starts of written patterns. */
static void mark_written(struct scan *scan, size_t n)
{
	const struct poltag_dict *dict = scan->dict;
	const unsigned char *data = (const unsigned char *)scan->text.data, *end = data + scan->text.len;

	for (size_t i = 0; i < n && dict->n_written; i++) {
		const unsigned char *p = data + scan->chunk_from + scan->starts[i];
		unsigned second = p + 1 < end ? p[1] : 0;

		if (!dict->has_written_pair[p[0]] || !(dict->written_pairs[p[0]][second / 32] >> second % 32 & 1))
			continue;
		for (size_t k = 0; k < dict->n_written; k++)
			if (written_may_begin(&dict->written[k], p, end))
				scan->lengths[i] |= SCAN_WRITTEN;
	}
}

/* Marks the starts of what may be forms of inflected names. */
static void mark_stems(struct scan *scan, size_t n)
{
	const struct image_header *header = scan->dict->image.header;
	const char *data = scan->text.data + scan->chunk_from, *end = scan->text.data + scan->text.len;

	if (header->forms_end == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *p = data + scan->starts[i];

		if (((unsigned char)*p >= 0x80 || scan->latin_forms) && form_maybe(header, form_key(p, form_first_len(p, end))))
			scan->lengths[i] |= SCAN_STEM;
	}
}

/* Keeps the starts that the bitmap lets pass, or that want a look for another reason. */
static size_t sift_starts(struct scan *scan, size_t n_starts)
{
	size_t n = 0;

	for (size_t i = 0; i < n_starts; i++) {
		scan->kept[n] = (uint32_t)i;
		n += (size_t)(image_maybe_key(&scan->dict->image, scan->hashes[i]) | ((scan->lengths[i] & SCAN_ALWAYS) != 0));
	}
	return n;
}

/* ---- Hits ---- */

/* What the bitmap says of a start, without the kinds of second words that it does not have. */
static inline uint32_t maybe_at(const struct scan *scan, size_t i)
{
	const struct image *image = &scan->dict->image;
	size_t behind = scan->chunk_from + scan->starts[i] + (scan->lengths[i] & SCAN_LENGTH) + 1;
	unsigned next = behind < scan->text.len ? (unsigned char)scan->text.data[behind] : 0;
	unsigned letter = (next | 0x20) - 'a' <= 'z' - 'a', small = next >> 5 & 1;
	unsigned not_this = letter & small ? IMAGE_MAYBE_DEEP : letter ? IMAGE_MAYBE_DEEP_SMALL : 0;
	unsigned maybe = image_maybe(image, scan->hashes[i]) & ~not_this;

	if ((maybe & IMAGE_MAYBE_LED) && !(image->header->n_led && image_maybe_key(image, key_lead(scan->hashes[i]))))
		maybe &= ~(unsigned)IMAGE_MAYBE_LED;
	return maybe;
}

/* Lengths of two lists. */
struct pair {
	size_t first, second;
};

/* Makes hits of the starts that were kept, but for those that go on otherwise than names do, and lists those of which a
 * second word is wanted: where it is the next start, and where not. */
static struct pair list_hits(struct scan *scan, size_t n_kept, size_t *n_hits)
{
	struct pair n = { 0, 0 };
	size_t hits = 0;

	for (size_t k = 0; k < n_kept; k++) {
		uint32_t i = scan->kept[k], maybe = maybe_at(scan, i), length = scan->lengths[i];
		size_t deep = ((maybe & (IMAGE_MAYBE_DEEP | IMAGE_MAYBE_DEEP_SMALL)) != 0) & !(length & SCAN_UNSPACED);
		size_t beside = (scan->starts[i + 1] == scan->starts[i] + (length & SCAN_LENGTH) + 1) &
				((scan->lengths[i + 1] & SCAN_LENGTH) != 0);

		scan->hits[hits] = (struct scan_hit){ .start = i, .maybe = maybe };
		scan->list[0][n.first] = scan->list[1][n.second] = (uint32_t)hits;
		n.first += deep & beside;
		n.second += deep & !beside;
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

/* Finds a second word that is no start. */
static void find_second(struct scan *scan, struct scan_hit *hit)
{
	size_t begin = scan->starts[hit->start], len = scan->lengths[hit->start] & SCAN_LENGTH, offset = begin + len;
	const char *data = scan->text.data + scan->chunk_from, *p;
	uint64_t behind = offset < scan->chunk_safe ? bits_at(scan->word, offset) : 0;
	struct key_word word;

	offset += behind ? (size_t)__builtin_ctzll(behind) : 0;
	if (behind && short_word_at(scan, offset, &word)) {
		set_second(scan, hit, word.hash, offset + word.len - begin);
		return;
	}
	p = key_next_word(data + begin + len, scan->text.data + scan->text.len);
	if (!p)
		return;
	word = scan_word_at(scan, p);
	if (word.len)
		set_second(scan, hit, word.hash, (size_t)(p - data) - begin + word.len);
}

/* Hashes the second words of the hits that may go on. */
static void hash_seconds(struct scan *scan, struct pair n)
{
	for (size_t k = 0; k < n.first; k++) {
		struct scan_hit *hit = &scan->hits[scan->list[0][k]];
		uint32_t i = hit->start, next = scan->lengths[i + 1] & SCAN_LENGTH;

		set_second(scan, hit, scan->hashes[i + 1], scan->starts[i + 1] + next - scan->starts[i]);
	}
	for (size_t k = 0; k < n.second; k++)
		find_second(scan, &scan->hits[scan->list[1][k]]);
}

/* Drops the second words that the bitmap does not know, and lists the hits whose first and whose second key is to be
 * looked up. */
static struct pair sift_hits(struct scan *scan, size_t n_hits)
{
	const struct image *image = &scan->dict->image;
	struct pair n = { 0, 0 };

	for (size_t k = 0; k < n_hits; k++) {
		struct scan_hit *hit = &scan->hits[k];
		bool second = (hit->second_len != 0) & image_maybe_key(image, hit->second_hash);

		scan->list[0][n.first] = scan->list[1][n.second] = (uint32_t)k;
		n.first += (hit->maybe & IMAGE_MAYBE_BUCKET) != 0;
		n.second += second;
	}
	for (size_t k = 0; k < n.first; k++)
		__builtin_prefetch(image_key_at(image, scan->hashes[scan->hits[scan->list[0][k]].start]));
	for (size_t k = 0; k < n.second; k++)
		__builtin_prefetch(image_key_at(image, scan->hits[scan->list[1][k]].second_hash));
	return n;
}

static void prefetch_place(const struct image *image, uint32_t key)
{
	enum image_section section = key & IMAGE_PLACE_ENTRY ? IMAGE_ENTRIES : IMAGE_NAMES;

	__builtin_prefetch(image->sections[section].data + (key & IMAGE_PLACE_OFFSET));
	__builtin_prefetch(image->sections[section].data + (key & IMAGE_PLACE_OFFSET) + 32);
}

/* Looks the keys up, and lists the hits that have one or are followed for another reason. */
static size_t look_up(struct scan *scan, size_t n_hits, struct pair wanted)
{
	const struct image *image = &scan->dict->image;
	size_t n = 0;

	for (size_t k = 0; k < wanted.first; k++) {
		struct scan_hit *hit = &scan->hits[scan->list[0][k]];

		hit->key = image_lookup(image, scan->hashes[hit->start]) & IMAGE_KEY_PLACE;
		prefetch_place(image, hit->key);
	}
	for (size_t k = 0; k < wanted.second; k++) {
		struct scan_hit *hit = &scan->hits[scan->list[1][k]];

		hit->second_key = image_lookup(image, hit->second_hash);
		prefetch_place(image, hit->second_key);
	}
	for (size_t k = 0; k < n_hits; k++) {
		const struct scan_hit *hit = &scan->hits[k];

		scan->kept[n] = (uint32_t)k;
		n += (size_t)(((hit->key | hit->second_key) != 0) | ((hit->maybe & IMAGE_MAYBE_LED) != 0) |
			      ((scan->lengths[hit->start] & SCAN_ALWAYS) != 0));
	}
	return n;
}

/* ---- The text ---- */

static enum poltag_status scan_chunk(struct scan *scan, size_t from, struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;
	size_t n, n_hits, left = scan->text.len - from;
	struct pair wanted;

	scan->chunk_from = from;
	scan->chunk_safe = left < SHORT_WORD + START_BLOCK ? 0 : left - SHORT_WORD;
	if (scan->chunk_safe > SCAN_CHUNK)
		scan->chunk_safe = SCAN_CHUNK;
	n = scan->dict->list(scan->begin, classify(scan), scan->starts);
	n = hash_starts(scan, n);
	if (scan->dict->image.header->n_rules && !tokens_add(scan, n))
		return error_memory(error);
	mark_written(scan, n);
	mark_stems(scan, n);
	n = sift_starts(scan, n);
	wanted = list_hits(scan, n, &n_hits);
	hash_seconds(scan, wanted);
	wanted = sift_hits(scan, n_hits);
	n = look_up(scan, n_hits, wanted);
	for (size_t k = 0; k < n && status == POLTAG_OK; k++)
		status = find_at(scan, &scan->hits[scan->kept[k]], error);
	return status;
}

enum poltag_status scan_text(struct scan *scan, struct poltag_str text, struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };
	enum poltag_status status = POLTAG_OK;

	scan->text = text.len ? text : none;
	scan->n_candidates = scan->over_limit = scan->tokens.n_list = 0;
	scan->flags = scan->kinds = 0;
	scan->line_begin = scan->line_end = scan->caps_end = scan->unspaced_end = 0;
	scan->failed = false;
	scan->latin_forms = form_latin_wanted(text);
	scan->turkic = turkic_alphabets(text);
	matcher_reset(&scan->matcher);
	for (size_t from = 0; status == POLTAG_OK && from < text.len; from += SCAN_CHUNK)
		status = scan_chunk(scan, from, error);
	return status != POLTAG_OK ? status : scan->failed ? error_memory(error) : POLTAG_OK;
}

size_t scan_candidate_from(const struct scan *scan, size_t start)
{
	size_t low = 0, high = scan->n_candidates;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scan->candidates[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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
	free(scan->tokens.list);
	scan->candidates = NULL;
	scan->tokens.list = NULL;
}
