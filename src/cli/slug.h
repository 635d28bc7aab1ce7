/* slug.h - readable ids, made from names. */
#ifndef SLUG_H
#define SLUG_H

#include "bytes.h"

/* Appends the slug of a name: lower-case ASCII letters and digits with single hyphens. Accents are left out, Cyrillic and
 * Greek letters are written in Latin ones (щ: shch, ө: o), apostrophes vanish, and anything else parts words. Appends
 * nothing where no letter or digit is left. */
void slug_add(struct bytes *slug, struct poltag_str name);

/* ---- Ids that are taken ---- */

struct id_place {
	uint64_t hash; /* 0 where the place is empty */
	uint32_t last; /* the number that was put last behind this id */
};

struct id_set {
	struct id_place *places;
	size_t n, room;
};

/* Takes an id; false where it is taken already. *failed is set without memory. Ids are compared by 64 bits of hash. */
bool id_set_take(struct id_set *set, struct poltag_str id, bool *failed);
/* The next number to try behind an id that is taken: 2, 3, and so on. */
unsigned id_set_number(struct id_set *set, struct poltag_str id);
void id_set_free(struct id_set *set);

/* The hash of a text, the same everywhere. */
uint64_t slug_hash(struct poltag_str text);

#endif
