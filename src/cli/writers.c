/* The table of writers, and what they have in common. */
#include "writer.h"

#include <string.h>

static const struct writer *const writers[] = {
	&write_tsv,
	&write_csv,
	&write_jsonl,
	&write_jsonl_mentions,
	&write_conll,
	&write_brat,
	&write_annotation,
	&write_xml,
	&write_html,
	&write_ansi,
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

const char *writer_unit(const struct writer_options *options)
{
	static const char *const units[] = { [POLTAG_BYTES] = "bytes", [POLTAG_CHARS] = "chars", [POLTAG_UTF16] = "utf16" };

	return units[options->unit];
}

void writing_begin(struct writing *writing, const struct document *document, struct bytes *out)
{
	struct writing fresh = { .writer = writing->writer, .options = writing->options, .document = document, .out = out,
				 .scratch = writing->scratch, .nesting = writing->nesting, .state = writing->state };

	fresh.nesting.n = 0;
	bytes_clear(&fresh.nesting.tags);
	if (fresh.scratch.failed)
		bytes_free(&fresh.scratch);
	if (fresh.nesting.tags.failed)
		bytes_free(&fresh.nesting.tags);
	*writing = fresh;
}

bool writing_is_good(const struct writing *writing)
{
	return !writing->out->failed && !writing->scratch.failed;
}

void writing_release(struct writing *writing)
{
	if (writing->writer->release)
		writing->writer->release(writing);
	bytes_free(&writing->scratch);
	nesting_release(&writing->nesting);
}
