/* progress.h - how far a batch has got, on the last line of a terminal. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "piece.h"

struct progress {
	bool shown;        /* the line is on the screen */
	uint64_t expected; /* bytes to be read; 0 where that is not known */
	uint64_t started, drawn; /* milliseconds of a clock */
};

/* expected: as in the struct. */
void progress_begin(struct progress *progress, uint64_t expected);
/* Draws the line, unless it was drawn just now. */
void progress_draw(struct progress *progress, const struct totals *totals);
/* Takes the line away, before something else is written. */
void progress_hide(struct progress *progress);

#endif
