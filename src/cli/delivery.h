/* delivery.h - what is done leaves here, piece by piece in the order of the input. */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "journal.h"
#include "progress.h"

struct delivery {
	struct totals totals;
	bool some_bad;
	bool show_progress;
	struct progress progress;
	struct journal *journal; /* or NULL */
};

/* Writes what a piece has for standard output and standard error, notes it in the journal, and adds its totals. For a team:
 * context is the struct delivery. Returns false when nothing more can be written. */
bool delivery_take(void *context, struct piece *piece);

/* Whether a piece has not been done by an earlier run. For a team. */
bool delivery_wants(void *context, const struct piece *piece);

/* Says how many documents there were, failed, and what was found, where there was more than one: in the log, and on standard
 * error when some failed or it is a terminal. */
void delivery_summary(struct delivery *delivery);

#endif
