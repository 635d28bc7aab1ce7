/* Times matching: poltag against Hyperscan's literal matcher, on the same names and text, one thread, in turn.
 *
 * usage: bench_match NAMES TEXT [ROUNDS]
 *
 * Both find names at word boundaries and keep the leftmost-longest. Hyperscan finds literals; boundaries and overlaps are
 * settled on what it reports, inside the time. Prints a Markdown table of medians. PEERS=no in the environment leaves
 * Hyperscan out, which takes minutes to compile millions of names. */
#include "choose.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef HAVE_HYPERSCAN
#include <hs.h>
#endif

#define MAX_ROUNDS 99

struct names {
	struct poltag_str *names;
	size_t n_names, room_names;
};

struct result {
	double seconds[MAX_ROUNDS];
	double build;
	size_t mentions;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); /* so that other work on the machine counts less */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what)
{
	fprintf(stderr, "bench_match: %s\n", what);
	exit(2);
}

static struct buf read_whole(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf buf = { 0 };
	size_t n = 1;

	if (!file)
		die(path);
	while (n > 0 && buf_reserve(&buf, 1 << 20)) {
		n = fread(buf.data + buf.len, 1, 1 << 20, file);
		buf.len += n;
	}
	fclose(file);
	return buf;
}

static struct names split_lines(const struct buf *text)
{
	struct names names = { 0 };
	struct poltag_str rest = buf_str(text);

	while (rest.len) {
		struct poltag_str line = str_cut(&rest, '\n');

		if (line.len && text_in_word((unsigned char)line.data[0]) && !ARRAY_ADD(&names, names, line))
			die("out of memory");
	}
	return names;
}

static double median(double *seconds, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && seconds[k] < seconds[k - 1]; k--) {
			double s = seconds[k];

			seconds[k] = seconds[k - 1];
			seconds[k - 1] = s;
		}
	return seconds[n / 2];
}

/* ---- poltag ---- */

struct poltag {
	struct poltag_dict *dict;
	struct scan scan;
	struct chooser chooser;
	size_t image_size;
};

static void poltag_build(struct poltag *p, const struct names *names)
{
	struct poltag_builder *builder;
	struct poltag_error error;
	struct buf source = { 0 };
	void *image;

	for (size_t i = 0; i < names->n_names; i++)
		buf_printf(&source, "Id: n%zu\nType: PERSON\nName: %.*s\n\n", i, (int)names->names[i].len,
			   names->names[i].data);
	if (poltag_builder_new(NULL, NULL, &builder, &error) != POLTAG_OK)
		die(error.message);
	poltag_builder_add_text(builder, "names", buf_str(&source), &error);
	if (poltag_builder_image(builder, &image, &p->image_size, &error) != POLTAG_OK ||
	    poltag_dict_from_memory(image, p->image_size, &p->dict, &error) != POLTAG_OK ||
	    scan_init(&p->scan, p->dict, &error) != POLTAG_OK)
		die(error.message);
	poltag_builder_free(builder);
	buf_free(&source);
}

static size_t poltag_match(struct poltag *p, struct poltag_str text)
{
	struct poltag_error error;

	if (scan_text(&p->scan, text, &error) != POLTAG_OK || choose(&p->chooser, &p->scan, false, &error) != POLTAG_OK)
		die(error.message);
	return p->chooser.n_chosen;
}

/* ---- Hyperscan ---- */

#ifdef HAVE_HYPERSCAN

struct found {
	size_t start, end;
};

struct hyperscan {
	hs_database_t *database;
	hs_scratch_t *scratch;
	const struct names *names;
	struct poltag_str text;
	struct found *found;
	size_t n_found, room_found;
};

static void hyperscan_build(struct hyperscan *h, const struct names *names)
{
	size_t n = names->n_names;
	const char **literals = calloc(n, sizeof *literals);
	unsigned *flags = calloc(n, sizeof *flags), *ids = calloc(n, sizeof *ids);
	size_t *lens = calloc(n, sizeof *lens);
	hs_compile_error_t *error;

	if (!literals || !flags || !ids || !lens)
		die("out of memory");
	for (size_t i = 0; i < n; i++) {
		literals[i] = names->names[i].data;
		lens[i] = names->names[i].len;
		ids[i] = (unsigned)i;
	}
	if (hs_compile_lit_multi(literals, flags, ids, lens, (unsigned)n, HS_MODE_BLOCK, NULL, &h->database, &error) !=
	    HS_SUCCESS)
		die(error->message);
	if (hs_alloc_scratch(h->database, &h->scratch) != HS_SUCCESS)
		die("no scratch");
	h->names = names;
	free(literals);
	free(flags);
	free(ids);
	free(lens);
}

static int on_literal(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
	struct hyperscan *h = context;
	struct found found = { (size_t)to - h->names->names[id].len, (size_t)to };

	(void)from;
	(void)flags;
	if ((found.start > 0 && text_in_word((unsigned char)h->text.data[found.start - 1])) ||
	    (found.end < h->text.len && text_in_word((unsigned char)h->text.data[found.end])))
		return 0;
	return ARRAY_ADD(h, found, found) ? 0 : 1;
}

static int by_start(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end > y->end ? -1 : x->end < y->end;
}

static size_t hyperscan_match(struct hyperscan *h, struct poltag_str text)
{
	size_t covered = 0, kept = 0;

	h->text = text;
	h->n_found = 0;
	if (hs_scan(h->database, text.data, (unsigned)text.len, 0, h->scratch, on_literal, h) != HS_SUCCESS)
		die("hs_scan failed");
	/* They come by their ends: nearly in order. */
	for (size_t i = 1; i < h->n_found; i++) {
		struct found f = h->found[i];
		size_t k = i;

		for (; k > 0 && by_start(&f, &h->found[k - 1]) < 0; k--)
			h->found[k] = h->found[k - 1];
		h->found[k] = f;
	}
	for (size_t i = 0; i < h->n_found; i++)
		if (h->found[i].start >= covered) {
			covered = h->found[i].end;
			kept++;
		}
	return kept;
}

#endif

static void row(const char *what, struct result *r, size_t rounds, size_t bytes, double other)
{
	double m = median(r->seconds, rounds);

	printf("| %s | %.2f | %.1f | %.0f | %zu | %.2f |\n", what, r->build, m * 1e3, (double)bytes / m / 1e6,
	       r->mentions, other / m);
}

int main(int argc, char **argv)
{
	size_t rounds = argc > 3 ? (size_t)atoi(argv[3]) : 7;
	struct buf name_lines, text_bytes;
	struct names names;
	struct poltag poltag = { 0 };
	struct result ours = { 0 }, whole = { 0 }, theirs = { 0 };
	struct text text = { 0 };
	struct poltag_error error;
	double began;

	if (argc < 3 || rounds < 1 || rounds > MAX_ROUNDS)
		die("usage: bench_match NAMES TEXT [ROUNDS]");
	name_lines = read_whole(argv[1]);
	text_bytes = read_whole(argv[2]);
	names = split_lines(&name_lines);
	began = now();
	poltag_build(&poltag, &names);
	ours.build = whole.build = now() - began;
#ifdef HAVE_HYPERSCAN
	struct hyperscan hyperscan = { 0 };
	bool peers = !getenv("PEERS") || strcmp(getenv("PEERS"), "no") != 0;

	began = now();
	if (peers)
		hyperscan_build(&hyperscan, &names);
	theirs.build = now() - began;
#endif
	for (size_t i = 0; i < rounds; i++) {
		began = now();
		if (text_read(&text, &poltag.dict->code_points, buf_str(&text_bytes), &error) != POLTAG_OK)
			die(error.message);
		whole.seconds[i] = now() - began;
		began = now();
		ours.mentions = poltag_match(&poltag, text.norm);
		ours.seconds[i] = now() - began;
		whole.seconds[i] += ours.seconds[i];
#ifdef HAVE_HYPERSCAN
		began = now();
		theirs.mentions = peers ? hyperscan_match(&hyperscan, text.norm) : 0;
		theirs.seconds[i] = now() - began;
#endif
	}
	whole.mentions = ours.mentions;
	printf("%zu names, %zu bytes of text, %zu rounds in turn, medians; image %zu bytes\n\n", names.n_names,
	       text_bytes.len, rounds, poltag.image_size);
	printf("| | build s | ms | MB/s | mentions | times Hyperscan |\n|---|---|---|---|---|---|\n");
	row("poltag, matching", &ours, rounds, text_bytes.len, median(theirs.seconds, rounds));
	row("poltag, normalising and matching", &whole, rounds, text_bytes.len, median(theirs.seconds, rounds));
#ifdef HAVE_HYPERSCAN
	if (peers)
		row("Hyperscan, literals", &theirs, rounds, text_bytes.len, median(theirs.seconds, rounds));
#endif
	return 0;
}
