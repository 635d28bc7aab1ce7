/* load.h - the dictionary that the command line asks for. */
#ifndef LOAD_H
#define LOAD_H

#include "../poltag.h"

/* What --dict and POLTAG_DICT name, in order. */
struct load_paths {
	const char **paths;
	size_t n;
};

/* Adds a path; false without memory. */
bool load_paths_add(struct load_paths *paths, const char *path);
void load_paths_free(struct load_paths *paths);

/* Opens the dictionary of these paths, or the shipped one where there is none; faults go to standard error.
 * *some_bad is set where records were left out. NULL, after a message, when there is no usable dictionary. */
struct poltag_dict *load_dict(const struct load_paths *paths, bool *some_bad);

/* Adds a path or the word "shipped" to a builder; faults have been reported to the builder's callback. sources: of the
 * shipped dictionary take the record files where they are there, not the image. */
enum poltag_status load_add(struct poltag_builder *builder, const char *path, bool sources,
			    struct poltag_error *error);

/* Whether the status is that of faulty records, each of which has been reported. */
bool load_is_fault(enum poltag_status status);

/* Prints a fault; for poltag_builder_new. */
void load_report(void *context, const struct poltag_error *fault);

/* Whether a file begins as an image does. */
bool load_is_image(const char *path);

#endif
