/* describe.h - names and entries of a dictionary, as lines for people. */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "names.h"

/* "id TYPE COUNTRY" */
void describe_entry(const struct poltag_entry *entry);

/* "file:line: Field: value  (id TYPE COUNTRY)" and a line feed. */
void describe_name(const struct names *names, const struct name *name);

/* A line for each thing that the name asks for before it counts: that of a conditional short form, and the entry's Case, Near,
 * NotNear, NotAfter and Unless. */
void describe_conditions(const struct names *names, const struct name *name);

#endif
