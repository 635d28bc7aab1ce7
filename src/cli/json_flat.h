/* json_flat.h - the members of a JSON object whose values are strings, whole numbers and words, as nearly all JSON Lines have
 * them. It builds no values and is ten times as fast as a parser that does; what it does not know it leaves to that. */
#ifndef JSON_FLAT_H
#define JSON_FLAT_H

#include "bytes.h"

#define JSON_FLAT_MEMBERS 32

enum json_kind { JSON_KIND_NONE, JSON_KIND_STRING, JSON_KIND_WHOLE, JSON_KIND_NULL, JSON_KIND_OTHER };

/* text: of a string what it says, else as it stands in JSON. */
struct json_value {
	enum json_kind kind;
	struct poltag_str text;
};

/* Zeroed, it is ready to be read into. */
struct json_flat {
	struct {
		struct poltag_str name;
		struct json_value value;
	} members[JSON_FLAT_MEMBERS];
	size_t n;
	struct bytes room; /* strings that have escapes */
};

/* Reads an object. False when it is none, not flat, longer than that, or not right in any way: then a parser is to say what it is. Values
 * point into line and room. */
bool json_flat_read(struct json_flat *flat, struct poltag_str line);
/* The last member of this name; of kind NONE where there is none. */
struct json_value json_flat_get(const struct json_flat *flat, const char *name);

#endif
