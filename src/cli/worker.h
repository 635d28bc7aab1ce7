/* worker.h - tags the documents of a piece and writes them. */
#ifndef WORKER_H
#define WORKER_H

#include "piece.h"
#include "settings.h"

struct worker {
	const struct settings *settings;
	struct poltag_tagger *tagger;
	struct piece *piece; /* at work on */
	struct writing writing;
	struct document document;
};

enum poltag_status worker_init(struct worker *worker, const struct settings *settings, struct poltag_dict *dict,
			       struct poltag_error *error);
void worker_release(struct worker *worker);

/* Does a piece: fills out, log, totals and some_bad. For a team: context is the struct worker. */
void worker_do_piece(void *context, struct piece *piece);

#endif
