/* Reading and writing the records of an image. */
#include "image.h"

#include "key.h"
#include "role.h"
#include "transliterate.h"

const char image_magic[8] = { 'p', 'o', 'l', 't', 'a', 'g', '\x1a', '\n' };

uint32_t image_lookup_on(const struct image *image, uint64_t hash)
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

uint64_t image_word_classes(const struct image *image, uint64_t hash)
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

void image_classes(const struct image *image, struct word_classes *classes)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_CLASSES, 0);

	classes->n = 0;
	for (uint64_t i = 0; i < image->header->n_classes && !cursor.bad; i++)
		word_classes_add(classes, image_read_str(&cursor));
}

bool image_read_rule(struct image_cursor *cursor, struct image_rule *rule)
{
	rule->file = (uint32_t)image_read_number(cursor);
	rule->line = (uint32_t)image_read_number(cursor);
	rule->n_fields = image_read_number(cursor);
	return !cursor->bad;
}

uint64_t image_read_long_number(struct image_cursor *cursor)
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

/* ---- Names: head, flags, entry, unless it is the entry's Name the text, the cues if any, the line, the file if it
 * is another than the entry's, the system if it is generated ---- */

/* The head: the kind, and what else there is. */
enum { NAME_KIND = 7, NAME_SAME_TEXT = 8, NAME_ELSEWHERE = 16 };

/* Reads what stands first and returns the head; what has no text is bad. */
static unsigned read_spelling(const struct image *image, struct image_cursor *cursor, struct image_spelling *spelling)
{
	unsigned head = (unsigned)image_read_number(cursor), entry_head;

	spelling->kind = (uint8_t)(head & NAME_KIND);
	spelling->flags = (uint8_t)image_read_number(cursor);
	spelling->entry = (uint32_t)image_read_number(cursor);
	spelling->text = head & NAME_SAME_TEXT ? image_entry_head(image, spelling->entry, &entry_head) : image_read_str(cursor);
	if (cursor->bad || spelling->kind >= NAME_KINDS || spelling->text.len == 0) {
		*spelling = (struct image_spelling){ .text = { "", 0 } };
		cursor->bad = true;
	}
	return head;
}

static struct poltag_str read_cues(struct image_cursor *cursor, unsigned flags)
{
	return flags & IMAGE_NAME_CUES ? image_read_str(cursor) : (struct poltag_str){ "", 0 };
}

struct poltag_str image_read_spelling(const struct image *image, struct image_cursor *cursor,
				      struct image_spelling *spelling)
{
	unsigned head = read_spelling(image, cursor, spelling);
	struct poltag_str cues = read_cues(cursor, spelling->flags);

	image_read_number(cursor);
	if (head & NAME_ELSEWHERE)
		image_read_number(cursor);
	if (spelling->flags & IMAGE_NAME_GENERATED)
		image_read_number(cursor);
	return cues;
}

void image_read_name(const struct image *image, struct image_cursor *cursor, struct image_name *name)
{
	struct image_spelling spelling;
	struct image_entry entry;
	unsigned head = read_spelling(image, cursor, &spelling);

	*name = (struct image_name){ .entry = spelling.entry, .kind = (enum name_kind)spelling.kind,
				     .flags = spelling.flags, .text = spelling.text };
	name->cues = read_cues(cursor, name->flags);
	if (!image_entry_at(image, name->entry, &entry))
		cursor->bad = true;
	name->line = entry.line + (uint32_t)image_read_number(cursor);
	name->file = head & NAME_ELSEWHERE ? (uint32_t)image_read_number(cursor) : entry.file;
	if (name->flags & IMAGE_NAME_GENERATED)
		name->system = (unsigned)image_read_number(cursor);
	if ((name->flags & IMAGE_NAME_GENERATED) &&
	    (name->system == 0 || name->system > TRANSLITERATIONS || name->kind > NAME_SHORT))
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

void image_read_written(const struct image *image, struct image_cursor *cursor, struct image_written *written,
			struct image_name *name)
{
	read_set(cursor, written->first);
	read_set(cursor, written->second);
	image_read_name(image, cursor, name);
}

void image_read_forms(struct image_cursor *cursor, struct image_forms *forms)
{
	forms->place = (uint32_t)image_read_number(cursor);
	forms->entry = (uint32_t)image_read_number(cursor);
	forms->kind = (uint8_t)image_read_number(cursor);
	forms->flags = (uint8_t)image_read_number(cursor);
	forms->forms = image_read_str(cursor);
}

static bool is_date(struct poltag_str text)
{
	return text.len == 0 || date_is_good(text);
}

bool image_read_office(struct image_cursor *cursor, struct image_role *role)
{
	role->entry = (uint32_t)image_read_number(cursor);
	role->title = image_read_str(cursor);
	role->where = image_read_str(cursor);
	role->from = image_read_str(cursor);
	role->to = image_read_str(cursor);
	role->horizon = image_read_str(cursor);
	return !cursor->bad && role->title.len;
}

bool image_read_role(struct image_cursor *cursor, struct image_role *role)
{
	return image_read_office(cursor, role) && is_date(role->from) && is_date(role->to) && is_date(role->horizon);
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

void image_write_name(struct buf *buf, const struct image_name *name, bool same_text, uint32_t entry_file,
		      uint32_t entry_line)
{
	bool elsewhere = name->file != entry_file;

	image_write_number(buf, (unsigned)name->kind | (same_text ? NAME_SAME_TEXT : 0) | (elsewhere ? NAME_ELSEWHERE : 0));
	image_write_number(buf, name->flags);
	image_write_number(buf, name->entry);
	if (!same_text)
		image_write_str(buf, name->text);
	if (name->flags & IMAGE_NAME_CUES)
		image_write_str(buf, name->cues);
	image_write_number(buf, name->line - entry_line);
	if (elsewhere)
		image_write_number(buf, name->file);
	if (name->flags & IMAGE_NAME_GENERATED)
		image_write_number(buf, name->system);
}

/* ---- Entries: head (enum image_entry_head), Name, context, Id, file, line, that of the Name, then what the head says there is ---- */

bool image_entry_at(const struct image *image, uint32_t offset, struct image_entry *entry)
{
	static const struct poltag_str none = { "", 0 };
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, offset);
	unsigned head = (unsigned)image_read_number(&cursor);

	entry->type = (enum poltag_type)(head & IMAGE_ENTRY_TYPE);
	entry->caseless = head & IMAGE_ENTRY_CASELESS;
	entry->name = image_read_str(&cursor);
	entry->context = head & IMAGE_ENTRY_CONTEXT ? (uint32_t)image_read_number(&cursor) : 0;
	entry->id = image_read_str(&cursor);
	entry->file = (uint32_t)image_read_number(&cursor);
	entry->line = (uint32_t)image_read_number(&cursor);
	entry->name_line = entry->line + (uint32_t)image_read_number(&cursor);
	entry->country = head & IMAGE_ENTRY_COUNTRY ? image_read_str(&cursor) : none;
	entry->langs = head & IMAGE_ENTRY_LANGS ? image_read_str(&cursor) : none;
	entry->stands_for = head & IMAGE_ENTRY_STANDS_FOR ? image_read_str(&cursor) : none;
	entry->end = (uint32_t)(cursor.next - (const unsigned char *)image->sections[IMAGE_ENTRIES].data);
	if (entry->type >= POLTAG_TYPES || entry->context > image->header->n_contexts)
		cursor.bad = true;
	if (cursor.bad)
		*entry = (struct image_entry){ .id = none, .name = none, .country = none, .langs = none, .stands_for = none };
	return !cursor.bad;
}

bool image_entry_as_name(const struct image *image, uint32_t offset, struct image_name *name)
{
	struct image_entry entry;
	struct image_spelling spelling;
	bool good = image_entry_at(image, offset, &entry) && image_entry_spelling(image, offset, &spelling);

	*name = (struct image_name){ offset, NAME_CANONICAL, good ? spelling.flags : 0, entry.file, entry.name_line,
				     entry.name, { "", 0 }, 0 };
	return good;
}

void image_write_entry(struct buf *buf, const struct image_entry *entry)
{
	image_write_number(buf, (unsigned)entry->type | (entry->country.len ? IMAGE_ENTRY_COUNTRY : 0) |
					(entry->langs.len ? IMAGE_ENTRY_LANGS : 0) | (entry->context ? IMAGE_ENTRY_CONTEXT : 0) |
					(entry->caseless ? IMAGE_ENTRY_CASELESS : 0) |
					(entry->stands_for.len ? IMAGE_ENTRY_STANDS_FOR : 0));
	image_write_str(buf, entry->name);
	if (entry->context)
		image_write_number(buf, entry->context);
	image_write_str(buf, entry->id);
	image_write_number(buf, entry->file);
	image_write_number(buf, entry->line);
	image_write_number(buf, entry->name_line - entry->line);
	if (entry->country.len)
		image_write_str(buf, entry->country);
	if (entry->langs.len)
		image_write_str(buf, entry->langs);
	if (entry->stands_for.len)
		image_write_str(buf, entry->stands_for);
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
	context->not_after = image_read_str(&cursor);
	context->unless = image_read_str(&cursor);
	return !cursor.bad;
}
