/* settings.h - what the command line of poltag asks for. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "count.h"
#include "document_fields.h"
#include "html.h"
#include "load.h"
#include "records.h"
#include "unpack.h"
#include "walk.h"
#include "writer.h"

/* When ansi has colours. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct settings {
	struct load_paths dicts;
	struct poltag_options tagging;
	struct walk_options walk;
	struct unpack_limits unpack;
	const char *encoding;     /* of documents; NULL for UTF-8, or "auto" */
	bool wide;                /* it has zero bytes in a text */
	size_t document, window;  /* what is one document, and how much of a larger one is tagged at a time */
	struct records_form records;    /* of kind RECORDS_NONE: each file is a document */
	struct document_fields fields;  /* of records */
	enum html_when html;            /* which texts are pages */
	const struct writer *writer;
	struct writer_options writing;
	enum color color;
	size_t jobs;
	const char *output, *log; /* files, or NULL */
	bool resume, quiet;
	enum count_by count;
	struct bytes run;         /* the options that the output depends on, as a line that ends with a NUL */
	char *const *paths;
	size_t n_paths;
};

/* Reads the options. Returns -1 to go on, or the exit status. settings_free in any case. */
int settings_read(struct settings *settings, int argc, char **argv);
void settings_free(struct settings *settings);

#endif
