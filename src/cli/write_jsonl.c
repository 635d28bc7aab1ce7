/* Lines of JSON: an object for each document with its mentions, or for each mention. What is empty is null. */
#include "columns.h"
#include "json_write.h"

static void add_loser(struct bytes *out, struct bytes *scratch, const struct poltag_loser *loser, size_t base)
{
	bytes_clear(scratch);
	bytes_add(scratch, loser->file);
	bytes_byte(scratch, ':');
	column_digits(scratch, (size_t)loser->line);
	json_open(out, NULL, '{');
	json_string(out, "id", loser->id);
	json_number(out, "start", base + loser->start);
	json_number(out, "end", base + loser->end);
	json_string(out, "line", bytes_str(scratch));
	json_string(out, "reason", span_of(poltag_reason_text(loser->reason)));
	json_close(out, '}');
}

static void add_lost(struct writing *writing, const char *key, const struct poltag_mention *m)
{
	struct bytes *out = writing->out;

	json_open(out, key, '[');
	for (size_t i = 0; i < m->n_losers; i++)
		add_loser(out, &writing->scratch, &m->losers[i], writing->document->base);
	json_close(out, ']');
	json_string_or_null(out, "untimely", m->untimely);
}

static void add_ids(struct bytes *out, const char *key, const struct poltag_mention *m)
{
	json_open(out, key, '[');
	for (size_t i = 0; i < m->n_candidates; i++)
		json_string(out, NULL, m->candidates[i]);
	json_close(out, ']');
}

static void add_column(struct writing *writing, const struct column *column, const struct poltag_mention *m)
{
	switch (column->kind) {
	case COLUMN_TEXT:
		json_string_or_null(writing->out, column->name, column->value(writing, m));
		break;
	case COLUMN_NUMBER:
		json_value(writing->out, column->name, column->value(writing, m));
		break;
	case COLUMN_IDS:
		add_ids(writing->out, column->name, m);
		break;
	case COLUMN_LOST:
		add_lost(writing, column->name, m);
		break;
	}
}

/* What is carried along from the document's record. */
static void add_fields(struct bytes *out, const struct document *document)
{
	if (!document->n_fields)
		return;
	json_open(out, "fields", '{');
	for (size_t i = 0; i < document->n_fields; i++)
		json_member(out, document->fields[i].name, document->fields[i].value);
	json_close(out, '}');
}

/* The columns behind one, or all behind NULL and what is carried, as an object. */
static void add_mention(struct writing *writing, const struct poltag_mention *m, const struct column *column)
{
	bool alone = !column;

	json_open(writing->out, NULL, '{');
	while ((column = column_after(column, writing->options)))
		add_column(writing, column, m);
	if (alone)
		add_fields(writing->out, writing->document);
	json_close(writing->out, '}');
}

/* ---- One object for a document ---- */

static void begin_document(struct writing *writing)
{
	const struct document *document = writing->document;
	struct bytes *out = writing->out;

	json_open(out, NULL, '{');
	json_string(out, "doc", span_of(document->name));
	if (document->continued)
		json_true(out, "continued");
	if (document->encoding)
		json_string(out, "encoding", span_of(document->encoding));
	if (document->date.len)
		json_string(out, "date", document->date);
	if (document->lang.len)
		json_string(out, "lang", document->lang);
	add_fields(out, document);
	json_string(out, "unit", span_of(writer_unit(writing->options)));
	json_open(out, "mentions", '[');
}

static void write_in_document(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	const struct column *doc = column_after(NULL, writing->options);

	(void)text;
	add_mention(writing, mention, doc);
}

static void end_document(struct writing *writing)
{
	bytes_text(writing->out, "]}\n");
}

const struct writer write_jsonl = {
	.name = "jsonl",
	.help = "JSON, a line for each document",
	.document = begin_document,
	.mention = write_in_document,
	.document_end = end_document,
};

/* ---- One object for a mention ---- */

static void write_alone(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	(void)text;
	add_mention(writing, mention, NULL);
	bytes_byte(writing->out, '\n');
}

const struct writer write_jsonl_mentions = {
	.name = "jsonl-mentions",
	.help = "JSON, a line for each mention",
	.mention = write_alone,
};
