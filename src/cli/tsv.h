/* tsv.h - mentions as rows of tab-separated values. */
#ifndef TSV_H
#define TSV_H

#include "../poltag.h"

#include <stdbool.h>

/* The columns that are not always there. */
struct tsv_columns {
	bool explain, metonyms, lemma;
};

void tsv_header(struct tsv_columns columns);
/* False without memory. */
bool tsv_row(const char *document, const struct poltag_mention *mention, struct tsv_columns columns);
/* Frees the memory that rows were put together in. */
void tsv_free(void);

#endif
