/* piece.h - a piece of the input on its way: the reader fills it, a worker tags it, and it is delivered in the order of the
 * input. Nobody else has it meanwhile. */
#ifndef PIECE_H
#define PIECE_H

#include "bytes.h"
#include "document_date.h"
#include "encoding.h"

enum piece_kind {
	PIECE_NOTHING,  /* what could not be read; log says why */
	PIECE_DOCUMENT, /* the bytes of one document, or of a window of a large one */
	PIECE_RECORDS   /* whole records: lines of JSON, rows of a table */
};

/* What was done, for the summary. */
struct totals {
	size_t documents, mentions;
	size_t failed; /* documents that could not be read, or not well */
	size_t bytes; /* of text */
	size_t read;  /* of the files that it came from */
};

void totals_add(struct totals *totals, const struct totals *more);

struct piece {
	enum piece_kind kind;
	struct bytes name; /* of the file, or archive/member; ends with a NUL that is not counted */
	struct bytes data;
	size_t base[3];    /* of a window: what stands before it in the document, in bytes, code points and UTF-16 units */
	struct bytes header; /* of rows of a table: the header line of the file */
	size_t first_line; /* of records: the number in the file of their first line, from 1 */
	bool continued;    /* a window that is not the first of its document */
	char date[DOCUMENT_DATE_ROOM]; /* of a window: what the document's name or beginning says, or empty */
	bool decoded;      /* data is UTF-8 as far as it can be; otherwise it is as it came */
	struct decoding decoding; /* what it was, where it is decoded */

	/* What the worker adds. */
	struct bytes out, log; /* for standard output and standard error */
	struct totals totals;
	bool some_bad;         /* the exit status will say so */
};

/* Empties a piece and keeps its memory, unless that is large. */
void piece_clear(struct piece *piece);
void piece_free(struct piece *piece);

/* Names it. */
void piece_set_name(struct piece *piece, const char *name);
const char *piece_name(const struct piece *piece);

#endif
