/* Times hostile inputs: what somebody might feed poltag to make it take long, beside plain text of the same size.
 *
 * usage: bench_hostile [SCALE [SECONDS [IMAGE]]]
 *
 * Prints a Markdown table with a row per input: nanoseconds of CPU time per byte; how many times that of ordinary
 * sentences, of the same size and on the same dictionary; nanoseconds per byte at half the size, and how many times
 * that, which is 1 where time is linear. "!" marks what is over 30 times plain text, or over 1.5 times half the size.
 * SCALE multiplies the sizes. Each row runs in a process of its own; a part that takes longer than SECONDS (60) is
 * given up, and at most MEMORY is had. What takes less than LONG_ENOUGH is repeated with the same tagger: small rows are
 * timed with patterns that are compiled already. At the end of every text stands a name: "last" says that it was not
 * found. IMAGE is a dictionary that the rows of pure text are run with too. ROWS=TEXT in the environment takes those
 * with that in their names. */
#include "hostile.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY ((rlim_t)12 << 30)
#define LONG_ENOUGH 0.25 /* seconds; the clock of CPU time may go in steps of 4 ms */

enum part { PART_PLAIN, PART_HALF, PART_FULL, PARTS };

struct result {
	enum poltag_status status;
	double seconds;
	size_t bytes, mentions, over_limit;
	long peak; /* KiB, up to here */
	bool found_last;
};

struct run {
	double scale, limit;
	const char *only;
};

static int note_last(void *context, const struct poltag_mention *m)
{
	struct result *result = context;

	result->found_last = m->id.len == strlen(HOSTILE_LAST_ID) && memcmp(m->id.data, HOSTILE_LAST_ID, m->id.len) == 0;
	return 0;
}

static struct result measure(struct poltag_dict *dict, const struct poltag_options *options, struct poltag_str text)
{
	double began = bench_clock(CLOCK_PROCESS_CPUTIME_ID), seconds = 0;
	struct result result = { .bytes = text.len };
	struct poltag_tagger *tagger;
	struct poltag_summary summary;
	struct rusage usage;
	int n;

	if (poltag_tagger_new(dict, options, &tagger, NULL) != POLTAG_OK)
		bench_die("no tagger");
	for (n = 0; n == 0 || seconds < LONG_ENOUGH; n++) {
		result.status = poltag_tag(tagger, text, note_last, &result, NULL);
		seconds = bench_clock(CLOCK_PROCESS_CPUTIME_ID) - began;
	}
	result.seconds = seconds / n;
	summary = poltag_tagger_summary(tagger);
	result.mentions = summary.mentions;
	result.over_limit = summary.over_limit;
	getrusage(RUSAGE_SELF, &usage);
	result.peak = usage.ru_maxrss;
	poltag_tagger_free(tagger);
	return result;
}

static void make_text(struct bytes *text, const struct hostile_row *row, size_t len, enum part part)
{
	text->len = 0;
	if (part == PART_PLAIN)
		hostile_prose(text, len);
	else
		hostile_text(text, row, part == PART_HALF ? len / 2 : len);
}

/* The child's work: a result into the pipe for every part that comes to its end. */
static void measure_parts(int out, struct poltag_dict *dict, const struct hostile_row *row, const struct run *run)
{
	const struct rlimit memory = { MEMORY, MEMORY };
	size_t len = (size_t)(row->megabytes * 1e6 * run->scale);
	struct bytes text = { 0 };

	setrlimit(RLIMIT_AS, &memory);
	for (enum part part = 0; part < PARTS; part++) {
		struct itimerval limit = { { 0, 0 }, { (time_t)run->limit + 1, 0 } };
		struct result result;

		make_text(&text, row, len, part);
		setitimer(ITIMER_PROF, &limit, NULL); /* SIGPROF ends it */
		result = measure(dict, &row->options, bytes_str(&text));
		if (write(out, &result, sizeof result) != sizeof result)
			_exit(1);
	}
	_exit(0);
}

/* Runs the row and returns how many parts came to their end. */
static size_t run_row(struct poltag_dict *dict, const struct hostile_row *row, const struct run *run,
		      struct result results[PARTS])
{
	size_t n = 0;
	int ends[2], status;
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		bench_die("no process");
	if (child == 0)
		measure_parts(ends[1], dict, row, run);
	close(ends[1]);
	while (n < PARTS && read(ends[0], &results[n], sizeof *results) == sizeof *results)
		n++;
	close(ends[0]);
	waitpid(child, &status, 0);
	return n;
}

static double per_byte(const struct result *r)
{
	return r->bytes ? r->seconds * 1e9 / (double)r->bytes : 0;
}

static void print_row(const struct hostile_row *row, const struct run *run, const struct result *r, size_t n)
{
	double plain, half, full;

	printf("| %s | %g |", row->name, row->megabytes * run->scale);
	if (n < PARTS) {
		printf(" over %g s%s | | | | | | | ! |\n", run->limit, n < PART_FULL ? " at half the size" : "");
		return;
	}
	plain = per_byte(&r[PART_PLAIN]);
	half = per_byte(&r[PART_HALF]);
	full = per_byte(&r[PART_FULL]);
	printf(" %.2f | %.1f | %.2f | %.2f | %zu | %zu | %ld |%s%s%s |\n", full, full / plain, half, full / half,
	       r[PART_FULL].mentions, r[PART_FULL].over_limit, r[PART_FULL].peak / 1024,
	       full > 30 * plain || full > 1.5 * half ? " !" : "",
	       r[PART_FULL].status == POLTAG_OK && !r[PART_FULL].found_last ? " last" : "",
	       r[PART_FULL].status != POLTAG_OK ? poltag_status_text(r[PART_FULL].status) : "");
}

static void print_head(const char *title)
{
	printf("\n%s\n\n| input | MB | ns/byte | times plain | at half | full/half | mentions | over limit | peak MB | |\n"
	       "|---|---|---|---|---|---|---|---|---|---|\n",
	       title);
}

static bool is_wanted(const struct hostile_row *row, const struct run *run)
{
	return !run->only || strstr(row->name, run->only);
}

static void run_made_up(const struct run *run)
{
	enum hostile_dict built = HOSTILE_DICTS;
	struct poltag_dict *dict = NULL;
	void *image = NULL;

	print_head("Made-up dictionaries");
	for (size_t i = 0; i < hostile_n_rows; i++) {
		const struct hostile_row *row = &hostile_rows[i];
		struct result results[PARTS];
		struct bytes records = { 0 };
		size_t faults;

		if (!is_wanted(row, run))
			continue;
		if (row->dict != built) {
			poltag_dict_free(dict);
			poltag_free(image);
			hostile_records(&records, row->dict);
			dict = bench_dict(bytes_str(&records), &image, &faults);
			if (faults)
				bench_die("records that are wrong");
			built = row->dict;
			free(records.data);
		}
		print_row(row, run, results, run_row(dict, row, run, results));
		fflush(stdout);
	}
	poltag_dict_free(dict);
	poltag_free(image);
}

static void run_image(const struct run *run, const char *path)
{
	struct poltag_dict *dict;
	struct poltag_error error;

	if (poltag_dict_open(path, &dict, &error) != POLTAG_OK)
		bench_die(error.message);
	print_head(path);
	for (size_t i = 0; i < hostile_n_rows; i++) {
		const struct hostile_row *row = &hostile_rows[i];
		struct result results[PARTS];

		if ((row->dict != HOSTILE_PLAIN && row->dict != HOSTILE_UNSPACED) || !is_wanted(row, run))
			continue;
		print_row(row, run, results, run_row(dict, row, run, results));
		fflush(stdout);
	}
	poltag_dict_free(dict);
}

int main(int argc, char **argv)
{
	struct run run = { argc > 1 ? atof(argv[1]) : 1, argc > 2 ? atof(argv[2]) : 60, getenv("ROWS") };

	if (run.scale <= 0 || run.limit <= 0)
		bench_die("usage: bench_hostile [SCALE [SECONDS [IMAGE]]]");
	setvbuf(stdout, NULL, _IOLBF, 0);
	run_made_up(&run);
	if (argc > 3)
		run_image(&run, argv[3]);
	return 0;
}
