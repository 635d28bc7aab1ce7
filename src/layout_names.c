/* Writing names: grouped by key into buckets, with the table that finds them.
 *
 * Names of one word share a bucket with their like, the others with those that begin with the same two words. Where
 * such are many, those of two words stay and the others go to buckets by their first three, and so on: a hash of one
 * more word costs less than a pattern that does not match.
 */
#include "layout.h"

#include "error.h"
#include "key.h"
#include "pattern.h"

#include <stdlib.h>

#define BUCKET_NAMES 6      /* more names than this, of the same first two words or more, are split by the next word */
#define BITS_PER_KEY 16     /* of the bitmap: about one look in sixty is for nothing */
#define CHECK_SHIFTS 4

/* ---- Written patterns ---- */

static enum poltag_status write_written(struct layout *l, struct image_name *name, uint32_t line)
{
	struct buf *out = &l->sections[IMAGE_WRITTEN];
	uint32_t first[8], second[8];
	enum poltag_status status = pattern_beginnings(name->text, first, second, l->error);

	if (status != POLTAG_OK)
		return status;
	for (unsigned pair = 0; pair < 65536; pair++)
		if ((first[pair >> 8 >> 5] >> (pair >> 8) % 32 & 1) && (second[(pair & 255) / 32] >> pair % 32 & 1))
			start_set_add(&l->header.begin, (unsigned char)(pair >> 8), pair & 127, START_ANY);
	buf_add(out, first, 32);
	buf_add(out, second, 32);
	image_write_name(out, name, false, line);
	l->header.n_written++;
	return POLTAG_OK;
}

/* ---- Keys and buckets ---- */

static struct image_name name_record(const struct layout *l, const struct built_name *n)
{
	return (struct image_name){ l->offsets[n->entry], (enum name_kind)n->kind, n->flags, n->line,
				    builder_string(l->builder, n->text, n->text_len),
				    builder_string(l->builder, n->cues, n->cues_len) };
}

/* Lists the names with the keys of their first words, and writes those that are patterns. */
static enum poltag_status key_names(struct layout *l)
{
	const struct poltag_builder *b = l->builder;

	for (size_t i = 0; i < b->n_names; i++) {
		struct image_name name = name_record(l, &b->names[i]);
		const char *end = name.text.data + name.text.len;
		struct keyed keyed = { 0, (uint32_t)i };
		enum poltag_status status = POLTAG_OK;

		if (b->entries[b->names[i].entry].replaced)
			continue;
		l->header.n_names++;
		if (name.kind == NAME_PATTERN) {
			status = write_written(l, &name, b->entries[b->names[i].entry].line);
			if (status != POLTAG_OK)
				return status;
			continue;
		}
		layout_beginning(l, name.text, name.flags & IMAGE_NAME_CASELESS);
		if (!key_unspaced(name.text.data, end, 2, &keyed.hash) && !key_unspaced(name.text.data, end, 1, &keyed.hash))
			keyed.hash = key_word_at(&b->code_points, name.text.data, end).hash;
		if (!ARRAY_ADD(l, keyed, keyed))
			return error_memory(l->error);
	}
	return POLTAG_OK;
}

static int by_hash(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

/* The hash of the name's first words, one more than the level; false where it has no more. */
static bool next_hash(const struct layout *l, uint32_t number, int level, uint64_t *hash)
{
	const struct built_name *n = &l->builder->names[number];
	struct poltag_str text = builder_string(l->builder, n->text, n->text_len);
	const char *p = text.data, *end = p + text.len;
	struct key_word word = key_word_at(&l->builder->code_points, p, end);

	*hash = word.hash;
	for (int i = 0; i < level; i++) {
		p = word.len ? key_next_word(p + word.len, end) : NULL;
		if (!p)
			return false;
		word = key_word_at(&l->builder->code_points, p, end);
		*hash = key_join(*hash, word.hash);
	}
	return word.len > 0;
}

/* Whether the name is just the Name of its entry, letter by letter. */
static bool is_entry_name(const struct layout *l, const struct built_name *n)
{
	const struct built_entry *e = &l->builder->entries[n->entry];
	struct poltag_str name = entry_value(l->builder->fields + e->first_field, e->n_fields, "Name");

	return str_equal(builder_string(l->builder, n->text, n->text_len), name);
}

/* Writes the names as a bucket and returns its place, 0 for none. */
static uint32_t write_bucket(struct layout *l, const struct keyed *keyed, size_t n)
{
	struct buf *out = &l->sections[IMAGE_NAMES];
	uint32_t place = (uint32_t)out->len + 1;

	if (n == 0)
		return 0;
	if (n == 1) {
		const struct built_name *only = &l->builder->names[keyed[0].name];

		if (only->kind == NAME_CANONICAL && is_entry_name(l, only))
			return IMAGE_PLACE_ENTRY | (l->offsets[only->entry] + 1);
	}
	image_write_number(out, n);
	for (size_t i = 0; i < n; i++) {
		const struct built_name *built = &l->builder->names[keyed[i].name];
		struct image_name name = name_record(l, built);

		image_write_name(out, &name, is_entry_name(l, built), l->builder->entries[built->entry].line);
	}
	return place;
}

/* keyed, n of them, share the key of their first level words. Moves those with another word to the end, with the
 * longer key, and returns how many stay. */
static size_t split_off(struct layout *l, struct keyed *keyed, size_t n, int level)
{
	size_t stay = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t hash;

		if (!next_hash(l, keyed[i].name, level, &hash)) {
			struct keyed moved = keyed[stay];

			keyed[stay++] = keyed[i];
			keyed[i] = moved;
		} else {
			keyed[i].hash = hash;
		}
	}
	if (n > stay)
		qsort(keyed + stay, n - stay, sizeof *keyed, by_hash);
	return stay;
}

/* Makes the keys of names that are sorted by the hash of their first level words. At most KEY_LEVELS deep. */
static bool make_keys(struct layout *l, struct keyed *keyed, size_t n, int level)
{
	for (size_t i = 0, end; i < n; i = end) {
		struct key key = { keyed[i].hash, 0 };
		size_t stay;

		for (end = i + 1; end < n && keyed[end].hash == key.hash;)
			end++;
		stay = end - i;
		if (level == 1 || (stay > BUCKET_NAMES && level < KEY_LEVELS))
			stay = split_off(l, keyed + i, end - i, level);
		key.value = write_bucket(l, keyed + i, stay) | (stay < end - i ? IMAGE_KEY_DEEP : 0);
		if (!ARRAY_ADD(l, keys, key) || !make_keys(l, keyed + i + stay, end - i - stay, level + 1))
			return false;
	}
	return true;
}

/* False where another key has the same check and would be found first. */
static bool insert_key(uint64_t *table, size_t n_slots, uint32_t shift, struct key key)
{
	uint32_t check = (uint32_t)(key.hash >> shift);
	size_t slot = image_slot(key.hash, n_slots);

	for (; table[slot]; slot = slot + 1 == n_slots ? 0 : slot + 1)
		if ((uint32_t)(table[slot] >> 32) == check)
			return false;
	table[slot] = (uint64_t)check << 32 | key.value;
	return true;
}

/* Fills the hash table of keys; false where with this shift two of them would be confused. */
static bool fill_keys(struct layout *l)
{
	size_t n_slots = l->n_keys + l->n_keys / 6 + 4;
	uint64_t *table = layout_clear(l, IMAGE_KEYS, n_slots * 8);
	bool good = true;

	for (size_t i = 0; i < l->n_keys && good && table; i++)
		good = insert_key(table, n_slots, l->header.check_shift, l->keys[i]);
	return good;
}

static bool write_keys(struct layout *l)
{
	for (uint32_t i = 0; i <= CHECK_SHIFTS; i++) {
		l->header.check_shift = i * 32 / CHECK_SHIFTS;
		if (fill_keys(l))
			return true;
	}
	return false;
}

static bool write_bitmap(struct layout *l)
{
	size_t words = l->n_keys / (64 / BITS_PER_KEY) + 8;
	uint64_t *table = layout_clear(l, IMAGE_BITMAP, words * 8);

	l->header.bitmap_words = (uint32_t)words;
	for (size_t i = 0; i < l->n_keys && table; i++) {
		struct key key = l->keys[i];
		uint64_t *word = &table[image_slot(key.hash, words)];

		*word |= key.value & IMAGE_KEY_PLACE ? image_bucket_bits(key.hash) : 0;
		*word |= key.value & IMAGE_KEY_DEEP ? image_deep_bits(key.hash) : 0;
	}
	return table != NULL;
}

enum poltag_status layout_names(struct layout *l)
{
	enum poltag_status status = key_names(l);

	if (status != POLTAG_OK)
		return status;
	if (l->n_keyed)
		qsort(l->keyed, l->n_keyed, sizeof *l->keyed, by_hash);
	if (!make_keys(l, l->keyed, l->n_keyed, 1))
		return error_memory(l->error);
	if (l->sections[IMAGE_NAMES].len > IMAGE_PLACE_OFFSET)
		return error_set(l->error, POLTAG_VALUE, "more than 1 GB of names");
	if (!write_keys(l))
		return error_set(l->error, POLTAG_VALUE, "two names have keys that cannot be told apart");
	return write_bitmap(l) ? POLTAG_OK : error_memory(l->error);
}
