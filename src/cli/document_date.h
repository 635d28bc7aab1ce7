/* document_date.h - the date of a document, as far as its name or its beginning says it. */
#ifndef DOCUMENT_DATE_H
#define DOCUMENT_DATE_H

#include "../poltag.h"

#define DOCUMENT_DATE_ROOM sizeof "YYYY-MM-DD"

/* The last date in the name (2024-03-15, 20240315, 2024_03_15 or 2024/03/15), else the first among the first lines of the
 * text, near the beginning of one (2024-03-15, 15 March 2024, March 15, 2024, Mar. 15, 2024). Writes it as YYYY-MM-DD; false, and an empty text,
 * where there is none. */
bool document_date(const char *name, struct poltag_str text, char date[DOCUMENT_DATE_ROOM]);

#endif
