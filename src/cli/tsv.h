/* tsv.h - mentions as rows of tab-separated values. */
#ifndef TSV_H
#define TSV_H

#include "../poltag.h"

void tsv_header(bool explain);
void tsv_row(const char *document, const struct poltag_mention *mention, bool explain);

#endif
