/* Rows of values, with a header: separated by tabs, or by commas as RFC 4180 has them. */
#include "columns.h"
#include "escape.h"

struct rows {
	char separator;
	const char *line_end;
	void (*escape)(struct bytes *out, struct poltag_str value);
};

static const struct rows tsv = { '\t', "\n", escape_tsv };
static const struct rows csv = { ',', "\r\n", escape_csv };

/* What the document's record has in a field that is carried along. */
static struct poltag_str carried(const struct document *document, size_t i)
{
	return i < document->n_fields ? document->fields[i].value : span_of("");
}

static void write_row(struct writing *writing, const struct rows *rows, const struct poltag_mention *mention)
{
	const struct column *column = column_after(NULL, writing->options);

	while (column) {
		rows->escape(writing->out, column->value(writing, mention));
		column = column_after(column, writing->options);
		if (column)
			bytes_byte(writing->out, rows->separator);
	}
	for (size_t i = 0; i < writing->options->n_carried; i++) {
		bytes_byte(writing->out, rows->separator);
		rows->escape(writing->out, carried(writing->document, i));
	}
	bytes_text(writing->out, rows->line_end);
}

static void write_header(struct bytes *out, const struct rows *rows, const struct writer_options *options)
{
	const struct column *column = column_after(NULL, options);

	if (options->no_header)
		return;
	while (column) {
		bytes_text(out, column->name);
		column = column_after(column, options);
		if (column)
			bytes_byte(out, rows->separator);
	}
	for (size_t i = 0; i < options->n_carried; i++) {
		bytes_byte(out, rows->separator);
		rows->escape(out, span_of(options->carried[i]));
	}
	bytes_text(out, rows->line_end);
}

static void write_tsv_header(struct bytes *out, const struct writer_options *options)
{
	write_header(out, &tsv, options);
}

static void write_tsv_row(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	(void)text;
	write_row(writing, &tsv, mention);
}

const struct writer write_tsv = {
	.name = "tsv",
	.help = "tab-separated values, a row for each mention (the default)",
	.begin = write_tsv_header,
	.mention = write_tsv_row,
};

static void write_csv_header(struct bytes *out, const struct writer_options *options)
{
	write_header(out, &csv, options);
}

static void write_csv_row(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	(void)text;
	write_row(writing, &csv, mention);
}

const struct writer write_csv = {
	.name = "csv",
	.help = "comma-separated values (RFC 4180), a row for each mention",
	.begin = write_csv_header,
	.mention = write_csv_row,
};
