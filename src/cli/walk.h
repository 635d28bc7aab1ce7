/* walk.h - the files that the command line names, in order: files, folders walked, standard input. */
#ifndef WALK_H
#define WALK_H

#include "globs.h"

struct walk_options {
	struct globs globs;     /* which files of folders are visited */
	const char *files_from; /* a list of more paths, or NULL; "-" is standard input */
	bool null;              /* its names end with a NUL, not with a line */
};

struct walk_file {
	const char *path;    /* "-" is standard input */
	const char *failure; /* why it cannot be looked at, or NULL */
	bool named;          /* as it is, not found in a folder: a pipe or device is meant too */
};

/* Called for each file; returns false to stop. */
typedef bool (*walk_visit)(void *context, const struct walk_file *file);

/* Visits every file of the paths, and then of the list; no path and no list means "-". Below a folder come all wanted files
 * in byte order of their names, hidden ones and what is no file (pipes, devices) left out. options may be NULL. */
void walk(char *const *paths, size_t n, const struct walk_options *options, walk_visit visit, void *context);

#endif
