/* Tables in CSV and TSV: a row for each record, a column for each field. Several values of a field stand in one cell, each
 * on a line of its own; a value of several lines goes on behind "+ ", as in a record file. */
#include "cells.h"
#include "escape.h"
#include "format.h"

#include <stdlib.h>
#include <string.h>

/* ---- Reading ---- */

struct column {
	char *name;
	bool known; /* a field; otherwise its values become notes */
};

struct table {
	struct column *columns;
	size_t n;
};

static void table_free(struct table *table)
{
	for (size_t i = 0; i < table->n; i++)
		free(table->columns[i].name);
	free(table->columns);
}

static bool read_header(struct table *table, const struct cells *cells, struct import *import)
{
	table->columns = calloc(cells->n, sizeof *table->columns);
	for (; table->columns && table->n < cells->n; table->n++) {
		struct poltag_str name = span_trim(cells_at(cells, table->n));
		struct column *column = &table->columns[table->n];

		column->name = strndup(name.data, name.len);
		if (!column->name)
			break;
		column->known = poltag_field_is_known(name);
	}
	if (table->n < cells->n)
		import->failed = true;
	return !import->failed;
}

/* The next value of a cell: a line, and those behind it that begin with "+". */
static struct poltag_str cut_value(struct poltag_str *cell, struct bytes *room)
{
	bytes_clear(room);
	bytes_add(room, span_trim(span_cut(cell, '\n')));
	while (cell->len && cell->data[0] == '+') {
		struct poltag_str line = span_cut(cell, '\n');

		bytes_byte(room, '\n');
		bytes_add(room, span_from(line, line.len > 1 && line.data[1] == ' ' ? 2 : 1));
	}
	return bytes_str(room);
}

static void add_cell(struct record *record, const struct column *column, struct poltag_str cell, struct bytes *room,
		     struct import *import)
{
	while (cell.len) {
		struct poltag_str value = cut_value(&cell, room);

		if (column->known)
			record_add(record, column->name, value);
		else
			record_note(record, column->name, value);
		if (!column->known && value.len)
			import->noted++;
	}
}

static void read_rows(struct import *import, struct cells *cells, const struct table *table)
{
	struct record record = { 0 };
	struct bytes room = { 0 };
	enum cells_result result;

	while (!import->failed && (result = import_cells(import, cells)) != CELLS_END) {
		if (result == CELLS_BAD)
			continue;
		if (cells->n != table->n) {
			import_skip(import, cells->line, "%zu cells; expected %zu, as in the header", cells->n, table->n);
			continue;
		}
		record_clear(&record, cells->line);
		for (size_t i = 0; i < table->n; i++)
			add_cell(&record, &table->columns[i], cells_at(cells, i), &room, import);
		record.failed |= room.failed;
		import_record(import, &record);
	}
	bytes_free(&room);
	record_free(&record);
}

static void read_table(struct import *import, bool csv)
{
	struct cells cells = { .csv = csv };
	struct table table = { 0 };
	enum cells_result result = import_cells(import, &cells);

	import->exact = true;
	import->unit = "rows";
	if (result == CELLS_ROW) {
		import->read--;
		if (read_header(&table, &cells, import))
			read_rows(import, &cells, &table);
	} else if (result == CELLS_END && !import->failed) {
		import_skip(import, 1, "nothing in it; expected a row with the names of the columns");
	}
	table_free(&table);
	cells_free(&cells);
}

void csv_read(struct import *import)
{
	read_table(import, true);
}

void tsv_read(struct import *import)
{
	read_table(import, false);
}

/* ---- Writing ---- */

/* The order of the columns; others behind them, in the order in which they are seen first. */
static const char *const order[] = { "Id", "Type", "Name", "Alias", "Short", "Demonym", "Country", "Role", "Dates",
				     "Pattern", "Case", "Near", "NotNear", "NotAfter", "Unless", "StandsFor", "Wikidata", "Note",
				     "Example" };

static size_t rank_of(const char *name)
{
	size_t len = strcspn(name, "_");

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (strlen(order[i]) == len && memcmp(order[i], name, len) == 0)
			return i;
	return sizeof order / sizeof *order;
}

static int compare_columns(const void *a, const void *b)
{
	const char *one = *(char *const *)a, *other = *(char *const *)b;
	size_t rank = rank_of(one), other_rank = rank_of(other);

	return rank != other_rank ? (rank > other_rank) - (rank < other_rank) : strcmp(one, other);
}

static bool has_column(const struct export *export, struct poltag_str name)
{
	for (size_t i = 0; i < export->n_columns; i++)
		if (span_is(name, export->columns[i]))
			return true;
	return false;
}

static int add_columns(void *context, const struct poltag_entry *entry)
{
	struct export *export = context;

	for (size_t i = 0; i < entry->n_fields; i++) {
		struct poltag_str name = entry->fields[i].name;
		char **columns;

		if (has_column(export, name))
			continue;
		columns = realloc(export->columns, (export->n_columns + 1) * sizeof *columns);
		if (columns)
			export->columns = columns;
		if (!columns || !(columns[export->n_columns] = strndup(name.data, name.len))) {
			export->failed = true;
			return 1;
		}
		export->n_columns++;
	}
	return 0;
}

static void begin(struct export *export, const struct poltag_builder *builder, const char *separator, const char *end)
{
	poltag_builder_visit(builder, add_columns, export);
	if (export->n_columns)
		qsort(export->columns, export->n_columns, sizeof *export->columns, compare_columns);
	for (size_t i = 0; i < export->n_columns; i++) {
		bytes_text(&export->out, i ? separator : "");
		bytes_text(&export->out, export->columns[i]);
	}
	bytes_text(&export->out, end);
}

/* Appends a value to a cell: its further lines begin with "+ ". */
static void add_value(struct bytes *cell, struct poltag_str value)
{
	if (cell->len)
		bytes_byte(cell, '\n');
	if (cell->len && value.len && value.data[0] == '+')
		bytes_byte(cell, ' '); /* or it would go on with the value before it */
	for (;;) {
		size_t len = span_find(value, '\n');

		bytes_add(cell, span_make(value.data, len));
		if (len == value.len)
			return;
		value = span_from(value, len + 1);
		bytes_text(cell, "\n+ ");
	}
}

static void write_row(struct export *export, const struct poltag_entry *entry, bool csv)
{
	struct bytes cell = { 0 };

	for (size_t column = 0; column < export->n_columns; column++) {
		bytes_clear(&cell);
		for (size_t i = 0; i < entry->n_fields; i++)
			if (span_is(entry->fields[i].name, export->columns[column]))
				add_value(&cell, entry->fields[i].value);
		if (column)
			bytes_byte(&export->out, csv ? ',' : '\t');
		if (csv)
			cells_add_csv(&export->out, bytes_str(&cell));
		else
			escape_tsv(&export->out, bytes_str(&cell));
	}
	bytes_text(&export->out, csv ? "\r\n" : "\n");
	export->failed |= cell.failed;
	export->written++;
	bytes_free(&cell);
}

void csv_begin(struct export *export, const struct poltag_builder *builder)
{
	begin(export, builder, ",", "\r\n");
}

void csv_write(struct export *export, const struct poltag_entry *entry)
{
	write_row(export, entry, true);
}

void tsv_begin(struct export *export, const struct poltag_builder *builder)
{
	begin(export, builder, "\t", "\n");
}

void tsv_write(struct export *export, const struct poltag_entry *entry)
{
	write_row(export, entry, false);
}

void table_end(struct export *export)
{
	for (size_t i = 0; i < export->n_columns; i++)
		free(export->columns[i]);
	free(export->columns);
}
