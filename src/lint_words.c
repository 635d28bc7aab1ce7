/* Names of one word that are also words of the "%rec: Words" records. */
#include "lint.h"

#include "image.h"
#include "key.h"

#include <stdlib.h>

struct words {
	uint64_t *hashes; /* in order */
	size_t n_hashes, room_hashes;
};

static int by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool gather(const struct poltag_builder *builder, struct words *words)
{
	for (size_t i = 0; i < builder->n_words; i++)
		if (builder->words[i].classes & (WORD_COMMON | WORD_GIVEN | WORD_FAMILY | WORD_CALENDAR) &&
		    !ARRAY_ADD(words, hashes, builder->words[i].hash))
			return false;
	if (words->n_hashes)
		qsort(words->hashes, words->n_hashes, sizeof *words->hashes, by_number);
	return true;
}

/* A name that counts by itself, of one word. */
static bool is_one_word(const struct lint *lint, const struct built_name *name, uint64_t *hash)
{
	struct poltag_str text = built_text(name);
	struct key_word word;

	if (name->kind == NAME_PATTERN || (name->flags & (IMAGE_NAME_CONDITIONAL | IMAGE_NAME_CONTEXT)))
		return false;
	word = key_word_at(&lint->builder->code_points, text.data, text.data + text.len);
	*hash = word.hash;
	return word.len == text.len;
}

void lint_words(struct lint *lint)
{
	const struct poltag_builder *b = lint->builder;
	struct words words = { 0 };

	if (!gather(b, &words))
		lint->no_memory = true;
	for (size_t i = 0; i < b->n_names && words.n_hashes && !lint->no_memory; i++) {
		const struct built_name *name = &b->names[i];
		const struct poltag_field *field;
		uint64_t hash;

		if (!is_one_word(lint, name, &hash) || !lint_has(lint, name->entry) ||
		    !bsearch(&hash, words.hashes, words.n_hashes, sizeof hash, by_number))
			continue;
		field = lint_field_of(lint, name);
		lint_warn(lint, WARNING_COMMON_WORD, name->entry, field, 0,
			  "%.*s: \"%.*s\" is also a common word or name; expected %s", (int)field->name.len,
			  field->name.data, (int)name->text_len, name->text,
			  name->kind == NAME_SHORT ? "a question mark behind it, or a condition"
						   : "a condition: Near, NotNear, NotAfter or Unless");
	}
	free(words.hashes);
}
