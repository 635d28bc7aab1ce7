/* From sources to checked entries and their normalised names. */
#include "builder.h"

#include "condition.h"
#include "dict.h"
#include "error.h"
#include "key.h"
#include "role.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum record_kind { RECORDS_ENTITY, RECORDS_WORDS };

/* One source while it is read. */
struct reading {
	struct poltag_builder *builder;
	struct fault_sink sink;
	uint32_t file;
	size_t first_entry; /* of this call; entries before it may be replaced */
	enum record_kind kind;
	struct poltag_error *error;
};

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
	return POLTAG_OK;
}

void poltag_builder_free(struct poltag_builder *builder)
{
	if (!builder)
		return;
	source_list_free(&builder->list);
	text_free(&builder->text);
	buf_free(&builder->strings);
	for (size_t i = 0; i < builder->n_kept; i++)
		free(builder->kept[i]);
	free(builder->kept);
	free(builder->fields);
	free(builder->entries);
	free(builder->names);
	free(builder->words);
	free(builder->blocks);
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

/* ---- Names ---- */

/* Normalises text to the end of the builder's strings. */
static bool add_string(struct poltag_builder *builder, struct poltag_str text, size_t *offset, uint32_t *len)
{
	if (text_read(&builder->text, &builder->code_points, text, NULL) != POLTAG_OK)
		return false;
	*offset = builder->strings.len;
	*len = (uint32_t)builder->text.norm.len;
	buf_add_str(&builder->strings, builder->text.norm);
	return !builder->strings.failed;
}

/* What may stand before a conditional short form: its own cues, then the titles of the entry's roles. */
static bool add_cues(struct poltag_builder *builder, const struct rec *rec, const struct entry_name *from,
		     struct built_name *name)
{
	struct buf cues = { 0 };
	bool good;

	buf_add_str(&cues, from->cues);
	for (size_t i = 0; i < rec->n_fields; i++) {
		struct poltag_str role = rec->fields[i].value;

		if (!str_is(rec->fields[i].name, "Role"))
			continue;
		if (cues.len)
			buf_add_byte(&cues, ',');
		buf_add_str(&cues, str_cut(&role, '|'));
	}
	good = !cues.failed && add_string(builder, buf_str(&cues), &name->cues, &name->cues_len);
	buf_free(&cues);
	if (name->cues_len)
		name->flags |= IMAGE_NAME_CUES;
	return good;
}

static bool is_repeated(const struct poltag_builder *builder, size_t first, const struct built_name *name)
{
	struct poltag_str text = builder_string(builder, name->text, name->text_len);

	for (size_t i = first; i < builder->n_names; i++) {
		const struct built_name *other = &builder->names[i];
		bool same_kind = other->kind == name->kind ||
				 (other->kind == NAME_CANONICAL && name->kind == NAME_ALIAS);

		if (same_kind && str_equal(builder_string(builder, other->text, other->text_len), text))
			return true;
	}
	return false;
}

static void __attribute__((format(printf, 4, 5)))
fault_at(struct reading *r, uint64_t line, enum poltag_status status, const char *format, ...)
{
	struct poltag_error fault;
	char message[sizeof fault.message];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	error_set(&fault, status, "%s", message);
	error_place(&fault, r->sink.file, line, 1);
	fault_report(&r->sink, &fault);
}

/* Adds the name of a field, unless the entry has it already. first is the entry's first name. */
static bool add_name(struct reading *r, const struct rec *rec, const struct poltag_field *field, size_t first,
		     unsigned flags)
{
	struct poltag_builder *b = r->builder;
	struct built_name name = { .entry = (uint32_t)b->n_entries, .line = (uint32_t)field->line };
	struct entry_name from;

	if (!entry_name_of(field, &from))
		return true;
	name.kind = (uint8_t)from.kind;
	name.flags = (uint8_t)(flags | (from.conditional ? IMAGE_NAME_CONDITIONAL : 0));
	if (from.kind == NAME_PATTERN) {
		name.text = b->strings.len;
		name.text_len = (uint32_t)from.text.len;
		buf_add_str(&b->strings, from.text);
	} else if (!add_string(b, from.text, &name.text, &name.text_len)) {
		return false;
	} else if (!name.text_len || !text_in_word((unsigned char)b->strings.data[name.text])) {
		fault_at(r, field->line, POLTAG_VALUE, "\"%.*s\" begins with no letter or digit of its own",
			 (int)from.text.len, from.text.data);
		return true;
	}
	if (is_repeated(b, first, &name))
		return true;
	if (from.conditional && !add_cues(b, rec, &from, &name))
		return false;
	return !b->strings.failed && ARRAY_ADD(b, names, name);
}

/* ---- Records ---- */

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

static unsigned entry_flags(const struct rec *rec, struct built_entry *entry)
{
	unsigned flags = (unsigned)entry->type << IMAGE_NAME_TYPE_SHIFT;

	for (int i = 0; i < CONDITIONS; i++)
		if (entry_value(rec->fields, rec->n_fields, condition_names[i]).data)
			entry->has_context = true;
	if (entry->has_context)
		flags |= IMAGE_NAME_CONTEXT;
	entry->caseless = str_is(entry_value(rec->fields, rec->n_fields, "Case"), "any");
	if (entry->caseless)
		flags |= IMAGE_NAME_CASELESS;
	return flags;
}

/* Whether the conditions compile: the fields are good one by one, but together they may be too much, nothing, or name
 * a group twice. False without memory. */
static bool check_conditions(struct reading *r, const struct rec *rec, bool *good)
{
	*good = true;
	for (int i = 0; i < CONDITIONS; i++) {
		struct buf text = { 0 };
		struct pattern pattern = { 0 };
		struct poltag_error error;
		bool enough = condition_add(&text, (enum condition)i, rec->fields, rec->n_fields, &r->builder->code_points);

		if (enough && condition_compile((enum condition)i, buf_str(&text), &pattern, &error) != POLTAG_OK) {
			fault_at(r, rec->line, POLTAG_VALUE, "%s: all of them together: %s", condition_names[i], error.message);
			*good = false;
		}
		pattern_free(&pattern);
		buf_free(&text);
		if (!enough)
			return false;
	}
	return true;
}

static bool add_entry(struct reading *r, const struct rec *rec)
{
	struct poltag_builder *b = r->builder;
	struct built_entry entry = { .file = r->file, .line = (uint32_t)rec->line, .first_field = b->n_fields,
				     .n_fields = rec->n_fields };
	struct poltag_str id = entry_value(rec->fields, rec->n_fields, "Id");
	size_t first_name = b->n_names, taken;
	unsigned flags;
	bool good;

	if (!entry_check(rec, &r->sink))
		return true;
	if (!check_conditions(r, rec, &good))
		return false;
	if (!good)
		return true;
	if (!builder_claim_id(b, id, r->first_entry, &taken))
		return false;
	if (taken != BUILDER_FREE) {
		fault_at(r, rec->line, POLTAG_VALUE, "Id: \"%.*s\" a second time; it is at %s:%u", (int)id.len, id.data,
			 b->list.sources[b->entries[taken].file].name, (unsigned)b->entries[taken].line);
		return true;
	}
	entry.type = poltag_type_named(entry_value(rec->fields, rec->n_fields, "Type"));
	flags = entry_flags(rec, &entry);
	for (size_t i = 0; i < rec->n_fields; i++)
		if (!ARRAY_ADD(b, fields, rec->fields[i]) || !add_name(r, rec, &rec->fields[i], first_name, flags))
			return false;
	return ARRAY_ADD(b, entries, entry);
}

static bool begin_block(struct reading *r, struct built_block block)
{
	return ARRAY_ADD(r->builder, blocks, block);
}

static void read_horizon(struct reading *r, const struct poltag_field *field, struct built_block *block)
{
	if (date_is_good(field->value))
		block->horizon = field->value;
	else
		fault_at(r, field->line, POLTAG_VALUE, "%%horizon: \"%.*s\" is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD",
			 (int)field->value.len, field->value.data);
}

/* Keeps the waiver if it is right; false without memory. */
static bool read_waiver(struct reading *r, const struct poltag_field *field, struct built_block *block)
{
	char message[400];

	if (!entry_check_waiver(field->value, message, sizeof message)) {
		fault_at(r, field->line, POLTAG_VALUE, "%%waive: %s", message);
		return true;
	}
	block->n_fields++;
	return ARRAY_ADD(r->builder, fields, *field);
}

static bool read_block(struct reading *r, const struct rec *rec)
{
	struct built_block block = { .first_entry = r->builder->n_entries, .first_field = r->builder->n_fields };

	for (size_t i = 0; i < rec->n_fields; i++) {
		if (str_is(rec->fields[i].name, "%horizon"))
			read_horizon(r, &rec->fields[i], &block);
		else if (str_is(rec->fields[i].name, "%waive") && !read_waiver(r, &rec->fields[i], &block))
			return false;
	}
	return begin_block(r, block);
}

/* A record that describes those behind it: "%rec: Entity" or "%rec: Words". */
static void read_descriptor(struct reading *r, const struct rec *rec)
{
	struct poltag_str kind = entry_value(rec->fields, rec->n_fields, "%rec");

	for (size_t i = 0; i < rec->n_fields; i++)
		if (rec->fields[i].name.data[0] != '%') {
			fault_at(r, rec->fields[i].line, POLTAG_SYNTAX,
				 "%.*s: a field in a block of %% lines; expected a blank line before it",
				 (int)rec->fields[i].name.len, rec->fields[i].name.data);
			break;
		}
	if (str_is(kind, "Words"))
		r->kind = RECORDS_WORDS;
	else if (str_is(kind, "Entity"))
		r->kind = RECORDS_ENTITY;
	else
		fault_at(r, rec->line, POLTAG_VALUE, "%%rec: unknown kind of records \"%.*s\"; expected Entity or Words",
			 (int)kind.len, kind.data ? kind.data : "");
}

static bool read_record(struct reading *r, const struct rec *rec)
{
	if (rec->fields[0].name.data[0] == '%') {
		read_descriptor(r, rec);
		return read_block(r, rec);
	}
	return r->kind == RECORDS_WORDS ? builder_add_words(r->builder, rec, r->file, &r->sink) : add_entry(r, rec);
}

static enum poltag_status read_source(struct reading *r)
{
	struct source *source = &r->builder->list.sources[r->file];
	struct rec rec = { 0 };
	struct rec_reader reader;
	enum poltag_status status = POLTAG_OK;
	enum rec_result result;

	r->sink.file = str_from(source->name);
	r->kind = RECORDS_ENTITY;
	rec_reader_init(&reader, r->sink.file, source->text, source->len);
	if (!begin_block(r, (struct built_block){ .first_entry = r->builder->n_entries }))
		return error_memory(r->error);
	do {
		struct poltag_error fault;

		result = rec_read(&reader, &rec, &fault);
		if (result == REC_FAULT && fault.status == POLTAG_NO_MEMORY)
			status = error_memory(r->error);
		else if (result == REC_FAULT)
			fault_report(&r->sink, &fault);
		else if (result == REC_READ && !read_record(r, &rec))
			status = error_memory(r->error);
	} while (result != REC_END && status == POLTAG_OK);
	rec_free(&rec);
	return status;
}

/* Reads the sources from the numbered one on. */
static enum poltag_status read_sources(struct poltag_builder *builder, size_t first, struct poltag_error *error)
{
	struct reading r = { builder, { builder->report, builder->report_context, { "", 0 }, POLTAG_OK }, 0,
			     builder->n_entries, RECORDS_ENTITY, error };
	enum poltag_status status = POLTAG_OK;

	for (size_t i = first; i < builder->list.n_sources && status == POLTAG_OK; i++) {
		r.file = (uint32_t)i;
		status = read_source(&r);
	}
	if (status == POLTAG_OK && r.sink.first != POLTAG_OK)
		status = error_set(error, r.sink.first, "records that are wrong were left out");
	return status;
}

static bool is_image(const struct source *source)
{
	return source->len >= sizeof image_magic && memcmp(source->text, image_magic, sizeof image_magic) == 0;
}

/* Reads what has been added to the list from first on: record files, or an image. */
static enum poltag_status read_added(struct poltag_builder *builder, size_t first, const char *name,
				     struct poltag_error *error)
{
	enum poltag_status status;

	if (builder->list.n_sources != first + 1 || !is_image(&builder->list.sources[first]))
		return read_sources(builder, first, error);
	status = builder_add_image(builder, error);
	if (status != POLTAG_OK)
		error_place(error, str_from(name), 0, 0);
	return status;
}

enum poltag_status poltag_builder_add(struct poltag_builder *builder, const char *path, struct poltag_error *error)
{
	size_t first = builder->list.n_sources;
	enum poltag_status status = source_list_read(&builder->list, path, error);

	if (status == POLTAG_OK)
		return read_added(builder, first, path, error);
	read_sources(builder, first, NULL); /* what could be read */
	return status;
}

enum poltag_status poltag_builder_add_text(struct poltag_builder *builder, const char *name, struct poltag_str text,
					   struct poltag_error *error)
{
	size_t first = builder->list.n_sources;
	enum poltag_status status = source_list_add(&builder->list, name, text, error);

	return status == POLTAG_OK ? read_added(builder, first, name, error) : status;
}

enum poltag_status poltag_builder_image(struct poltag_builder *builder, void **image, size_t *size,
					struct poltag_error *error)
{
	return layout_image(builder, image, size, error);
}

enum poltag_status poltag_builder_dict(struct poltag_builder *builder, struct poltag_dict **dict,
				       struct poltag_error *error)
{
	enum poltag_status status;
	void *image;
	size_t size;

	*dict = NULL;
	status = layout_image(builder, &image, &size, error);
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
					      builder->fields + e->first_field, e->n_fields };

		if (!e->replaced)
			result = visit(context, &entry);
	}
	return result;
}
