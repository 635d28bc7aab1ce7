/* explain_candidates.h - every name that stands in a text, whether it counts there, and why. */
#ifndef EXPLAIN_CANDIDATES_H
#define EXPLAIN_CANDIDATES_H

#include "names.h"

struct explain_span {
	size_t start, end;
};

/* Where candidates are, and what is being explained. */
struct explain {
	const struct names *names;
	struct poltag_str text;
	struct explain_span *spans; /* of every candidate, by start */
	size_t n_spans, room_spans;
	size_t n_rule_spans; /* of these, what no name of the dictionary is */
	struct explain_span winner; /* the last mention so far; empty before the first */
	char date[sizeof "YYYY-MM-DD"]; /* that roles are asked for; empty: not known */
	bool failed;                /* no memory */
};

/* Explains one candidate; for poltag_tag with poltag_options.candidates. context is a struct explain. */
int explain_candidate(void *context, const struct poltag_mention *mention);

#endif
