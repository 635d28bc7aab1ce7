/* fuzz.h - what the fuzz targets share. */
#ifndef FUZZ_H
#define FUZZ_H

#include "str.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that must hold whatever the input is; also where asserts are compiled out. */
#define FUZZ_CHECK(condition)                                                                                          \
	do {                                                                                                           \
		if (!(condition)) {                                                                                    \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                 \
			abort();                                                                                       \
		}                                                                                                      \
	} while (0)

/* A small dictionary with something of everything in it, and a text that names its entries. */
extern const char fuzz_dictionary[];
extern const char fuzz_document[];

/* The image of the records, or NULL where they are faulty. For the caller to free with poltag_free. */
void *fuzz_build(struct poltag_str records, size_t *size);

/* Tags the document in every way there is, and checks what is said of it: ranges, texts, order, overlaps, losers.
 * Returns the status of the first tagging that went wrong. */
enum poltag_status fuzz_tag(struct poltag_dict *dict, struct poltag_str document);

#endif
