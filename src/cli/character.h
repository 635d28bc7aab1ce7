/* character.h - code points of UTF-8, one after another. */
#ifndef CHARACTER_H
#define CHARACTER_H

#include "bytes.h"

#define CHARACTER_MALFORMED UINT32_MAX /* bytes that are not UTF-8 */
#define CHARACTER_REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Decodes what rest, which is not empty, begins with, and returns its length. Of malformed bytes that is the longest part
 * that could have begun a code point, as poltag counts them too. */
size_t character_decode(struct poltag_str rest, uint32_t *c);

/* How many code points a text is; a malformed part counts as one. */
size_t character_count(struct poltag_str text);

/* The same in UTF-16 units where that is asked for. */
size_t character_units(struct poltag_str text, bool utf16);

#endif
