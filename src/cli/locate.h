/* locate.h - where the shipped dictionary is. */
#ifndef LOCATE_H
#define LOCATE_H

#include <stdbool.h>

/* Where the program stands in a build tree, ../dict of it; else the installed place. image may be older than the
 * sources, or missing. Both are for the caller to free; false without memory. */
bool locate_shipped(char **sources, char **image);

/* Whether image exists and no record file or folder below sources is newer. True too when there are no sources. */
bool locate_is_fresh(const char *sources, const char *image);

#endif
