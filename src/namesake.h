/* namesake.h - which of several people of one surname is meant where the surname stands alone.
 *
 * Of those whom the document names in full: not one whom a title or an initial before the surname contradicts; if one is left,
 * that one. Then the only one whose office stands before it; then the only one named so far; then the one whom the surname
 * meant before, with no other named since; then the nearest, if it is the only one in the paragraph or clearly the
 * nearest. Else nobody is known: the mention is all of them.
 */
#ifndef NAMESAKE_H
#define NAMESAKE_H

#include "unlisted.h"

/* Settles the surnames among the mentions chosen, which have been carried. */
enum poltag_status namesakes_settle(const struct unlisted *unlisted, struct chooser *chooser, struct poltag_error *error);

#endif
