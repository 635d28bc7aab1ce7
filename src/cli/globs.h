/* globs.h - which files of a folder are wanted: what --include and --exclude say. */
#ifndef GLOBS_H
#define GLOBS_H

#include "../poltag.h"

struct glob_rule {
	const char *pattern; /* borrowed */
	bool include;
};

/* Zeroed, it takes every file. */
struct globs {
	struct glob_rule *rules;
	size_t n_rules, room_rules;
};

/* Adds a pattern behind the others; false without memory. */
bool globs_add(struct globs *globs, const char *pattern, bool include);
void globs_free(struct globs *globs);

/* Whether a file is wanted that has this path below the folder that is walked. A pattern with a slash is matched with the
 * path, another with the last name in it. The last pattern that matches decides; where none does, the file is wanted
 * unless the first pattern includes. */
bool globs_take(const struct globs *globs, const char *below);

#endif
