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

/* The first byte of a name's record: its kind, and what else it has. */
enum { NAME_KIND = 7, NAME_SAME_TEXT = 8 };

void image_read_name(const struct image *image, struct image_cursor *cursor, struct image_name *name)
{
	struct image_entry entry;
	unsigned head = (unsigned)image_read_number(cursor);

	name->kind = (enum name_kind)(head & NAME_KIND);
	name->flags = (unsigned)image_read_number(cursor);
	name->entry = (uint32_t)image_read_number(cursor);
	if (!image_entry_at(image, name->entry, &entry) || name->kind >= NAME_KINDS)
		cursor->bad = true;
	name->line = entry.line + (uint32_t)image_read_number(cursor);
	name->text = head & NAME_SAME_TEXT ? entry.name : image_read_str(cursor);
	name->cues = name->flags & IMAGE_NAME_CUES ? image_read_str(cursor) : (struct poltag_str){ "", 0 };
	if (cursor->bad || name->text.len == 0) {
		*name = (struct image_name){ .text = { "", 0 }, .cues = { "", 0 } };
		cursor->bad = true;
	}
}

bool image_entry_as_name(const struct image *image, uint32_t offset, struct image_name *name)
{
	struct image_entry entry;
	bool good = image_entry_at(image, offset, &entry) && entry.name.len > 0;
	unsigned flags = (unsigned)entry.type << IMAGE_NAME_TYPE_SHIFT | (entry.context ? IMAGE_NAME_CONTEXT : 0) |
			 (entry.caseless ? IMAGE_NAME_CASELESS : 0);

	*name = (struct image_name){ offset, NAME_CANONICAL, flags, entry.name_line, entry.name, { "", 0 } };
	return good;
}

static void read_set(struct image_cursor *cursor, uint32_t set[8])
{
	size_t left = (size_t)(cursor->end - cursor->next);

	memset(set, 0, 32);
	memcpy(set, cursor->next, left < 32 ? left : 32);
	cursor->bad |= left < 32;
	cursor->next += left < 32 ? left : 32;
}

void image_read_written(const struct image *image, struct image_cursor *cursor, struct image_written *written,
			struct image_name *name)
{
	read_set(cursor, written->first);
	read_set(cursor, written->second);
	image_read_name(image, cursor, name);
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

void image_write_name(struct buf *buf, const struct image_name *name, bool same_text, uint32_t entry_line)
{
	image_write_number(buf, (unsigned)name->kind | (same_text ? NAME_SAME_TEXT : 0));
	image_write_number(buf, name->flags);
	image_write_number(buf, name->entry);
	image_write_number(buf, name->line - entry_line);
	if (!same_text)
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

/* The first byte of an entry's record: its type, and what else it has. */
enum { ENTRY_TYPE = 7, ENTRY_COUNTRY = 8, ENTRY_LANGS = 16, ENTRY_CONTEXT = 32, ENTRY_CASELESS = 64 };

bool image_entry_at(const struct image *image, uint32_t offset, struct image_entry *entry)
{
	static const struct poltag_str none = { "", 0 };
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, offset);
	unsigned head = (unsigned)image_read_number(&cursor);

	entry->type = (enum poltag_type)(head & ENTRY_TYPE);
	entry->caseless = head & ENTRY_CASELESS;
	entry->file = (uint32_t)image_read_number(&cursor);
	entry->line = (uint32_t)image_read_number(&cursor);
	entry->name_line = entry->line + (uint32_t)image_read_number(&cursor);
	entry->context = head & ENTRY_CONTEXT ? (uint32_t)image_read_number(&cursor) : 0;
	entry->country = head & ENTRY_COUNTRY ? image_read_str(&cursor) : none;
	entry->langs = head & ENTRY_LANGS ? image_read_str(&cursor) : none;
	entry->id = image_read_str(&cursor);
	entry->name = image_read_str(&cursor);
	if (entry->type >= POLTAG_TYPES || entry->context > image->header->n_contexts)
		cursor.bad = true;
	if (cursor.bad)
		*entry = (struct image_entry){ .id = none, .name = none, .country = none, .langs = none };
	return !cursor.bad;
}

uint32_t image_entry_end(const struct image *image, const struct image_entry *entry)
{
	return (uint32_t)(entry->name.data + entry->name.len - image->sections[IMAGE_ENTRIES].data);
}

void image_write_entry(struct buf *buf, const struct image_entry *entry)
{
	image_write_number(buf, (unsigned)entry->type | (entry->country.len ? ENTRY_COUNTRY : 0) |
					(entry->langs.len ? ENTRY_LANGS : 0) | (entry->context ? ENTRY_CONTEXT : 0) |
					(entry->caseless ? ENTRY_CASELESS : 0));
	image_write_number(buf, entry->file);
	image_write_number(buf, entry->line);
	image_write_number(buf, entry->name_line - entry->line);
	if (entry->context)
		image_write_number(buf, entry->context);
	if (entry->country.len)
		image_write_str(buf, entry->country);
	if (entry->langs.len)
		image_write_str(buf, entry->langs);
	image_write_str(buf, entry->id);
	image_write_str(buf, entry->name);
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
