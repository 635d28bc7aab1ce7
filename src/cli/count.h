/* count.h - counts instead of rows: for each document and entity, for each entity, or for each day and entity. */
#ifndef COUNT_H
#define COUNT_H

#include "writer.h"

enum count_by { COUNT_NOT, COUNT_DOCUMENT, COUNT_ENTITY, COUNT_DAY };

/* COUNT_NOT when there is none of this name. */
enum count_by count_named(const char *name);

/* The writer with which workers make what count_take takes: for each document a line "D", its day and its signature (with
 * stories), for each entity in it a line "E" with its mentions, and the values of a row as they are written. */
extern const struct writer write_count;

struct count;

/* stories: of documents that tell the same story, only the first counts. NULL without memory. */
struct count *count_new(enum count_by by, bool stories);
void count_free(struct count *count);

void count_header(const struct count *count, struct bytes *out);
/* Takes what the writer wrote of some documents, in order. Rows that are ready go behind out. False without memory. */
bool count_take(struct count *count, struct poltag_str text, struct bytes *out);
/* Writes the rows that only the end of all documents makes ready. False without memory. */
bool count_end(struct count *count, struct bytes *out);

#endif
