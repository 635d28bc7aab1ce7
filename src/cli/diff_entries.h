/* diff_entries.h - what two dictionaries have of entries: added, removed, and changed field by field. */
#ifndef DIFF_ENTRIES_H
#define DIFF_ENTRIES_H

#include "names.h"

struct diff_entries {
	size_t added, removed, changed;
};

/* Writes every difference, by Id. The order of an entry's fields, and the place where it stands, do not count. False
 * without memory. */
bool diff_entries(const struct names *before, const struct names *after, struct diff_entries *counts);

#endif
