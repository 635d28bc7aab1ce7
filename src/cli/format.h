/* format.h - the formats of other gazetteers: a table of readers and writers. */
#ifndef FORMAT_H
#define FORMAT_H

#include "import.h"

/* Writes one entry of a dictionary in another format. */
struct export {
	struct bytes out;   /* what is written when it is done or large */
	bool failed;        /* memory was missing */
	bool begun;         /* something has been written */
	uint64_t written, skipped;
	struct tally others; /* what the format has no place for */
	char **columns;     /* of a table */
	size_t n_columns;
};

struct format {
	const char *name;
	const char *text; /* for the help */
	/* Reads import->file to its end and hands on its records. Sets import->failed where it had to give up. */
	void (*read)(struct import *import);
	/* Each may be NULL, the middle one where the format is only read. begin and end are called once. */
	void (*begin)(struct export *export, const struct poltag_builder *builder);
	void (*write)(struct export *export, const struct poltag_entry *entry);
	void (*end)(struct export *export);
	/* Of names that records of names are made of: reads the folder import->path, and writes the head of the file too. */
	void (*read_folder)(struct import *import);
};

/* The format of that name, or NULL. */
const struct format *format_named(const char *name);
/* "tsv, csv, ..." of those that can be written, or of all. */
void format_list(struct bytes *list, bool written);

/* ---- Readers and writers, one file for each format ---- */

void csv_read(struct import *import);
void csv_begin(struct export *export, const struct poltag_builder *builder);
void csv_write(struct export *export, const struct poltag_entry *entry);
void table_end(struct export *export);
void tsv_read(struct import *import);
void tsv_begin(struct export *export, const struct poltag_builder *builder);
void tsv_write(struct export *export, const struct poltag_entry *entry);

void wikidata_read(struct import *import);

void popolo_read(struct import *import);
void popolo_begin(struct export *export, const struct poltag_builder *builder);
void popolo_write(struct export *export, const struct poltag_entry *entry);
void popolo_end(struct export *export);

void cldr_read(struct import *import);
void cldr_read_folder(struct import *import);

void geonames_read(struct import *import);

void iso_codes_read(struct import *import);
void iso_codes_read_folder(struct import *import);

void petrarch_read(struct import *import);
void petrarch_write(struct export *export, const struct poltag_entry *entry);

void regexner_read(struct import *import);
void regexner_write(struct export *export, const struct poltag_entry *entry);

void gate_read(struct import *import);
void gate_write(struct export *export, const struct poltag_entry *entry);

void spacy_read(struct import *import);
void spacy_write(struct export *export, const struct poltag_entry *entry);

#endif
