/* choose.h - from candidates to mentions: conditions first, then overlaps, then entities that share a name.
 *
 * 1. A candidate must meet its own conditions: NotAfter, Unless, NotNear and Near, the cue or fuller mention of a short form.
 * 2. Of overlapping candidates the leftmost counts, of those that begin together the longest.
 * 3. Of the same span a written name goes before a generated spelling; then the one whose Near words are here goes first, then a name or demonym before a short form; of short
 *    forms the one behind its cue, then one whose entity is named in full in the document, of two such the one that
 *    needs no condition. Where several entities are left, all are kept: the mention is "?".
 */
#ifndef CHOOSE_H
#define CHOOSE_H

#include "scan.h"

/* A mention. A name's is that of the candidates from first on, n of them, of one span and of different entries; a carried
 * one's those of the fuller mention, which stand elsewhere; n is 0 where no entry is known. */
struct chosen {
	size_t first, n;
	bool tied; /* nothing decides between people of that name: first is where their candidates begin in chooser->tied */
	size_t start, end; /* norm offsets */
	enum poltag_type type;
	enum poltag_source by;
	size_t rule; /* its number among the rules, where one found it */
	size_t like; /* where the fuller mention begins and ends that it was carried from; SIZE_MAX: none */
	size_t like_end;
};

/* What was last found of a span: whether it is joined to other words. */
struct joined {
	size_t start, end;
	bool caps, cued, is;
};

struct chooser {
	struct scan *scan;
	uint32_t *seen; /* hash table of entries with a full mention in the document, + 1 */
	size_t n_seen, room_seen;
	struct chosen *chosen;
	size_t n_chosen, room_chosen;
	struct joined joined;
	size_t *tied; /* numbers of candidates, see struct chosen */
	size_t n_tied, room_tied;
};

/* The number of a mention's i-th candidate, of n. */
static inline size_t chosen_candidate(const struct chooser *chooser, const struct chosen *chosen, size_t i)
{
	return chosen->tied ? chooser->tied[chosen->first + i] : chosen->first + i;
}

/* The candidate as a mention. */
struct chosen chosen_of(const struct scan *scan, size_t candidate);

void chooser_free(struct chooser *chooser);

/* Chooses among the scan's candidates, which it puts in order: by start, the longer first, of one span the better
 * first. nested keeps what overlaps. */
enum poltag_status choose(struct chooser *chooser, struct scan *scan, bool nested, struct poltag_error *error);

#endif
