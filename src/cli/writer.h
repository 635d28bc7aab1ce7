/* writer.h - the forms in which mentions are written. Each is a row of the table in writers.c and a file write_NAME.c. */
#ifndef WRITER_H
#define WRITER_H

#include "bytes.h"
#include "document.h"
#include "nesting.h"
#include "sentence.h"

/* What the command line asks of the output. */
struct writer_options {
	bool explain, metonyms, lemma; /* columns that are not always there */
	bool no_header;
	bool stories;                  /* count documents that tell the same story once */
	bool color;                    /* colours for a terminal */
	enum poltag_unit unit;         /* of start and end */
	char *const *carried;          /* fields of records that are columns at the right */
	size_t n_carried;
	const char *output_dir;        /* where files go; NULL where there is none */
};

/* One document being written. Each worker has its own. */
struct writing {
	const struct writer *writer;
	const struct writer_options *options;
	const struct document *document;
	struct bytes *out;

	/* For the writers: */
	size_t done;          /* the bytes of document->text that are written */
	size_t units;         /* the same in the unit that they count in */
	size_t count;         /* the mentions written */
	size_t counts[POLTAG_TYPES];
	size_t replaced;      /* characters that the form forbids */
	size_t mark;          /* a place in out */
	struct nesting nesting;
	struct sentence sentence;
	struct bytes scratch; /* to put a value together; its memory stays from document to document */
	void *state;          /* what else a writer needs from document to document; its release frees it */
};

/* A form. What it lacks is NULL. */
struct writer {
	const char *name;
	const char *help;
	bool one_at_a_time; /* it has no place for mentions that overlap */
	bool counts_chars;  /* its offsets are in code points, whatever is asked for */
	bool needs_folder;  /* it writes files into writer_options.output_dir */
	void (*begin)(struct bytes *out, const struct writer_options *options); /* before all documents */
	void (*document)(struct writing *writing);                              /* before the document's mentions */
	/* In order of start. text is the mention in document->text; mention->start and end are in the input, in the unit of
	 * the offsets. */
	void (*mention)(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text);
	void (*document_end)(struct writing *writing);
	void (*release)(struct writing *writing);                               /* frees writing->state */
	void (*end)(struct bytes *out, const struct writer_options *options);   /* after all documents */
};

/* The writers in their order, from 0; NULL past the last. */
const struct writer *writer_at(size_t number);
/* NULL when there is none of this name. */
const struct writer *writer_named(const char *name);

/* Begins a document in out. The writing keeps its memory for the next, until writing_release. */
void writing_begin(struct writing *writing, const struct document *document, struct bytes *out);
/* Whether memory sufficed for all that was put together. */
bool writing_is_good(const struct writing *writing);
void writing_release(struct writing *writing);

/* How a mention was found, as the column source begins: a rule's name follows "rule:". */
const char *writer_source(const struct poltag_mention *mention);

/* "bytes", "chars" or "utf16". */
const char *writer_unit(const struct writer_options *options);

extern const struct writer write_annotation, write_ansi, write_brat, write_conll, write_csv, write_html, write_jsonl,
	write_jsonl_mentions, write_tsv, write_xml;

#endif
