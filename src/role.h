/* role.h - the dates and roles of an entry, taken apart. */
#ifndef ROLE_H
#define ROLE_H

#include "str.h"

/* FROM..TO; an open end is empty. */
struct span {
	struct poltag_str from, to;
};

/* False where the text is no span of dates. */
bool span_read(struct poltag_str text, struct span *span);

/* Whether the text is YYYY, YYYY-MM or YYYY-MM-DD. */
bool date_is_good(struct poltag_str text);

/* Negative where a is before b, as far as both say: 2010 and 2010-05 are the same. */
int date_compare(struct poltag_str a, struct poltag_str b);

/* Whether there is a time that is surely in both. */
bool span_overlaps(const struct span *a, const struct span *b);

/* Title | country or organisation | FROM..TO */
struct role {
	struct poltag_str title, where, dates;
};

/* False where one of the three is missing. */
bool role_read(struct poltag_str text, struct role *role);

#endif
