/* explain.h - what was asked of a candidate, and what of the text answered. Nothing of this is done while tagging only. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "scan.h"

/* Fills in the conditions of a candidate that has been judged, *n of them. Their offsets are those of the normalised text,
 * their words live as long as the dictionary. */
enum poltag_status explain_conditions(struct scan *scan, const struct candidate *c,
				      struct poltag_condition conditions[POLTAG_CONDITIONS], size_t *n,
				      struct poltag_error *error);

#endif
