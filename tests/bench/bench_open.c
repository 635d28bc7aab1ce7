/* Times opening images: until the first row of a short article can be written, and checking all of the image.
 *
 * usage: bench_open TEXT IMAGE [ROUNDS]
 *
 * Prints one row of a Markdown table: names, size, milliseconds to open the image and tag the text (medians; the image is
 * in the page cache), to verify it record by record, and the memory that is the process's own afterwards. */
#include "bench_help.h"

#define MAX_ROUNDS 99

static int count(void *context, const struct poltag_mention *mention)
{
	(void)mention;
	++*(size_t *)context;
	return 0;
}

/* Kilobytes of anonymous memory that are in use. */
static size_t private_memory(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	size_t kilobytes = 0;

	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, "RssAnon:", 8) == 0)
			kilobytes = strtoul(line + 8, NULL, 10);
	if (file)
		fclose(file);
	return kilobytes;
}

/* Opens the image, tags the text, and returns the dictionary; *seconds is the time. */
static struct poltag_dict *open_and_tag(const char *image, struct poltag_str text, double *seconds)
{
	struct poltag_tagger *tagger;
	struct poltag_dict *dict;
	struct poltag_error error;
	double began = bench_clock(CLOCK_MONOTONIC);
	size_t mentions = 0;

	if (poltag_dict_open(image, &dict, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, NULL, &tagger, &error) != POLTAG_OK ||
	    poltag_tag(tagger, text, count, &mentions, &error) != POLTAG_OK)
		bench_die(error.message);
	*seconds = bench_clock(CLOCK_MONOTONIC) - began;
	poltag_tagger_free(tagger);
	return dict;
}

int main(int argc, char **argv)
{
	size_t rounds = argc > 3 ? (size_t)atoi(argv[3]) : 9, names = 0, memory = 0;
	double seconds[MAX_ROUNDS], verify = 0;
	struct poltag_error error;
	struct bytes text;
	FILE *file;

	if (argc < 3 || rounds < 1 || rounds > MAX_ROUNDS)
		bench_die("usage: bench_open TEXT IMAGE [ROUNDS]");
	text = bench_read(argv[1]);
	for (size_t i = 0; i < rounds; i++) {
		struct poltag_dict *dict = open_and_tag(argv[2], bytes_str(&text), &seconds[i]);
		double began = bench_clock(CLOCK_MONOTONIC);

		memory = i ? memory : private_memory(); /* verifying leaves some behind */
		if (poltag_dict_verify(dict, &error) != POLTAG_OK)
			bench_die(error.message);
		verify = bench_clock(CLOCK_MONOTONIC) - began;
		names = poltag_dict_names(dict);
		poltag_dict_free(dict);
	}
	file = fopen(argv[2], "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		bench_die(argv[2]);
	printf("| %zu | %.1f | %.1f | %.0f | %.1f |\n", names, (double)ftell(file) / 1e6, bench_median(seconds, rounds) * 1e3, verify * 1e3,
	       (double)memory / 1024);
	fclose(file);
	free(text.data);
	return 0;
}
