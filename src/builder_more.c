/* More names of entries that stand elsewhere: records of "%rec: Names" are kept until the entry of their Id has been
 * read, and then given to it as if they stood at its end. */
#include "builder_more.h"

#include "builder_transliterate.h"
#include "error.h"
#include "image.h"

#include <stdlib.h>

/* An entry while it gets more names. */
struct joining {
	struct poltag_builder *builder;
	struct fault_sink *sink;
	uint32_t number;         /* of the entry */
	size_t first_field;      /* of its fields, which are the builder's last */
	size_t first_name, end_name; /* the names that it had */
	size_t first_new_name;   /* of those that it gets, which are the builder's last */
};

bool builder_add_more(struct poltag_builder *builder, const struct rec *rec, uint32_t file, struct fault_sink *sink)
{
	struct built_more more = { file, (uint32_t)rec->line, BUILDER_FREE, builder->n_fields, rec->n_fields };

	if (!entry_check_more(rec, sink))
		return true;
	for (size_t i = 0; i < rec->n_fields; i++) {
		struct poltag_field field = rec->fields[i];

		field.source = file + 1;
		if (!ARRAY_ADD(builder, fields, field))
			return false;
	}
	return ARRAY_ADD(builder, more, more);
}

/* ---- What an entry has already ---- */

static bool is_full(const struct entry_name *name)
{
	return name->kind == NAME_CANONICAL || name->kind == NAME_ALIAS;
}

static bool has_canonical(const struct joining *j, struct poltag_str lang)
{
	struct entry_name name;

	for (size_t i = j->first_field; i < j->builder->n_fields; i++)
		if (entry_name_of(&j->builder->fields[i], &name) && name.kind == NAME_CANONICAL && str_equal(name.lang, lang))
			return true;
	return false;
}

/* Whether what name says is said by other, which has the same text in the same language. Only a Name_xx says that
 * it is the canonical name of a language that has none. */
static bool is_said(const struct joining *j, const struct entry_name *name, const struct entry_name *other)
{
	if (name->kind == NAME_CANONICAL && other->kind != NAME_CANONICAL)
		return is_full(other) && has_canonical(j, name->lang);
	return other->kind == name->kind || (is_full(other) && name->kind != NAME_DEMONYM);
}

/* Sets *has where the entry has the name in its language; false without memory. */
static bool find_name(const struct joining *j, const struct entry_name *name, bool *has)
{
	struct poltag_builder *b = j->builder;
	struct buf folded = { 0 };
	bool good = text_read(&b->text, &b->code_points, name->text, NULL) == POLTAG_OK;

	*has = false;
	if (good)
		buf_add_str(&folded, b->text.norm);
	good &= !folded.failed;
	for (size_t i = j->first_field; good && i < b->n_fields && !*has; i++) {
		struct entry_name other;

		if (!entry_name_of(&b->fields[i], &other) || !str_equal(other.lang, name->lang) || !is_said(j, name, &other))
			continue;
		good = text_read(&b->text, &b->code_points, other.text, NULL) == POLTAG_OK;
		*has = good && str_equal(b->text.norm, buf_str(&folded));
	}
	buf_free(&folded);
	return good;
}

/* ---- Adding ---- */

static void report_bad_name(struct joining *j, const struct poltag_field *field, const struct entry_name *name)
{
	struct poltag_error fault;

	error_set(&fault, POLTAG_VALUE, "\"%.*s\" begins with no letter or digit of its own", (int)name->text.len,
		  name->text.data);
	error_place(&fault, str_from(j->builder->list.sources[field->source - 1].name), field->line, 1);
	fault_report(j->sink, &fault);
}

unsigned builder_name_flags(const struct built_entry *entry)
{
	return (unsigned)entry->type << IMAGE_NAME_TYPE_SHIFT | (entry->has_context ? IMAGE_NAME_CONTEXT : 0) |
	       (entry->caseless ? IMAGE_NAME_CASELESS : 0);
}

/* Adds the name to be found, unless the entry has it in another language. False without memory. */
static bool add_name(struct joining *j, const struct poltag_field *field, const struct entry_name *from)
{
	struct poltag_builder *b = j->builder;
	struct rec rec = { .fields = b->fields + j->first_field, .n_fields = b->n_fields - j->first_field };
	struct built_name name = { .entry = j->number, .file = field->source - 1, .line = field->line,
				   .kind = (uint8_t)from->kind };
	struct built_name *repeated;

	name.flags = (uint8_t)(builder_name_flags(&b->entries[j->number]) | (from->conditional ? IMAGE_NAME_CONDITIONAL : 0));
	if (!builder_set_text(b, from->text, &name))
		return false;
	if (!name.text_len || !text_in_word((unsigned char)*name.text)) {
		report_bad_name(j, field, from);
		return true;
	}
	repeated = builder_find_name(b, j->first_name, j->end_name, &name);
	if (!repeated)
		repeated = builder_find_name(b, j->first_new_name, b->n_names, &name);
	if (repeated) /* it may be inflected in this language */
		return builder_add_forms(b, from, repeated);
	if (from->conditional && !builder_add_cues(b, &rec, from, &name))
		return false;
	return builder_add_forms(b, from, &name) && ARRAY_ADD(b, names, name);
}

static bool add_field(struct joining *j, struct poltag_field field)
{
	struct entry_name name;
	bool has = false;

	if (str_is(field.name, "Id"))
		return true;
	if (entry_name_of(&field, &name)) {
		if (!find_name(j, &name, &has))
			return false;
		if (!has && !add_name(j, &field, &name))
			return false;
	}
	return has || ARRAY_ADD(j->builder, fields, field);
}

size_t builder_first_name(const struct poltag_builder *builder, size_t n_names, uint32_t number)
{
	size_t low = 0, high = n_names;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (builder->names[middle].entry < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Gives an entry the names of n records. Its fields move behind all others. */
static bool join_entry(struct joining *j, const struct built_more *more, size_t n, size_t n_names)
{
	struct poltag_builder *b = j->builder;
	struct built_entry *entry = &b->entries[j->number];

	j->first_field = b->n_fields;
	j->first_name = builder_first_name(b, n_names, j->number);
	j->end_name = builder_first_name(b, n_names, j->number + 1);
	j->first_new_name = b->n_names;
	for (size_t i = 0; i < entry->n_fields; i++)
		if (!ARRAY_ADD(b, fields, b->fields[entry->first_field + i]))
			return false;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < more[i].n_fields; k++)
			if (!add_field(j, b->fields[more[i].first_field + k]))
				return false;
	entry->first_field = j->first_field;
	entry->n_fields = b->n_fields - j->first_field;
	return true;
}

bool builder_sort_names(struct poltag_builder *b)
{
	size_t *next = calloc(b->n_entries + 1, sizeof *next);
	struct built_name *sorted = calloc(b->n_names + 1, sizeof *sorted);

	if (!next || !sorted) {
		free(next);
		free(sorted);
		return false;
	}
	for (size_t i = 0; i < b->n_names; i++)
		next[b->names[i].entry + 1]++;
	for (size_t i = 1; i < b->n_entries; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < b->n_names; i++)
		sorted[next[b->names[i].entry]++] = b->names[i];
	free(next);
	free(b->names);
	b->names = sorted;
	b->room_names = b->n_names + 1;
	return true;
}

/* ---- The records that are kept ---- */

static int by_entry(const void *a, const void *b)
{
	const struct built_more *x = a, *y = b;

	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	return x->first_field < y->first_field ? -1 : x->first_field > y->first_field;
}

static struct poltag_str id_of(const struct poltag_builder *builder, const struct built_more *more)
{
	return entry_value(builder->fields + more->first_field, more->n_fields, "Id");
}

/* Looks for the entries and puts the records in order of them; those without one are last. Returns how many have one. */
static size_t find_entries(struct poltag_builder *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_more; i++) {
		b->more[i].entry = builder_find_id(b, id_of(b, &b->more[i]));
		n += b->more[i].entry != BUILDER_FREE;
	}
	if (n)
		qsort(b->more, b->n_more, sizeof *b->more, by_entry);
	return n;
}

bool builder_join_more(struct poltag_builder *builder, struct fault_sink *sink)
{
	size_t n = find_entries(builder), n_names;

	if (n == 0)
		return true;
	if (!builder_sort_names(builder))
		return false;
	n_names = builder->n_names;
	for (size_t i = 0, end; i < n; i = end) {
		struct joining joining = { .builder = builder, .sink = sink, .number = (uint32_t)builder->more[i].entry };

		for (end = i + 1; end < n && builder->more[end].entry == builder->more[i].entry;)
			end++;
		if (!join_entry(&joining, builder->more + i, end - i, n_names))
			return false;
	}
	builder->n_more -= n;
	memmove(builder->more, builder->more + n, builder->n_more * sizeof *builder->more);
	return builder_sort_names(builder);
}

enum poltag_status poltag_builder_finish(struct poltag_builder *builder, struct poltag_error *error)
{
	struct fault_sink sink = { builder->report, builder->report_context, { "", 0 }, POLTAG_OK };

	for (size_t i = 0; i < builder->n_more; i++) {
		struct poltag_str id = id_of(builder, &builder->more[i]);
		struct poltag_error fault;

		error_set(&fault, POLTAG_VALUE, "Id: no entry has \"%.*s\"; expected one for these names", (int)id.len, id.data);
		error_place(&fault, str_from(builder->list.sources[builder->more[i].file].name), builder->more[i].line, 1);
		fault_report(&sink, &fault);
	}
	builder->n_more = 0;
	if (!builder_check_rules(builder, &sink) || !builder_transliterate(builder))
		return error_memory(error);
	if (sink.first == POLTAG_OK)
		return POLTAG_OK;
	return error_set(error, sink.first, "names without their entries, or rules with faults, were left out");
}
