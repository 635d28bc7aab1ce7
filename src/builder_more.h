/* builder_more.h - more names of entries: records of "%rec: Names". */
#ifndef BUILDER_MORE_H
#define BUILDER_MORE_H

#include "builder.h"

/* Checks a record of names and keeps it until its entry is there. False without memory. */
bool builder_add_more(struct poltag_builder *builder, const struct rec *rec, uint32_t file, struct fault_sink *sink);

/* Gives the names that are kept to the entries that are there now. False without memory. */
bool builder_join_more(struct poltag_builder *builder, struct fault_sink *sink);

/* The flags that all names of an entry have. */
unsigned builder_name_flags(const struct built_entry *entry);

/* Puts the names in order of their entries; those of one entry stay in theirs. False without memory. */
bool builder_sort_names(struct poltag_builder *builder);

/* The first of n_names names, which are in order of their entries, whose entry is not before the number. */
size_t builder_first_name(const struct poltag_builder *builder, size_t n_names, uint32_t number);

/* Adds the other forms of a word in the languages of its record, or an end of words with its forms. word says what is known
 * of the record. */
bool builder_add_word_forms(struct poltag_builder *builder, const struct rec *rec, const struct poltag_field *field,
			    const struct built_word *word);

#endif
