/* Reading lists of files. */
#include "listed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool visit_name(char *line, size_t len, bool nul, listed_visit visit, void *context)
{
	if (len && line[len - 1] == (nul ? '\0' : '\n'))
		line[--len] = '\0';
	if (!len)
		return true;
	if (strlen(line) != len)
		return visit(context, line, "a NUL follows in the list; --null is for names that end with one");
	return visit(context, line, NULL);
}

void listed_each(const char *path, bool nul, listed_visit visit, void *context)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t len = 0;
	bool go_on = true;

	if (!file) {
		visit(context, NULL, strerror(errno));
		return;
	}
	while (go_on && (len = getdelim(&line, &room, nul ? '\0' : '\n', file)) >= 0)
		go_on = visit_name(line, (size_t)len, nul, visit, context);
	if (go_on && !feof(file))
		visit(context, NULL, strerror(errno));
	free(line);
	if (file != stdin)
		fclose(file);
}
