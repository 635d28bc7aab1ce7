/* document.h - the documents that the command line names, in order: files, folders walked, standard input. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "../poltag.h"

struct document {
	const char *name;
	struct poltag_str text;
};

/* Called for each document; returns false to stop. */
typedef bool (*document_visit)(void *context, const struct document *document);

/* Visits every document of the paths ("-" is standard input; none at all means "-"). Below a folder come all files in
 * byte order of their names, hidden ones and what is no file (pipes, devices) left out. What cannot be read is
 * reported and passed over. Returns whether all could be read. */
bool document_each(char *const *paths, size_t n, document_visit visit, void *context);

#endif
