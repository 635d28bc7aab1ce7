/* The table of writers. */
#include "writer.h"

#include <string.h>

static const struct writer *const writers[] = {
	&write_tsv,
};

const struct writer *writer_named(const char *name)
{
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (strcmp(writers[i]->name, name) == 0)
			return writers[i];
	return NULL;
}

const char *writer_source(const struct poltag_mention *mention)
{
	static const char *const names[] = {
		[POLTAG_BY_NAME] = "name",  [POLTAG_BY_SHORT] = "short", [POLTAG_BY_CARRY] = "carried",
		[POLTAG_BY_RULE] = "rule:", [POLTAG_BY_ROLE] = "role",
	};

	return names[mention->source];
}
