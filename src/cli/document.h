/* document.h - a document as it is tagged, whatever it was read from. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "../poltag.h"

/* A value that a record carries to the output. */
struct document_field {
	struct poltag_str name, value;
};

struct document {
	const char *name;        /* the column doc */
	struct poltag_str text;  /* what is tagged: UTF-8, or what should have been */
	size_t base;             /* what stands before text in the input, in the unit of the offsets: a window of a large file */
	bool continued;          /* it is such a window, and not the first */
	const char *encoding;    /* what the input was before it became UTF-8, which offsets refer to; NULL: it was that */
	struct poltag_str date, lang; /* as its record says; empty where it does not */
	const struct document_field *fields;
	size_t n_fields;
};

#endif
