/* bench_help.h - what the benchmarks of the public interface share: bytes that grow, random numbers, a dictionary from
 * records. They are programs: what goes wrong ends them. */
#ifndef BENCH_HELP_H
#define BENCH_HELP_H

#include "poltag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Noreturn static inline void bench_die(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(2);
}

/* ---- Bytes ---- */

struct bytes {
	char *data;
	size_t len, room;
};

static inline void bytes_add(struct bytes *b, const void *data, size_t len)
{
	if (len > b->room - b->len) {
		b->room = (b->room + len) * 2;
		b->data = realloc(b->data, b->room);
		if (!b->data)
			bench_die("out of memory");
	}
	memcpy(b->data + b->len, data, len);
	b->len += len;
}

static inline void bytes_add_text(struct bytes *b, const char *text)
{
	bytes_add(b, text, strlen(text));
}

/* At most 4095 bytes. */
static inline void bytes_printf(struct bytes *b, const char *format, ...)
{
	char line[4096];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof line)
		bench_die("a line that is too long");
	bytes_add(b, line, (size_t)n);
}

static inline struct poltag_str bytes_str(const struct bytes *b)
{
	return (struct poltag_str){ b->data ? b->data : "", b->len };
}

/* The bytes of a file. */
static inline struct bytes bench_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes bytes = { 0 };
	char block[65536];
	size_t n;

	if (!file)
		bench_die(path);
	while ((n = fread(block, 1, sizeof block, file)) > 0)
		bytes_add(&bytes, block, n);
	if (ferror(file))
		bench_die(path);
	fclose(file);
	return bytes;
}

/* ---- Numbers ---- */

/* splitmix64: the same numbers for the same seed on every machine. */
static inline size_t bench_below(uint64_t *seed, size_t limit)
{
	uint64_t z = (*seed += 0x9E3779B97F4A7C15u);

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return (size_t)((z ^ z >> 31) % limit);
}

static inline double bench_clock(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline int bench_by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Puts them in order too. */
static inline double bench_median(double *seconds, size_t n)
{
	qsort(seconds, n, sizeof *seconds, bench_by_size);
	return seconds[n / 2];
}

/* ---- Dictionaries ---- */

static inline void bench_count_fault(void *faults, const struct poltag_error *fault)
{
	(void)fault;
	++*(size_t *)faults;
}

/* The dictionary of these records, with its image in *image, to be freed after it, and the number of those that were
 * refused. */
static inline struct poltag_dict *bench_dict(struct poltag_str records, void **image, size_t *faults)
{
	struct poltag_builder *builder;
	struct poltag_dict *dict;
	struct poltag_error error;
	size_t size;

	*faults = 0;
	if (poltag_builder_new(bench_count_fault, faults, &builder, &error) != POLTAG_OK)
		bench_die(error.message);
	poltag_builder_add_text(builder, "records", records, NULL);
	if (poltag_builder_image(builder, image, &size, &error) != POLTAG_OK ||
	    poltag_dict_from_memory(*image, size, &dict, &error) != POLTAG_OK)
		bench_die(error.message);
	poltag_builder_free(builder);
	return dict;
}

#endif
