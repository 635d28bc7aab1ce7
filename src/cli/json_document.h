/* json_document.h - documents out of objects of JSON, one on each line (JSON Lines). */
#ifndef JSON_DOCUMENT_H
#define JSON_DOCUMENT_H

#include "bytes.h"
#include "document_fields.h"
#include "json_flat.h"

#include <jansson.h>

/* Zeroed, it is ready to be read into. */
struct json_document {
	struct document document; /* its name is NULL where the record has no id */
	struct json_flat flat;
	json_t *root;                   /* what is not flat */
	struct bytes id;                /* with a NUL behind it */
	struct document_field *carried;
	struct bytes *values;           /* of those of root that are no strings: the id, then the carried ones */
	size_t n_carried;
};

/* To be called once, before any other. */
void json_document_prepare(void);

/* Reads one record. False, and why, when it makes no document. What the document points to is there till the next. */
bool json_document_read(struct json_document *record, const struct document_fields *fields, struct poltag_str line,
			char why[FIELDS_WHY]);
void json_document_release(struct json_document *record);

#endif
