/* given.h - initials and given names that stand beside a surname, and whether they are those of its entry. */
#ifndef GIVEN_H
#define GIVEN_H

#include "scan.h"

enum given {
	GIVEN_NONE,   /* nothing stands there, or nothing that says anything */
	GIVEN_AGREES, /* initials or a given name of the entry */
	GIVEN_DIFFERS /* another's initials */
};

/* Looks beside a person's short form, which it makes longer by what agrees: "Ш.М. Мирзиёев", "Мирзиёев Ш.М.", "Трамп
 * Дональд". */
enum given given_beside(const struct scan *scan, struct candidate *c);

#endif
