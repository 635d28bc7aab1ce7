/* The driver of poltag.
 *
 * usage: bench_poltag match|whole NAMES TEXT
 *
 * "match" times the search and the choice among overlaps on normalised text, "whole" normalises first. */
#include "driver.h"

#include "choose.h"
#include "text.h"

#include <stdlib.h>

struct tagger {
	struct poltag_dict *dict;
	struct text text;
	struct scan scan;
	struct chooser chooser;
};

static size_t match(void *state, struct poltag_str text)
{
	struct tagger *t = state;
	struct poltag_error error;

	if (scan_text(&t->scan, text, &error) != POLTAG_OK ||
	    choose(&t->chooser, &t->scan, false, &error) != POLTAG_OK)
		driver_die(error.message);
	return t->chooser.n_chosen;
}

static size_t normalise_and_match(void *state, struct poltag_str text)
{
	struct tagger *t = state;
	struct poltag_error error;

	if (text_read(&t->text, &t->dict->code_points, text, &error) != POLTAG_OK)
		driver_die(error.message);
	return match(state, t->text.norm);
}

static void build(struct driver *driver, const struct names *names)
{
	static struct tagger t;
	struct poltag_builder *builder;
	struct poltag_error error;
	struct buf source = { 0 };
	void *image;

	for (size_t i = 0; i < names->n_names; i++)
		buf_printf(&source, "Id: n%zu\nType: PERSON\nName: %.*s\n\n", i, (int)names->names[i].len,
			   names->names[i].data);
	if (poltag_builder_new(NULL, NULL, &builder, &error) != POLTAG_OK ||
	    poltag_builder_add_text(builder, "names", buf_str(&source), &error) != POLTAG_OK ||
	    poltag_builder_image(builder, &image, &driver->size, &error) != POLTAG_OK ||
	    poltag_dict_from_memory(image, driver->size, &t.dict, &error) != POLTAG_OK ||
	    scan_init(&t.scan, t.dict, &error) != POLTAG_OK)
		driver_die(error.message);
	poltag_builder_free(builder);
	buf_free(&source);
	driver->version = POLTAG_VERSION;
	driver->state = &t;
}

static void build_match(struct driver *driver, const struct names *names)
{
	build(driver, names);
	driver->match = match;
}

static void build_whole(struct driver *driver, const struct names *names)
{
	build(driver, names);
	driver->match = normalise_and_match;
}

int main(int argc, char **argv)
{
	bool whole = argc > 1 && str_is(str_from(argv[1]), "whole");

	if (!whole && !(argc > 1 && str_is(str_from(argv[1]), "match")))
		driver_die("usage: bench_poltag match|whole NAMES TEXT");
	return driver_run(argc - 1, argv + 1, whole ? build_whole : build_match);
}
