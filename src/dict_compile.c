/* Compiling a dictionary's patterns when a text first needs them. */
#include "dict.h"

#include "error.h"
#include "key.h"

#include <stdlib.h>

void dict_bucket_free(struct bucket *bucket)
{
	for (size_t i = 0; bucket && i < bucket->n_patterns; i++)
		pattern_free(&bucket->patterns[i]);
	if (bucket) {
		free(bucket->patterns);
		free(bucket->names);
	}
	free(bucket);
}

void dict_context_free(struct context *context)
{
	if (context) {
		pattern_free(&context->near);
		pattern_free(&context->not_near);
		pattern_free(&context->unless);
	}
	free(context);
}

void dict_name_pattern(const struct image_name *name, struct buf *source)
{
	if (name->kind == NAME_PATTERN) {
		pattern_add_written(source, name->text);
		return;
	}
	if (name->flags & IMAGE_NAME_CASELESS)
		buf_add_str(source, STR("(?i:"));
	pattern_add_name(source, name->text);
	if (name->flags & IMAGE_NAME_CASELESS)
		buf_add_str(source, STR(")"));
}

static bool ends_unspaced(struct poltag_str text)
{
	size_t i = text.len;
	uint64_t hash;

	while (i > 0 && ((unsigned char)text.data[i - 1] & 0xC0) == 0x80)
		i--;
	return i > 0 && key_unspaced(text.data + i - 1, text.data + text.len, 1, &hash);
}

/* Reads the names of a bucket and compiles a pattern for each BUCKET_CHUNK of them. */
static enum poltag_status compile_bucket(struct poltag_dict *dict, uint32_t number, bool caseless,
					 struct bucket *bucket, struct poltag_error *error)
{
	struct image_cursor cursor = image_bucket(&dict->image, number);
	const unsigned char *begin = (const unsigned char *)dict->image.sections[IMAGE_NAMES].data;
	enum poltag_status status = POLTAG_OK;
	struct buf source = { 0 };

	while (cursor.next < cursor.end && status == POLTAG_OK) {
		uint32_t offset = (uint32_t)(cursor.next - begin);
		struct image_name name;
		struct pattern pattern;

		image_read_name(&cursor, &name);
		buf_printf(&source, "%s", bucket->n_names % BUCKET_CHUNK ? "|" : "(?:");
		dict_name_pattern(&name, &source);
		buf_printf(&source, "(?C%u)", (unsigned)(bucket->n_names % BUCKET_CHUNK));
		if (!ARRAY_ADD(bucket, names,
			       ((struct bucket_name){ offset, name.entry, (uint32_t)name.text.len, (uint8_t)name.kind,
						      (uint8_t)name.flags, ends_unspaced(name.text) })))
			status = error_memory(error);
		if (status != POLTAG_OK || (bucket->n_names % BUCKET_CHUNK && cursor.next < cursor.end))
			continue;
		buf_add_byte(&source, ')');
		status = source.failed ? error_memory(error)
				       : pattern_compile(buf_str(&source),
							 caseless ? PATTERN_NAMES_CASELESS : PATTERN_NAMES, &pattern, error);
		if (status == POLTAG_OK && !ARRAY_ADD(bucket, patterns, pattern)) {
			pattern_free(&pattern);
			status = error_memory(error);
		}
		source.len = 0;
	}
	buf_free(&source);
	return status;
}

const struct bucket *dict_bucket(struct poltag_dict *dict, uint32_t number, bool caseless, struct poltag_error *error)
{
	_Atomic(struct bucket *) *slot = &dict->buckets[caseless][number];
	struct bucket *bucket = atomic_load_explicit(slot, memory_order_acquire), *expected = NULL;

	if (bucket)
		return bucket;
	bucket = calloc(1, sizeof *bucket);
	if (!bucket) {
		error_memory(error);
		return NULL;
	}
	if (compile_bucket(dict, number, caseless, bucket, error) != POLTAG_OK) {
		dict_bucket_free(bucket);
		return NULL;
	}
	if (!atomic_compare_exchange_strong(slot, &expected, bucket)) {
		dict_bucket_free(bucket); /* another thread was faster */
		return expected;
	}
	return bucket;
}

static enum poltag_status compile_list(struct poltag_str list, struct pattern *pattern, struct poltag_error *error)
{
	struct buf source = { 0 };
	enum poltag_status status;

	if (!list.len)
		return POLTAG_OK;
	pattern_add_list(&source, list);
	status = source.failed ? error_memory(error) : pattern_compile(buf_str(&source), PATTERN_SEARCH, pattern, error);
	buf_free(&source);
	return status;
}

static enum poltag_status compile_context(const struct poltag_dict *dict, uint32_t number, struct context *context,
					  struct poltag_error *error)
{
	struct image_context source;
	enum poltag_status status;

	image_context_at(&dict->image, number, &source);
	status = compile_list(source.near, &context->near, error);
	if (status == POLTAG_OK)
		status = compile_list(source.not_near, &context->not_near, error);
	if (status == POLTAG_OK && source.unless.len)
		status = pattern_compile(source.unless, PATTERN_WRITTEN, &context->unless, error);
	return status;
}

const struct context *dict_context(struct poltag_dict *dict, uint32_t number, struct poltag_error *error)
{
	_Atomic(struct context *) *slot = &dict->contexts[number];
	struct context *context = atomic_load_explicit(slot, memory_order_acquire), *expected = NULL;

	if (context)
		return context;
	context = calloc(1, sizeof *context);
	if (!context) {
		error_memory(error);
		return NULL;
	}
	if (compile_context(dict, number, context, error) != POLTAG_OK) {
		dict_context_free(context);
		return NULL;
	}
	if (!atomic_compare_exchange_strong(slot, &expected, context)) {
		dict_context_free(context);
		return expected;
	}
	return context;
}
