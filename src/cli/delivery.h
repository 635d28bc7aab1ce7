/* delivery.h - what is done leaves here, piece by piece in the order of the input. */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "piece.h"

struct delivery {
	struct totals totals;
	bool some_bad;
};

/* Writes what a piece has for standard output and standard error, and adds its totals. For a team: context is the struct
 * delivery. Returns false when standard output takes no more. */
bool delivery_take(void *context, struct piece *piece);

#endif
