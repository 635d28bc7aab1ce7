/* Times one thread and two on one dictionary, and for comparison two processes, in turn: each tags the whole text, cut
 * into documents at blank lines, with a tagger of its own that has seen the text before.
 *
 * usage: bench_threads DICTIONARY TEXT [ROUNDS]
 *
 * DICTIONARY is an image (*.img) or a list with a name a line. Prints a Markdown table of medians: the throughput of
 * all together, how many times that of one thread it is, and how many times the CPU time that one thread took each of
 * them took. What two processes do not reach either is the machine's doing; where other work keeps the second processor
 * busy, the CPU time still tells. */
#include "bench_help.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_ROUNDS 99
#define PASSES 3 /* through the text in one measurement */
#define WORKERS 2

struct worker {
	pthread_t thread;
	struct poltag_tagger *tagger;
	struct bytes text; /* its own copy */
	size_t mentions;
	double cpu; /* seconds, of the last measurement */
};

/* Of one kind of run. */
struct times {
	double wall[MAX_ROUNDS], cpu[MAX_ROUNDS]; /* cpu: of one worker */
};

static struct poltag_dict *dict_of_names(const char *path, void **image)
{
	struct bytes names = bench_read(path), records = { 0 };
	struct poltag_dict *dict;
	size_t number = 0, faults;

	bytes_add(&names, "", 1);
	for (char *line = strtok(names.data, "\n"); line; line = strtok(NULL, "\n"))
		bytes_printf(&records, "Id: n%zu\nType: PERSON\nName: %s\n\n", number++, line);
	dict = bench_dict(bytes_str(&records), image, &faults);
	if (faults)
		fprintf(stderr, "%zu names of %s were refused\n", faults, path);
	free(names.data);
	free(records.data);
	return dict;
}

static struct poltag_dict *open_dict(const char *path, void **image)
{
	size_t len = strlen(path);
	struct poltag_dict *dict;
	struct poltag_error error;

	if (len < 4 || strcmp(path + len - 4, ".img") != 0)
		return dict_of_names(path, image);
	if (poltag_dict_open(path, &dict, &error) != POLTAG_OK)
		bench_die(error.message);
	return dict;
}

static int ignore(void *context, const struct poltag_mention *mention)
{
	(void)context;
	(void)mention;
	return 0;
}

static void tag_once(struct worker *w)
{
	struct poltag_str rest = bytes_str(&w->text);

	w->mentions = 0;
	while (rest.len) {
		const char *blank = memmem(rest.data, rest.len, "\n\n", 2);
		struct poltag_str document = { rest.data, blank ? (size_t)(blank + 2 - rest.data) : rest.len };

		if (poltag_tag(w->tagger, document, ignore, NULL, NULL) != POLTAG_OK)
			bench_die("tagging failed");
		w->mentions += poltag_tagger_summary(w->tagger).mentions;
		rest.data += document.len;
		rest.len -= document.len;
	}
}

static void *work(void *context)
{
	struct worker *w = context;
	double began = bench_clock(CLOCK_THREAD_CPUTIME_ID);

	for (int i = 0; i < PASSES; i++)
		tag_once(w);
	w->cpu = bench_clock(CLOCK_THREAD_CPUTIME_ID) - began;
	return NULL;
}

static void time_threads(struct worker *workers, size_t n, struct times *times, size_t round)
{
	double began = bench_clock(CLOCK_MONOTONIC);

	times->cpu[round] = 0;
	for (size_t i = 0; i < n; i++)
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
			bench_die("no thread");
	for (size_t i = 0; i < n; i++) {
		pthread_join(workers[i].thread, NULL);
		times->cpu[round] += workers[i].cpu / (double)n;
	}
	times->wall[round] = bench_clock(CLOCK_MONOTONIC) - began;
}

static double seconds_of_children(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void time_processes(struct worker *workers, size_t n, struct times *times, size_t round)
{
	double began = bench_clock(CLOCK_MONOTONIC), cpu = seconds_of_children();

	for (size_t i = 0; i < n; i++) {
		pid_t child = fork();

		if (child < 0)
			bench_die("no process");
		if (child == 0) {
			work(&workers[i]);
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
	times->wall[round] = bench_clock(CLOCK_MONOTONIC) - began;
	times->cpu[round] = (seconds_of_children() - cpu) / (double)n;
}

static void print_row(const char *what, size_t workers, size_t bytes, struct times *times, struct times *one, size_t rounds)
{
	double seconds = bench_median(times->wall, rounds);

	printf("| %s | %.0f | %.2f | %.2f |\n", what, (double)(workers * PASSES * bytes) / seconds / 1e6,
	       (double)workers * bench_median(one->wall, rounds) / seconds, bench_median(times->cpu, rounds) / bench_median(one->cpu, rounds));
}

int main(int argc, char **argv)
{
	size_t rounds = argc > 3 ? (size_t)atoi(argv[3]) : 5;
	static struct times one, two, processes;
	struct worker workers[WORKERS] = { 0 };
	struct poltag_dict *dict;
	void *image = NULL;

	if (argc < 3 || rounds < 1 || rounds > MAX_ROUNDS)
		bench_die("usage: bench_threads DICTIONARY TEXT [ROUNDS]");
	dict = open_dict(argv[1], &image);
	for (size_t i = 0; i < WORKERS; i++) {
		workers[i].text = bench_read(argv[2]);
		if (poltag_tagger_new(dict, NULL, &workers[i].tagger, NULL) != POLTAG_OK)
			bench_die("no tagger");
		tag_once(&workers[i]);
	}
	for (size_t i = 0; i < rounds; i++) {
		time_threads(workers, 1, &one, i);
		time_threads(workers, 2, &two, i);
		time_processes(workers, 2, &processes, i);
	}
	printf("%zu names, %zu bytes of text, %zu mentions, %zu rounds in turn, medians\n\n"
	       "| | MB/s | times one thread | CPU time of each |\n|---|---|---|---|\n",
	       poltag_dict_names(dict), workers[0].text.len, workers[0].mentions, rounds);
	print_row("one thread", 1, workers[0].text.len, &one, &one, rounds);
	print_row("two threads", 2, workers[0].text.len, &two, &one, rounds);
	print_row("two processes", 2, workers[0].text.len, &processes, &one, rounds);
	for (size_t i = 0; i < WORKERS; i++) {
		poltag_tagger_free(workers[i].tagger);
		free(workers[i].text.data);
	}
	poltag_dict_free(dict);
	poltag_free(image);
	return 0;
}
