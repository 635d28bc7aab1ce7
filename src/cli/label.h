/* label.h - the types of other tools, as poltag's. */
#ifndef LABEL_H
#define LABEL_H

#include "../poltag.h"

/* The type for a class of CoreNLP, a label of spaCy, a major or minor type of GATE, a schema of FollowTheMoney or a type of
 * poltag's own, in any case; empty where it says none of them. The text is static. */
struct poltag_str label_type(struct poltag_str label);

#endif
