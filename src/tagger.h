/* tagger.h - what a tagger keeps from one document to the next. */
#ifndef TAGGER_H
#define TAGGER_H

#include "offset.h"
#include "role_find.h"
#include "text.h"
#include "unlisted.h"

struct poltag_tagger {
	struct poltag_dict *dict;
	struct poltag_options options;
	char lang[32];
	struct text text;
	struct scan scan;
	struct chooser chooser;
	struct unlisted unlisted;
	struct role_table roles;
	char date[sizeof "YYYY-MM-DD"];
	struct buf name; /* of a mention that no entry has */
	struct poltag_summary summary;
	struct poltag_str *candidates;
	size_t n_candidates, room_candidates;
	struct poltag_loser *losers;
	size_t n_losers, room_losers;
	struct poltag_condition conditions[POLTAG_CONDITIONS];
	struct buf pattern;
	struct offset_counter counter;
};

#endif
