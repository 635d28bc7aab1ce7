/* target.h - the file that a command writes instead of standard output. */
#ifndef TARGET_H
#define TARGET_H

#include <stdbool.h>

/* A file that is written beside its place and moved there when it is whole. */
struct target {
	const char *path; /* NULL: standard output stays as it is */
	char *beside;
};

/* Turns standard output to the file. False after a message. */
bool target_open(struct target *target, const char *path);
/* Ends the output; where good is false or it could not be written whole, what was there before is left in its place.
 * Returns whether all was written, after a message where it was not. */
bool target_close(struct target *target, bool good);

#endif
