/* offset.h - byte offsets of a document in code points or UTF-16 units. */
#ifndef OFFSET_H
#define OFFSET_H

#include "str.h"

/* A place in a document, in bytes and in units; it only moves on. */
struct offset_counter {
	struct poltag_str document;
	enum poltag_unit unit;
	bool malformed; /* each malformed sequence then counts as the one U+FFFD that it is read as */
	size_t byte, units;
};

/* The units before the byte, which is not before one asked for earlier. */
size_t offset_count(struct offset_counter *counter, size_t byte);

#endif
