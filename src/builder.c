/* A builder: its sources, the table of its Ids, and what it gives. */
#include "builder.h"
#include "builder_more.h"

#include "dict.h"
#include "error.h"
#include "image.h"
#include "key.h"

#include <stdlib.h>

enum poltag_status poltag_builder_new(poltag_report report, void *context, struct poltag_builder **builder,
				      struct poltag_error *error)
{
	struct poltag_builder *b = calloc(1, sizeof *b);

	*builder = b;
	if (!b)
		return error_memory(error);
	b->report = report;
	b->report_context = context;
	code_points_init(&b->code_points);
	word_classes_init(&b->classes);
	return POLTAG_OK;
}

void poltag_builder_free(struct poltag_builder *builder)
{
	if (!builder)
		return;
	source_list_free(&builder->list);
	text_free(&builder->text);
	pool_free(&builder->strings);
	for (size_t i = 0; i < builder->n_kept; i++)
		free(builder->kept[i]);
	free(builder->kept);
	free(builder->fields);
	free(builder->entries);
	free(builder->names);
	free(builder->more);
	free(builder->words);
	free(builder->rules);
	free(builder->blocks);
	free(builder->roles);
	free(builder->spellings);
	free(builder->ids);
	free(builder);
}

void poltag_free(void *memory)
{
	free(memory);
}

/* ---- The table of Ids ---- */

static struct poltag_str id_of(const struct poltag_builder *builder, uint32_t entry)
{
	const struct built_entry *e = &builder->entries[entry];

	return entry_value(builder->fields + e->first_field, e->n_fields, "Id");
}

static uint32_t *id_slot(const struct poltag_builder *builder, struct poltag_str id)
{
	size_t i = (size_t)(key_hash(id.data, id.len) % builder->room_ids);

	while (builder->ids[i] && !str_equal(id_of(builder, builder->ids[i] - 1), id))
		i = i + 1 == builder->room_ids ? 0 : i + 1;
	return &builder->ids[i];
}

static bool grow_ids(struct poltag_builder *builder)
{
	size_t old_room = builder->room_ids;
	uint32_t *old = builder->ids;

	builder->room_ids = old_room ? old_room * 2 : 1024;
	builder->ids = calloc(builder->room_ids, sizeof *builder->ids);
	if (!builder->ids) {
		builder->ids = old;
		builder->room_ids = old_room;
		return false;
	}
	for (size_t i = 0; i < old_room; i++)
		if (old[i])
			*id_slot(builder, id_of(builder, old[i] - 1)) = old[i];
	free(old);
	return true;
}

size_t builder_find_id(const struct poltag_builder *builder, struct poltag_str id)
{
	return builder->room_ids ? (size_t)*id_slot(builder, id) - 1 : BUILDER_FREE;
}

bool builder_claim_id(struct poltag_builder *builder, struct poltag_str id, size_t first_entry, size_t *taken)
{
	uint32_t *slot;

	*taken = BUILDER_FREE;
	if (builder->n_entries * 2 >= builder->room_ids && !grow_ids(builder))
		return false;
	slot = id_slot(builder, id);
	if (*slot && *slot - 1 >= first_entry) {
		*taken = *slot - 1;
		return true;
	}
	if (*slot)
		builder->entries[*slot - 1].replaced = true;
	*slot = (uint32_t)builder->n_entries + 1;
	return true;
}

/* ---- Sources ---- */

static bool is_image(const struct source *source)
{
	return source->len >= sizeof image_magic && memcmp(source->text, image_magic, sizeof image_magic) == 0;
}

/* Reads what has been added to the list from first on: record files, or an image. */
static enum poltag_status read_added(struct poltag_builder *builder, size_t first, const char *name,
				     struct poltag_error *error)
{
	struct fault_sink sink = { builder->report, builder->report_context, { "", 0 }, POLTAG_OK };
	enum poltag_status status;

	if (builder->list.n_sources != first + 1 || !is_image(&builder->list.sources[first]))
		return builder_read_sources(builder, first, error);
	status = builder_add_image(builder, error);
	if (status != POLTAG_OK) {
		error_place(error, str_from(name), 0, 0);
		return status;
	}
	return builder_join_more(builder, &sink) ? sink.first : error_memory(error);
}

enum poltag_status poltag_builder_add(struct poltag_builder *builder, const char *path, struct poltag_error *error)
{
	size_t first = builder->list.n_sources;
	enum poltag_status status = source_list_read(&builder->list, path, error);

	if (status == POLTAG_OK)
		return read_added(builder, first, path, error);
	builder_read_sources(builder, first, NULL); /* what could be read */
	return status;
}

enum poltag_status poltag_builder_add_text(struct poltag_builder *builder, const char *name, struct poltag_str text,
					   struct poltag_error *error)
{
	size_t first = builder->list.n_sources;
	enum poltag_status status = source_list_add(&builder->list, name, text, error);

	return status == POLTAG_OK ? read_added(builder, first, name, error) : status;
}

/* ---- What it gives ---- */

enum poltag_status poltag_builder_image(struct poltag_builder *builder, void **image, size_t *size,
					struct poltag_error *error)
{
	struct fault_sink sink = { builder->report, builder->report_context, { "", 0 }, POLTAG_OK };

	return builder_check_rules(builder, &sink) ? layout_image(builder, image, size, error) : error_memory(error);
}

enum poltag_status poltag_builder_dict(struct poltag_builder *builder, struct poltag_dict **dict,
				       struct poltag_error *error)
{
	enum poltag_status status;
	void *image;
	size_t size;

	*dict = NULL;
	status = poltag_builder_image(builder, &image, &size, error);
	if (status != POLTAG_OK)
		return status;
	status = poltag_dict_from_memory(image, size, dict, error);
	if (status == POLTAG_OK)
		(*dict)->owned = image;
	else
		free(image);
	return status;
}

int poltag_builder_visit(const struct poltag_builder *builder,
			 int (*visit)(void *context, const struct poltag_entry *entry), void *context)
{
	int result = 0;

	for (size_t i = 0; i < builder->n_entries && result == 0; i++) {
		const struct built_entry *e = &builder->entries[i];
		struct poltag_entry entry = { str_from(builder->list.sources[e->file].name), e->line,
					      builder->fields + e->first_field, e->n_fields, builder,
					      e->n_spellings ? builder->spellings + e->first_spelling : NULL, e->n_spellings };

		if (!e->replaced)
			result = visit(context, &entry);
	}
	return result;
}

struct poltag_str poltag_field_file(const struct poltag_entry *entry, const struct poltag_field *field)
{
	return field->source ? str_from(entry->builder->list.sources[field->source - 1].name) : entry->file;
}

int poltag_builder_visit_rules(const struct poltag_builder *builder,
			       int (*visit)(void *context, const struct poltag_entry *rule), void *context)
{
	int result = 0;

	for (size_t i = 0; i < builder->n_rules && result == 0; i++) {
		const struct built_rule *r = &builder->rules[i];
		struct poltag_entry rule = { str_from(builder->list.sources[r->file].name), r->line,
					     builder->fields + r->first_field, r->n_fields, builder, NULL, 0 };

		result = visit(context, &rule);
	}
	return result;
}
