/* json.h - JSON values out of a file, one after another. */
#ifndef JSON_H
#define JSON_H

#include "import.h"

#include <jansson.h>

/* The next byte that is not white space, and stays unread; EOF at the end. */
int json_peek(struct import *import);
/* The next byte; counts lines. */
int json_byte(struct import *import);
/* Reads an object or an array, and nothing behind it. NULL after import_skip, or without memory. For json_decref. */
json_t *json_read(struct import *import);

/* The same of a whole line. */
json_t *json_of_line(struct import *import, struct poltag_str line);

/* The text of a member; empty where it is none. */
struct poltag_str json_text(const json_t *object, const char *key);
struct poltag_str json_span(const json_t *string);

/* Appends a text as a JSON string with its quotation marks; the text is UTF-8. */
void json_add(struct bytes *out, struct poltag_str text);

#endif
