/* lint.h - looking for what is not wrong in records, but seldom meant: one file for each kind of question. */
#ifndef LINT_H
#define LINT_H

#include "builder.h"
#include "warning.h"

#define LINT_ALONE UINT32_MAX

/* A warning that was found. */
struct lint_found {
	enum warning code;
	uint32_t file;
	uint32_t entry, other; /* numbers; other is LINT_ALONE where it is about one entry only, both where it is about
				* none. Either may waive it. */
	uint64_t line, column;
	size_t message; /* offset into the messages; ends with NUL */
};

struct lint {
	const struct poltag_builder *builder;
	struct lint_found *found;
	size_t n_found, room_found;
	struct buf messages;
	struct text text; /* for normalising */
	bool no_memory;
};

/* Adds a warning about a field of an entry, offset bytes into its value. */
void lint_warn(struct lint *lint, enum warning code, uint32_t entry, const struct poltag_field *field, size_t offset,
	       const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The same about two entries; it stands at the first of them. */
void lint_warn_both(struct lint *lint, enum warning code, uint32_t entry, uint32_t other,
		    const struct poltag_field *field, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* A warning about what is in no entry. */
void lint_warn_at(struct lint *lint, enum warning code, uint32_t file, uint64_t line, uint64_t column,
		  const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The fields of an entry, its file, that of a name, and the field that brought a name. */
const struct poltag_field *lint_fields(const struct lint *lint, uint32_t entry, size_t *n);
const char *lint_file(const struct lint *lint, uint32_t entry);
const char *lint_name_file(const struct lint *lint, const struct built_name *name);
const struct poltag_field *lint_field_of(const struct lint *lint, const struct built_name *name);

/* What the file says of the entries around it; NULL for those of an image. */
const struct built_block *lint_block(const struct lint *lint, uint32_t entry);

/* Whether the entry counts and has all its fields: it has not been replaced and is not from an image. */
static inline bool lint_has(const struct lint *lint, uint32_t entry)
{
	return !lint->builder->entries[entry].replaced && !lint->builder->entries[entry].from_image;
}

/* Whether common words were read: the dictionary is there, and not only some file of it. */
bool lint_is_whole(const struct lint *lint);

/* The questions, each over all entries. */
void lint_names(struct lint *lint);    /* shared-name, duplicate-entry, repeated-name, needless-variant */
void lint_words(struct lint *lint);    /* common-word, duplicate-word */
void lint_scripts(struct lint *lint);  /* mixed-script, homoglyph */
void lint_tags(struct lint *lint);     /* unknown-language, unknown-entry, duplicate-entry */
void lint_dates(struct lint *lint);    /* past-horizon, role-overlap, office-overlap */
void lint_patterns(struct lint *lint); /* slow-pattern */

#endif
