/* find_patterns.h - which written patterns match a name. */
#ifndef FIND_PATTERNS_H
#define FIND_PATTERNS_H

#include "names.h"

/* Calls show for each name of the list that is a pattern and matches all of text, each once, in order of the list. False, after
 * a message, where that could not be tried. */
bool find_patterns(const struct names *names, struct poltag_builder *builder, struct poltag_str text,
		   void (*show)(void *context, const struct name *name), void *context);

#endif
