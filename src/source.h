/* source.h - the files of a dictionary's sources. */
#ifndef SOURCE_H
#define SOURCE_H

#include "buf.h"

/* A record file in memory. text may be changed by who reads it. */
struct source {
	char *name;
	char *text;
	size_t len;
};

struct source_list {
	struct source *sources;
	size_t n_sources, room_sources;
};

void source_list_free(struct source_list *list);

/* Reads a file, or every *.rec file below a folder in byte order of their paths, to the end of the list. */
enum poltag_status source_list_read(struct source_list *list, const char *path, struct poltag_error *error);

/* Copies a text to the end of the list. */
enum poltag_status source_list_add(struct source_list *list, const char *name, struct poltag_str text,
				   struct poltag_error *error);

#endif
