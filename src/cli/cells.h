/* cells.h - rows of a table in CSV (RFC 4180) or TSV. */
#ifndef CELLS_H
#define CELLS_H

#include "bytes.h"

struct cells {
	bool csv; /* else TSV */
	/* Without its end, and its number; false behind the last. */
	bool (*next_line)(void *context, struct poltag_str *line, uint64_t *number);
	void *context;
	struct bytes text;
	size_t *ends; /* of each cell in the text */
	size_t n, room;
	uint64_t line;   /* where the row begins */
	const char *why; /* a row is bad */
	bool failed;     /* memory was missing */
};

enum cells_result { CELLS_END, CELLS_ROW, CELLS_BAD };

/* Reads the next row; a blank line is none. In CSV a quoted cell may have commas, line ends and doubled quotation marks;
 * in TSV \t \n \r \\ are a tab, a line feed, a carriage return and a backslash. CELLS_END also without memory. */
enum cells_result cells_read(struct cells *cells);
struct poltag_str cells_at(const struct cells *cells, size_t i);
void cells_free(struct cells *cells);

/* Appends a value as a cell of CSV, in quotation marks also where it has blanks at an end; escape_tsv does it for TSV. */
void cells_add_csv(struct bytes *out, struct poltag_str value);

#endif
