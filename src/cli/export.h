/* export.h - what writers of other formats share. */
#ifndef EXPORT_H
#define EXPORT_H

#include "format.h"

/* The value of the first field of that name; empty where there is none. */
struct poltag_str export_value(const struct poltag_entry *entry, const char *name);

/* Whether the field is a name that counts by itself: Name, Alias, a Short without a question mark or a Demonym, in any
 * language. *type is the type that it has. */
bool export_name(const struct poltag_entry *entry, const struct poltag_field *field, struct poltag_str *type);

/* Whether the field is the base, alone or in a language. *lang is the language, as in the field, or empty. */
bool export_is(const struct poltag_field *field, const char *base, struct poltag_str *lang);

/* Counts a field that the format has no place for. */
void export_other(struct export *export, const struct poltag_field *field);

#endif
