/* locate.h - where the shipped dictionary is. */
#ifndef LOCATE_H
#define LOCATE_H

#include <stdbool.h>

/* Where the program stands in a build tree, ../dict of it; else the installed place. The image may be older than the
 * sources, or missing. */
struct shipped {
	char *sources; /* NULL where there are none beside the image: installed, or built outside the source tree */
	char *image;
};

/* False without memory. */
bool locate_shipped(struct shipped *shipped);
void locate_free(struct shipped *shipped);

/* The path to use: the image, unless a record file of the build tree is newer, or there is no image. */
const char *locate_path(const struct shipped *shipped);

#endif
