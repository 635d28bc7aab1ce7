/* Writing entries: what is known of each, and the words that it wants near. */
#include "layout.h"

#include "pattern.h"

static bool add_field_list(const struct poltag_builder *b, const struct built_entry *e, const char *name,
			   struct buf *list)
{
	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &b->fields[e->first_field + i];

		if (!str_is(field->name, name))
			continue;
		if (list->len)
			buf_add_byte(list, ',');
		buf_add_str(list, field->value);
	}
	return !list->failed;
}

/* Writes a field's words and phrases, normalised, with commas between. */
static void write_list(const struct layout *l, const struct built_entry *e, const char *field, struct buf *out)
{
	struct buf list = { 0 };
	struct text text = { 0 };

	if (!add_field_list(l->builder, e, field, &list) ||
	    text_read(&text, &l->builder->code_points, buf_str(&list), NULL) != POLTAG_OK)
		out->failed = true;
	else
		image_write_str(out, text.norm);
	text_free(&text);
	buf_free(&list);
}

static void write_unless(const struct layout *l, const struct built_entry *e, struct buf *out)
{
	struct buf source = { 0 };

	for (size_t i = 0; i < e->n_fields; i++) {
		const struct poltag_field *field = &l->builder->fields[e->first_field + i];

		if (!str_is(field->name, "Unless"))
			continue;
		if (source.len)
			buf_add_byte(&source, '|');
		pattern_add_group(&source, field->value);
	}
	out->failed |= source.failed;
	image_write_str(out, buf_str(&source));
	buf_free(&source);
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
	write_list(l, e, "Near", bodies);
	write_list(l, e, "NotNear", bodies);
	write_unless(l, e, bodies);
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
