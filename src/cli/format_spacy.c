/* Patterns of spaCy's entity ruler, JSON Lines: {"label": "ORG", "pattern": "Osh Council", "id": "osh-council"}. A pattern
 * is a text, or a list with an object for each token. Lines of the same id, one behind another, are of one entity. */
#include "export.h"
#include "json.h"
#include "label.h"

#include <string.h>

struct reader {
	struct import *import;
	struct record record;
	bool begun;
	struct bytes id; /* of the entity, as the lines have it */
};

static void end_record(struct reader *r)
{
	if (r->begun)
		import_record(r->import, &r->record);
	r->begun = false;
}

/* The text of a token that is given by one attribute. *lower: it matches in any case. */
static struct poltag_str token_text(const json_t *token, bool *lower)
{
	struct poltag_str text = json_text(token, "ORTH");

	if (json_object_size(token) != 1)
		return span_of("");
	if (!text.len)
		text = json_text(token, "TEXT");
	if (!text.len) {
		text = json_text(token, "LOWER");
		*lower |= text.len > 0;
	}
	return text;
}

/* The name that a list of tokens says, with spaces between; false where a token is not a plain word. */
static bool add_tokens(struct bytes *name, const json_t *tokens, bool *lower)
{
	size_t i;
	json_t *token;

	json_array_foreach(tokens, i, token)
	{
		struct poltag_str text = token_text(token, lower);

		if (!text.len)
			return false;
		if (i)
			bytes_byte(name, ' ');
		bytes_add(name, text);
	}
	return name->len > 0;
}

/* "(?i)" and the name, its signs quoted. */
static void add_expression(struct bytes *expression, struct poltag_str name)
{
	bytes_text(expression, "(?i)");
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (c == ' ') {
			bytes_text(expression, "\\s+");
			continue;
		}
		if (c && strchr("\\^$.|?*+()[]{}", c))
			bytes_byte(expression, '\\');
		bytes_byte(expression, c);
	}
}

static void take_name(struct reader *r, struct poltag_str name, bool lower)
{
	struct bytes expression = { 0 };

	record_name(&r->record, name);
	if (!lower)
		return;
	add_expression(&expression, name);
	r->record.failed |= expression.failed;
	record_add(&r->record, "Pattern", bytes_str(&expression));
	bytes_free(&expression);
}

static bool is_slug(struct poltag_str id)
{
	struct bytes slug = { 0 };
	bool same;

	slug_add(&slug, id);
	same = id.len && span_equal(bytes_str(&slug), id);
	bytes_free(&slug);
	return same;
}

static void begin_record(struct reader *r, struct poltag_str id, struct poltag_str label, struct poltag_str type)
{
	end_record(r);
	r->begun = true;
	record_clear(&r->record, r->import->line);
	bytes_clear(&r->id);
	bytes_add(&r->id, id);
	if (is_slug(id))
		record_add(&r->record, "Id", id);
	else
		record_note(&r->record, "id", id);
	record_add(&r->record, "Type", type);
	if (!span_equal(label, type))
		record_note(&r->record, "label", label);
}

static void take_pattern(struct reader *r, const json_t *line)
{
	struct import *import = r->import;
	struct poltag_str label = json_text(line, "label"), id = json_text(line, "id"), type = label_type(label);
	const json_t *pattern = json_object_get(line, "pattern");
	struct bytes name = { 0 };
	bool lower = false, same;

	bytes_add(&name, json_span(pattern));
	if (import->options->type && !type.len)
		type = span_of(import->options->type);
	if (!label.len || !pattern) {
		import_skip(import, import->line, "expected an object with \"label\" and \"pattern\"");
	} else if (!type.len) {
		import_skip(import, import->line, "no type for the label \"%.*s\"; expected one such as PERSON, or --type",
			    (int)label.len, label.data);
	} else if (!name.len && !add_tokens(&name, pattern, &lower)) {
		import_skip(import, import->line,
			    "a pattern that is no text; expected one, or tokens with nothing but ORTH, TEXT or LOWER");
	} else {
		same = r->begun && id.len && span_equal(id, bytes_str(&r->id));
		if (same && span_is(type, "DEMONYM") && !span_is(record_value(&r->record, "Type"), "DEMONYM")) {
			record_add(&r->record, "Demonym", bytes_str(&name));
		} else {
			if (!same)
				begin_record(r, id, label, type);
			take_name(r, bytes_str(&name), lower);
		}
	}
	r->record.failed |= name.failed | r->id.failed;
	bytes_free(&name);
}

void spacy_read(struct import *import)
{
	struct reader r = { .import = import };
	struct poltag_str line;

	while (!import->failed && import_line(import, &line)) {
		json_t *value;

		line = span_trim(line);
		if (!line.len)
			continue;
		import->read++;
		value = json_of_line(import, line);
		if (value)
			take_pattern(&r, value);
		json_decref(value);
	}
	end_record(&r);
	record_free(&r.record);
	bytes_free(&r.id);
}

void spacy_write(struct export *export, const struct poltag_entry *entry)
{
	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct poltag_field *field = &entry->fields[i];
		struct poltag_str type;

		if (!export_name(entry, field, &type)) {
			if (!span_is(field->name, "Id") && !span_is(field->name, "Type"))
				export_other(export, field);
			continue;
		}
		bytes_text(&export->out, "{\"label\": ");
		json_add(&export->out, type);
		bytes_text(&export->out, ", \"pattern\": ");
		json_add(&export->out, field->value);
		bytes_text(&export->out, ", \"id\": ");
		json_add(&export->out, export_value(entry, "Id"));
		bytes_text(&export->out, "}\n");
	}
	export->written++;
}
