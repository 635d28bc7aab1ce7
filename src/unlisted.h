/* unlisted.h - names that no entry has: found by rules, and carried through the document from there. */
#ifndef UNLISTED_H
#define UNLISTED_H

#include "choose.h"
#include "rule.h"

/* What one tagger needs for it. */
struct unlisted {
	struct rules rules;
	struct chosen *found;  /* by rules or carrying, in order of start */
	size_t n_found, room_found;
	struct chosen *merged;
	size_t n_merged, room_merged;
};

enum poltag_status unlisted_init(struct unlisted *unlisted, const struct scan *scan, struct poltag_error *error);
void unlisted_free(struct unlisted *unlisted);

/* Adds what the rules find to the mentions chosen: in a longer name that a rule finds the shorter names are not mentions of
 * their own, unless nested ones are wanted. Nothing without rules. */
enum poltag_status unlisted_find(struct unlisted *unlisted, struct chooser *chooser, bool nested, struct poltag_error *error);

/* Puts unlisted->found among the mentions chosen, which it is in order with; of those that overlap, unlisted ones stay. */
enum poltag_status unlisted_merge(struct unlisted *unlisted, struct chooser *chooser, bool nested,
				  struct poltag_error *error);

#endif
