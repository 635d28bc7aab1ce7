/* From a word that may begin a name to candidates: keys, buckets, patterns. */
#include "find.h"

#include "caps.h"
#include "error.h"
#include "key.h"
#include "plain.h"
#include "text.h"
#include "utf8.h"

/* ---- Where a name may begin and end ---- */

/* Whether the text before at lets a name begin there: not O'Brien's Brien, not an address's host, not inside a word. */
static bool begins_well(struct poltag_str text, size_t at)
{
	if (at == 0)
		return true;
	if (text.data[at - 1] == '@' || text_in_word((unsigned char)text.data[at - 1]))
		return false;
	return text.data[at - 1] != '\'' || at < 2 || text.data[at - 2] < 'A' || text.data[at - 2] > 'Z';
}

/* Whether [start, end) has a blank line in it, which no name goes across. */
static bool has_blank_line(struct poltag_str text, size_t start, size_t end)
{
	bool fresh = false;

	if (!memchr(text.data + start, '\n', end - start))
		return false;
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

bool find_unspaced_at(struct poltag_str text, size_t at)
{
	uint64_t hash;

	return (unsigned char)text.data[at] >= 0xE0 && key_unspaced(text.data + at, text.data + text.len, 1, &hash);
}

/* Whether a word of Katakana or Hangul is cut at a place where no name may begin, or end. */
static bool cuts(struct poltag_str text, size_t at, bool (*is_cut)(int32_t before, int32_t after))
{
	const unsigned char *p = (const unsigned char *)text.data, *end = p + text.len;
	int32_t before, after;

	if (at == 0 || at >= text.len || p[at] < 0xE3 || p[at - 1] < 0x80)
		return false;
	utf8_decode(p + at, end, &after);
	utf8_decode(p + utf8_before(text.data, at), end, &before);
	return is_cut(before, after);
}

/* The same where a letter or a point follows. */
static bool ends_well_before(struct poltag_str text, size_t end, bool unspaced_end)
{
	if (text_in_word((unsigned char)text.data[end]))
		return (unspaced_end || find_unspaced_at(text, end)) && !cuts(text, end, code_point_no_end);
	return text.data[end] != '.' || end + 1 >= text.len || text.data[end + 1] < 'a' || text.data[end + 1] > 'z';
}

/* Whether a name may end at end: not in a word, nor inside an address such as reuters.com. */
static inline bool ends_well(struct poltag_str text, size_t end, bool unspaced_end)
{
	if (end >= text.len || (text.data[end] != '.' && !text_in_word((unsigned char)text.data[end])))
		return true;
	return ends_well_before(text, end, unspaced_end);
}

/* Whether the name is a candidate already. Names are come to one after the other; a second time only where a pattern has
 * been run behind a comparison, or in capitals. */
static bool is_known(const struct scan *scan, struct name_ref ref, size_t end)
{
	for (size_t i = scan->n_candidates; i-- > scan->first_of_start;) {
		const struct candidate *c = &scan->candidates[i];

		if (c->end == end && c->name.place == ref.place && c->name.is_written == ref.is_written)
			return true;
		if (!scan->again)
			return false;
	}
	return false;
}

static void add_candidate(struct scan *scan, struct name_ref ref, uint32_t entry, unsigned kind, unsigned flags, size_t end)
{
	struct candidate *c;

	if (is_known(scan, ref, end))
		return;
	if (scan->n_candidates == scan->room_candidates &&
	    !array_grow((void **)&scan->candidates, scan->n_candidates, &scan->room_candidates, sizeof *c)) {
		scan->failed = true;
		return;
	}
	scan->flags |= flags;
	scan->kinds |= 1u << kind;
	c = &scan->candidates[scan->n_candidates++];
	*c = (struct candidate){ .start = scan->start, .end = end, .name = ref, .entry = entry,
				 .kind = (uint8_t)kind, .flags = (uint8_t)flags, .caps = scan->caps };
}

void find_add(struct scan *scan, struct name_ref ref, uint32_t entry, unsigned kind, unsigned flags, size_t end)
{
	if (ends_well(scan->text, end, false) && !has_blank_line(scan->text, scan->start, end) &&
	    !(scan->caps && end > scan->caps_end))
		add_candidate(scan, ref, entry, kind, flags, end);
}

/* ---- Names whose case matters ---- */

static inline void compare_name(struct scan *scan, struct name_ref ref, const struct image_spelling *name)
{
	bool here = plain_is_at(name->text, scan->text, scan->start);
	size_t len = here ? name->text.len : plain_match(name->text, scan->text, scan->start), end = scan->start + len;

	if (len == 0 || !(ends_well(scan->text, end, false) ||
			  ends_well(scan->text, end, key_ends_unspaced(name->text.data, name->text.len))))
		return;
	if (!here && has_blank_line(scan->text, scan->start, end))
		return;
	add_candidate(scan, ref, name->entry, name->kind, name->flags, end);
}

/* Finds the names of a bucket whose case matters; *caseless where it has others. False where the image is damaged. */
static bool compare_names(struct scan *scan, uint32_t place, bool *caseless)
{
	const struct image *image = &scan->dict->image;
	uint32_t offset = (place & IMAGE_PLACE_OFFSET) - 1;
	const unsigned char *begin = image_cursor_at(image, IMAGE_NAMES, 0).next;
	struct image_cursor cursor;
	struct image_spelling spelling;

	if (place & IMAGE_PLACE_ENTRY) {
		if (!image_entry_spelling(image, offset, &spelling))
			return false;
		*caseless = spelling.flags & IMAGE_NAME_CASELESS;
		if (!*caseless)
			compare_name(scan, (struct name_ref){ place, false }, &spelling);
		return true;
	}
	*caseless = false;
	cursor = image_cursor_at(image, IMAGE_NAMES, offset);
	for (uint64_t left = image_read_number(&cursor); left > 0 && !cursor.bad; left--) {
		struct name_ref ref = { (uint32_t)(cursor.next - begin) + 1, false };

		image_read_spelling(image, &cursor, &spelling);
		if (cursor.bad || spelling.kind == NAME_PATTERN)
			return false;
		if (spelling.flags & IMAGE_NAME_CASELESS)
			*caseless = true;
		else
			compare_name(scan, ref, &spelling);
	}
	return !cursor.bad;
}

/* ---- Names that a pattern finds ---- */

int find_collect(pcre2_callout_block *block, void *context)
{
	struct scan *scan = context;
	const struct bucket_name *name = &scan->bucket->names[scan->chunk_first + block->callout_number];
	size_t end = block->current_position;

	if (!ends_well(scan->text, end, name->unspaced_end))
		return 1;
	if (has_blank_line(scan->text, scan->start, end))
		return 1;
	if (scan->caps && end > scan->caps_end)
		return 1;
	add_candidate(scan, name->ref, name->entry, name->kind, name->flags, end);
	return 1; /* go on looking: every name that stands here is wanted */
}

static enum poltag_status run_patterns(struct scan *scan, uint32_t place, struct poltag_error *error)
{
	scan->again = true;
	scan->bucket = cache_bucket(&scan->cache, place, scan->caps, error);
	if (!scan->bucket)
		return error ? error->status : POLTAG_PATTERN;
	for (size_t i = 0; i < scan->bucket->n_patterns; i++) {
		scan->chunk_first = scan->bucket->patterns[i].first;
		if (!matcher_collect(&scan->matcher, &scan->bucket->patterns[i].pattern, scan->text, scan->start))
			scan->over_limit++;
	}
	scan->again = false;
	return scan->failed ? error_memory(error) : POLTAG_OK;
}

/* Finds the names of a bucket here. In capitals they are looked for in any case within them, but first as they are: NATO
 * Response Force begins with capitals and goes on without. */
static enum poltag_status find_names(struct scan *scan, uint32_t place, struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;
	bool caps = scan->caps, caseless;

	scan->caps = false;
	if (!compare_names(scan, place, &caseless))
		return error_set(error, POLTAG_IMAGE, "damaged image: names; build it again");
	if (caseless)
		status = run_patterns(scan, place, error);
	scan->caps = caps;
	return status == POLTAG_OK && caps ? run_patterns(scan, place, error) : status;
}

/* ---- Looking up ---- */

/* The key of a hash that has not been looked up, or 0. */
static uint32_t key_of(const struct scan *scan, uint64_t hash)
{
	const struct image *image = &scan->dict->image;

	return image_maybe_key(image, hash) ? image_lookup(image, hash) : 0;
}

/* Finds the names of a key, which is that of the words up to p, and goes on to the keys of one word more, as long as there
 * are such keys. level counts the words. */
static enum poltag_status look_further(struct scan *scan, uint32_t key, uint64_t hash, const char *p, int level,
				       struct poltag_error *error)
{
	const char *end = scan->text.data + scan->text.len;
	enum poltag_status status = POLTAG_OK;

	for (; status == POLTAG_OK; level++) {
		struct key_word next;

		if (key & IMAGE_KEY_PLACE)
			status = find_names(scan, key & IMAGE_KEY_PLACE, error);
		if (!(key & IMAGE_KEY_DEEP) || level >= KEY_LEVELS || !(p = key_next_word(p, end)))
			break;
		next = scan_word_at(scan, p);
		p += next.len;
		hash = key_join(hash, next.hash);
		key = key_of(scan, hash);
	}
	return status;
}

/* Finds the beginning of the word before the one at *at; false where there is none near by. */
static bool word_before(struct poltag_str text, size_t *at)
{
	size_t i = *at, end;

	while (i > 0 && *at - i < KEY_GAP_LIMIT && !text_in_word((unsigned char)text.data[i - 1]))
		i--;
	for (end = i; i > 0 && end - i < KEY_WORD_LIMIT && text_in_word((unsigned char)text.data[i - 1]);) {
		size_t before = utf8_before(text.data, i);

		if (find_unspaced_at(text, before))
			break;
		i = before;
	}
	*at = i;
	return i < end;
}

/* Finds names with a lead that go on with the word at offset at, whose hash and end are given. */
static enum poltag_status find_led(struct scan *scan, size_t at, uint64_t hash, const char *p, struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;
	bool caps = scan->caps;
	size_t start = at;
	uint32_t key;

	hash = key_lead(hash);
	key = key_of(scan, hash);
	for (int i = 0; key && i < KEY_LEAD_WORDS && status == POLTAG_OK && word_before(scan->text, &start); i++) {
		if (!begins_well(scan->text, start) && !find_unspaced_at(scan->text, utf8_before(scan->text.data, start)))
			continue;
		scan->start = start;
		scan->first_of_start = scan->n_candidates;
		scan->caps = caps && start >= scan->line_begin;
		status = look_further(scan, key, hash, p, 1, error);
	}
	scan->caps = caps;
	return status;
}

static void run_written(struct scan *scan)
{
	const unsigned char *p = (const unsigned char *)scan->text.data + scan->start;
	const unsigned char *text_end = (const unsigned char *)scan->text.data + scan->text.len;

	for (size_t i = 0; i < scan->dict->n_written; i++) {
		struct written *w = &scan->dict->written[i];
		size_t end;

		if (!written_may_begin(w, p, text_end))
			continue;
		switch (matcher_match_written(&scan->matcher, &w->pattern, scan->text, scan->start, &end)) {
		case MATCH_FOUND:
			if (end > scan->start && !has_blank_line(scan->text, scan->start, end))
				add_candidate(scan, w->name.ref, w->name.entry, NAME_PATTERN, w->name.flags, end);
			break;
		case MATCH_LIMIT:
			scan->over_limit++;
			break;
		default:
			break;
		}
	}
}

/* Finds the names of the word at scan->start, which stands in a run of a script without spaces. */
static enum poltag_status find_spaced(struct scan *scan, struct poltag_error *error)
{
	const char *p = scan->text.data + scan->start, *end = scan->text.data + scan->text.len;
	struct key_word word = key_word_at(&scan->dict->code_points, p, end);
	size_t at = scan->start;
	enum poltag_status status = look_further(scan, key_of(scan, word.hash), word.hash, p + word.len, 1, error);

	if (status == POLTAG_OK)
		status = find_led(scan, at, word.hash, p + word.len, error);
	return status;
}

/* Finds the names that begin with the unspaced characters at scan->start: of one, of two, and of more where there are such
 * keys. */
static enum poltag_status find_unspaced(struct scan *scan, struct poltag_error *error)
{
	const char *p = scan->text.data + scan->start, *end = scan->text.data + scan->text.len;
	enum poltag_status status = POLTAG_OK;
	uint64_t hash = KEY_UNSPACED;
	uint32_t key = IMAGE_KEY_DEEP;

	for (int count = 1; status == POLTAG_OK && (count <= 2 || (key & IMAGE_KEY_DEEP)); count++) {
		if (!key_unspaced_next(&p, end, &hash))
			break;
		key = key_of(scan, hash);
		if (key & IMAGE_KEY_PLACE)
			status = find_names(scan, key & IMAGE_KEY_PLACE, error);
	}
	return status;
}

/* Goes through a run of a script without spaces: names begin at any character, and at a word of another script. */
static enum poltag_status scan_unspaced(struct scan *scan, size_t at, struct poltag_error *error)
{
	const char *end = scan->text.data + scan->text.len;
	enum poltag_status status = POLTAG_OK;
	bool fresh = begins_well(scan->text, at); /* a word of a script with spaces may begin here */

	if (at < scan->unspaced_end)
		return POLTAG_OK;
	while (status == POLTAG_OK && at < scan->text.len && text_in_word((unsigned char)scan->text.data[at])) {
		const char *p = scan->text.data + at;
		bool unspaced = find_unspaced_at(scan->text, at), cut = cuts(scan->text, at, code_point_no_start);
		int32_t c;

		scan->start = at;
		scan->first_of_start = scan->n_candidates;
		scan->caps = caps_covers(scan, at); /* such scripts have no capitals, but what follows in the name may */
		if ((unspaced || fresh) && !cut && scan->dict->has_written_pair[(unsigned char)*p])
			run_written(scan);
		if (unspaced && !cut)
			status = find_unspaced(scan, error);
		else if (fresh && !unspaced)
			status = find_spaced(scan, error);
		fresh = unspaced;
		at += utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
	}
	scan->unspaced_end = at;
	return status;
}

enum poltag_status find_at(struct scan *scan, const struct scan_hit *hit, struct poltag_error *error)
{
	size_t at = scan->chunk_from + scan->starts[hit->start];
	uint32_t length = scan->lengths[hit->start];
	const char *p = scan->text.data + at;
	enum poltag_status status = POLTAG_OK;

	if (length & SCAN_UNSPACED)
		return scan_unspaced(scan, at, error);
	scan->caps = caps_covers(scan, at);
	if (hit->maybe & IMAGE_MAYBE_LED)
		status = find_led(scan, at, scan->hashes[hit->start], p + (length & SCAN_LENGTH), error);
	if (status != POLTAG_OK || !begins_well(scan->text, at))
		return status;
	scan->start = at;
	scan->first_of_start = scan->n_candidates;
	if (length & SCAN_WRITTEN)
		run_written(scan);
	if (hit->key)
		status = find_names(scan, hit->key, error);
	if (status == POLTAG_OK && hit->second_key)
		status = look_further(scan, hit->second_key, hit->second_hash, p + hit->second_len, 2, error);
	if (status == POLTAG_OK && (length & SCAN_STEM))
		status = find_forms(scan, error);
	return status;
}
