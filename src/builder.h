/* builder.h - what has been read of a dictionary's sources, on its way to an image. */
#ifndef BUILDER_H
#define BUILDER_H

#include "entry.h"
#include "pool.h"
#include "role.h"
#include "rule_source.h"
#include "word_end.h"
#include "source.h"
#include "text.h"

/* An entry whose fields have been checked. */
struct built_entry {
	uint32_t file;  /* number of its source */
	uint32_t line;
	size_t first_field, n_fields;
	enum poltag_type type;
	bool replaced;  /* by a later one of the same Id */
	bool has_context;
	bool caseless;
	bool from_image; /* its fields are not all there */
	size_t first_spelling, n_spellings; /* those that were made of its names */
};

/* A record of "%rec: Names" that waits for its entry. */
struct built_more {
	uint32_t file, line;
	size_t entry; /* its number, while it is given its names */
	size_t first_field, n_fields;
};

/* What a record such as "%rec: Entity" says of the entries that follow, up to the next such record or source. */
struct built_block {
	size_t first_entry;
	struct poltag_str horizon;    /* the date up to which roles were checked, or empty */
	size_t first_field, n_fields; /* its %waive fields */
};

/* A name as it will be looked for. Its text is a part of its source where normalising has nothing to do, else of the
 * builder's strings; the cues and the forms, if any, stand right behind it. There may be millions of names. */
struct built_name {
	const char *text;
	uint32_t text_len, cues_len;
	uint32_t entry; /* number of its entry */
	uint32_t file, line;
	uint8_t kind : 3;
	uint8_t system : 5; /* of a generated one */
	uint8_t flags; /* of struct image_name */
	uint16_t forms_len;
};

/* A Role field of an entry; its strings are parts of the source. */
struct built_role {
	uint32_t entry; /* number of its entry */
	struct poltag_str title, where;
	struct span span;
	struct poltag_str horizon; /* of its block, or empty */
};

/* A word of a "%rec: Words" record: its key, and the bits of its classes. Of a word from an image no more is known. */
struct built_word {
	uint64_t hash;
	uint64_t classes;
	uint32_t file; /* number of its source */
	uint64_t record, line, column; /* the first line of its record, its own, and where on it */
	struct poltag_str text, class_name, culture, gender;
};

struct poltag_builder {
	poltag_report report;
	void *report_context;
	struct source_list list;
	struct code_points code_points;
	struct poltag_field *fields;
	size_t n_fields, room_fields;
	struct built_entry *entries;
	size_t n_entries, room_entries;
	struct built_name *names;
	size_t n_names, room_names;
	struct built_word *words;
	size_t n_words, room_words;
	struct word_classes classes;
	struct word_ends ends;
	struct built_rule *rules;
	size_t n_rules, room_rules;
	size_t n_checked_rules;
	struct built_role *roles;
	size_t n_roles, room_roles;
	struct built_block *blocks;
	size_t n_blocks, room_blocks;
	struct built_more *more;
	size_t n_more, room_more;
	struct poltag_spelling *spellings; /* once poltag_builder_finish was called; in order of their entries */
	size_t n_spellings, room_spellings;
	size_t n_transliterated; /* entries whose names have been transliterated */
	struct pool strings;
	char **kept; /* memory that fields of images point into */
	size_t n_kept, room_kept;
	uint32_t *ids; /* hash table of entries by their Id: number + 1 */
	size_t room_ids;
	struct text text; /* for normalising */
};

static inline struct poltag_str built_text(const struct built_name *name)
{
	return str_make(name->text, name->text_len);
}

static inline struct poltag_str built_cues(const struct built_name *name)
{
	return str_make(name->text + name->text_len, name->cues_len);
}

/* The forms of an inflected name, see inflect.h; empty for another. A name that is the same in several languages has those
 * of each, with FORM_OR (form.h) between them. */

static inline struct poltag_str built_forms(const struct built_name *name)
{
	return str_make(name->text + name->text_len + name->cues_len, name->forms_len);
}

/* Takes an Id for the entry that is added next. An earlier entry of that Id gives way, unless it is first_entry or a
 * later one: then *taken is its number and nothing changes. False without memory. */
bool builder_claim_id(struct poltag_builder *builder, struct poltag_str id, size_t first_entry, size_t *taken);

/* The number of the entry of that Id, or BUILDER_FREE. */
size_t builder_find_id(const struct poltag_builder *builder, struct poltag_str id);

#define BUILDER_FREE SIZE_MAX /* *taken where the Id was free */

/* Reads the builder's sources from the numbered one on, which are record files. */
enum poltag_status builder_read_sources(struct poltag_builder *builder, size_t first, struct poltag_error *error);

/* Sets the text of a name, normalised. False without memory. */
bool builder_set_text(struct poltag_builder *builder, struct poltag_str text, struct built_name *name);

/* Sets what may stand before a conditional short form: its own cues, then the titles of the roles among the fields. */
bool builder_add_cues(struct poltag_builder *builder, const struct rec *rec, const struct entry_name *from,
		      struct built_name *name);

/* Adds the forms that it has in a language, where that inflects it. False without memory. */
bool builder_add_forms(struct poltag_builder *builder, const struct entry_name *from, struct built_name *name);

/* That of the names from first to end which says what name says, or NULL. */
struct built_name *builder_find_name(struct poltag_builder *builder, size_t first, size_t end, const struct built_name *name);
/* Adds the words of a record, if it is right, from the numbered source. False without memory. */
bool builder_add_words(struct poltag_builder *builder, const struct rec *rec, uint32_t file, struct fault_sink *sink);

/* Checks the rules that have not been; those with a fault are reported, and left out of images. False without memory. */
bool builder_check_rules(struct poltag_builder *builder, struct fault_sink *sink);

/* Takes over the entries and names of an image, the builder's last source. */
enum poltag_status builder_add_image(struct poltag_builder *builder, struct poltag_error *error);

/* Lays out the image; see image.h. */
enum poltag_status layout_image(const struct poltag_builder *builder, void **image, size_t *size,
				struct poltag_error *error);

#endif
