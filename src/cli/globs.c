/* Choosing files by their names. */
#include "globs.h"

#include "grow.h"

#include <fnmatch.h>
#include <string.h>

bool globs_add(struct globs *globs, const char *pattern, bool include)
{
	return GROW_ADD(globs, rules, ((struct glob_rule){ pattern, include }));
}

void globs_free(struct globs *globs)
{
	free(globs->rules);
	*globs = (struct globs){ 0 };
}

static bool matches(const char *pattern, const char *below)
{
	const char *slash = strrchr(below, '/');

	if (strchr(pattern, '/'))
		return fnmatch(pattern[0] == '/' ? pattern + 1 : pattern, below, 0) == 0;
	return fnmatch(pattern, slash ? slash + 1 : below, 0) == 0;
}

bool globs_take(const struct globs *globs, const char *below)
{
	for (size_t i = globs->n_rules; i--;)
		if (matches(globs->rules[i].pattern, below))
			return globs->rules[i].include;
	return !globs->n_rules || !globs->rules[0].include;
}
