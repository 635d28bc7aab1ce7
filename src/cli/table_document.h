/* table_document.h - documents out of rows of a table with a header line, CSV (RFC 4180) or TSV. */
#ifndef TABLE_DOCUMENT_H
#define TABLE_DOCUMENT_H

#include "cells.h"
#include "document_fields.h"

#define TABLE_NO_COLUMN SIZE_MAX

/* Zeroed, it is ready for a header. */
struct table_document {
	struct document document; /* its name is NULL where the row has no id */
	struct cells cells;
	struct bytes header;      /* as it was read last */
	size_t n_columns;
	size_t text, id, date, lang;
	size_t *columns;                /* of the fields that are carried */
	struct document_field *carried;
	struct bytes name;              /* of the document, with a NUL behind it */

	/* Rows that are being read. */
	struct poltag_str rest;
	uint64_t line;
};

/* Reads the header line. False, and why, when a column is not there that the fields name. */
bool table_document_header(struct table_document *table, const struct document_fields *fields, bool csv,
			   struct poltag_str header, char why[FIELDS_WHY]);

/* From now on, rows are read out of these, of which the first begins in that line of the file. */
void table_document_begin(struct table_document *table, struct poltag_str rows, uint64_t line);
/* Reads the next; table->cells.line is where it begins. CELLS_BAD, and why, when it makes no document. What the document points
 * to is there till the next. */
enum cells_result table_document_next(struct table_document *table, const struct document_fields *fields,
				      char why[FIELDS_WHY]);
void table_document_release(struct table_document *table);

#endif
