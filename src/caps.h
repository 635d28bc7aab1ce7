/* caps.h - headlines and datelines in capitals, where case says nothing. */
#ifndef CAPS_H
#define CAPS_H

#include "scan.h"

/* Whether the word at offset at, which the scan has come to, stands in the capitals at the beginning of its line: the
 * words before the first lower-case letter. A single word there must have four letters, so that an acronym before
 * ordinary words is not taken for a dateline. Sets scan->caps_end to where they end. */
bool caps_covers_slowly(struct scan *scan, size_t at);

static inline bool caps_covers(struct scan *scan, size_t at)
{
	if (at + 1 < scan->text.len && scan->text.data[at + 1] >= 'a' && scan->text.data[at + 1] <= 'z')
		return false; /* nearly always */
	return caps_covers_slowly(scan, at);
}

#endif
