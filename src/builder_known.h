/* builder_known.h - what a builder's written names and words say of a spelling. */
#ifndef BUILDER_KNOWN_H
#define BUILDER_KNOWN_H

#include "builder.h"

/* Hashes in order. */
struct hashed {
	uint64_t hash;
	uint64_t value;
};

struct known {
	const struct poltag_builder *builder;
	struct hashed *written; /* names by key_loose, with the numbers of their entries; not the generated ones */
	size_t n_written;
	struct hashed *words; /* by their keys, with their classes */
	size_t n_words;
};

/* known is all zeros before; free it with known_free in any case. False without memory. */
bool known_init(struct known *known, const struct poltag_builder *builder);
void known_free(struct known *known);

/* The classes of a word. */
uint64_t known_classes(const struct known *known, struct poltag_str word);

/* The number of an entry other than the numbered one that has the name, but for case and accents; or BUILDER_FREE. */
size_t known_entry(const struct known *known, struct poltag_str text, uint32_t number);

#endif
