/* delivery.h - what is done leaves here, piece by piece in the order of the input. */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "journal.h"
#include "progress.h"
#include "settings.h"

struct delivery {
	const struct settings *settings;
	struct totals totals;
	bool some_bad;           /* the exit status will say so */
	bool document_failed;    /* the document of the last piece, of which more windows may come */
	bool show_progress;
	struct progress progress;
	struct journal *journal; /* with --resume */
	struct count *count;     /* with --count: takes what pieces have for standard output */
	struct bytes rows;       /* what it makes of that */
};

/* Opens what the settings say is written to, goes on where an earlier run ended, and writes what stands before all documents. False,
 * after a message; else delivery_close is to follow. */
bool delivery_open(struct delivery *delivery, const struct settings *settings);

/* Writes what a piece has for standard output and standard error, notes it in the journal, and adds its totals. For a team:
 * context is the struct delivery. Returns false when nothing more can be written. */
bool delivery_take(void *context, struct piece *piece);

/* Whether a piece has not been done by an earlier run. For a team. */
bool delivery_wants(void *context, const struct piece *piece);

/* whole: all pieces were delivered. Writes what stands behind all documents, closes the output, and says how many documents there were, failed, and
 * what was found, where there was more than one: in the log, and on standard error when some failed or it is a terminal. */
void delivery_close(struct delivery *delivery, bool whole);

#endif
