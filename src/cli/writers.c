/* The table of writers, and what they have in common. */
#include "writer.h"

#include <string.h>

static const struct writer *const writers[] = {
	&write_tsv,
	&write_csv,
	&write_jsonl,
	&write_jsonl_mentions,
};

const struct writer *writer_at(size_t number)
{
	return number < sizeof writers / sizeof *writers ? writers[number] : NULL;
}

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

void writing_begin(struct writing *writing, const struct document *document, struct bytes *out)
{
	writing->document = document;
	writing->out = out;
	writing->done = writing->count = 0;
	if (writing->scratch.failed)
		bytes_free(&writing->scratch);
}

bool writing_is_good(const struct writing *writing)
{
	return !writing->out->failed && !writing->scratch.failed;
}

void writing_release(struct writing *writing)
{
	bytes_free(&writing->scratch);
}
