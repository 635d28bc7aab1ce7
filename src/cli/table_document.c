/* Reading documents out of tables. */
#include "table_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The next line of the rows. */
static bool next_line(void *context, struct poltag_str *line, uint64_t *number)
{
	struct table_document *table = context;

	if (!table->rest.len)
		return false;
	*line = span_cut(&table->rest, '\n');
	if (line->len && line->data[line->len - 1] == '\r')
		line->len--;
	*number = table->line++;
	return true;
}

void table_document_begin(struct table_document *table, struct poltag_str rows, uint64_t line)
{
	table->rest = rows;
	table->line = line;
	table->cells.next_line = next_line;
	table->cells.context = table;
}

/* ---- The header ---- */

static size_t column_named(const struct cells *cells, const char *name)
{
	for (size_t i = 0; i < cells->n; i++)
		if (span_is(span_trim(cells_at(cells, i)), name))
			return i;
	return TABLE_NO_COLUMN;
}

/* Says that a column is not there, and which are. */
static bool say_missing(const struct cells *cells, const char *name, char why[FIELDS_WHY])
{
	size_t len = (size_t)snprintf(why, FIELDS_WHY, "there is no column \"%.60s\"; there are", name);

	for (size_t i = 0; i < cells->n && len < FIELDS_WHY - 1; i++) {
		struct poltag_str cell = span_trim(cells_at(cells, i));

		len += (size_t)snprintf(why + len, FIELDS_WHY - len, "%s \"%.*s\"", i ? "," : "",
					cell.len < FIELDS_WHY ? (int)cell.len : FIELDS_WHY, cell.data);
	}
	if (len >= FIELDS_WHY)
		strcpy(why + FIELDS_WHY - sizeof "...", "...");
	return false;
}

/* A column that need not be there, unless it has been asked for by another name. */
static bool find(const struct cells *cells, const char *name, const char *usual, size_t *column, char why[FIELDS_WHY])
{
	*column = column_named(cells, name);
	return *column != TABLE_NO_COLUMN || strcmp(name, usual) == 0 || say_missing(cells, name, why);
}

static bool find_carried(struct table_document *table, const struct document_fields *fields, char why[FIELDS_WHY])
{
	free(table->columns);
	free(table->carried);
	table->columns = calloc(fields->n_carried + 1, sizeof *table->columns);
	table->carried = calloc(fields->n_carried + 1, sizeof *table->carried);
	if (!table->columns || !table->carried) {
		snprintf(why, FIELDS_WHY, "out of memory");
		return false;
	}
	for (size_t i = 0; i < fields->n_carried; i++) {
		table->carried[i].name = span_of(fields->carried[i]);
		if (!find(&table->cells, fields->carried[i], "", &table->columns[i], why))
			return false;
	}
	return true;
}

static bool find_columns(struct table_document *table, const struct document_fields *fields, char why[FIELDS_WHY])
{
	const struct cells *cells = &table->cells;

	table->n_columns = cells->n;
	return find(cells, fields->text, "", &table->text, why) && find(cells, fields->id, "id", &table->id, why) &&
	       find(cells, fields->date, "date", &table->date, why) && find(cells, fields->lang, "lang", &table->lang, why) &&
	       find_carried(table, fields, why);
}

bool table_document_header(struct table_document *table, const struct document_fields *fields, bool csv,
			   struct poltag_str header, char why[FIELDS_WHY])
{
	enum cells_result result;

	if (table->header.len && span_equal(bytes_str(&table->header), header))
		return true;
	bytes_clear(&table->header);
	table->cells.csv = csv;
	table_document_begin(table, header, 1);
	result = cells_read(&table->cells);
	if (result != CELLS_ROW) {
		snprintf(why, FIELDS_WHY, "%s", result == CELLS_BAD ? table->cells.why :
			 table->cells.failed ? "out of memory" : "there is no header line");
		return false;
	}
	if (!find_columns(table, fields, why))
		return false;
	bytes_add(&table->header, header);
	if (table->header.failed)
		bytes_free(&table->header); /* it is read again for the next piece */
	return true;
}

/* ---- Rows ---- */

static struct poltag_str cell(const struct table_document *table, size_t column)
{
	return column == TABLE_NO_COLUMN ? span_of("") : cells_at(&table->cells, column);
}

static bool set_name(struct table_document *table, char why[FIELDS_WHY])
{
	struct poltag_str id = cell(table, table->id);

	if (!id.len)
		return true;
	if (span_find(id, '\0') < id.len) {
		snprintf(why, FIELDS_WHY, "a NUL in the id");
		return false;
	}
	bytes_clear(&table->name);
	bytes_add(&table->name, id);
	bytes_byte(&table->name, '\0');
	table->document.name = table->name.data;
	if (table->name.failed)
		snprintf(why, FIELDS_WHY, "out of memory");
	return !table->name.failed;
}

static void set_fields(struct table_document *table, const struct document_fields *fields)
{
	struct document *document = &table->document;

	document->text = cell(table, table->text);
	document->lang = cell(table, table->lang);
	document->date = cell(table, table->date);
	if (document->date.len > sizeof "YYYY-MM-DD" - 1) /* a time may follow */
		document->date.len = sizeof "YYYY-MM-DD" - 1;
	for (size_t i = 0; i < fields->n_carried; i++)
		table->carried[i].value = cell(table, table->columns[i]);
	document->fields = table->carried;
	document->n_fields = fields->n_carried;
}

enum cells_result table_document_next(struct table_document *table, const struct document_fields *fields,
				      char why[FIELDS_WHY])
{
	enum cells_result result = cells_read(&table->cells);

	table->document = (struct document){ 0 };
	if (table->cells.failed) {
		snprintf(why, FIELDS_WHY, "out of memory");
		cells_free(&table->cells);
		table->rest.len = 0;
		bytes_clear(&table->header);
		return CELLS_BAD;
	}
	if (result == CELLS_BAD)
		snprintf(why, FIELDS_WHY, "%s", table->cells.why);
	if (result != CELLS_ROW)
		return result;
	if (table->cells.n != table->n_columns) {
		snprintf(why, FIELDS_WHY, "%zu cells; expected %zu, as in the header", table->cells.n, table->n_columns);
		return CELLS_BAD;
	}
	if (!set_name(table, why))
		return CELLS_BAD;
	set_fields(table, fields);
	return CELLS_ROW;
}

void table_document_release(struct table_document *table)
{
	cells_free(&table->cells);
	bytes_free(&table->header);
	bytes_free(&table->name);
	free(table->columns);
	free(table->carried);
	*table = (struct table_document){ 0 };
}
