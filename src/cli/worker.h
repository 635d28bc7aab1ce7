/* worker.h - tags the documents of a piece and writes them. */
#ifndef WORKER_H
#define WORKER_H

#include "html.h"
#include "json_document.h"
#include "piece.h"
#include "settings.h"
#include "table_document.h"

struct worker {
	const struct settings *settings;
	struct poltag_dict *dict;
	struct poltag_tagger *tagger; /* NULL until it is needed */
	struct piece *piece; /* at work on */
	struct writing writing;
	struct document document;
	struct html html;        /* the page that the document's text came from */
	struct poltag_str page;  /* its bytes, which offsets are of; no data where it was none */
	size_t counted, units;   /* how far in it offsets have been counted, in bytes and in their unit */
	struct poltag_loser *losers; /* with places in the page */
	size_t n_losers, room_losers;
	struct json_document json;
	struct table_document table;
	struct bytes name; /* of a document that has none */
	struct bytes decoded; /* the document's text, where it was not UTF-8 */
};

/* settings and dict are borrowed. */
void worker_init(struct worker *worker, const struct settings *settings, struct poltag_dict *dict);
/* Makes its tagger, which a worker that gets no piece does not need; worker_do_piece does it too. */
enum poltag_status worker_prepare(struct worker *worker, struct poltag_error *error);
void worker_release(struct worker *worker);

/* Does a piece: fills out, log, totals and some_bad. For a team: context is the struct worker. */
void worker_do_piece(void *context, struct piece *piece);

#endif
