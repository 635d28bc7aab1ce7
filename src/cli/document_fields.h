/* document_fields.h - which fields of a record make a document. */
#ifndef DOCUMENT_FIELDS_H
#define DOCUMENT_FIELDS_H

#include "document.h"

#define FIELDS_WHY 256 /* room for what is wrong with a record */

/* Names of the fields; in JSON, dots lead into objects: "article.body". */
struct document_fields {
	const char *text, *id, *date, *lang;
	char **carried; /* fields whose values go to the output */
	size_t n_carried, room_carried;
};

#endif
