/* warning.h - the codes of warnings: what is not wrong in a record, but seldom meant. */
#ifndef WARNING_H
#define WARNING_H

#include "str.h"

enum warning {
	WARNING_SHARED_NAME,
	WARNING_DUPLICATE_ENTRY,
	WARNING_COMMON_WORD,
	WARNING_DUPLICATE_WORD,
	WARNING_REPEATED_NAME,
	WARNING_LOST_CUES,
	WARNING_NEEDLESS_VARIANT,
	WARNING_MIXED_SCRIPT,
	WARNING_HOMOGLYPH,
	WARNING_UNKNOWN_LANGUAGE,
	WARNING_UNKNOWN_ENTRY,
	WARNING_PAST_HORIZON,
	WARNING_ROLE_OVERLAP,
	WARNING_OFFICE_OVERLAP,
	WARNING_SLOW_PATTERN,
	WARNING_NEEDLESS_WAIVER,
	WARNINGS
};

/* The warning of that code, or WARNINGS. */
enum warning warning_named(struct poltag_str code);

/* Whether it depends on other records than its own, so that it may be absent where a file is read alone. */
bool warning_needs_others(enum warning warning);

#endif
