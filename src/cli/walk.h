/* walk.h - the files that the command line names, in order: files, folders walked, standard input. */
#ifndef WALK_H
#define WALK_H

#include "../poltag.h"

struct walk_options {
	int reserved; /* nothing yet */
};

struct walk_file {
	const char *path;    /* "-" is standard input */
	const char *failure; /* why it cannot be looked at, or NULL */
};

/* Called for each file; returns false to stop. */
typedef bool (*walk_visit)(void *context, const struct walk_file *file);

/* Visits every file of the paths; none at all means "-". Below a folder come all files in byte order of their names, hidden
 * ones and what is no file (pipes, devices) left out. options may be NULL. */
void walk(char *const *paths, size_t n, const struct walk_options *options, walk_visit visit, void *context);

#endif
