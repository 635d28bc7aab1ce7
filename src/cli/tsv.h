/* tsv.h - mentions as rows of tab-separated values. */
#ifndef TSV_H
#define TSV_H

#include "../poltag.h"

#include <stdbool.h>

void tsv_header(bool explain);
/* False without memory. */
bool tsv_row(const char *document, const struct poltag_mention *mention, bool explain);
/* Frees the memory that rows were put together in. */
void tsv_free(void);

#endif
