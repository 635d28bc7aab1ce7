/* poltag-dict check: reads sources and says what is wrong with them. */
#include "command.h"
#include "message.h"
#include "output.h"

#include <stdio.h>

static int count(void *context, const struct poltag_entry *entry)
{
	(void)entry;
	++*(size_t *)context;
	return 0;
}

int command_check(int argc, char **argv)
{
	bool some_bad;
	struct poltag_builder *builder = command_read(argv + 1, (size_t)(argc - 1), &some_bad);
	struct poltag_error error;
	size_t entries = 0, size;
	char line[64];
	void *image;

	if (!builder)
		return EXIT_USAGE;
	poltag_builder_visit(builder, count, &entries);
	if (entries && poltag_builder_image(builder, &image, &size, &error) == POLTAG_OK) {
		poltag_free(image);
	} else if (entries) {
		message_error(&error);
		some_bad = true;
	}
	poltag_builder_free(builder);
	snprintf(line, sizeof line, "%zu entries, %s\n", entries, some_bad ? "with errors" : "no error");
	output_text(line);
	return output_close() && !some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
}
