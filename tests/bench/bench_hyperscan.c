/* The driver of Hyperscan's literal matcher, and of Vectorscan's, which is the same library to a program.
 *
 * They report every literal; boundaries and overlaps are settled on what they report, inside the time. */
#include "driver.h"

#include <hs.h>
#include <stdlib.h>

struct hyperscan {
	hs_database_t *database;
	hs_scratch_t *scratch;
	const struct names *names;
	struct poltag_str text;
	struct finds finds;
};

static hs_database_t *compile(const struct names *names)
{
	size_t n = names->n_names;
	const char **literals = calloc(n, sizeof *literals);
	unsigned *flags = calloc(n, sizeof *flags), *ids = calloc(n, sizeof *ids);
	size_t *lens = calloc(n, sizeof *lens);
	hs_database_t *database;
	hs_compile_error_t *error;

	if (!literals || !flags || !ids || !lens)
		driver_die("out of memory");
	for (size_t i = 0; i < n; i++) {
		literals[i] = names->names[i].data;
		lens[i] = names->names[i].len;
		ids[i] = (unsigned)i;
	}
	if (hs_compile_lit_multi(literals, flags, ids, lens, (unsigned)n, HS_MODE_BLOCK, NULL, &database, &error) !=
	    HS_SUCCESS)
		driver_die(error->message);
	free(literals);
	free(flags);
	free(ids);
	free(lens);
	return database;
}

static int on_literal(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
	struct hyperscan *h = context;
	struct found found = { (size_t)to - h->names->names[id].len, (size_t)to };

	(void)from;
	(void)flags;
	return !driver_is_word(h->text, found) || ARRAY_ADD(&h->finds, found, found) ? 0 : 1;
}

static size_t match(void *state, struct poltag_str text)
{
	struct hyperscan *h = state;

	h->text = text;
	h->finds.n_found = 0;
	if (hs_scan(h->database, text.data, (unsigned)text.len, 0, h->scratch, on_literal, h) != HS_SUCCESS)
		driver_die("hs_scan failed");
	return driver_choose(&h->finds);
}

static void build(struct driver *driver, const struct names *names)
{
	static struct hyperscan h;

	h.names = names;
	h.database = compile(names);
	if (hs_alloc_scratch(h.database, &h.scratch) != HS_SUCCESS)
		driver_die("no scratch");
	hs_database_size(h.database, &driver->size);
	driver->version = hs_version();
	driver->state = &h;
	driver->match = match;
}

int main(int argc, char **argv)
{
	return driver_run(argc, argv, build);
}
