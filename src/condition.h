/* condition.h - Near, NotNear, NotAfter and Unless: what all fields of an entry say together, as text and as a pattern. */
#ifndef CONDITION_H
#define CONDITION_H

#include "code_point.h"
#include "pattern.h"

enum condition { CONDITION_NEAR, CONDITION_NOT_NEAR, CONDITION_NOT_AFTER, CONDITION_UNLESS, CONDITIONS };

extern const char *const condition_names[CONDITIONS]; /* of their fields */

/* Adds the condition of an entry with these fields: for the first three words and phrases with commas between,
 * normalised; for Unless an expression. Nothing where the entry has none. False without memory. */
bool condition_add(struct buf *text, enum condition condition, const struct poltag_field *fields, size_t n,
		   const struct code_points *table);

/* Compiles the text of a condition (not of NotAfter, which is compared as it is); *pattern is left alone where that is empty. */
enum poltag_status condition_compile(enum condition condition, struct poltag_str text, struct pattern *pattern,
				     struct poltag_error *error);

#endif
