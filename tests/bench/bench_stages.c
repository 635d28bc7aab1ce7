/* Times the stages from a text's bytes to its rows, and says how much of each is spent in PCRE2.
 *
 * usage: bench_stages PROGRAM IMAGE TEXT FOLDER [ROUNDS [PLAIN]]
 *
 * The stages are run one after the other as poltag_tag runs them, on one document, with patterns still to be compiled as
 * in a new process. Then PROGRAM (poltag) is run on the text, for all of it: opening the dictionary, reading the file,
 * the stages, writing rows to /dev/null, and giving memory back; and on FOLDER, which has the same text in many files, also with PLAIN, an image of the same dictionary without rules: without them nothing is
 * carried either. Prints a Markdown table of medians of CPU time. PCRE2 is
 * timed by standing in for its functions (ld --wrap); a call of the clock for each makes those parts some percent dearer. */
#include "bench_help.h"
#include "text.h"
#include "unlisted.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_ROUNDS 99

enum stage { NORMALISE, SCAN, CHOOSE, UNLISTED, STAGES };

struct times {
	double stage[STAGES][MAX_ROUNDS], pcre2[STAGES][MAX_ROUNDS];
	double process[MAX_ROUNDS], folder[MAX_ROUNDS], plain[MAX_ROUNDS], opening[MAX_ROUNDS];
	size_t mentions;
};

static double in_pcre2;

static double now(void)
{
	return bench_clock(CLOCK_THREAD_CPUTIME_ID);
}

/* ---- PCRE2 ---- */

static double clock_now(void)
{
	return bench_clock(CLOCK_MONOTONIC); /* the cheapest to ask */
}

int __real_pcre2_match_8(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t, pcre2_match_data *,
			 pcre2_match_context *);
int __wrap_pcre2_match_8(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t, pcre2_match_data *,
			 pcre2_match_context *);
int __real_pcre2_jit_match_8(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t, pcre2_match_data *,
			     pcre2_match_context *);
int __wrap_pcre2_jit_match_8(const pcre2_code *, PCRE2_SPTR, PCRE2_SIZE, PCRE2_SIZE, uint32_t, pcre2_match_data *,
			     pcre2_match_context *);
pcre2_code *__real_pcre2_compile_8(PCRE2_SPTR, PCRE2_SIZE, uint32_t, int *, PCRE2_SIZE *, pcre2_compile_context *);
pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR, PCRE2_SIZE, uint32_t, int *, PCRE2_SIZE *, pcre2_compile_context *);
int __real_pcre2_jit_compile_8(pcre2_code *, uint32_t);
int __wrap_pcre2_jit_compile_8(pcre2_code *, uint32_t);

int __wrap_pcre2_match_8(const pcre2_code *code, PCRE2_SPTR text, PCRE2_SIZE len, PCRE2_SIZE start, uint32_t options,
			 pcre2_match_data *data, pcre2_match_context *context)
{
	double began = clock_now();
	int rc = __real_pcre2_match_8(code, text, len, start, options, data, context);

	in_pcre2 += clock_now() - began;
	return rc;
}

int __wrap_pcre2_jit_match_8(const pcre2_code *code, PCRE2_SPTR text, PCRE2_SIZE len, PCRE2_SIZE start, uint32_t options,
			     pcre2_match_data *data, pcre2_match_context *context)
{
	double began = clock_now();
	int rc = __real_pcre2_jit_match_8(code, text, len, start, options, data, context);

	in_pcre2 += clock_now() - began;
	return rc;
}

pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR source, PCRE2_SIZE len, uint32_t options, int *error, PCRE2_SIZE *at,
				   pcre2_compile_context *context)
{
	double began = clock_now();
	pcre2_code *code = __real_pcre2_compile_8(source, len, options, error, at, context);

	in_pcre2 += clock_now() - began;
	return code;
}

int __wrap_pcre2_jit_compile_8(pcre2_code *code, uint32_t options)
{
	double began = clock_now();
	int rc = __real_pcre2_jit_compile_8(code, options);

	in_pcre2 += clock_now() - began;
	return rc;
}

/* ---- Stages ---- */

static void end_stage(struct times *times, enum stage stage, size_t round, double *began)
{
	double end = now();

	times->stage[stage][round] = end - *began;
	times->pcre2[stage][round] = in_pcre2;
	in_pcre2 = 0;
	*began = now();
}

static void run_stages(struct poltag_dict *dict, struct poltag_str document, struct times *times, size_t round)
{
	struct scan *scan = calloc(1, sizeof *scan);
	struct chooser chooser = { 0 };
	struct unlisted *unlisted = calloc(1, sizeof *unlisted);
	struct text text = { 0 };
	struct poltag_error error;
	double began;

	if (!scan || !unlisted || scan_init(scan, dict, &error) != POLTAG_OK ||
	    unlisted_init(unlisted, scan, &error) != POLTAG_OK)
		bench_die("out of memory");
	in_pcre2 = 0;
	began = now();
	if (text_read(&text, &dict->code_points, document, &error) != POLTAG_OK)
		bench_die(error.message);
	end_stage(times, NORMALISE, round, &began);
	if (scan_text(scan, text.norm, &error) != POLTAG_OK)
		bench_die(error.message);
	end_stage(times, SCAN, round, &began);
	if (choose(&chooser, scan, false, &error) != POLTAG_OK)
		bench_die(error.message);
	end_stage(times, CHOOSE, round, &began);
	if (unlisted_find(unlisted, &chooser, false, &error) != POLTAG_OK)
		bench_die(error.message);
	end_stage(times, UNLISTED, round, &began);
	times->mentions = chooser.n_chosen;
	chooser_free(&chooser);
	unlisted_free(unlisted);
	free(unlisted);
	scan_free(scan);
	free(scan);
	text_free(&text);
}

/* The CPU seconds of the program on a file. */
static double run_process(const char *program, const char *image, const char *path)
{
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execl(program, program, "--quiet", "--jobs", "1", "--dict", image, path, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
		bench_die(program);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* ---- The table ---- */

static void row(const char *what, double seconds, double pcre2, double all, size_t bytes)
{
	printf("| %s | %.1f | %.2f | %.0f %% | %.1f |\n", what, seconds * 1e3, seconds * 1e9 / (double)bytes,
	       seconds / all * 100, pcre2 * 1e3);
}

/* What rules and carrying cost: the same without them. */
static void report_plain(struct times *times, size_t rounds, size_t bytes, double all)
{
	double plain = bench_median(times->plain, rounds), folder = bench_median(times->folder, rounds);

	row("that without rules and carrying", plain, 0, all, bytes);
	printf("\nWith rules and carrying the many files take %.2f times as long as without.\n", folder / plain);
}

static void report(struct times *times, size_t rounds, size_t bytes, bool has_plain)
{
	static const char *const names[STAGES] = { "decode and normalise", "scan: classify, hash, look up, compare",
						   "choose: conditions, overlaps, entities", "rules and carrying" };
	double all = bench_median(times->process, rounds), opening = bench_median(times->opening, rounds), sum = opening;
	double folder = bench_median(times->folder, rounds);

	printf("%zu bytes, %zu mentions; %.0f MB/s as one document, %.0f as a folder of many\n\n", bytes, times->mentions,
	       (double)bytes / all / 1e6, (double)bytes / folder / 1e6);
	printf("| stage | ms | ns per byte | share | of it in PCRE2, ms |\n|---|---|---|---|---|\n");
	row("start, open the dictionary", opening, 0, all, bytes);
	for (int i = 0; i < STAGES; i++) {
		double seconds = bench_median(times->stage[i], rounds);

		row(names[i], seconds, bench_median(times->pcre2[i], rounds), all, bytes);
		sum += seconds;
	}
	row("read the file, write rows, give memory back", all - sum, 0, all, bytes);
	row("all, as a process", all, 0, all, bytes);
	row("all, the text in many files", folder, 0, all, bytes);
	if (has_plain)
		report_plain(times, rounds, bytes, all);
}

int main(int argc, char **argv)
{
	static struct times times;
	size_t rounds = argc > 5 ? (size_t)atoi(argv[5]) : 7;
	struct poltag_dict *dict;
	struct poltag_error error;
	struct bytes text;

	if (argc < 5 || rounds < 1 || rounds > MAX_ROUNDS)
		bench_die("usage: bench_stages PROGRAM IMAGE TEXT FOLDER [ROUNDS [PLAIN]]");
	text = bench_read(argv[3]);
	if (text.len == 0)
		bench_die(argv[3]);
	if (poltag_dict_open(argv[2], &dict, &error) != POLTAG_OK)
		bench_die(error.message);
	for (size_t i = 0; i < rounds; i++) {
		run_stages(dict, bytes_str(&text), &times, i);
		times.opening[i] = run_process(argv[1], argv[2], "/dev/null");
		times.process[i] = run_process(argv[1], argv[2], argv[3]);
		times.folder[i] = run_process(argv[1], argv[2], argv[4]);
		if (argc > 6)
			times.plain[i] = run_process(argv[1], argv[6], argv[4]);
	}
	report(&times, rounds, text.len, argc > 6);
	poltag_dict_free(dict);
	free(text.data);
	return 0;
}
