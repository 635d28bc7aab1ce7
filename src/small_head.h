/* small_head.h - names of bodies that Russian and Ukrainian texts also begin with a small letter. */
#ifndef SMALL_HEAD_H
#define SMALL_HEAD_H

#include "buf.h"
#include "entry.h"

/* Adds the forms of a body's name once more with a small letter at the beginning: "министерство обороны Египта". forms
 * has, from first on, those of the name, or nothing where it has but one; text is the name. Only bodies that every state
 * has are meant, and only with a capitalised word behind, which says whose it is. Out of memory: forms->failed. */
void small_head_add(struct buf *forms, size_t first, struct poltag_str text, struct poltag_str lang, enum poltag_type type);

#endif
