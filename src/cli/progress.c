/* Progress. */
#include "progress.h"

#include <stdio.h>
#include <time.h>

#define BETWEEN 200 /* milliseconds */
#define BAR 20      /* columns */

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, uint64_t expected)
{
	*progress = (struct progress){ .expected = expected, .started = now() };
}

static void draw_bar(uint64_t done, uint64_t expected)
{
	size_t full = done < expected ? (size_t)(done * BAR / expected) : BAR;

	fputs("[", stderr);
	for (size_t i = 0; i < BAR; i++)
		fputc(i < full ? '#' : '.', stderr);
	fprintf(stderr, "] %3u %%  ", (unsigned)(done < expected ? done * 100 / expected : 100));
}

static void draw_rest(uint64_t seconds)
{
	if (seconds < 3600)
		fprintf(stderr, ", %u:%02u left", (unsigned)(seconds / 60), (unsigned)(seconds % 60));
	else
		fprintf(stderr, ", %u h %02u min left", (unsigned)(seconds / 3600), (unsigned)(seconds / 60 % 60));
}

void progress_draw(struct progress *progress, const struct totals *totals)
{
	uint64_t t = now(), past = t - progress->started, done = totals->read;

	if (t - progress->drawn < BETWEEN)
		return;
	progress->drawn = t;
	progress->shown = true;
	fputs("\r\033[K", stderr);
	if (progress->expected)
		draw_bar(done, progress->expected);
	fprintf(stderr, "%zu documents", totals->documents);
	if (totals->failed)
		fprintf(stderr, ", %zu with errors", totals->failed);
	if (past)
		fprintf(stderr, ", %.1f MB/s", (double)totals->bytes / 1000.0 / (double)past);
	if (progress->expected > done && done)
		draw_rest((progress->expected - done) * past / done / 1000);
	fflush(stderr);
}

void progress_hide(struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
	progress->shown = false;
}
