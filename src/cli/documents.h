/* documents.h - the texts of files, folders and standard input, whole and one at a time: for poltag-dict. */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include "document.h"

/* Called for each document; returns false to stop. */
typedef bool (*document_visit)(void *context, const struct document *document);

/* Visits every document of the paths, as walk goes through them. What cannot be read is reported and passed over. Returns
 * whether all could be read. */
bool document_each(char *const *paths, size_t n, document_visit visit, void *context);

#endif
