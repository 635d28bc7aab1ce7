/* Reading and writing the records of an image. */
#include "image.h"

#include "key.h"

const char image_magic[8] = { 'p', 'o', 'l', 't', 'a', 'g', '\x1a', '\n' };

uint32_t image_lookup(const struct image *image, uint64_t hash)
{
	struct poltag_str table = image->sections[IMAGE_KEYS];
	uint32_t check = (uint32_t)(hash >> image->header->check_shift);
	size_t n = table.len / 8, slot;

	if (n == 0)
		return 0;
	slot = image_slot(hash, n);
	for (size_t tried = 0; tried < n; tried++) {
		uint64_t entry = key_load(table.data + slot * 8, 8);

		if (entry == 0)
			return 0;
		if ((uint32_t)(entry >> 32) == check)
			return (uint32_t)entry;
		slot = slot + 1 == n ? 0 : slot + 1;
	}
	return 0;
}

uint32_t image_word_classes(const struct image *image, uint64_t hash)
{
	struct poltag_str table = image->sections[IMAGE_WORDS];
	size_t n = table.len / sizeof(struct image_word), slot = n ? image_slot(hash, n) : 0;

	for (size_t tried = 0; tried < n; tried++) {
		struct image_word word;

		memcpy(&word, table.data + slot * sizeof word, sizeof word);
		if (word.classes == 0)
			return 0;
		if (word.hash == hash)
			return word.classes;
		slot = slot + 1 == n ? 0 : slot + 1;
	}
	return 0;
}

uint64_t image_read_number(struct image_cursor *cursor)
{
	uint64_t number = 0;

	for (int shift = 0; shift < 64; shift += 7) {
		unsigned char byte;

		if (cursor->next >= cursor->end)
			break;
		byte = *cursor->next++;
		number |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return number;
	}
	cursor->bad = true;
	cursor->next = cursor->end;
	return 0;
}

struct poltag_str image_read_str(struct image_cursor *cursor)
{
	uint64_t len = image_read_number(cursor);
	struct poltag_str text = { (const char *)cursor->next, (size_t)len };

	if (len > (uint64_t)(cursor->end - cursor->next)) {
		cursor->bad = true;
		cursor->next = cursor->end;
		return (struct poltag_str){ "", 0 };
	}
	cursor->next += len;
	return text;
}

void image_read_name(struct image_cursor *cursor, struct image_name *name)
{
	name->entry = (uint32_t)image_read_number(cursor);
	name->kind = (enum name_kind)image_read_number(cursor);
	name->flags = (unsigned)image_read_number(cursor);
	name->line = (uint32_t)image_read_number(cursor);
	name->text = image_read_str(cursor);
	name->cues = name->flags & IMAGE_NAME_CUES ? image_read_str(cursor) : (struct poltag_str){ "", 0 };
	if (name->kind >= NAME_KINDS || name->text.len == 0)
		cursor->bad = true;
	if (cursor->bad)
		*name = (struct image_name){ .text = { "", 0 }, .cues = { "", 0 } };
}

static void read_set(struct image_cursor *cursor, uint32_t set[8])
{
	size_t left = (size_t)(cursor->end - cursor->next);

	memset(set, 0, 32);
	memcpy(set, cursor->next, left < 32 ? left : 32);
	cursor->bad |= left < 32;
	cursor->next += left < 32 ? left : 32;
}

void image_read_written(struct image_cursor *cursor, struct image_written *written, struct image_name *name)
{
	read_set(cursor, written->first);
	read_set(cursor, written->second);
	image_read_name(cursor, name);
}

void image_write_number(struct buf *buf, uint64_t number)
{
	while (number >= 0x80) {
		buf_add_byte(buf, (char)(number | 0x80));
		number >>= 7;
	}
	buf_add_byte(buf, (char)number);
}

void image_write_str(struct buf *buf, struct poltag_str text)
{
	image_write_number(buf, text.len);
	buf_add_str(buf, text);
}

void image_write_name(struct buf *buf, const struct image_name *name)
{
	image_write_number(buf, name->entry);
	image_write_number(buf, name->kind);
	image_write_number(buf, name->flags);
	image_write_number(buf, name->line);
	image_write_str(buf, name->text);
	if (name->flags & IMAGE_NAME_CUES)
		image_write_str(buf, name->cues);
}

struct image_cursor image_cursor_at(const struct image *image, enum image_section section, size_t offset)
{
	struct poltag_str bytes = image->sections[section];
	const unsigned char *begin = (const unsigned char *)bytes.data;

	if (offset > bytes.len)
		return (struct image_cursor){ begin, begin, true };
	return (struct image_cursor){ begin + offset, begin + bytes.len, false };
}

bool image_entry_at(const struct image *image, uint32_t offset, struct image_entry *entry)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, offset);

	entry->type = (enum poltag_type)image_read_number(&cursor);
	entry->file = (uint32_t)image_read_number(&cursor);
	entry->line = (uint32_t)image_read_number(&cursor);
	entry->context = (uint32_t)image_read_number(&cursor);
	entry->id = image_read_str(&cursor);
	entry->name = image_read_str(&cursor);
	entry->country = image_read_str(&cursor);
	entry->langs = image_read_str(&cursor);
	if (entry->type >= POLTAG_TYPES || entry->context > image->header->n_contexts)
		cursor.bad = true;
	if (cursor.bad)
		*entry = (struct image_entry){ .id = { "", 0 }, .name = { "", 0 }, .country = { "", 0 }, .langs = { "", 0 } };
	return !cursor.bad;
}

struct poltag_str image_entry_name(const struct image_entry *entry, struct poltag_str lang)
{
	const unsigned char *begin = (const unsigned char *)entry->langs.data;
	struct image_cursor cursor = { begin, begin + entry->langs.len, false };

	while (lang.len && cursor.next < cursor.end) {
		struct poltag_str field = image_read_str(&cursor), name = image_read_str(&cursor);

		if (!cursor.bad && field.len > 5 && str_equal(str_from_offset(field, 5), lang))
			return name;
	}
	return entry->name;
}

struct poltag_str image_file(const struct image *image, uint32_t file)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_FILES, 0);
	struct poltag_str name = { "", 0 };

	if (file >= image->header->n_files)
		return name;
	for (uint32_t i = 0; i <= file; i++)
		name = image_read_str(&cursor);
	return name;
}

static uint32_t number_at(struct poltag_str table, size_t i)
{
	uint32_t number = 0;

	if (table.len / 4 > i)
		memcpy(&number, table.data + i * 4, 4);
	return number;
}

bool image_context_at(const struct image *image, uint32_t number, struct image_context *context)
{
	size_t table = (size_t)image->header->n_contexts * 4;
	struct image_cursor cursor =
		image_cursor_at(image, IMAGE_CONTEXTS, table + number_at(image->sections[IMAGE_CONTEXTS], number));

	context->near = image_read_str(&cursor);
	context->not_near = image_read_str(&cursor);
	context->unless = image_read_str(&cursor);
	return !cursor.bad;
}

struct image_cursor image_bucket(const struct image *image, uint32_t bucket)
{
	struct poltag_str table = image->sections[IMAGE_BUCKETS], names = image->sections[IMAGE_NAMES];
	uint32_t begin = number_at(table, bucket), end = number_at(table, (size_t)bucket + 1);
	const unsigned char *data = (const unsigned char *)names.data;

	if (begin > end || end > names.len)
		return (struct image_cursor){ data, data, true };
	return (struct image_cursor){ data + begin, data + end, false };
}
