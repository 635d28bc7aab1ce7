/* import.h - what every reader of another format uses: its input, what it says of bad lines, and where records go. */
#ifndef IMPORT_H
#define IMPORT_H

#include "cells.h"
#include "record.h"
#include "slug.h"
#include "tally.h"

#include <stdio.h>

struct import_options {
	const char *type;    /* of records whose source says none; NULL: none was given */
	const char *country; /* the same */
	bool upper_open;     /* PETRARCH: the upper bound of a span of dates is not part of it */
	char separator;      /* GATE: between an entry and its features */
	const char *lang;    /* names of countries: the languages, with commas between; NULL: those of the dictionary */
	bool subdivisions;   /* CLDR: of countries' first-level subdivisions instead */
	const char *leave_out; /* names of countries: a file of those that are not wanted, or NULL */
};

struct name_targets;

struct import {
	const struct import_options *options;
	FILE *file;
	const char *path;    /* for messages */
	uint64_t line;       /* that was read last, from 1 */
	struct bytes text;   /* the line that was read last */
	bool exact;          /* the format is poltag's own: a record with a bad field is left out whole */
	bool failed;         /* memory was missing, or the file could not be read: reading ends */
	bool unreadable;     /* the latter, which has been said */
	const char *unit;    /* what is counted: "lines" */
	uint64_t read, written, skipped, renamed, noted, repeated;
	struct tally others; /* what the record form has no place for */
	struct id_set ids;
	struct name_targets *targets; /* names of countries: the entries that get them */
	struct poltag_folder *folder;       /* and for comparing them */
	struct bytes id, out;
	struct poltag_field *fields; /* room for the check */
	size_t room_fields;
};

/* Reads the next line into import->text, without its end (LF or CR LF) and the byte order mark. False at the end. */
bool import_line(struct import *import, struct poltag_str *line);

/* Reads the next row of a table; CELLS_BAD after import_skip. */
enum cells_result import_cells(struct import *import, struct cells *cells);

/* Says on standard error what is wrong with a line, and what was expected. What is left out because of it is counted
 * with import_skip. */
void import_fault(struct import *import, uint64_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* import_fault, and counts one more line or record that is left out. */
void import_skip(struct import *import, uint64_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Makes the Id of a record that has none and claims it. import_record does so by itself. */
void import_name_id(struct import *import, struct record *record);

/* Adds what is missing (Id, Type and Country by the options), checks the record and writes it. A field of a foreign
 * format that is no good becomes a note; without a good Name and Type the record is left out, and said to be. */
void import_record(struct import *import, struct record *record);

/* What was read, written and left out, on standard error. */
void import_summary(const struct import *import);
void import_free(struct import *import);

#endif
