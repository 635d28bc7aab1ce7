/* role_find.h - people who are named by their office: "the Uzbek president", "Kazakhstan's foreign minister", "the prime
 * minister of Japan". English wordings only. */
#ifndef ROLE_FIND_H
#define ROLE_FIND_H

#include "role_table.h"
#include "unlisted.h"

/* Adds a mention for each such phrase, without its article, to those chosen, which stay; its rule is the number of the
 * office. None where the person is named right before or behind, or the office is a former, coming or deputy one. */
enum poltag_status role_find(const struct role_table *table, struct unlisted *unlisted, struct chooser *chooser,
			     struct poltag_error *error);

/* A tenure that the title right before a name in the text claims ("President X"), but which is not at the date. */
const struct tenure *role_find_untimely(const struct role_table *table, struct poltag_str text, size_t name, uint32_t entry,
					struct poltag_str date);

#endif
