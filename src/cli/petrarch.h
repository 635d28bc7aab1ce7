/* petrarch.h - the codes of PETRARCH's and TABARI's actors. */
#ifndef PETRARCH_H
#define PETRARCH_H

#include "bytes.h"

/* A code, as "[AFGGOV 030101-060531]" has it without the brackets. */
struct petrarch_code {
	struct poltag_str code, dates;
	char from[12], to[12]; /* YYYY-MM-DD, or empty */
};

/* Reads a code; upper_open says that the upper bound is the first day that does not count, as PETRARCH2's own reader has
 * it, and not the last that does, as its documentation says. Two-digit years up to 30 are 20xx. Returns NULL, or what was
 * expected. */
const char *petrarch_code_read(struct poltag_str text, bool upper_open, struct petrarch_code *code);

/* The days of a month, 1 to 12. */
int petrarch_days_in(int year, int month);

#endif
