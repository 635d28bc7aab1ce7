/* worker.h - tags the documents of a piece and writes them. */
#ifndef WORKER_H
#define WORKER_H

#include "json_document.h"
#include "piece.h"
#include "settings.h"

struct worker {
	const struct settings *settings;
	struct poltag_tagger *tagger;
	struct piece *piece; /* at work on */
	struct writing writing;
	struct document document;
	struct json_document json;
	struct bytes name; /* of a document that has none */
	struct bytes decoded; /* the document's text, where it was not UTF-8 */
};

enum poltag_status worker_init(struct worker *worker, const struct settings *settings, struct poltag_dict *dict,
			       struct poltag_error *error);
void worker_release(struct worker *worker);

/* Does a piece: fills out, log, totals and some_bad. For a team: context is the struct worker. */
void worker_do_piece(void *context, struct piece *piece);

#endif
