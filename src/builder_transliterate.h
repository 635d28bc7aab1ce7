/* builder_transliterate.h - the names of a builder's entries in other letters. */
#ifndef BUILDER_TRANSLITERATE_H
#define BUILDER_TRANSLITERATE_H

#include "builder.h"

/* Adds the spellings of the entries that are new since the last call, and notes those that entries from images have
 * already. False without memory. */
bool builder_transliterate(struct poltag_builder *builder);

#endif
