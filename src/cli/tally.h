/* tally.h - how often something was left aside, by its name. */
#ifndef TALLY_H
#define TALLY_H

#include "../poltag.h"

#define TALLY_KINDS 64 /* further ones are counted together */

struct tally {
	struct {
		char name[48];
		uint64_t n;
	} kinds[TALLY_KINDS];
	size_t n;
};

/* Counts one more; of a long name only the beginning is kept. */
void tally_add(struct tally *tally, struct poltag_str name);
/* "not taken: 12 of timezone", a line for each, on standard error. */
void tally_print(const struct tally *tally);

#endif
