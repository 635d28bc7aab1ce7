/* Trying written patterns: the name is tagged, and of the candidates those count that are patterns and cover all of it. */
#include "find_patterns.h"

#include "message.h"

#include <stdlib.h>

struct trying {
	const struct names *names;
	size_t len;    /* of the text */
	bool *matches; /* for each name */
};

static bool has_patterns(const struct names *names)
{
	for (size_t i = 0; i < names->n_names; i++)
		if (names->names[i].kind == KIND_PATTERN)
			return true;
	return false;
}

static int note(void *context, const struct poltag_mention *mention)
{
	struct trying *trying = context;

	if (mention->start != 0 || mention->end != trying->len)
		return 0;
	for (size_t i = 0; i < trying->names->n_names; i++) {
		const struct name *name = &trying->names->names[i];
		const struct poltag_entry *entry = &trying->names->entries[name->entry];

		if (name->kind == KIND_PATTERN && name->field->line == mention->line &&
		    str_is_same(names_value(entry, "Id"), mention->id))
			trying->matches[i] = true;
	}
	return 0;
}

static enum poltag_status tag(struct trying *trying, struct poltag_builder *builder, struct poltag_str text,
			      struct poltag_error *error)
{
	struct poltag_options options = { .candidates = true };
	struct poltag_tagger *tagger = NULL;
	struct poltag_dict *dict = NULL;
	enum poltag_status status = poltag_builder_dict(builder, &dict, error);

	if (status == POLTAG_OK)
		status = poltag_tagger_new(dict, &options, &tagger, error);
	if (status == POLTAG_OK)
		status = poltag_tag(tagger, text, note, trying, error);
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
	return status;
}

bool find_patterns(const struct names *names, struct poltag_builder *builder, struct poltag_str text,
		   void (*show)(void *context, const struct name *name), void *context)
{
	struct trying trying = { names, text.len, NULL };
	struct poltag_error error;

	if (!has_patterns(names))
		return true;
	trying.matches = calloc(names->n_names, sizeof *trying.matches);
	if (!trying.matches) {
		message("out of memory");
		return false;
	}
	if (tag(&trying, builder, text, &error) != POLTAG_OK) {
		message_error(&error);
		free(trying.matches);
		return false;
	}
	for (size_t i = 0; i < names->n_names; i++)
		if (trying.matches[i])
			show(context, &names->names[i]);
	free(trying.matches);
	return true;
}
