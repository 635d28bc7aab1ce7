/* names.h - the entries of a builder and all their names, in the order of the sources, as the commands look at them. */
#ifndef NAMES_H
#define NAMES_H

#include "../poltag.h"

enum name_kind { KIND_NAME, KIND_ALIAS, KIND_SHORT, KIND_CONDITIONAL, KIND_DEMONYM, KIND_PATTERN, KINDS };

extern const char *const name_kind_texts[KINDS];

struct name {
	size_t entry; /* its number among the entries */
	const struct poltag_field *field;
	const struct poltag_spelling *spelling; /* that is made of a name by a table, and the field is its own; or NULL */
	enum name_kind kind;
	struct poltag_str lang; /* as in the field, "uz_Cyrl"; empty for English */
	struct poltag_str text; /* without what a conditional short form has behind it */
	size_t folded, folded_len; /* loosely; a range of the list's strings */
	uint64_t letters;          /* of that, see spelling_letters */
};

struct names {
	struct poltag_entry *entries;
	size_t n_entries, room_entries;
	struct name *names;
	size_t n_names, room_names;
	char *strings;
	size_t n_strings, room_strings;
	struct poltag_folder *folder;
	size_t *by_id; /* numbers of the entries, in byte order of their Ids */
};

/* Reads the names of all that the builder has. names is all zeros before; free it with names_free in any case, before
 * the builder. False, after a message, without memory. */
bool names_read(struct names *names, const struct poltag_builder *builder);
void names_free(struct names *names);

struct poltag_str name_folded(const struct names *names, const struct name *name);

/* The value of the entry's first field of that name, or an empty string. */
struct poltag_str names_value(const struct poltag_entry *entry, const char *field);

/* The entry of that Id, or NULL. */
const struct poltag_entry *names_entry(const struct names *names, struct poltag_str id);

/* Whether a field brings a name; then *name has all but its entry and its folded text. */
bool name_of_field(const struct poltag_field *field, struct name *name);

static inline bool str_is_same(struct poltag_str a, struct poltag_str b)
{
	return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.data, b.data, a.len) == 0);
}

/* Byte order. */
int str_order(struct poltag_str a, struct poltag_str b);

#endif
