/* diff_mentions.h - what two dictionaries find in documents: mentions won, lost and changed. */
#ifndef DIFF_MENTIONS_H
#define DIFF_MENTIONS_H

#include "documents.h"

struct diff_mentions;

struct diff_counts {
	size_t documents, won, lost, changed, same;
	bool some_bad; /* documents that were not UTF-8, or where matching passed a limit: each was reported */
};

/* NULL, after a message, where there is no tagger to be had. The dictionaries are freed after it. */
struct diff_mentions *diff_mentions_new(struct poltag_dict *before, struct poltag_dict *after);
void diff_mentions_free(struct diff_mentions *diff);

/* Tags a document with both and writes every difference; for document_each. context is the struct diff_mentions. */
bool diff_document(void *context, const struct document *document);

struct diff_counts diff_mentions_counts(const struct diff_mentions *diff);

#endif
