/* Writing entries: what is known of each, and the words that it wants near. */
#include "layout.h"

#include "condition.h"

static void write_condition(const struct layout *l, const struct built_entry *e, enum condition condition,
			    struct buf *out)
{
	struct buf text = { 0 };

	if (!condition_add(&text, condition, l->builder->fields + e->first_field, e->n_fields, &l->builder->code_points))
		out->failed = true;
	image_write_str(out, buf_str(&text));
	buf_free(&text);
}

/* Packs the names in other languages: the first Name_xx of each. */
static struct buf pack_langs(const struct layout *l, const struct built_entry *e)
{
	struct buf langs = { 0 };

	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &l->builder->fields[e->first_field + i];
		struct entry_name name;
		bool again = false;

		if (!entry_name_of(field, &name) || name.kind != NAME_CANONICAL || !name.lang.len)
			continue;
		for (size_t k = 0; k < i; k++)
			again |= str_equal(l->builder->fields[e->first_field + k].name, field->name);
		if (again)
			continue;
		image_write_str(&langs, field->name);
		image_write_str(&langs, name.text);
	}
	return langs;
}

static uint32_t write_context(struct layout *l, const struct built_entry *e, struct buf *offsets, struct buf *bodies)
{
	uint32_t offset = (uint32_t)bodies->len;

	if (!e->has_context)
		return 0;
	buf_add(offsets, &offset, sizeof offset);
	for (int i = 0; i < CONDITIONS; i++)
		write_condition(l, e, (enum condition)i, bodies);
	return (uint32_t)++l->header.n_contexts;
}

/* The line of the field of that name. */
static uint32_t line_of(const struct poltag_field *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(fields[i].name, name))
			return (uint32_t)fields[i].line;
	return 0;
}

static void write_entry(struct layout *l, const struct built_entry *e, struct buf *offsets, struct buf *bodies)
{
	const struct poltag_field *fields = l->builder->fields + e->first_field;
	struct buf langs = pack_langs(l, e), *out = &l->sections[IMAGE_ENTRIES];
	struct image_entry entry = { .type = e->type, .file = e->file, .line = e->line,
				     .name_line = line_of(fields, e->n_fields, "Name"),
				     .context = write_context(l, e, offsets, bodies), .caseless = e->caseless,
				     .id = entry_value(fields, e->n_fields, "Id"),
				     .name = entry_value(fields, e->n_fields, "Name"),
				     .country = entry_value(fields, e->n_fields, "Country"),
				     .stands_for = entry_value(fields, e->n_fields, "StandsFor"),
				     .langs = buf_str(&langs) };

	image_write_entry(out, &entry);
	out->failed |= langs.failed;
	buf_free(&langs);
	l->header.n_entries++;
}

bool layout_entries(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	struct buf *out = &l->sections[IMAGE_ENTRIES], offsets = { 0 }, bodies = { 0 };

	for (size_t i = 0; i < b->n_entries; i++) {
		if (b->entries[i].replaced)
			continue;
		l->offsets[i] = (uint32_t)out->len;
		write_entry(l, &b->entries[i], &offsets, &bodies);
	}
	buf_add_str(&l->sections[IMAGE_CONTEXTS], buf_str(&offsets));
	buf_add_str(&l->sections[IMAGE_CONTEXTS], buf_str(&bodies));
	l->sections[IMAGE_CONTEXTS].failed |= offsets.failed | bodies.failed;
	buf_free(&offsets);
	buf_free(&bodies);
	return out->len <= IMAGE_PLACE_OFFSET;
}
