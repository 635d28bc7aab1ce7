/* writer.h - the forms in which mentions are written. Each is a row of the table in writers.c and a file write_NAME.c. */
#ifndef WRITER_H
#define WRITER_H

#include "bytes.h"
#include "document.h"

/* What the command line asks of the output. */
struct writer_options {
	bool explain, metonyms, lemma; /* columns that are not always there */
	bool no_header;
};

/* One document being written. Each worker has its own. */
struct writing {
	const struct writer *writer;
	const struct writer_options *options;
	const struct document *document;
	struct bytes *out;
	size_t done;  /* for the writers: the bytes of document->text that are written */
	size_t count; /* for the writers: the mentions written */
};

/* A form. What it lacks is NULL. */
struct writer {
	const char *name;
	const char *help;
	void (*begin)(struct bytes *out, const struct writer_options *options); /* before all documents */
	void (*document)(struct writing *writing);                              /* before the document's mentions */
	/* In order of start. text is the mention in document->text; mention->start and end are in the input, in the unit of
	 * the offsets. */
	void (*mention)(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text);
	void (*document_end)(struct writing *writing);
	void (*end)(struct bytes *out, const struct writer_options *options);   /* after all documents */
};

/* NULL when there is none of this name. */
const struct writer *writer_named(const char *name);

/* How a mention was found, as the column source begins: a rule's name follows "rule:". */
const char *writer_source(const struct poltag_mention *mention);

extern const struct writer write_tsv;

#endif
