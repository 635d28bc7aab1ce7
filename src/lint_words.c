/* Words of the "%rec: Words" records: those that stand there twice, and names of one word that are also such words. */
#include "lint.h"

#include "image.h"
#include "key.h"

#include <stdlib.h>

struct word {
	uint64_t hash;
	uint64_t classes;
};

struct words {
	struct word *all; /* in order, each hash once */
	size_t n_all, room_all;
};

static int by_hash(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

static bool gather(const struct poltag_builder *builder, struct words *words)
{
	size_t n = 0;

	for (size_t i = 0; i < builder->n_words; i++)
		if (!ARRAY_ADD(words, all, ((struct word){ builder->words[i].hash, builder->words[i].classes })))
			return false;
	if (words->n_all)
		qsort(words->all, words->n_all, sizeof *words->all, by_hash);
	for (size_t i = 0; i < words->n_all; i++) {
		if (n && words->all[n - 1].hash == words->all[i].hash)
			words->all[n - 1].classes |= words->all[i].classes;
		else
			words->all[n++] = words->all[i];
	}
	words->n_all = n;
	return true;
}

/* Whether a name of one word would be taken for what it is not. A word that is a place in the first place is no bad name of
 * one. */
static bool is_doubtful(const struct words *words, uint64_t hash, enum poltag_type type)
{
	struct word key = { hash, 0 };
	const struct word *word =
		words->n_all ? bsearch(&key, words->all, words->n_all, sizeof key, by_hash) : NULL;
	uint64_t classes = word ? word->classes : 0;

	if ((type == POLTAG_PLACE || type == POLTAG_COUNTRY) && (classes & WORD_PLACE))
		return false;
	return (classes & (WORD_COMMON | WORD_CALENDAR)) != 0;
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

/* ---- Words that stand in a class twice ---- */

/* Common words are listed by language, which may have them in common: theirs are compared within a record. */
static bool is_same_list(const struct built_word *a, const struct built_word *b)
{
	return a->classes == b->classes &&
	       (a->classes != WORD_COMMON || (a->file == b->file && a->record == b->record));
}

/* By key and class, those that were read first before others. */
static int by_key(const void *a, const void *b)
{
	const struct built_word *x = *(const struct built_word *const *)a, *y = *(const struct built_word *const *)b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->classes != y->classes)
		return x->classes < y->classes ? -1 : 1;
	return (x > y) - (x < y);
}

static void find_duplicates(struct lint *lint)
{
	const struct poltag_builder *b = lint->builder;
	const struct built_word **words = malloc((b->n_words + 1) * sizeof *words);
	size_t n = 0;

	if (!words) {
		lint->no_memory = true;
		return;
	}
	for (size_t i = 0; i < b->n_words; i++)
		if (b->words[i].text.data)
			words[n++] = &b->words[i];
	qsort(words, n, sizeof *words, by_key);
	for (size_t i = 1, first = 0; i < n; i++) {
		const struct built_word *word = words[i], *other = words[first];

		if (word->hash != other->hash || !is_same_list(word, other))
			first = i;
		else
			lint_warn_at(lint, WARNING_DUPLICATE_WORD, word->file, word->line, word->column,
				     "Word: \"%.*s\" is a %.*s word at %s:%llu already; remove one", (int)word->text.len,
				     word->text.data, (int)word->class_name.len, word->class_name.data,
				     b->list.sources[other->file].name, (unsigned long long)other->line);
	}
	free(words);
}

void lint_words(struct lint *lint)
{
	const struct poltag_builder *b = lint->builder;
	struct words words = { 0 };

	find_duplicates(lint);
	if (!gather(b, &words))
		lint->no_memory = true;
	for (size_t i = 0; i < b->n_names && words.n_all && !lint->no_memory; i++) {
		const struct built_name *name = &b->names[i];
		const struct poltag_field *field;
		uint64_t hash;

		if (!is_one_word(lint, name, &hash) || !lint_has(lint, name->entry) ||
		    !is_doubtful(&words, hash, b->entries[name->entry].type))
			continue;
		field = lint_field_of(lint, name);
		lint_warn(lint, WARNING_COMMON_WORD, name->entry, field, 0,
			  "%.*s: \"%.*s\" is also a common word; expected %s", (int)field->name.len,
			  field->name.data, (int)name->text_len, name->text,
			  name->kind == NAME_SHORT ? "a question mark behind it, or a condition"
						   : "a condition: Near, NotNear, NotAfter or Unless");
	}
	free(words.all);
}
