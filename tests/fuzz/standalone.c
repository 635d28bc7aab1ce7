/* Runs a fuzz target on files, so that "make check" replays the corpus also where there is no libFuzzer. Arguments are
 * files, or folders of them; without any, it is the corpus of that target's name beside the sources. */
#include "buf.h"
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static bool run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf buf = { 0 };
	size_t n = 1;
	uint8_t *exact; /* a copy that ends where the input ends, for the sanitizers */

	fprintf(stderr, "%s\n", path);
	while (file && n && buf_reserve(&buf, 4096)) {
		n = fread(buf.data + buf.len, 1, 4096, file);
		buf.len += n;
	}
	exact = malloc(buf.len ? buf.len : 1);
	if (!file || ferror(file) || buf.failed || !exact) {
		fprintf(stderr, "cannot be read\n");
		return false;
	}
	fclose(file);
	if (buf.len)
		memcpy(exact, buf.data, buf.len);
	LLVMFuzzerTestOneInput(exact, buf.len);
	free(exact);
	buf_free(&buf);
	return true;
}

/* Runs the files of a folder, hidden ones aside, or the file; returns how many, or -1. */
static long run(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *item;
	long n = 0;

	if (!folder)
		return run_file(path) ? 1 : -1;
	while (n >= 0 && (item = readdir(folder))) {
		struct buf file = { 0 };

		if (item->d_name[0] == '.')
			continue;
		buf_printf(&file, "%s/%s", path, item->d_name);
		n = !file.failed && run_file(file.data) ? n + 1 : -1;
		buf_free(&file);
	}
	closedir(folder);
	return n;
}

static long run_corpus(const char *program)
{
	const char *source = getenv("srcdir"), *slash = strrchr(program, '/');
	struct buf folder = { 0 };
	long n;

	buf_printf(&folder, "%s/tests/fuzz/corpus/%s", source ? source : ".", slash ? slash + 1 : program);
	n = folder.failed ? -1 : run(folder.data);
	buf_free(&folder);
	return n;
}

int main(int argc, char **argv)
{
	long total = argc > 1 ? 0 : run_corpus(argv[0]);

	for (int i = 1; i < argc && total >= 0; i++) {
		long n = run(argv[i]);

		total = n < 0 ? n : total + n;
	}
	if (total > 0)
		printf("%ld inputs\n", total);
	return total > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
