/* probe.h - texts that are made from an expression to see how long it can take. */
#ifndef PROBE_H
#define PROBE_H

#include "buf.h"

#define PROBE_CHOICES 8 /* so many alternatives of each group are tried, the same of all groups at a time */

/* A text: head, then piece again and again. */
struct probe_text {
	struct buf head, piece;
	size_t start; /* where in head the match begins: what a look behind needs stands before */
};

struct probe_list {
	struct probe_text *texts;
	size_t n_texts, room_texts;
};

/* Makes a text for each part of the expression that may repeat without end, or fifty times and more: what it needs before
 * that part, and what that part matches. choice says which alternative of each group. False without memory. */
bool probe_make(struct poltag_str expression, size_t choice, struct probe_list *list);

void probe_list_free(struct probe_list *list);

#endif
