/* table.h - rows of cells, as an aligned table for people or as tab-separated values for machines. */
#ifndef TABLE_H
#define TABLE_H

#include "../poltag.h"

#define TABLE_COLUMNS 8

struct table {
	size_t n_columns; /* TABLE_COLUMNS at most */
	char **cells; /* row by row */
	size_t n_cells, room;
	bool failed;  /* no memory: what was added since is missing */
};

/* Adds the next cell of the present row; text is copied. */
void table_add(struct table *table, struct poltag_str text);
void table_add_text(struct table *table, const char *text);
void table_add_number(struct table *table, size_t number);

/* Writes the rows in columns: the first to the left, the others, which are numbers, to the right. */
void table_write_aligned(const struct table *table);

/* Writes the rows, each behind this first cell. */
void table_write_tsv(const struct table *table, const char *first);

void table_free(struct table *table);

#endif
