/* builder_more.h - more names of entries: records of "%rec: Names". */
#ifndef BUILDER_MORE_H
#define BUILDER_MORE_H

#include "builder.h"

/* Checks a record of names and keeps it until its entry is there. False without memory. */
bool builder_add_more(struct poltag_builder *builder, const struct rec *rec, uint32_t file, struct fault_sink *sink);

/* Gives the names that are kept to the entries that are there now. False without memory. */
bool builder_join_more(struct poltag_builder *builder, struct fault_sink *sink);

#endif
