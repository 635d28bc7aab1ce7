/* Reading record files into a builder: from records to checked entries and their normalised names. */
#include "builder.h"
#include "builder_more.h"

#include "condition.h"
#include "error.h"
#include "form.h"
#include "image.h"
#include "inflect.h"
#include "key.h"
#include "role.h"
#include "small_head.h"

#include <stdarg.h>
#include <stdio.h>

enum record_kind { RECORDS_ENTITY, RECORDS_NAMES, RECORDS_WORDS, RECORDS_RULE };

/* One source while it is read. */
struct reading {
	struct poltag_builder *builder;
	struct fault_sink sink;
	uint32_t file;
	size_t first_entry; /* of this call; entries before it may be replaced */
	enum record_kind kind;
	struct poltag_error *error;
};

/* ---- Names ---- */

bool builder_set_text(struct poltag_builder *builder, struct poltag_str text, struct built_name *name)
{
	struct poltag_str norm;

	if (text_read(&builder->text, &builder->code_points, text, NULL) != POLTAG_OK)
		return false;
	norm = builder->text.norm;
	name->text = norm.data == text.data ? text.data : pool_add(&builder->strings, norm, STR(""));
	name->text_len = (uint32_t)norm.len;
	return name->text != NULL;
}

/* The same for its cues. */
static bool set_cues(struct poltag_builder *builder, struct poltag_str cues, struct built_name *name)
{
	if (text_read(&builder->text, &builder->code_points, cues, NULL) != POLTAG_OK)
		return false;
	name->cues_len = (uint32_t)builder->text.norm.len;
	if (!name->cues_len)
		return true;
	name->flags |= IMAGE_NAME_CUES;
	name->text = pool_add(&builder->strings, built_text(name), builder->text.norm);
	return name->text != NULL;
}

bool builder_add_cues(struct poltag_builder *builder, const struct rec *rec, const struct entry_name *from,
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
	good = !cues.failed && set_cues(builder, buf_str(&cues), name);
	buf_free(&cues);
	return good;
}

#define TURKIC_STEM 8 /* bytes, at least */

/* Kazakh, Kyrgyz and Uzbek in Cyrillic letters write foreign names as Russian does, with their own suffixes. */
static void add_turkic(struct buf *forms, const struct entry_name *from, const struct built_name *name, enum poltag_type type)
{
	struct poltag_str text = built_text(name);

	if (!str_is(from->lang, "ru") || (type != POLTAG_PERSON && type != POLTAG_PLACE && type != POLTAG_COUNTRY) ||
	    name->kind == NAME_DEMONYM || text.len < TURKIC_STEM)
		return;
	if (forms->len)
		buf_add_byte(forms, FORM_OR);
	buf_add_str(forms, text);
	buf_add_str(forms, STR("{+" INFLECT_TURKIC "}"));
}

bool builder_add_forms(struct poltag_builder *builder, const struct entry_name *from, struct built_name *name)
{
	struct poltag_str had = built_forms(name);
	struct buf forms = { 0 };
	enum poltag_type type = image_name_type(name->flags);
	bool inflects;

	buf_add_str(&forms, had);
	if (had.len)
		buf_add_byte(&forms, FORM_OR);
	inflects = from->lang.len && name->kind != NAME_PATTERN && !(name->flags & IMAGE_NAME_CASELESS) &&
		   inflect_name(&forms, built_text(name), from->lang, type, (enum name_kind)name->kind) &&
		   !form_has(had, str_from_offset(buf_str(&forms), had.len + (had.len > 0)));
	if (!inflects)
		forms.len = had.len;
	if (name->kind == NAME_CANONICAL || name->kind == NAME_ALIAS)
		small_head_add(&forms, forms.len > had.len && had.len ? had.len + 1 : had.len, built_text(name), from->lang, type);
	if (from->lang.len && name->kind != NAME_PATTERN && !(name->flags & IMAGE_NAME_CASELESS))
		add_turkic(&forms, from, name, type);
	inflects = forms.len > had.len;
	if (inflects && forms.len <= UINT16_MAX && !forms.failed) {
		name->forms_len = (uint16_t)forms.len;
		name->text = pool_add(&builder->strings, str_make(name->text, name->text_len + name->cues_len), buf_str(&forms));
	}
	inflects = forms.failed;
	buf_free(&forms);
	return !inflects && name->text;
}

struct built_name *builder_find_name(struct poltag_builder *builder, size_t first, size_t end, const struct built_name *name)
{
	struct poltag_str text = built_text(name);

	for (size_t i = first; i < end; i++) {
		struct built_name *other = &builder->names[i];
		bool same_kind = other->kind == name->kind ||
				 (other->kind == NAME_CANONICAL && name->kind == NAME_ALIAS);

		if (same_kind && str_equal(built_text(other), text))
			return other;
	}
	return NULL;
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
	struct built_name name = { .entry = (uint32_t)b->n_entries, .file = r->file, .line = field->line };
	struct built_name *repeated;
	struct entry_name from;

	if (!entry_name_of(field, &from))
		return true;
	name.kind = (uint8_t)from.kind;
	name.flags = (uint8_t)(flags | (from.conditional ? IMAGE_NAME_CONDITIONAL : 0));
	if (from.kind == NAME_PATTERN) {
		name.text = from.text.data;
		name.text_len = (uint32_t)from.text.len;
	} else if (!builder_set_text(b, from.text, &name)) {
		return false;
	} else if (!name.text_len || !text_in_word((unsigned char)*name.text)) {
		fault_at(r, field->line, POLTAG_VALUE, "\"%.*s\" begins with no letter or digit of its own",
			 (int)from.text.len, from.text.data);
		return true;
	}
	repeated = builder_find_name(b, first, b->n_names, &name);
	if (repeated) /* it may be inflected in this language */
		return builder_add_forms(b, &from, repeated);
	if (from.conditional && !builder_add_cues(b, rec, &from, &name))
		return false;
	return builder_add_forms(b, &from, &name) && ARRAY_ADD(b, names, name);
}

/* ---- Records ---- */

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

static bool add_role(struct reading *r, const struct poltag_field *field)
{
	struct poltag_builder *b = r->builder;
	struct built_role built = { .entry = (uint32_t)b->n_entries, .horizon = b->blocks[b->n_blocks - 1].horizon };
	struct role role;

	if (!str_is(field->name, "Role") || !role_read(field->value, &role) || !span_read(role.dates, &built.span))
		return true;
	built.title = role.title;
	built.where = role.where;
	return ARRAY_ADD(b, roles, built);
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
		if (!ARRAY_ADD(b, fields, rec->fields[i]) || !add_role(r, &rec->fields[i]) || !add_name(r, rec, &rec->fields[i], first_name, flags))
			return false;
	return ARRAY_ADD(b, entries, entry);
}

static bool add_rule(struct reading *r, const struct rec *rec)
{
	struct poltag_builder *b = r->builder;
	struct built_rule rule = { r->file, (uint32_t)rec->line, b->n_fields, rec->n_fields, false, false };

	if (!entry_check_rule(rec, &r->sink))
		return true;
	for (size_t i = 0; i < rec->n_fields; i++)
		if (!ARRAY_ADD(b, fields, rec->fields[i]))
			return false;
	return ARRAY_ADD(b, rules, rule);
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

/* A record that describes those behind it: "%rec: Entity" and the like. */
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
	else if (str_is(kind, "Names"))
		r->kind = RECORDS_NAMES;
	else if (str_is(kind, "Rule"))
		r->kind = RECORDS_RULE;
	else
		fault_at(r, rec->line, POLTAG_VALUE, "%%rec: unknown kind of records \"%.*s\"; expected Entity, Names, Words or Rule",
			 (int)kind.len, kind.data ? kind.data : "");
}

static bool read_record(struct reading *r, const struct rec *rec)
{
	if (rec->fields[0].name.data[0] == '%') {
		read_descriptor(r, rec);
		return read_block(r, rec);
	}
	switch (r->kind) {
	case RECORDS_NAMES:
		return builder_add_more(r->builder, rec, r->file, &r->sink);
	case RECORDS_WORDS:
		return builder_add_words(r->builder, rec, r->file, &r->sink);
	case RECORDS_RULE:
		return add_rule(r, rec);
	default:
		return add_entry(r, rec);
	}
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

enum poltag_status builder_read_sources(struct poltag_builder *builder, size_t first, struct poltag_error *error)
{
	struct reading r = { builder, { builder->report, builder->report_context, { "", 0 }, POLTAG_OK }, 0,
			     builder->n_entries, RECORDS_ENTITY, error };
	enum poltag_status status = POLTAG_OK;

	for (size_t i = first; i < builder->list.n_sources && status == POLTAG_OK; i++) {
		r.file = (uint32_t)i;
		status = read_source(&r);
	}
	if (status == POLTAG_OK && !builder_join_more(builder, &r.sink))
		status = error_memory(error);
	if (status == POLTAG_OK && r.sink.first != POLTAG_OK)
		status = error_set(error, r.sink.first, "records that are wrong were left out");
	return status;
}
