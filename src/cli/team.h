/* team.h - workers that take pieces of the input, and hand them on in the order in which they came. */
#ifndef TEAM_H
#define TEAM_H

#include "piece.h"

/* What a team does. Each worker's do_piece runs in its own thread (with one worker: in the caller's), deliver in one thread at a
 * time and in the order of the pieces. */
struct team_work {
	void (*do_piece)(void *worker, struct piece *piece);
	bool (*deliver)(void *context, struct piece *piece); /* returns false to stop */
	bool (*wants)(void *context, const struct piece *piece); /* asked in the caller's thread; others are dropped */
	void *context;
};

struct team;

/* workers: the context of each, borrowed. Threads start when they are needed. NULL without memory. */
struct team *team_new(const struct team_work *work, void *const *workers, size_t n);

/* An empty piece to be filled; NULL when the team has stopped. It waits while too many are on their way. */
struct piece *team_piece(struct team *team);

/* Hands a piece in. Returns false when the team has stopped. */
bool team_hand(struct team *team, struct piece *piece);

/* Waits for all pieces, and frees the team. Returns whether all were delivered: it was not stopped. */
bool team_end(struct team *team);

#endif
