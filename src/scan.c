/* Scanning: from bytes to word starts, to keys, to buckets, to candidates.
 *
 * The text is looked through in chunks that stay in the nearest cache. For each chunk the starts of words that could
 * begin a name are listed first, then their keys are made and tested against the bitmap; few are left to be looked up
 * in the table of keys, and fewer have a pattern run on them.
 */
#include "scan.h"

#include "caps.h"
#include "error.h"
#include "key.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>

#define UNKNOWN_LENGTH 0

/* ---- Callouts: PCRE2 has come to the end of a name ---- */

/* Whether [start, end) has a blank line in it, which no name goes across. */
static bool has_blank_line(struct poltag_str text, size_t start, size_t end)
{
	bool fresh = false;

	for (size_t i = start; i < end; i++) {
		if (text.data[i] == '\n' && fresh)
			return true;
		if (text.data[i] == '\n')
			fresh = true;
		else if (!text_is_space(text.data[i]))
			fresh = false;
	}
	return false;
}

static bool unspaced_at(struct poltag_str text, size_t at)
{
	uint64_t hash;

	return (unsigned char)text.data[at] >= 0xE0 && key_unspaced(text.data + at, text.data + text.len, 1, &hash);
}

/* Whether a name may end at end: not in a word, nor inside an address such as reuters.com. */
static bool ends_well(struct poltag_str text, size_t end, bool unspaced_end)
{
	if (end >= text.len)
		return true;
	if (text_in_word((unsigned char)text.data[end]))
		return unspaced_end || unspaced_at(text, end);
	return text.data[end] != '.' || end + 1 >= text.len || text.data[end + 1] < 'a' || text.data[end + 1] > 'z';
}

static void add_candidate(struct scan *scan, const struct bucket_name *name, size_t end, bool written)
{
	struct candidate c = { scan->start, end, name->offset, name->entry, name->kind, name->flags, written,
			       scan->caps, false, false, VERDICT_OPEN };

	for (size_t i = scan->first_of_start; i < scan->n_candidates; i++)
		if (scan->candidates[i].name == c.name && scan->candidates[i].end == end &&
		    scan->candidates[i].written == written)
			return;
	if (!ARRAY_ADD(scan, candidates, c))
		scan->failed = true;
}

static int collect(pcre2_callout_block *block, void *context)
{
	struct scan *scan = context;
	const struct bucket_name *name = &scan->bucket->names[scan->chunk_first + block->callout_number];
	size_t end = block->current_position;

	if (!ends_well(scan->text, end, name->unspaced_end))
		return 1;
	if (end - scan->start != name->len && has_blank_line(scan->text, scan->start, end))
		return 1;
	if (scan->caps && end > scan->caps_end)
		return 1;
	add_candidate(scan, name, end, false);
	return 1; /* go on looking: every name that stands here is wanted */
}

/* ---- Looking up ---- */

static enum poltag_status run_bucket(struct scan *scan, uint32_t number, struct poltag_error *error)
{
	scan->bucket = dict_bucket(scan->dict, number, scan->caps, error);
	if (!scan->bucket)
		return error ? error->status : POLTAG_PATTERN;
	for (size_t i = 0; i < scan->bucket->n_patterns; i++) {
		scan->chunk_first = i * BUCKET_CHUNK;
		if (!matcher_collect(&scan->matcher, &scan->bucket->patterns[i], scan->text, scan->start))
			scan->over_limit++;
	}
	return scan->failed ? error_memory(error) : POLTAG_OK;
}

static bool in_bitmap(const struct image *image, uint64_t hash)
{
	uint64_t bit = hash >> image->header->bitmap_shift;

	return (unsigned char)image->sections[IMAGE_BITMAP].data[bit / 8] >> bit % 8 & 1;
}

/* The key is that of the word at scan->start, which is len bytes long. Goes on to longer keys as long as there are. */
static enum poltag_status look_up(struct scan *scan, uint64_t hash, size_t len, struct poltag_error *error)
{
	const struct image *image = &scan->dict->image;
	const char *end = scan->text.data + scan->text.len, *p = scan->text.data + scan->start + len;
	uint32_t found = image_lookup(image, IMAGE_KEYS, hash);

	for (int level = 1; found; level++) {
		struct key_word next;

		if (found & IMAGE_KEY_BUCKET) {
			enum poltag_status status = run_bucket(scan, (found & IMAGE_KEY_BUCKET) - 1, error);

			if (status != POLTAG_OK)
				return status;
		}
		if (!(found & IMAGE_KEY_DEEP) || level == KEY_LEVELS || !(p = key_next_word(p, end)))
			break;
		next = key_word_at(&scan->dict->code_points, p, end);
		if (!next.len)
			break;
		p += next.len;
		hash = key_join(hash, next.hash);
		found = in_bitmap(image, hash) ? image_lookup(image, IMAGE_KEYS, hash) : 0;
	}
	return POLTAG_OK;
}

static void run_written(struct scan *scan)
{
	const unsigned char *p = (const unsigned char *)scan->text.data + scan->start;
	unsigned first = p[0], second = scan->start + 1 < scan->text.len ? p[1] : 0;

	for (size_t i = 0; i < scan->dict->n_written; i++) {
		const struct written *w = &scan->dict->written[i];
		size_t end;

		if (!(w->first[first / 32] >> first % 32 & 1) || !(w->second[second / 32] >> second % 32 & 1))
			continue;
		switch (matcher_match(&scan->matcher, &w->pattern, scan->text, scan->start, &end)) {
		case MATCH_FOUND:
			if (end > scan->start && !has_blank_line(scan->text, scan->start, end))
				add_candidate(scan, &w->name, end, true);
			break;
		case MATCH_LIMIT:
			scan->over_limit++;
			break;
		default:
			break;
		}
	}
}

/* Whether the text before at lets a name begin there: not O'Brien's Brien, not an address's host. */
static bool begins_well(struct poltag_str text, size_t at)
{
	if (at == 0)
		return true;
	if (text.data[at - 1] == '@')
		return false;
	return text.data[at - 1] != '\'' || at < 2 || text.data[at - 2] < 'A' || text.data[at - 2] > 'Z';
}

static enum poltag_status try_key(struct scan *scan, uint64_t hash, size_t len, struct poltag_error *error)
{
	return in_bitmap(&scan->dict->image, hash) ? look_up(scan, hash, len, error) : POLTAG_OK;
}

/* Goes through a run of a script without spaces: names begin at any character, and at a word of another script. */
static enum poltag_status scan_unspaced(struct scan *scan, size_t at, struct poltag_error *error)
{
	const char *end = scan->text.data + scan->text.len;
	enum poltag_status status = POLTAG_OK;
	bool was_unspaced = true;

	if (at < scan->unspaced_end)
		return POLTAG_OK;
	while (status == POLTAG_OK && at < scan->text.len && text_in_word((unsigned char)scan->text.data[at])) {
		const char *p = scan->text.data + at;
		bool unspaced = unspaced_at(scan->text, at);
		uint64_t hash;
		int32_t c;

		scan->start = at;
		scan->first_of_start = scan->n_candidates;
		for (int count = 1; unspaced && count <= 2 && status == POLTAG_OK; count++)
			if (key_unspaced(p, end, count, &hash))
				status = try_key(scan, hash, 0, error);
		if (!unspaced && was_unspaced) {
			struct key_word word = key_word_at(&scan->dict->code_points, p, end);

			if (scan->dict->has_written_pair[(unsigned char)*p])
				run_written(scan);
			status = try_key(scan, word.hash, word.len, error);
		}
		was_unspaced = unspaced;
		at += utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
	}
	scan->unspaced_end = at;
	return status;
}

static enum poltag_status follow(struct scan *scan, const struct scan_hit *hit, struct poltag_error *error)
{
	scan->start = hit->at;
	scan->first_of_start = scan->n_candidates;
	if (hit->unspaced)
		return scan_unspaced(scan, hit->at, error);
	if (!begins_well(scan->text, hit->at))
		return POLTAG_OK;
	scan->caps = caps_covers(scan, hit->at);
	if (hit->written)
		run_written(scan);
	return hit->key ? look_up(scan, hit->hash, hit->len, error) : POLTAG_OK;
}

/* ---- From a chunk to its hits ---- */

/* Lists the starts of the blocks that begin in the chunk. */
static size_t list_starts(struct scan *scan, size_t from, size_t to, uint64_t *carry, struct scan_start *starts)
{
	const struct image_header *header = scan->dict->image.header;
	size_t n = 0;

	for (size_t at = from; at < to; at += START_BLOCK) {
		const unsigned char *block = (const unsigned char *)scan->text.data + at;
		unsigned char padded[START_BLOCK] = { 0 };
		struct start_masks m;
		uint64_t wanted;

		if (scan->text.len - at < START_BLOCK) {
			memcpy(padded, block, scan->text.len - at);
			block = padded;
		}
		scan->dict->classify(block, &header->begin, &m);
		wanted = m.word & ~(m.word << 1 | (*carry & 1)) & m.begin;
		if (m.wide && header->has_unspaced) /* an unspaced script may begin right behind other letters */
			wanted |= m.wide & ((m.word & ~m.non_ascii) << 1 | (*carry >> 1 & 1));
		*carry = m.word >> 63 | (m.word & ~m.non_ascii) >> 63 << 1;
		for (; wanted; wanted &= wanted - 1) {
			int bit = __builtin_ctzll(wanted);
			uint64_t rest = ~(m.word >> bit);
			int len = rest ? __builtin_ctzll(rest) : START_BLOCK;
			bool plain = bit + len < START_BLOCK && len <= 16 && !(m.non_ascii >> bit & ((1u << len) - 1));

			starts[n++] = (struct scan_start){ (uint32_t)(at - from + (size_t)bit),
						      plain ? (uint8_t)len : UNKNOWN_LENGTH };
		}
	}
	return n;
}

/* key_hash of an ASCII word of at most 16 bytes, made lower case on the way. */
static inline uint64_t short_word_hash(const char *p, size_t len)
{
	uint64_t low, high, blank = 0x2020202020202020u;

	if (len <= 8) {
		low = (key_load(p, 8) | blank) << (8 * (8 - len)) >> (8 * (8 - len));
		return key_mix(low, 0, len);
	}
	low = key_load(p, 8) | blank;
	high = (key_load(p + 8, 8) | blank) << (8 * (16 - len)) >> (8 * (16 - len));
	return key_mix(low, high, len);
}

static struct scan_hit make_hit(const struct scan *scan, size_t at, uint8_t len)
{
	const char *p = scan->text.data + at, *end = scan->text.data + scan->text.len;
	struct scan_hit hit = { at, 0, len, true, false, false };

	if (len != UNKNOWN_LENGTH && end - p >= 16) {
		hit.hash = short_word_hash(p, len);
	} else {
		struct key_word word = key_word_at(&scan->dict->code_points, p, end);

		hit.hash = word.hash;
		hit.len = (uint32_t)word.len;
		hit.unspaced = word.len == 0 || ((unsigned char)p[0] >= 0xE0 && unspaced_at(scan->text, at));
	}
	return hit;
}

static bool is_written_start(const struct scan *scan, size_t at)
{
	const unsigned char *p = (const unsigned char *)scan->text.data + at;
	unsigned second = at + 1 < scan->text.len ? p[1] : 0;

	return scan->dict->has_written_pair[p[0]] && (scan->dict->written_pairs[p[0]][second / 32] >> second % 32 & 1);
}

/* Keeps the starts whose key is in the bitmap, or that a written pattern may begin at. */
static size_t list_hits(const struct scan *scan, size_t from, const struct scan_start *starts, size_t n, struct scan_hit *hits)
{
	const struct image *image = &scan->dict->image;
	const char *bitmap = image->sections[IMAGE_BITMAP].data;
	uint32_t shift = image->header->bitmap_shift;
	size_t n_hits = 0;

	for (size_t i = 0; i < n; i++) {
		hits[i] = make_hit(scan, from + starts[i].offset, starts[i].len);
		__builtin_prefetch(bitmap + (hits[i].hash >> shift) / 8);
	}
	for (size_t i = 0; i < n; i++) {
		struct scan_hit hit = hits[i];

		hit.key = hit.unspaced || in_bitmap(image, hit.hash);
		hit.written = is_written_start(scan, hit.at);
		if (hit.key || hit.written)
			hits[n_hits++] = hit;
	}
	return n_hits;
}

static void prefetch_keys(const struct scan *scan, const struct scan_hit *hits, size_t n)
{
	struct poltag_str keys = scan->dict->image.sections[IMAGE_KEYS];

	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(keys.data + image_slot(hits[i].hash, keys.len / 8) * 8);
}

enum poltag_status scan_text(struct scan *scan, struct poltag_str text, struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };
	uint64_t carry = 0;

	scan->text = text.len ? text : none;
	scan->n_candidates = scan->over_limit = 0;
	scan->line_end = scan->caps_end = scan->unspaced_end = 0;
	scan->failed = false;
	for (size_t from = 0; from < text.len; from += SCAN_CHUNK) {
		size_t to = text.len - from > SCAN_CHUNK ? from + SCAN_CHUNK : text.len;
		size_t n = list_starts(scan, from, to, &carry, scan->starts);

		n = list_hits(scan, from, scan->starts, n, scan->hits);
		prefetch_keys(scan, scan->hits, n);
		for (size_t i = 0; i < n; i++) {
			enum poltag_status status = follow(scan, &scan->hits[i], error);

			if (status != POLTAG_OK)
				return status;
		}
	}
	return scan->failed ? error_memory(error) : POLTAG_OK;
}

enum poltag_status scan_init(struct scan *scan, struct poltag_dict *dict, struct poltag_error *error)
{
	*scan = (struct scan){ .dict = dict };
	return matcher_init(&scan->matcher, collect, scan, error);
}

void scan_free(struct scan *scan)
{
	matcher_free(&scan->matcher);
	free(scan->candidates);
	scan->candidates = NULL;
}
