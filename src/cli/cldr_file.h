/* cldr_file.h - reading the names in a file of CLDR, which is XML. */
#ifndef CLDR_FILE_H
#define CLDR_FILE_H

#include "import.h"

/* A <territory type="HK" alt="short">; the strings live until the callback returns. */
struct cldr_name {
	const char *type, *alt, *draft; /* empty where there is none */
	struct poltag_str text;
};

typedef void (*cldr_take)(void *context, const struct cldr_name *name);

/* Reads import->file and calls take for each item of the list, which are elements' names: "territories", "territory".
 * Declarations of entities and whatever needs another file are refused. False after import_skip, where the file is not as
 * expected, or where memory is missing (import->failed). */
bool cldr_file_read(struct import *import, const char *list, const char *item, cldr_take take, void *context);

#endif
