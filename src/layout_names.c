/* Writing names: grouped by key into buckets, with the table that finds them.
 *
 * Names of one word share a bucket with their like, the others with those that begin with the same two words. Where
 * such are many, those of two words stay and the others go to buckets by their first three, and so on: a hash of one
 * more word costs less than a pattern that does not match. In scripts without spaces it is characters instead of words,
 * two at first.
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

static enum poltag_status write_written(struct layout *l, struct image_name *name, const struct built_entry *entry)
{
	struct buf *out = &l->sections[IMAGE_WRITTEN];
	uint32_t first[8], second[8];
	enum poltag_status status = pattern_beginnings(name->text, first, second, l->error);

	if (status != POLTAG_OK)
		return status;
	for (unsigned pair = 0; pair < 65536; pair++)
		if ((first[pair >> 8 >> 5] >> (pair >> 8) % 32 & 1) && (second[(pair & 255) / 32] >> pair % 32 & 1))
			start_set_add(&l->header.begin, (const unsigned[START_BYTES]){ pair >> 8, pair & 127, START_ANY, START_ANY });
	if (first['a' / 32] & 0x07FFFFFE) /* a to z */
		start_set_add_every_four(&l->header.begin);
	buf_add(out, first, 32);
	buf_add(out, second, 32);
	image_write_name(out, name, false, entry->file, entry->line);
	l->header.n_written++;
	return POLTAG_OK;
}

/* ---- Keys and buckets ---- */

static struct image_name name_record(const struct layout *l, const struct built_name *n)
{
	return (struct image_name){ l->offsets[n->entry], (enum name_kind)n->kind, n->flags, n->file, n->line,
				    built_text(n), built_cues(n), n->system };
}

/* The first word that a name is keyed by, with the hash that says whether there is a lead before it. */
static struct key_word first_hash(const struct layout *l, const struct keyed *keyed, struct poltag_str behind_lead)
{
	struct key_word word =
		key_word_at(&l->builder->code_points, behind_lead.data, behind_lead.data + behind_lead.len);

	word.hash = keyed->lead ? key_lead(word.hash) : word.hash;
	return word;
}

/* Whether it is a Turkic demonym in small Latin letters, see form_latin_wanted: one of Uzbek, or one such as Turkmen's with a
 * letter beyond ASCII near its beginning, which would let nearly every word of a text pass. */
static bool is_latin_form(const struct built_name *name)
{
	struct poltag_str forms = built_forms(name), text = built_text(name);

	if (name->kind != NAME_DEMONYM || *name->text < 'a' || *name->text > 'z')
		return false;
	for (size_t i = 1; i < START_BYTES && i < text.len; i++)
		if ((unsigned char)text.data[i] >= 0x80)
			return true;
	return forms.len && memmem(forms.data, forms.len, "{+uz}", 5);
}

/* Lists the names with the keys of their first words, and writes those that are patterns. */
static enum poltag_status key_names(struct layout *l)
{
	const struct poltag_builder *b = l->builder;

	for (size_t i = 0; i < b->n_names; i++) {
		struct image_name name = name_record(l, &b->names[i]);
		const char *end = name.text.data + name.text.len;
		struct keyed keyed = { 0, (uint32_t)i, 0 };
		enum poltag_status status = POLTAG_OK;

		if (b->entries[b->names[i].entry].replaced)
			continue;
		l->header.n_names++;
		if (name.kind == NAME_PATTERN) {
			status = write_written(l, &name, &b->entries[b->names[i].entry]);
			if (status != POLTAG_OK)
				return status;
			continue;
		}
		keyed.lead = (uint32_t)key_lead_len(&b->code_points, name.text.data, end);
		l->header.n_led += keyed.lead > 0;
		name.text = str_from_offset(name.text, keyed.lead);
		l->begin = is_latin_form(&b->names[i]) ? &l->header.begin_latin : &l->header.begin;
		layout_beginning(l, name.text, name.flags & IMAGE_NAME_CASELESS);
		if (!key_unspaced(name.text.data, end, 2, &keyed.hash) && !key_unspaced(name.text.data, end, 1, &keyed.hash))
			keyed.hash = first_hash(l, &keyed, name.text).hash;
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

/* What a text's word may begin with where this word of a name stands: its case may be another in a headline in capitals,
 * and an accent may be missing. */
static unsigned deep_kinds(unsigned char first, unsigned flags)
{
	if ((first >= 'a' && first <= 'z') || first >= 0x80 || (flags & IMAGE_NAME_CASELESS))
		return IMAGE_MAYBE_DEEP_SMALL | IMAGE_MAYBE_DEEP;
	return IMAGE_MAYBE_DEEP;
}

/* The hash of the name's first words, one more than the level, and the kinds of the last; 0 where it has no more. */
static unsigned next_hash(const struct layout *l, const struct keyed *keyed, int level, uint64_t *hash)
{
	const struct built_name *n = &l->builder->names[keyed->name];
	struct poltag_str text = str_from_offset(built_text(n), keyed->lead);
	const char *p = text.data, *end = p + text.len;
	struct key_word word = first_hash(l, keyed, text);

	if (word.len == 0)
		return key_unspaced(p, end, level + 2, hash) ? IMAGE_MAYBE_DEEP : 0;
	*hash = word.hash;
	for (int i = 0; i < level; i++) {
		p = word.len ? key_next_word(p + word.len, end) : NULL;
		if (!p)
			return 0;
		word = key_word_at(&l->builder->code_points, p, end);
		*hash = key_join(*hash, word.hash);
	}
	return word.len ? deep_kinds((unsigned char)*p, n->flags) : 0;
}

/* Whether the name is just the Name of its entry, letter by letter. */
static bool is_entry_name(const struct layout *l, const struct built_name *n)
{
	const struct built_entry *e = &l->builder->entries[n->entry];
	struct poltag_str name = entry_value(l->builder->fields + e->first_field, e->n_fields, "Name");

	return str_equal(built_text(n), name);
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
			return l->places[keyed[0].name] = IMAGE_PLACE_ENTRY | (l->offsets[only->entry] + 1);
	}
	image_write_number(out, n);
	for (size_t i = 0; i < n; i++) {
		const struct built_name *built = &l->builder->names[keyed[i].name];
		const struct built_entry *entry = &l->builder->entries[built->entry];
		struct image_name name = name_record(l, built);

		l->places[keyed[i].name] = (uint32_t)out->len + 1;
		image_write_name(out, &name, is_entry_name(l, built), entry->file, entry->line);
	}
	return place;
}

/* keyed, n of them, share the key of their first level words. Moves those with another word to the end, with the
 * longer key, adds their kinds to *maybe, and returns how many stay. */
static size_t split_off(struct layout *l, struct keyed *keyed, size_t n, int level, uint32_t *maybe)
{
	size_t stay = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t hash;
		unsigned kinds = next_hash(l, &keyed[i], level, &hash);

		*maybe |= kinds;
		if (!kinds) {
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

static bool is_unspaced(const struct layout *l, const struct keyed *keyed)
{
	const struct built_name *n = &l->builder->names[keyed->name];
	struct poltag_str text = built_text(n);
	uint64_t hash;

	return key_unspaced(text.data, text.data + text.len, 1, &hash);
}

/* Makes the keys of names that are sorted by the hash of their first level words. At most KEY_LEVELS deep. */
static bool make_keys(struct layout *l, struct keyed *keyed, size_t n, int level)
{
	for (size_t i = 0, end; i < n; i = end) {
		struct key key = { keyed[i].hash, 0, 0 };
		size_t stay;

		for (end = i + 1; end < n && keyed[end].hash == key.hash;)
			end++;
		stay = end - i;
		if ((level == 1 && !is_unspaced(l, &keyed[i])) || (stay > BUCKET_NAMES && level < KEY_LEVELS))
			stay = split_off(l, keyed + i, end - i, level, &key.maybe);
		key.value = write_bucket(l, keyed + i, stay) | (stay < end - i ? IMAGE_KEY_DEEP : 0);
		key.maybe |= (stay ? IMAGE_MAYBE_BUCKET : 0) | (level == 1 && keyed[i].lead ? IMAGE_MAYBE_LED : 0);
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
	size_t n_slots = l->n_keys + l->n_keys * 3 / 8 + 4;
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

static void set_bits(uint64_t *table, size_t words, uint64_t hash, uint64_t maybe)
{
	unsigned shift = image_maybe_shift(hash);

	table[image_slot(hash, words)] |= image_key_bits(hash) | maybe << shift | maybe >> (-shift & 63);
}

static bool write_bitmap(struct layout *l)
{
	size_t words = l->n_keys / (64 / BITS_PER_KEY) + 8;
	uint64_t *table = layout_clear(l, IMAGE_BITMAP, words * 8);

	l->header.bitmap_words = (uint32_t)words;
	for (size_t i = 0; i < l->n_keys && table; i++) {
		set_bits(table, words, l->keys[i].hash, l->keys[i].maybe & ~(uint64_t)IMAGE_MAYBE_LED);
		if (l->keys[i].maybe & IMAGE_MAYBE_LED) /* said of the word behind the lead */
			set_bits(table, words, key_lead(l->keys[i].hash), IMAGE_MAYBE_LED);
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
	start_set_join(&l->header.begin_latin, &l->header.begin);
	free(l->keyed);
	l->keyed = NULL;
	if (l->sections[IMAGE_NAMES].len > IMAGE_PLACE_OFFSET)
		return error_set(l->error, POLTAG_VALUE, "more than 1 GB of names");
	if (!write_keys(l))
		return error_set(l->error, POLTAG_VALUE, "two names have keys that cannot be told apart");
	return write_bitmap(l) ? POLTAG_OK : error_memory(l->error);
}
