/* image.h - a built dictionary: one flat block of bytes that can be mapped from a file and used as it is.
 *
 *     header    magic, byte order, version, counts, and where each section is
 *     files     the sources' names
 *     entries   a record each, of varying length, found by their offset
 *     names     the names by bucket: those that share a key, with their number before them
 *     keys      hash table of u64: upper half of the check, lower half the place of a bucket
 *     bitmap    a Bloom filter of the keys, so that most words of a text cost one look at it
 *     written   the entries' own PCRE2 patterns, each with the bytes that it can begin with
 *     stems     hash table of u64: upper half of a key of form.h, 1 + where in the forms its list is
 *     forms     the inflected names' forms, each with its name's place, entry, kind and flags; behind them the lists of such
 *     contexts  u32 offsets, then what an entry's Near, NotNear, NotAfter and Unless say
 *     words     hash table of struct image_word: the classes of words by their keys
 *     classes   the names of the classes that are lists of words, in the order of their bits
 *     rules     the rules: file, line, number of fields, and the fields, with the definitions put in; and those as they are
 *     roles     the roles of entries: entry, title, country or organisation, from when, to when, and the file's horizon
 *
 * Numbers of varying length are little-endian base 128. An image may come from anywhere: its checksums are compared and
 * image_check can go through all of it before use, and what reads it afterwards still stays within its bounds whatever
 * the bytes say.
 */
#ifndef IMAGE_H
#define IMAGE_H

#include "buf.h"
#include "entry.h"
#include "start.h"
#include "word_end.h"

#define IMAGE_VERSION 6
#define IMAGE_BYTE_ORDER 0x01020304u

#define IMAGE_STEM_BITS 65536

enum image_section {
	IMAGE_FILES,
	IMAGE_ENTRIES,
	IMAGE_NAMES,
	IMAGE_KEYS,
	IMAGE_BITMAP,
	IMAGE_WRITTEN,
	IMAGE_STEMS,
	IMAGE_FORMS,
	IMAGE_CONTEXTS,
	IMAGE_WORDS,
	IMAGE_CLASSES,
	IMAGE_RULES,
	IMAGE_ROLES,
	IMAGE_SECTIONS
};

struct image_header {
	char magic[8];
	uint32_t byte_order;
	uint32_t version;
	uint64_t size;
	uint64_t n_files, n_entries, n_names, n_written, n_contexts;
	uint64_t n_led; /* names with a lead */
	uint64_t n_classes, n_rules, n_roles;
	uint64_t forms_end; /* where in their section the lists begin */
	uint64_t stems[IMAGE_STEM_BITS / 64]; /* set of keys of the first words of forms */
	struct word_ends ends;
	uint32_t bitmap_words;
	uint32_t check_shift;  /* the check of a key is its bits from here on; chosen so that no two keys are confused */
	struct start_set begin;
	struct start_set begin_latin; /* with what only texts that may have forms in Latin letters are asked for */
	struct {
		uint64_t offset, len, checksum;
	} sections[IMAGE_SECTIONS];
	uint64_t checksum; /* of the header before it */
};

struct image {
	const struct image_header *header;
	struct poltag_str sections[IMAGE_SECTIONS];
};

/* ---- Keys: an entry of the hash table is check << 32 | deep << 31 | place ----
 *
 * A place is 1 + the offset of a bucket among the names. Most buckets of a large dictionary have one name, which is just
 * the canonical name of its entry: then the place is 1 + the offset of the entry, with IMAGE_PLACE_ENTRY. */
#define IMAGE_KEY_DEEP 0x80000000u /* there are names that go on with another word: look up the longer key too */
#define IMAGE_KEY_PLACE 0x7FFFFFFFu
#define IMAGE_PLACE_ENTRY 0x40000000u
#define IMAGE_PLACE_OFFSET 0x3FFFFFFFu

static inline size_t image_slot(uint64_t hash, size_t n_slots)
{
	return (size_t)(((hash >> 32) * (uint64_t)n_slots) >> 32);
}

/* Where a key is looked for first; the table is not empty. */
static inline const char *image_key_at(const struct image *image, uint64_t hash)
{
	struct poltag_str keys = image->sections[IMAGE_KEYS];

	return keys.data + image_slot(hash, keys.len / 8) * 8;
}

uint32_t image_lookup_on(const struct image *image, uint64_t hash);

/* The lower half of the hash table's entry for a key, or 0. */
static inline uint32_t image_lookup(const struct image *image, uint64_t hash)
{
	uint64_t entry = 0;

	if (image->sections[IMAGE_KEYS].len)
		memcpy(&entry, image_key_at(image, hash), 8);
	if (entry == 0 || (uint32_t)(entry >> 32) == (uint32_t)(hash >> image->header->check_shift))
		return (uint32_t)entry;
	return image_lookup_on(image, hash); /* it may be further on */
}

/* A slot of the table of words; classes are 0 where it is free. */
struct image_word {
	uint64_t hash;
	uint64_t classes;
};

/* Where a word is looked for first; the table is not empty. */
static inline const char *image_word_at(const struct image *image, uint64_t hash)
{
	struct poltag_str listed = image->sections[IMAGE_WORDS];

	return listed.data + image_slot(hash, listed.len / sizeof(struct image_word)) * sizeof(struct image_word);
}

uint64_t image_word_classes(const struct image *image, uint64_t hash);

/* The classes of words by their names, as far as the image is good. */
void image_classes(const struct image *image, struct word_classes *classes);

/* A rule's record: the fields behind it are name and value in turn. */
struct image_rule {
	uint32_t file, line;
	uint64_t n_fields;
};

struct image_cursor;
bool image_read_rule(struct image_cursor *cursor, struct image_rule *rule);

/* What an entry's Role field says; see role.h. */
struct image_role {
	uint32_t entry; /* offset into the entries */
	struct poltag_str title, where, from, to;
	struct poltag_str horizon; /* the date up to which it was checked, or empty */
};

/* False where the bytes there are no role. */
bool image_read_role(struct image_cursor *cursor, struct image_role *role);

/* The same for those who do not ask for the dates, which may be anything. */
bool image_read_office(struct image_cursor *cursor, struct image_role *role);

/* The bitmap is a Bloom filter in words of 64 bits. Of a key it has two bits, and one for each thing that it may have. */
enum image_maybe {
	IMAGE_MAYBE_BUCKET = 1,
	IMAGE_MAYBE_DEEP = 2,       /* names that go on with a word which does not begin with a small letter */
	IMAGE_MAYBE_DEEP_SMALL = 4, /* and with one that does */
	IMAGE_MAYBE_LED = 8         /* names with a lead (see key.h) before it */
};

static inline uint64_t image_key_bits(uint64_t hash)
{
	return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 6 & 63);
}

/* The place of a key's first bit of enum image_maybe among the 64; the others follow it, around the end. */
static inline unsigned image_maybe_shift(uint64_t hash)
{
	return hash >> 12 & 63;
}

/* The word of a key. */
static inline const void *image_bitmap_at(const struct image *image, uint64_t hash)
{
	return image->sections[IMAGE_BITMAP].data + image_slot(hash, image->header->bitmap_words) * 8;
}

/* Whether there may be such a key; few pass that there are not. */
static inline bool image_maybe_key(const struct image *image, uint64_t hash)
{
	uint64_t word;

	memcpy(&word, image_bitmap_at(image, hash), 8);
	return (image_key_bits(hash) & ~word) == 0;
}

/* What a key that may be there may have. */
static inline unsigned image_maybe(const struct image *image, uint64_t hash)
{
	unsigned shift = image_maybe_shift(hash);
	uint64_t word;

	memcpy(&word, image_bitmap_at(image, hash), 8);
	return (unsigned)(word >> shift | word << (-shift & 63)) & 15;
}

/* ---- Records ---- */

enum {
	IMAGE_NAME_CASELESS = 1,
	IMAGE_NAME_CONDITIONAL = 2,
	IMAGE_NAME_CUES = 4,
	IMAGE_NAME_CONTEXT = 8,   /* its entry has Near, NotNear, NotAfter or Unless */
	IMAGE_NAME_TYPE_SHIFT = 4, /* its entry's type is in the three bits above */
	IMAGE_NAME_GENERATED = 128 /* made of another name of the entry, by a table; see transliterate.h */
};

static inline enum poltag_type image_name_type(unsigned flags)
{
	return (enum poltag_type)(flags >> IMAGE_NAME_TYPE_SHIFT & 7);
}

struct image_name {
	uint32_t entry; /* offset into the entries */
	enum name_kind kind;
	unsigned flags;
	uint32_t file, line; /* the file is the entry's, but for names that a record of Names added */
	struct poltag_str text; /* normalised, or a pattern */
	struct poltag_str cues;
	unsigned system; /* of a generated one: which table made it; file and line are those of the name that it was made of */
};

/* What finding a name needs of it, which stands first in the records. */
struct image_spelling {
	uint32_t entry;
	uint8_t kind;  /* enum name_kind */
	uint8_t flags;
	struct poltag_str text;
};

/* An inflected name. */
struct image_forms {
	uint32_t place; /* of its name */
	uint32_t entry;
	uint8_t kind, flags;
	struct poltag_str forms;
};

struct image_written {
	uint32_t first[8];  /* a set of bytes */
	uint32_t second[8]; /* of the byte behind the first; all where it is not known */
	uint32_t name;      /* offset into the section of its struct image_name */
};

struct image_entry {
	enum poltag_type type;
	uint32_t file;
	uint32_t line, name_line; /* of the record, and of its Name */
	uint32_t context;         /* 0, or 1 + the number of its context */
	bool caseless;
	struct poltag_str id, name, country;
	struct poltag_str stands_for; /* an Id */
	struct poltag_str langs; /* still packed: a field's name (Name_ru) and its value in turn */
	uint32_t end;            /* the offset behind it */
};

/* Empty where the entry has none. */
struct image_context {
	struct poltag_str near, not_near, not_after; /* words and phrases with commas between, normalised */
	struct poltag_str unless;                    /* a PCRE2 expression */
};

/* A place to read packed values from; reading past the end sets bad and gives zeros. */
struct image_cursor {
	const unsigned char *next, *end;
	bool bad;
};

uint64_t image_read_long_number(struct image_cursor *cursor);

static inline uint64_t image_read_number(struct image_cursor *cursor)
{
	if (cursor->next < cursor->end && *cursor->next < 0x80)
		return *cursor->next++;
	return image_read_long_number(cursor);
}

static inline struct poltag_str image_read_str(struct image_cursor *cursor)
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

void image_read_name(const struct image *image, struct image_cursor *cursor, struct image_name *name);
/* The same without what finding it does not need. Returns its cues. */
struct poltag_str image_read_spelling(const struct image *image, struct image_cursor *cursor,
				      struct image_spelling *spelling);
void image_read_written(const struct image *image, struct image_cursor *cursor, struct image_written *written,
			struct image_name *name);
void image_read_forms(struct image_cursor *cursor, struct image_forms *forms);
void image_write_number(struct buf *buf, uint64_t number);
void image_write_str(struct buf *buf, struct poltag_str text);
/* same_text: its text is the entry's Name. entry_file and entry_line are those of the entry. */
void image_write_name(struct buf *buf, const struct image_name *name, bool same_text, uint32_t entry_file,
		      uint32_t entry_line);
void image_write_entry(struct buf *buf, const struct image_entry *entry);

static inline struct image_cursor image_cursor_at(const struct image *image, enum image_section section, size_t offset)
{
	struct poltag_str bytes = image->sections[section];
	const unsigned char *begin = (const unsigned char *)bytes.data;

	if (offset > bytes.len)
		return (struct image_cursor){ begin, begin, true };
	return (struct image_cursor){ begin + offset, begin + bytes.len, false };
}

/* An entry's head, which is how its record begins: its type, and what else there is. */
enum image_entry_head {
	IMAGE_ENTRY_TYPE = 7,
	IMAGE_ENTRY_COUNTRY = 8,
	IMAGE_ENTRY_LANGS = 16,
	IMAGE_ENTRY_CONTEXT = 32,
	IMAGE_ENTRY_CASELESS = 64,
	IMAGE_ENTRY_STANDS_FOR = 128
};

/* The context of the entry at an offset: 0, or 1 + its number. */
static inline uint32_t image_entry_context(const struct image *image, uint32_t offset)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, offset);
	unsigned head = (unsigned)image_read_number(&cursor);
	uint64_t context;

	image_read_str(&cursor);
	context = head & IMAGE_ENTRY_CONTEXT ? image_read_number(&cursor) : 0;
	return context <= image->header->n_contexts ? (uint32_t)context : 0;
}

/* Reads the head of the entry at an offset and the name behind it; an empty name where the bytes there are none. */
static inline struct poltag_str image_entry_head(const struct image *image, uint32_t offset, unsigned *head)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, offset);

	*head = (unsigned)image_read_number(&cursor);
	return image_read_str(&cursor);
}

/* Reads the entry at an offset. False, and an empty entry, where the bytes there are none. */
bool image_entry_at(const struct image *image, uint32_t offset, struct image_entry *entry);
/* The canonical name of the entry at an offset as a name. */
bool image_entry_as_name(const struct image *image, uint32_t offset, struct image_name *name);
/* Its canonical name as a spelling. */
static inline bool image_entry_spelling(const struct image *image, uint32_t offset, struct image_spelling *spelling)
{
	unsigned head;

	spelling->text = image_entry_head(image, offset, &head);
	spelling->entry = offset;
	spelling->kind = NAME_CANONICAL;
	spelling->flags = (uint8_t)((head & IMAGE_ENTRY_TYPE) << IMAGE_NAME_TYPE_SHIFT |
				    (head & IMAGE_ENTRY_CONTEXT ? IMAGE_NAME_CONTEXT : 0) |
				    (head & IMAGE_ENTRY_CASELESS ? IMAGE_NAME_CASELESS : 0));
	return spelling->text.len > 0 && (head & IMAGE_ENTRY_TYPE) < POLTAG_TYPES;
}

/* The entry's name in a language (as in the field: uz_Cyrl), or its English one. */
struct poltag_str image_entry_name(const struct image_entry *entry, struct poltag_str lang);
struct poltag_str image_file(const struct image *image, uint32_t file);
bool image_context_at(const struct image *image, uint32_t number, struct image_context *context);
uint64_t image_checksum(const void *data, size_t len);

/* Looks at bytes that may be an image: the header and every section's checksum. After this no reading leaves the
 * bounds of the image, whatever it says. */
enum poltag_status image_open(const void *data, size_t size, struct image *image, struct poltag_error *error);

/* Goes through every record and every reference of an open image. */
enum poltag_status image_check(const struct image *image, struct poltag_error *error);

extern const char image_magic[8];

#endif
