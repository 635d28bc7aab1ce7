/* Sorted lists of hashes, looked up by halving. */
#include "builder_known.h"

#include "image.h"
#include "key.h"
#include "sorted.h"

#include <stdlib.h>

static int by_hash(const void *a, const void *b)
{
	const struct hashed *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* The first that is not before the hash. */
static size_t find_hash(const struct hashed *list, size_t n, uint64_t hash)
{
	return sorted_first(list, n, sizeof *list, hash);
}

static bool list_written(struct known *known)
{
	const struct poltag_builder *b = known->builder;

	known->written = calloc(b->n_names + 1, sizeof *known->written);
	for (size_t i = 0; known->written && i < b->n_names; i++) {
		const struct built_name *name = &b->names[i];

		if (name->kind != NAME_PATTERN && !(name->flags & IMAGE_NAME_GENERATED) && !b->entries[name->entry].replaced)
			known->written[known->n_written++] = (struct hashed){ key_loose(&b->code_points, built_text(name)), name->entry };
	}
	if (known->written)
		qsort(known->written, known->n_written, sizeof *known->written, by_hash);
	return known->written != NULL;
}

static bool list_words(struct known *known)
{
	const struct poltag_builder *b = known->builder;

	known->words = calloc(b->n_words + 1, sizeof *known->words);
	for (size_t i = 0; known->words && i < b->n_words; i++)
		known->words[known->n_words++] = (struct hashed){ b->words[i].hash, b->words[i].classes };
	if (known->words)
		qsort(known->words, known->n_words, sizeof *known->words, by_hash);
	return known->words != NULL;
}

uint64_t known_classes(const struct known *known, struct poltag_str word)
{
	uint64_t hash = key_joined_words(&known->builder->code_points, word.data, word.data + word.len).hash, classes = 0;

	for (size_t i = find_hash(known->words, known->n_words, hash); i < known->n_words && known->words[i].hash == hash; i++)
		classes |= known->words[i].value;
	return classes;
}

size_t known_entry(const struct known *known, struct poltag_str text, uint32_t number)
{
	uint64_t hash = key_loose(&known->builder->code_points, text);

	for (size_t i = find_hash(known->written, known->n_written, hash); i < known->n_written && known->written[i].hash == hash; i++)
		if (known->written[i].value != number)
			return (size_t)known->written[i].value;
	return BUILDER_FREE;
}

bool known_init(struct known *known, const struct poltag_builder *builder)
{
	known->builder = builder;
	return list_written(known) && list_words(known);
}

void known_free(struct known *known)
{
	free(known->written);
	free(known->words);
	*known = (struct known){ 0 };
}
