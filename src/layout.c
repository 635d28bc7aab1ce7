/* Laying out an image: names are grouped by key into buckets, and everything is written into one block.
 *
 * Names of one word share a bucket with their like, the others with those that begin with the same two words. Where
 * such are many, those of two words stay and the others go to buckets by their first three, and so on: a hash of one
 * more word costs less than a pattern that does not match.
 */
#include "builder.h"
#include "error.h"
#include "image.h"
#include "key.h"
#include "pattern.h"
#include "utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#define BUCKET_NAMES 6      /* more names than this, of the same first two words or more, are split by the next word */
#define BITS_PER_KEY 16     /* of the bitmap: about one look in sixty is for nothing */
#define CHECK_SHIFTS 4

/* A name and the key of its first words. */
struct keyed {
	uint64_t hash;
	uint32_t name;
};

struct key {
	uint64_t hash;
	uint32_t value;
};

struct layout {
	const struct poltag_builder *builder;
	struct image_header header;
	struct buf sections[IMAGE_SECTIONS];
	uint32_t *offsets; /* of each built entry in the section of entries */
	struct keyed *keyed;
	size_t n_keyed, room_keyed;
	struct key *keys;
	size_t n_keys, room_keys;
	struct poltag_error *error;
};

/* ---- Entries ---- */

static bool add_field_list(const struct poltag_builder *b, const struct built_entry *e, const char *name,
			   struct buf *list)
{
	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &b->fields[e->first_field + i];

		if (!str_is(field->name, name))
			continue;
		if (list->len)
			buf_add_byte(list, ',');
		buf_add_str(list, field->value);
	}
	return !list->failed;
}

/* Writes a field's words and phrases, normalised, with commas between. */
static void write_list(const struct layout *l, const struct built_entry *e, const char *field, struct buf *out)
{
	struct buf list = { 0 };
	struct text text = { 0 };

	if (!add_field_list(l->builder, e, field, &list) ||
	    text_read(&text, &l->builder->code_points, buf_str(&list), NULL) != POLTAG_OK)
		out->failed = true;
	else
		image_write_str(out, text.norm);
	text_free(&text);
	buf_free(&list);
}

static void write_unless(const struct layout *l, const struct built_entry *e, struct buf *out)
{
	struct buf source = { 0 };

	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &l->builder->fields[e->first_field + i];

		if (!str_is(field->name, "Unless"))
			continue;
		buf_add_str(&source, source.len ? STR("|(?:") : STR("(?:"));
		buf_add_str(&source, field->value);
		buf_add_byte(&source, ')');
	}
	out->failed |= source.failed;
	image_write_str(out, buf_str(&source));
	buf_free(&source);
}

/* Writes the names in other languages: the first Name_xx of each. */
static void write_langs(const struct layout *l, const struct built_entry *e, struct buf *out)
{
	struct buf langs = { 0 };

	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &l->builder->fields[e->first_field + i];
		struct entry_name name;
		bool again = false;

		if (!entry_name_of(field, &name) || name.kind != NAME_CANONICAL || !name.lang.len)
			continue;
		for (size_t k = 0; k < i; k++)
			again |= str_equal(l->builder->fields[e->first_field + k].name, field->name);
		if (again)
			continue;
		image_write_str(&langs, field->name);
		image_write_str(&langs, name.text);
	}
	out->failed |= langs.failed;
	image_write_str(out, buf_str(&langs));
	buf_free(&langs);
}

static uint32_t write_context(struct layout *l, const struct built_entry *e, struct buf *offsets, struct buf *bodies)
{
	uint32_t offset = (uint32_t)bodies->len;

	if (!e->has_context)
		return 0;
	buf_add(offsets, &offset, sizeof offset);
	write_list(l, e, "Near", bodies);
	write_list(l, e, "NotNear", bodies);
	write_unless(l, e, bodies);
	return (uint32_t)++l->header.n_contexts;
}

static bool write_entries(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	struct buf *out = &l->sections[IMAGE_ENTRIES], offsets = { 0 }, bodies = { 0 };

	for (size_t i = 0; i < b->n_entries; i++) {
		const struct built_entry *e = &b->entries[i];
		const struct poltag_field *fields = b->fields + e->first_field;

		if (e->replaced)
			continue;
		l->offsets[i] = (uint32_t)out->len;
		image_write_number(out, e->type);
		image_write_number(out, e->file);
		image_write_number(out, e->line);
		image_write_number(out, write_context(l, e, &offsets, &bodies));
		image_write_str(out, entry_value(fields, e->n_fields, "Id"));
		image_write_str(out, entry_value(fields, e->n_fields, "Name"));
		image_write_str(out, entry_value(fields, e->n_fields, "Country"));
		write_langs(l, e, out);
		l->header.n_entries++;
	}
	buf_add_str(&l->sections[IMAGE_CONTEXTS], buf_str(&offsets));
	buf_add_str(&l->sections[IMAGE_CONTEXTS], buf_str(&bodies));
	l->sections[IMAGE_CONTEXTS].failed |= offsets.failed | bodies.failed;
	buf_free(&offsets);
	buf_free(&bodies);
	return out->len < UINT32_MAX;
}

/* ---- The bytes that names begin with ---- */

static void add_pair(struct layout *l, unsigned char first, unsigned char second)
{
	unsigned pair = (unsigned)first << 8 | second;

	start_set_add(&l->header.begin, first);
	l->sections[IMAGE_PAIRS].data[pair / 8] |= (char)(1u << pair % 8);
	if (first >= 'a' && first <= 'z')
		l->header.has_lower = 1;
}

/* The first byte is that of c; the second may be anything that is not plain ASCII, or that byte in both cases. */
static void add_beginning(struct layout *l, int32_t c, unsigned char second)
{
	unsigned char bytes[4];

	if (utf8_encode(c, bytes) > 1 || second >= 0x80 || !text_in_word(second)) {
		for (unsigned any = 0; any < 256; any++)
			add_pair(l, bytes[0], (unsigned char)any);
		return;
	}
	add_pair(l, bytes[0], second);
	if ((second | 0x20) >= 'a' && (second | 0x20) <= 'z')
		add_pair(l, bytes[0], second ^ 0x20);
}

static void note_beginning(struct layout *l, struct poltag_str text, bool caseless)
{
	int32_t c, plain = 0;
	char room[8];
	const char *without;
	size_t len = utf8_decode((const unsigned char *)text.data, (const unsigned char *)text.data + text.len, &c);
	unsigned char second = len < text.len ? (unsigned char)text.data[len] : 0;

	without = code_point_plain(c, room);
	if (without) {
		utf8_decode((const unsigned char *)without, (const unsigned char *)without + strlen(without), &plain);
		second = 0; /* what the letter without its accent is written with may be longer */
	}
	for (int i = 0; i < 2; i++, c = plain) {
		if (c <= 0)
			continue;
		add_beginning(l, c, second);
		add_beginning(l, utf8proc_toupper(c), second); /* as in a headline in capitals */
		if (caseless)
			add_beginning(l, utf8proc_tolower(c), second);
	}
}

/* ---- Written patterns ---- */

static enum poltag_status write_written(struct layout *l, struct image_name *name)
{
	struct buf *out = &l->sections[IMAGE_WRITTEN];
	uint32_t first[8], second[8];
	enum poltag_status status = pattern_beginnings(name->text, first, second, l->error);

	if (status != POLTAG_OK)
		return status;
	for (unsigned pair = 0; pair < 65536; pair++)
		if ((first[pair >> 8 >> 5] >> (pair >> 8) % 32 & 1) && (second[(pair & 255) / 32] >> pair % 32 & 1))
			add_pair(l, (unsigned char)(pair >> 8), (unsigned char)pair);
	buf_add(out, first, 32);
	buf_add(out, second, 32);
	image_write_name(out, name);
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
			status = write_written(l, &name);
			if (status != POLTAG_OK)
				return status;
			continue;
		}
		note_beginning(l, name.text, name.flags & IMAGE_NAME_CASELESS);
		if (key_unspaced(name.text.data, end, 2, &keyed.hash) || key_unspaced(name.text.data, end, 1, &keyed.hash))
			l->header.has_unspaced = 1;
		else
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

/* Writes the names as a bucket and returns its number + 1, or 0 for none. */
static uint32_t write_bucket(struct layout *l, const struct keyed *keyed, size_t n)
{
	uint32_t offset = (uint32_t)l->sections[IMAGE_NAMES].len;

	if (n == 0)
		return 0;
	buf_add(&l->sections[IMAGE_BUCKETS], &offset, sizeof offset);
	for (size_t i = 0; i < n; i++) {
		struct image_name name = name_record(l, &l->builder->names[keyed[i].name]);

		image_write_name(&l->sections[IMAGE_NAMES], &name);
	}
	return (uint32_t)++l->header.n_buckets;
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

/* A block of zeros in the section; NULL without memory. */
static void *clear_section(struct buf *out, size_t len)
{
	out->len = 0;
	if (!buf_reserve(out, len))
		return NULL;
	memset(out->data, 0, len);
	out->len = len;
	return out->data;
}

/* Fills the hash table of keys; false where with this shift two of them would be confused. */
static bool fill_keys(struct layout *l)
{
	size_t n_slots = l->n_keys + l->n_keys / 3 + 4;
	uint64_t *table = clear_section(&l->sections[IMAGE_KEYS], n_slots * 8);
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

static void write_bitmap(struct layout *l)
{
	struct buf *out = &l->sections[IMAGE_BITMAP];
	uint32_t bits = 1; /* of the number of words */
	uint64_t word;

	while (((uint64_t)64 << bits) < (uint64_t)l->n_keys * BITS_PER_KEY)
		bits++;
	l->header.bitmap_shift = 64 - bits;
	if (!clear_section(out, (size_t)8 << bits))
		return;
	for (size_t i = 0; i < l->n_keys; i++) {
		struct key key = l->keys[i];
		char *at = out->data + (key.hash >> l->header.bitmap_shift) * 8;

		memcpy(&word, at, 8);
		word |= key.value & IMAGE_KEY_BUCKET ? image_bucket_bits(key.hash) : 0;
		word |= key.value & IMAGE_KEY_DEEP ? image_deep_bits(key.hash) : 0;
		memcpy(at, &word, 8);
	}
}

static void write_words(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	size_t n_slots = b->n_words + b->n_words / 3 + 4;
	struct image_word *table = clear_section(&l->sections[IMAGE_WORDS], n_slots * sizeof *table);

	for (size_t i = 0; i < b->n_words && table; i++) {
		size_t slot = image_slot(b->words[i].hash, n_slots);

		while (table[slot].classes && table[slot].hash != b->words[i].hash)
			slot = slot + 1 == n_slots ? 0 : slot + 1;
		table[slot].hash = b->words[i].hash;
		table[slot].classes |= b->words[i].classes;
	}
}

/* ---- The whole ---- */

static void write_files(struct layout *l)
{
	for (size_t i = 0; i < l->builder->list.n_sources; i++)
		image_write_str(&l->sections[IMAGE_FILES], str_from(l->builder->list.sources[i].name));
	l->header.n_files = l->builder->list.n_sources;
}

static enum poltag_status fill_sections(struct layout *l)
{
	enum poltag_status status;
	uint32_t end;

	write_files(l);
	if (!write_entries(l))
		return error_set(l->error, POLTAG_VALUE, "more than 4 GB of entries");
	status = key_names(l);
	if (status != POLTAG_OK)
		return status;
	if (l->n_keyed)
		qsort(l->keyed, l->n_keyed, sizeof *l->keyed, by_hash);
	if (!make_keys(l, l->keyed, l->n_keyed, 1))
		return error_memory(l->error);
	end = (uint32_t)l->sections[IMAGE_NAMES].len;
	buf_add(&l->sections[IMAGE_BUCKETS], &end, sizeof end);
	if (l->sections[IMAGE_NAMES].len >= UINT32_MAX)
		return error_set(l->error, POLTAG_VALUE, "more than 4 GB of names");
	if (!write_keys(l))
		return error_set(l->error, POLTAG_VALUE, "two names have keys that cannot be told apart");
	write_bitmap(l);
	write_words(l);
	return POLTAG_OK;
}

static enum poltag_status assemble(struct layout *l, void **image, size_t *size)
{
	struct buf out = { 0 };
	static const char zeros[8];

	buf_add(&out, &l->header, sizeof l->header);
	for (int i = 0; i < IMAGE_SECTIONS; i++) {
		buf_add(&out, zeros, (8 - out.len % 8) % 8);
		l->header.sections[i].offset = out.len;
		l->header.sections[i].len = l->sections[i].len;
		l->header.sections[i].checksum = image_checksum(l->sections[i].data, l->sections[i].len);
		buf_add_str(&out, buf_str(&l->sections[i]));
		out.failed |= l->sections[i].failed;
	}
	if (out.failed) {
		buf_free(&out);
		return error_memory(l->error);
	}
	memcpy(l->header.magic, image_magic, sizeof image_magic);
	l->header.byte_order = IMAGE_BYTE_ORDER;
	l->header.version = IMAGE_VERSION;
	l->header.size = out.len;
	l->header.checksum = image_checksum(&l->header, offsetof(struct image_header, checksum));
	memcpy(out.data, &l->header, sizeof l->header);
	*image = out.data;
	*size = out.len;
	return POLTAG_OK;
}

enum poltag_status layout_image(const struct poltag_builder *builder, void **image, size_t *size,
				struct poltag_error *error)
{
	struct layout l = { .builder = builder, .error = error };
	enum poltag_status status;

	*image = NULL;
	*size = 0;
	l.offsets = calloc(builder->n_entries + 1, sizeof *l.offsets);
	status = l.offsets && clear_section(&l.sections[IMAGE_PAIRS], IMAGE_PAIRS_BYTES) ? fill_sections(&l) : error_memory(error);
	if (status == POLTAG_OK && l.header.n_entries == 0)
		status = error_set(error, POLTAG_EMPTY, "a dictionary without a single entry");
	if (status == POLTAG_OK)
		status = assemble(&l, image, size);
	for (int i = 0; i < IMAGE_SECTIONS; i++)
		buf_free(&l.sections[i]);
	free(l.offsets);
	free(l.keyed);
	free(l.keys);
	return status;
}
