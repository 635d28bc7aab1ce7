/* listed.h - a file with names of files, one behind another. */
#ifndef LISTED_H
#define LISTED_H

#include "../poltag.h"

/* Called for each name, or for the reason why there are no more, with name NULL; returns false to stop. */
typedef bool (*listed_visit)(void *context, const char *name, const char *failure);

/* Visits the names in the file, "-" for standard input. One stands on each line, empty lines aside; with nul, a NUL ends each,
 * and it may hold line feeds. */
void listed_each(const char *path, bool nul, listed_visit visit, void *context);

#endif
