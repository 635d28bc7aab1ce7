/* Workers in threads, and a ring of pieces between the reader and them. A piece's number says its place in the ring; numbers go
 * up in three steps: handed in, taken by a worker, delivered. */
#include "team.h"

#include <pthread.h>
#include <stdlib.h>

#define PIECES_EACH 32                     /* on their way, for each worker */
#define BYTES_WAITING ((size_t)64 << 20)   /* handed in and not delivered; one piece may be larger */

enum slot_state { SLOT_FREE, SLOT_WAITING, SLOT_BUSY, SLOT_DONE };

struct slot {
	struct piece piece;
	enum slot_state state;
};

struct thread {
	struct team *team;
	void *worker;
	pthread_t id;
};

struct team {
	struct team_work work;
	void *const *workers;
	struct thread *threads;
	size_t n_workers, n_threads, n_idle;
	struct slot *ring;
	size_t size;
	pthread_mutex_t lock;
	pthread_cond_t handed, delivered; /* waited for by workers and by the reader */
	size_t n_handed, n_taken, n_delivered, bytes;
	bool waits; /* the reader, for pieces to be delivered */
	bool delivering, closing, stopped;
};

static struct slot *slot_at(struct team *team, size_t number)
{
	return &team->ring[number % team->size];
}

static bool is_full(const struct team *team)
{
	size_t waiting = team->n_handed - team->n_delivered;

	return waiting == team->size || (waiting && team->bytes > BYTES_WAITING);
}

/* A reader that waited goes on from here: to wake it for each piece would cost more than small pieces do. */
static bool is_half_full(const struct team *team)
{
	size_t waiting = team->n_handed - team->n_delivered;

	return waiting > team->size / 2 || (waiting && team->bytes > BYTES_WAITING / 2);
}

/* Delivers what is next, as far as it is done, unless another thread is at it. Called and left with the lock. */
static void deliver_done(struct team *team)
{
	if (team->delivering)
		return;
	team->delivering = true;
	while (team->n_delivered < team->n_handed && slot_at(team, team->n_delivered)->state == SLOT_DONE) {
		struct slot *slot = slot_at(team, team->n_delivered);
		size_t len = slot->piece.data.len;
		bool stop = team->stopped;

		pthread_mutex_unlock(&team->lock);
		stop = stop || !team->work.deliver(team->work.context, &slot->piece);
		piece_clear(&slot->piece);
		pthread_mutex_lock(&team->lock);
		slot->state = SLOT_FREE;
		team->stopped = stop;
		team->bytes -= len;
		team->n_delivered++;
		if (team->waits && (stop || !is_half_full(team)))
			pthread_cond_signal(&team->delivered);
	}
	team->delivering = false;
}

static void *work(void *context)
{
	struct thread *thread = context;
	struct team *team = thread->team;

	pthread_mutex_lock(&team->lock);
	for (;;) {
		struct slot *slot;

		team->n_idle++;
		while (team->n_taken == team->n_handed && !team->closing)
			pthread_cond_wait(&team->handed, &team->lock);
		team->n_idle--;
		if (team->n_taken == team->n_handed)
			break;
		slot = slot_at(team, team->n_taken++);
		slot->state = SLOT_BUSY;
		if (!team->stopped) {
			pthread_mutex_unlock(&team->lock);
			team->work.do_piece(thread->worker, &slot->piece);
			pthread_mutex_lock(&team->lock);
		}
		slot->state = SLOT_DONE;
		deliver_done(team);
	}
	pthread_mutex_unlock(&team->lock);
	return NULL;
}

/* Starts one more thread where pieces wait and nobody is free. Called with the lock. Without a thread the others do its
 * work, and without any the caller does. */
static void start_thread(struct team *team)
{
	struct thread *thread = &team->threads[team->n_threads];

	if (team->n_threads == team->n_workers || team->n_handed - team->n_taken <= team->n_idle)
		return;
	*thread = (struct thread){ .team = team, .worker = team->workers[team->n_threads] };
	if (pthread_create(&thread->id, NULL, work, thread) == 0)
		team->n_threads++;
}

struct team *team_new(const struct team_work *work_of, void *const *workers, size_t n)
{
	struct team *team = calloc(1, sizeof *team);

	if (!team)
		return NULL;
	team->work = *work_of;
	team->workers = workers;
	team->n_workers = n;
	team->size = n > 1 ? n * PIECES_EACH : 1;
	pthread_mutex_init(&team->lock, NULL);
	pthread_cond_init(&team->handed, NULL);
	pthread_cond_init(&team->delivered, NULL);
	team->ring = calloc(team->size, sizeof *team->ring);
	team->threads = calloc(n, sizeof *team->threads);
	if (!team->ring || !team->threads) {
		team_end(team);
		return NULL;
	}
	return team;
}

static void wait_for_room(struct team *team)
{
	team->waits = true;
	while (is_half_full(team) && !team->stopped)
		pthread_cond_wait(&team->delivered, &team->lock);
	team->waits = false;
}

struct piece *team_piece(struct team *team)
{
	bool stopped;

	pthread_mutex_lock(&team->lock);
	if (is_full(team))
		wait_for_room(team);
	stopped = team->stopped;
	pthread_mutex_unlock(&team->lock);
	return stopped ? NULL : &slot_at(team, team->n_handed)->piece;
}

/* Without threads the piece is the only one, and still counted as not handed in. */
static bool do_here(struct team *team, struct piece *piece)
{
	team->work.do_piece(team->workers[0], piece);
	team->stopped = !team->work.deliver(team->work.context, piece);
	piece_clear(piece);
	return !team->stopped;
}

bool team_hand(struct team *team, struct piece *piece)
{
	bool stopped;

	if (!team->work.wants(team->work.context, piece)) {
		piece_clear(piece);
		return true;
	}
	if (team->n_workers == 1)
		return do_here(team, piece);
	pthread_mutex_lock(&team->lock);
	slot_at(team, team->n_handed)->state = SLOT_WAITING;
	team->bytes += piece->data.len;
	team->n_handed++;
	start_thread(team);
	if (!team->n_threads) {
		team->n_handed--;
		team->bytes -= piece->data.len;
		pthread_mutex_unlock(&team->lock);
		return do_here(team, piece);
	}
	stopped = team->stopped;
	if (team->n_idle)
		pthread_cond_signal(&team->handed);
	pthread_mutex_unlock(&team->lock);
	return !stopped;
}

bool team_end(struct team *team)
{
	bool whole;

	if (!team)
		return false;
	pthread_mutex_lock(&team->lock);
	team->closing = true;
	pthread_cond_broadcast(&team->handed);
	pthread_mutex_unlock(&team->lock);
	for (size_t i = 0; team->threads && i < team->n_threads; i++)
		pthread_join(team->threads[i].id, NULL);
	whole = !team->stopped;
	for (size_t i = 0; team->ring && i < team->size; i++)
		piece_free(&team->ring[i].piece);
	free(team->ring);
	free(team->threads);
	pthread_cond_destroy(&team->delivered);
	pthread_cond_destroy(&team->handed);
	pthread_mutex_destroy(&team->lock);
	free(team);
	return whole;
}
