/* Writing rules, with their definitions put in, and the definitions as they are, for rules of other dictionaries. They have
 * been checked. A Match is there twice: with its definitions put in, and (Written) as it is, to be shown. */
#include "layout.h"

#include "error.h"

struct writing {
	struct layout *layout;
	struct rule_names names;
	const struct built_rule *rule;
	const struct poltag_field *field;
};

static enum poltag_status fault(const struct writing *w, const char *message)
{
	struct poltag_error *error = w->layout->error;
	const struct source *source = &w->layout->builder->list.sources[w->rule->file];

	error_set(error, POLTAG_VALUE, "%.*s: %s", (int)w->field->name.len, w->field->name.data, message);
	error_place(error, str_from(source->name), w->field->line, 1);
	return POLTAG_VALUE;
}

static enum poltag_status write_field(const struct writing *w)
{
	struct buf *out = &w->layout->sections[IMAGE_RULES], text = { 0 };
	struct poltag_str name = w->field->name;
	enum poltag_status status = POLTAG_OK;
	char message[400];

	if (!str_is(name, "Match") && !str_is(name, "After") && !str_is(name, "Unless"))
		buf_add_str(&text, w->field->value);
	else if (!rule_expand(&w->names, w->field->value, &text, message, sizeof message))
		status = fault(w, message);
	image_write_str(out, name);
	image_write_str(out, buf_str(&text));
	out->failed |= text.failed;
	buf_free(&text);
	return status;
}

/* What tagging needs, and rules of other dictionaries: the rest is for readers. */
static bool is_used(const struct poltag_field *field)
{
	return !str_is(field->name, "Example");
}

static enum poltag_status write_rule(struct writing *w)
{
	const struct poltag_field *fields = w->layout->builder->fields + w->rule->first_field;
	struct buf *out = &w->layout->sections[IMAGE_RULES];
	enum poltag_status status = POLTAG_OK;
	size_t n = 0;

	bool written = entry_value(fields, w->rule->n_fields, "Written").data; /* it comes from an image */

	for (size_t i = 0; i < w->rule->n_fields; i++)
		n += is_used(&fields[i]) + (!written && str_is(fields[i].name, "Match"));
	image_write_number(out, w->rule->file);
	image_write_number(out, w->rule->line);
	image_write_number(out, n);
	w->names.file = w->rule->file;
	for (size_t i = 0; i < w->rule->n_fields && status == POLTAG_OK; i++) {
		w->field = &fields[i];
		if (is_used(w->field))
			status = write_field(w);
		if (!written && str_is(w->field->name, "Match")) {
			image_write_str(out, STR("Written"));
			image_write_str(out, w->field->value);
		}
	}
	w->layout->header.n_rules++;
	return status;
}

static void note_beginning(struct layout *l, const unsigned begin[START_BYTES])
{
	start_set_add(&l->header.begin, begin);
	start_set_add(&l->header.begin_latin, begin);
}

/* A rule may begin at any capital, and at a year. */
static void note_beginnings(struct layout *l)
{
	unsigned begin[START_BYTES] = { 0, START_ANY, START_ANY, START_ANY };

	for (begin[0] = 'A'; begin[0] <= 0xF4; begin[0]++)
		if (begin[0] <= 'Z' || begin[0] >= 0xC2)
			note_beginning(l, begin);
	for (begin[0] = '1'; begin[0] <= '2'; begin[0]++)
		note_beginning(l, begin);
}

enum poltag_status layout_rules(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	struct writing w = {
		.layout = l,
		.names = { .classes = &b->classes, .rules = b->rules, .n_rules = b->n_rules, .fields = b->fields, .keep = true },
	};
	enum poltag_status status = POLTAG_OK;

	for (size_t i = 0; i < b->classes.n; i++)
		image_write_str(&l->sections[IMAGE_CLASSES], str_from(b->classes.names[i]));
	l->header.n_classes = b->classes.n;
	for (size_t i = 0; i < b->n_rules && status == POLTAG_OK; i++) {
		w.rule = &b->rules[i];
		if (!w.rule->bad)
			status = write_rule(&w);
	}
	if (l->header.n_rules)
		note_beginnings(l);
	return status;
}
