/* columns.h - what is said of a mention: the columns of a table, the keys of an object, the attributes of an element. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "writer.h"

enum column_kind {
	COLUMN_TEXT,
	COLUMN_NUMBER,
	COLUMN_IDS, /* several, with spaces between */
	COLUMN_LOST /* what lost against the mention */
};

struct column {
	const char *name;
	enum column_kind kind;
	bool around; /* where the text itself is written, what stands around the mention tells it */
	bool (*wanted)(const struct writer_options *options); /* NULL: it is always there */
	struct poltag_str (*value)(struct writing *writing, const struct poltag_mention *mention);
};

/* The column behind another, or the first behind NULL; NULL behind the last. */
const struct column *column_after(const struct column *column, const struct writer_options *options);

/* Appends a number in digits. */
void column_digits(struct bytes *out, size_t number);

#endif
