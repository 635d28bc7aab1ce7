/* poltag-dict build: from sources to an image. */
#include "command.h"
#include "message.h"
#include "output.h"
#include "target.h"

#include <getopt.h>

/* Writes the image whole or not at all. */
static bool write_image(const char *path, const void *image, size_t size)
{
	struct target target;

	if (!target_open(&target, path))
		return false;
	output_write(image, size);
	return target_close(&target, true);
}

/* Reads -o IMAGE; NULL, after a message, where it is missing. */
static const char *read_options(int argc, char **argv)
{
	const char *path = NULL;
	int c;

	opterr = 0;
	while ((c = getopt(argc, argv, "+o:")) != -1) {
		if (c != 'o') {
			message_usage("build: %s \"-%c\"", optopt == 'o' ? "no file behind" : "unknown option", optopt);
			return NULL;
		}
		path = optarg;
	}
	if (!path)
		message_usage("build: no -o IMAGE given");
	return path;
}

int command_build(int argc, char **argv)
{
	const char *path = read_options(argc, argv);
	struct poltag_builder *builder;
	struct poltag_error error;
	void *image;
	size_t size;
	bool some_bad;

	if (!path)
		return EXIT_USAGE;
	builder = command_read(argv + optind, (size_t)(argc - optind), &some_bad);
	if (!builder)
		return EXIT_USAGE;
	if (poltag_builder_image(builder, &image, &size, &error) != POLTAG_OK) {
		message_error(&error);
		poltag_builder_free(builder);
		return EXIT_USAGE;
	}
	if (!write_image(path, image, size))
		some_bad = true;
	poltag_free(image);
	poltag_builder_free(builder);
	return some_bad ? EXIT_SOME_BAD : EXIT_GOOD;
}
