/* driver.c - names and text from files, rounds on request, and the choice among overlapping finds. */
#include "driver.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void driver_die(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(2);
}

double driver_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct buf driver_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf buf = { 0 };
	size_t n = 1;

	if (!file)
		driver_die(path);
	while (n > 0 && buf_reserve(&buf, 1 << 20)) {
		n = fread(buf.data + buf.len, 1, 1 << 20, file);
		buf.len += n;
	}
	if (buf.failed || ferror(file))
		driver_die(path);
	fclose(file);
	return buf;
}

static struct names split_lines(const struct buf *text)
{
	struct names names = { 0 };
	struct poltag_str rest = buf_str(text);

	while (rest.len) {
		struct poltag_str line = str_cut(&rest, '\n');

		if (line.len && !ARRAY_ADD(&names, names, line))
			driver_die("out of memory");
	}
	return names;
}

int driver_run(int argc, char **argv, driver_build *build)
{
	struct driver driver = { 0 };
	struct buf name_lines, text;
	struct names names;
	double began;
	size_t len;

	if (argc != 3)
		driver_die("usage: NAMES TEXT");
	name_lines = driver_read(argv[1]);
	text = driver_read(argv[2]);
	names = split_lines(&name_lines);
	began = driver_clock();
	build(&driver, &names);
	printf("%.6f %zu %s\n", driver_clock() - began, driver.size, driver.version);
	fflush(stdout);
	while (scanf("%zu", &len) == 1) {
		size_t matches;

		began = driver_clock();
		matches = driver.match(driver.state, str_make(text.data, len < text.len ? len : text.len));
		printf("%.6f %zu\n", driver_clock() - began, matches);
		fflush(stdout);
	}
	return 0;
}

bool driver_is_word(struct poltag_str text, struct found found)
{
	return !(found.start > 0 && text_in_word((unsigned char)text.data[found.start - 1])) &&
	       !(found.end < text.len && text_in_word((unsigned char)text.data[found.end]));
}

static bool goes_before(struct found a, struct found b)
{
	return a.start != b.start ? a.start < b.start : a.end > b.end;
}

size_t driver_choose(struct finds *finds)
{
	struct found *found = finds->found;
	size_t covered = 0, kept = 0;

	for (size_t i = 1; i < finds->n_found; i++) {
		struct found f = found[i];
		size_t k = i;

		for (; k > 0 && goes_before(f, found[k - 1]); k--)
			found[k] = found[k - 1];
		found[k] = f;
	}
	for (size_t i = 0; i < finds->n_found; i++)
		if (found[i].start >= covered) {
			covered = found[i].end;
			kept++;
		}
	return kept;
}
