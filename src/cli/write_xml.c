/* XML: one element for each document, with its text, in which each mention is an element. */
#include "columns.h"
#include "escape.h"
#include "message.h"

static void attribute(struct writing *writing, const char *name, struct poltag_str value)
{
	bytes_byte(writing->out, ' ');
	bytes_text(writing->out, name);
	bytes_text(writing->out, "=\"");
	writing->replaced += escape_attribute(writing->out, value);
	bytes_byte(writing->out, '"');
}

static void open_mention(struct writing *writing, const struct poltag_mention *mention)
{
	const struct column *column = NULL;

	bytes_text(writing->out, "<mention n=\"");
	column_digits(writing->out, writing->count + 1);
	bytes_byte(writing->out, '"');
	while ((column = column_after(column, writing->options))) {
		struct poltag_str value;

		if (column->around)
			continue;
		value = column->value(writing, mention);
		if (value.len)
			attribute(writing, column->name, value);
	}
	bytes_byte(writing->out, '>');
}

static void close_mention(struct writing *writing, enum poltag_type type)
{
	(void)type;
	bytes_text(writing->out, "</mention>");
}

static void add_text(struct writing *writing, struct poltag_str text)
{
	writing->replaced += escape_markup(writing->out, text);
}

static const struct nesting_form form = { add_text, open_mention, close_mention };

static void add_field(struct writing *writing, const struct document_field *field)
{
	bytes_text(writing->out, "<field");
	attribute(writing, "name", field->name);
	bytes_byte(writing->out, '>');
	add_text(writing, field->value);
	bytes_text(writing->out, "</field>\n");
}

static void begin_document(struct writing *writing)
{
	const struct document *document = writing->document;

	bytes_text(writing->out, "<doc");
	attribute(writing, "name", span_of(document->name));
	if (document->continued)
		attribute(writing, "continued", span_of("true"));
	if (document->encoding)
		attribute(writing, "encoding", span_of(document->encoding));
	if (document->date.len)
		attribute(writing, "date", document->date);
	if (document->lang.len)
		attribute(writing, "lang", document->lang);
	attribute(writing, "unit", span_of(writer_unit(writing->options)));
	bytes_text(writing->out, ">\n");
	for (size_t i = 0; i < document->n_fields; i++)
		add_field(writing, &document->fields[i]);
	bytes_text(writing->out, "<text xml:space=\"preserve\">");
}

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	nesting_mention(writing, &form, mention, text);
}

static void end_document(struct writing *writing)
{
	nesting_end(writing, &form);
	bytes_text(writing->out, "</text>\n</doc>\n");
	if (writing->replaced)
		message("%s: characters that XML forbids, written as U+FFFD: %zu", writing->document->name, writing->replaced);
}

static void begin(struct bytes *out, const struct writer_options *options)
{
	(void)options;
	bytes_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<poltag>\n");
}

static void end(struct bytes *out, const struct writer_options *options)
{
	(void)options;
	bytes_text(out, "</poltag>\n");
}

const struct writer write_xml = {
	.name = "xml",
	.help = "the text, with mentions as elements of XML",
	.begin = begin,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
	.end = end,
};
