/* mention.h - from what was chosen to the mention that the caller sees. */
#ifndef MENTION_H
#define MENTION_H

#include "tagger.h"

/* Fills a mention in; what it points to is the tagger's, the dictionary's or the document's, and good until the next one. */
enum poltag_status mention_fill(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				struct poltag_error *error);

/* Adds the line that brought it, and its pattern. */
enum poltag_status mention_add_name(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
				    struct poltag_error *error);

/* Adds the conditions of the candidate. */
enum poltag_status mention_add_conditions(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
					  struct poltag_error *error);

/* Adds the candidates that lost against it. */
enum poltag_status mention_add_losers(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				      struct poltag_error *error);

/* Adds what lets a short form or a carried name count: the cue before it, or the fuller mention. */
enum poltag_status mention_add_why(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				   struct poltag_error *error);

#endif
