/* namesake_evidence.h - what speaks for one of several people of one surname: initials, titles, nearness. */
#ifndef NAMESAKE_EVIDENCE_H
#define NAMESAKE_EVIDENCE_H

#include "namesake_list.h"

#define NAMESAKE_RIVALS 16 /* of one surname; with more nothing is settled */

/* The offices of a listed person. */
struct office {
	uint64_t key;
	struct poltag_str title;
};

struct settling {
	struct chooser *chooser;
	struct poltag_str text;
	struct namesakes people;
	uint64_t female, male; /* the classes */
	struct office *offices; /* of the people listed, by key; read when first needed */
	size_t n_offices, room_offices;
	bool offices_read;
};

/* A surname that stands alone. */
struct surname {
	struct chosen *mention;
	size_t token;
	struct poltag_str title; /* the word before it */
	uint64_t title_classes;
	size_t rivals[NAMESAKE_RIVALS]; /* numbers of people */
	size_t n;
};

/* The first letter at an offset, and that of a person's first name. */
int32_t namesake_letter(struct poltag_str text, size_t at);
int32_t namesake_initial(const struct settling *w, size_t person);

/* Keeps those of the rivals who are marked. */
void namesake_keep(struct surname *s, const bool good[NAMESAKE_RIVALS]);

/* An initial is nobody of its own where a first name begins with it. */
void namesake_drop_initials(const struct settling *w, struct surname *s);

/* Drops those who are of another sex than the title before the surname says. */
void namesake_drop_contradicted(const struct settling *w, struct surname *s);

/* Keeps those whose title it is, if there are any. False without memory. */
bool namesake_keep_titled(struct settling *w, struct surname *s);

/* Keeps those named before the surname, if there are any: whether there are. */
bool namesake_keep_named(const struct settling *w, struct surname *s);

/* Keeps the nearest if all others are clearly farther; before: of mentions before the surname. */
void namesake_keep_nearest(const struct settling *w, struct surname *s, bool before);

#endif
