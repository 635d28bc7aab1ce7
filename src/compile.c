/* Compiling the names of a bucket, and the conditions of an entry. */
#include "compile.h"

#include "condition.h"
#include "error.h"
#include "key.h"

#include <stdlib.h>

void bucket_clear(struct bucket *bucket)
{
	for (size_t i = 0; i < bucket->n_patterns; i++)
		pattern_free(&bucket->patterns[i].pattern);
	free(bucket->patterns);
	free(bucket->names);
	*bucket = (struct bucket){ 0 };
}

void context_clear(struct context *context)
{
	pattern_free(&context->near);
	pattern_free(&context->not_near);
	pattern_free(&context->unless);
}

size_t bucket_size(const struct bucket *bucket)
{
	size_t size = sizeof *bucket + bucket->room_names * sizeof *bucket->names +
		      bucket->room_patterns * sizeof *bucket->patterns;

	for (size_t i = 0; i < bucket->n_patterns; i++)
		size += pattern_size(&bucket->patterns[i].pattern);
	return size;
}

size_t context_size(const struct context *context)
{
	return sizeof *context + pattern_size(&context->near) + pattern_size(&context->not_near) +
	       pattern_size(&context->unless);
}

#define CHUNK_SOURCE 8192 /* a longer expression is closed: PCRE2 takes 64 K of compiled code in one */

/* One pattern that is growing. */
struct growing {
	struct bucket *bucket;
	struct buf source;
	size_t first; /* the number of its first name */
	bool caseless;
};

static bool grow(struct growing *g, struct name_ref ref, const struct image_name *name)
{
	size_t number = g->bucket->n_names - g->first;
	struct bucket_name added = { ref, name->entry, (uint8_t)name->kind,
				     (uint8_t)name->flags, key_ends_unspaced(name->text.data, name->text.len) };

	buf_printf(&g->source, "%s", number ? "|" : "(?:");
	dict_name_pattern(name, &g->source);
	buf_printf(&g->source, "(?C%u)", (unsigned)number);
	return !g->source.failed && ARRAY_ADD(g->bucket, names, added);
}

/* Compiles what has grown so far. */
static enum poltag_status finish(struct growing *g, struct poltag_error *error)
{
	enum pattern_use use = g->caseless ? PATTERN_NAMES_CASELESS : PATTERN_NAMES;
	struct bucket_pattern added = { .first = g->first };
	enum poltag_status status;

	buf_add_byte(&g->source, ')');
	status = g->source.failed ? error_memory(error) : pattern_compile(buf_str(&g->source), use, &added.pattern, error);
	g->source.len = 0;
	g->first = g->bucket->n_names;
	if (status == POLTAG_OK && !ARRAY_ADD(g->bucket, patterns, added)) {
		pattern_free(&added.pattern);
		status = error_memory(error);
	}
	return status;
}

enum poltag_status compile_bucket(const struct poltag_dict *dict, uint32_t place, bool caseless, struct bucket *bucket,
				  struct poltag_error *error)
{
	uint32_t offset = (place & IMAGE_PLACE_OFFSET) - 1;
	struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_NAMES, offset);
	const unsigned char *begin = image_cursor_at(&dict->image, IMAGE_NAMES, 0).next;
	struct growing g = { bucket, { 0 }, 0, caseless };
	enum poltag_status status = POLTAG_OK;
	struct image_name name;
	uint64_t left;

	if (place & IMAGE_PLACE_ENTRY) {
		bool good = image_entry_as_name(&dict->image, offset, &name);

		if (!good)
			status = error_set(error, POLTAG_IMAGE, "damaged image: entries; build it again");
		else
			status = grow(&g, (struct name_ref){ place, false }, &name) ? finish(&g, error)
										      : error_memory(error);
		buf_free(&g.source);
		return status;
	}
	for (left = image_read_number(&cursor); left > 0 && !cursor.bad && status == POLTAG_OK; left--) {
		struct name_ref ref = { (uint32_t)(cursor.next - begin) + 1, false };

		image_read_name(&dict->image, &cursor, &name);
		if (name.kind == NAME_PATTERN) /* whose callouts would be taken for ours */
			cursor.bad = true;
		else if (!grow(&g, ref, &name))
			status = error_memory(error);
		else if (left == 1 || bucket->n_names - g.first == BUCKET_CHUNK || g.source.len > CHUNK_SOURCE)
			status = finish(&g, error);
	}
	buf_free(&g.source);
	return cursor.bad ? error_set(error, POLTAG_IMAGE, "damaged image: names; build it again") : status;
}

enum poltag_status compile_context(const struct poltag_dict *dict, uint32_t number, struct context *context,
				   struct poltag_error *error)
{
	struct image_context source;
	enum poltag_status status;

	image_context_at(&dict->image, number, &source);
	status = condition_compile(CONDITION_NEAR, source.near, &context->near, error);
	if (status == POLTAG_OK)
		status = condition_compile(CONDITION_NOT_NEAR, source.not_near, &context->not_near, error);
	if (status == POLTAG_OK)
		status = condition_compile(CONDITION_UNLESS, source.unless, &context->unless, error);
	return status;
}
