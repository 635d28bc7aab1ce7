/* explain_rules.h - the mentions that no name of the dictionary is: found by a rule, or carried from a fuller mention. */
#ifndef EXPLAIN_RULES_H
#define EXPLAIN_RULES_H

#include "explain_candidates.h"

/* Visits the mentions of a tagger with the option explain, once the candidates have been explained. The spans of what it
 * writes are among the others of x then. Of poltag_visit. */
int explain_rule(void *context, const struct poltag_mention *mention);

/* Puts the spans in order again. */
void explain_rules_end(struct explain *x);

#endif
