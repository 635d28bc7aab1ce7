/* Tables. */
#include "table.h"

#include "output.h"
#include "print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void table_add(struct table *table, struct poltag_str text)
{
	char *cell = malloc(text.len + 1);

	if (cell && table->n_cells == table->room) {
		size_t room = table->room ? table->room * 2 : 64;
		char **grown = realloc(table->cells, room * sizeof *grown);

		if (!grown) {
			free(cell);
			cell = NULL;
		} else {
			table->cells = grown;
			table->room = room;
		}
	}
	if (!cell) {
		table->failed = true;
		return;
	}
	if (text.len)
		memcpy(cell, text.data, text.len);
	cell[text.len] = '\0';
	table->cells[table->n_cells++] = cell;
}

void table_add_text(struct table *table, const char *text)
{
	table_add(table, (struct poltag_str){ text, strlen(text) });
}

void table_add_number(struct table *table, size_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%zu", number);
	table_add_text(table, text);
}

/* Characters, not bytes. */
static size_t width(const char *cell)
{
	size_t n = 0;

	for (; *cell; cell++)
		n += ((unsigned char)*cell & 0xC0) != 0x80;
	return n;
}

static size_t column_width(const struct table *table, size_t column)
{
	size_t widest = 0;

	for (size_t i = column; i < table->n_cells; i += table->n_columns)
		if (width(table->cells[i]) > widest)
			widest = width(table->cells[i]);
	return widest;
}

static void pad(size_t n)
{
	while (n--)
		output_text(" ");
}

static void write_row(const struct table *table, const size_t *widths, size_t first)
{
	for (size_t i = 0; i < table->n_columns; i++) {
		const char *cell = table->cells[first + i];

		if (i) {
			output_text("  ");
			pad(widths[i] - width(cell));
		}
		output_text(cell);
		if (i == 0)
			pad(widths[0] - width(cell));
	}
	output_text("\n");
}

void table_write_aligned(const struct table *table)
{
	size_t widths[TABLE_COLUMNS] = { 0 };

	for (size_t i = 0; i < table->n_columns; i++)
		widths[i] = column_width(table, i);
	for (size_t i = 0; i + table->n_columns <= table->n_cells; i += table->n_columns)
		write_row(table, widths, i);
}

void table_write_tsv(const struct table *table, const char *first)
{
	for (size_t i = 0; i + table->n_columns <= table->n_cells; i += table->n_columns) {
		output_text(first);
		for (size_t k = 0; k < table->n_columns; k++) {
			const char *cell = table->cells[i + k];

			output_text("\t");
			print_value((struct poltag_str){ cell, strlen(cell) });
		}
		output_text("\n");
	}
}

void table_free(struct table *table)
{
	for (size_t i = 0; i < table->n_cells; i++)
		free(table->cells[i]);
	free(table->cells);
	*table = (struct table){ 0 };
}
