/* Transliterates lines: transliterate_lines LANGUAGE SYSTEM <NAMES. A line that the system does not know becomes empty. */
#include "transliterate.h"

#include <stdio.h>
#include <stdlib.h>

static size_t system_of(const char *lang, const char *name)
{
	for (size_t i = 1; i <= TRANSLITERATIONS; i++)
		if (strcmp(transliterations[i].from, lang) == 0 && strcmp(transliterations[i].name, name) == 0)
			return i;
	return 0;
}

int main(int argc, char **argv)
{
	size_t system = argc == 3 ? system_of(argv[1], argv[2]) : 0;
	char line[4096];

	if (!system) {
		fprintf(stderr, "usage: transliterate_lines LANGUAGE SYSTEM <NAMES\n");
		return EXIT_FAILURE;
	}
	while (fgets(line, sizeof line, stdin)) {
		struct buf out = { 0 };

		transliterate(&out, str_make(line, strcspn(line, "\n")), system);
		printf("%.*s\n", (int)out.len, out.data ? out.data : "");
		if (out.failed)
			return EXIT_FAILURE;
		buf_free(&out);
	}
	return EXIT_SUCCESS;
}
