/* records.h - where records end in the bytes of a file: lines of JSON, rows of tables. */
#ifndef RECORDS_H
#define RECORDS_H

#include "../poltag.h"

enum records { RECORDS_NONE, RECORDS_JSON, RECORDS_CSV, RECORDS_TSV };

/* How records stand in a file. */
struct records_form {
	enum records kind;
	char end;  /* of a record: a line feed or a NUL */
	bool one;  /* each is handed on by itself */
};

/* How much of the data, which begins with a record, is whole records: as many as there are, or one. 0 where not even the first
 * is whole. In a CSV a line end between quotation marks ends none. */
size_t records_cut(struct poltag_str data, const struct records_form *form);

/* How many lines, or records that end with a NUL, the data is. */
size_t records_lines(struct poltag_str data, const struct records_form *form);

#endif
