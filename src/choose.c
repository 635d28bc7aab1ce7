/* Choosing among candidates. */
#include "choose.h"

#include "cue.h"
#include "error.h"
#include "given.h"
#include "key.h"

#include <stdlib.h>

void chooser_free(struct chooser *chooser)
{
	free(chooser->seen);
	free(chooser->chosen);
	free(chooser->tied);
	*chooser = (struct chooser){ 0 };
}

static void lose(struct candidate *c, enum poltag_reason reason)
{
	if (c->verdict == VERDICT_OPEN)
		c->verdict = (uint8_t)(VERDICT_LOST + reason);
}

/* ---- The set of entries that are fully named in the document ---- */

static uint32_t *seen_slot(const struct chooser *chooser, uint32_t entry)
{
	size_t last = chooser->room_seen - 1, i = (size_t)key_mix(entry, 0, 1) & last; /* room is a power of two */

	while (chooser->seen[i] && chooser->seen[i] != entry + 1)
		i = (i + 1) & last;
	return &chooser->seen[i];
}

static bool is_seen(const struct chooser *chooser, uint32_t entry)
{
	return chooser->n_seen && *seen_slot(chooser, entry);
}

static bool seen_grow(struct chooser *chooser)
{
	struct chooser larger = { .room_seen = chooser->room_seen ? chooser->room_seen * 2 : 64 };

	larger.seen = calloc(larger.room_seen, sizeof *larger.seen);
	if (!larger.seen)
		return false;
	for (size_t i = 0; i < chooser->room_seen; i++)
		if (chooser->seen[i])
			*seen_slot(&larger, chooser->seen[i] - 1) = chooser->seen[i];
	free(chooser->seen);
	chooser->seen = larger.seen;
	chooser->room_seen = larger.room_seen;
	return true;
}

static bool see(struct chooser *chooser, uint32_t entry)
{
	uint32_t *slot;

	if (chooser->n_seen * 2 >= chooser->room_seen && !seen_grow(chooser))
		return false;
	slot = seen_slot(chooser, entry);
	chooser->n_seen += *slot == 0;
	*slot = entry + 1;
	return true;
}

static void forget(struct chooser *chooser)
{
	if (chooser->n_seen)
		memset(chooser->seen, 0, chooser->room_seen * sizeof *chooser->seen);
	chooser->n_seen = 0;
}

/* ---- Conditions ---- */

static bool is_short(const struct candidate *c)
{
	return c->kind == NAME_SHORT;
}

static enum poltag_type type_of(const struct candidate *c)
{
	return image_name_type(c->flags);
}

static bool holds(struct scan *scan, enum match_result result)
{
	scan->over_limit += result == MATCH_LIMIT;
	return result == MATCH_FOUND;
}

/* The conditions that are patterns. */
static enum poltag_status judge_patterns(struct scan *scan, struct candidate *c, uint32_t number, struct poltag_error *error)
{
	struct context *context = cache_context(&scan->cache, number, error);
	size_t end;

	if (!context)
		return error ? error->status : POLTAG_PATTERN;
	if (context->unless.code &&
	    holds(scan, matcher_match_written(&scan->matcher, &context->unless, scan->text, c->start, &end)))
		lose(c, POLTAG_LOST_UNLESS);
	if (context->not_near.code && holds(scan, cue_near(&scan->matcher, scan->text, c, &context->not_near, NULL)))
		lose(c, POLTAG_LOST_NOT_NEAR);
	if (context->near.code) {
		bool within = false;

		c->near = holds(scan, cue_near(&scan->matcher, scan->text, c, &context->near, &within));
		if (!c->near && !within)
			lose(c, POLTAG_LOST_NOT_NEAR);
	}
	return POLTAG_OK;
}

static enum poltag_status judge_context(struct scan *scan, struct candidate *c, struct poltag_error *error)
{
	uint32_t number = image_entry_context(&scan->dict->image, c->entry);
	struct image_context context;

	if (number == 0 || !image_context_at(&scan->dict->image, number - 1, &context))
		return POLTAG_OK;
	if (context.not_after.len && cue_before(scan->text, c->start, context.not_after, true))
		lose(c, POLTAG_LOST_UNLESS);
	return context.near.len || context.not_near.len || context.unless.len ? judge_patterns(scan, c, number - 1, error)
									      : POLTAG_OK;
}

/* Whether it is joined to other words, which those of the same span are too: asked once for all of them. */
static bool is_joined(struct chooser *chooser, size_t i)
{
	const struct candidate *c = &chooser->scan->candidates[i];
	struct joined *last = &chooser->joined;

	if (c->start != last->start || c->end != last->end || c->caps != last->caps || c->cued != last->cued)
		*last = (struct joined){ c->start, c->end, c->caps, c->cued, cue_joined(chooser->scan, i, c->cued) };
	return last->is;
}

/* A cue right before it lets a short form in, and says that what stands there is not the first part of a longer name. Most
 * lack both the cue and the fuller mention, and need not be asked further. */
static enum poltag_status judge_short(struct chooser *chooser, size_t i, struct poltag_error *error)
{
	struct scan *scan = chooser->scan;
	struct candidate *c = &scan->candidates[i];
	enum poltag_status status = POLTAG_OK;

	c->cued = (c->flags & IMAGE_NAME_CUES) && cue_before(scan->text, c->start, dict_name_cues(scan->dict, c->name), false);
	c->seen = is_seen(chooser, c->entry);
	if ((c->flags & IMAGE_NAME_CONDITIONAL) && !c->seen && !c->cued && !c->given)
		lose(c, POLTAG_LOST_NO_CUE);
	else if (c->flags & IMAGE_NAME_CONTEXT)
		status = judge_context(scan, c, error);
	if (c->verdict == VERDICT_OPEN && type_of(c) == POLTAG_PERSON && !c->given && is_joined(chooser, i))
		lose(c, POLTAG_LOST_JOINED);
	return status;
}

/* ---- Order ---- */

#define RANKS 32 /* a generated spelling is below all that are written */

static int rank(const struct candidate *c)
{
	int bare = !(c->flags & IMAGE_NAME_CONDITIONAL), below = c->flags & IMAGE_NAME_GENERATED ? RANKS : 0;

	return c->near * 16 + (is_short(c) && !c->given ? c->cued * 4 + c->seen * 2 + (c->seen && bare) : 8) - below;
}

static int compare(const void *first, const void *second)
{
	const struct candidate *a = first, *b = second;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if ((a->verdict >= VERDICT_LOST) != (b->verdict >= VERDICT_LOST))
		return a->verdict >= VERDICT_LOST ? 1 : -1;
	if (rank(a) != rank(b))
		return rank(b) - rank(a);
	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

/* Candidates come nearly in order: those of one start stand together. */
static void put_in_order(struct candidate *candidates, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct candidate c;
		size_t k = i;

		if (candidates[i].start > candidates[i - 1].start)
			continue;
		c = candidates[i];
		for (; k > 0 && compare(&c, &candidates[k - 1]) < 0; k--)
			candidates[k] = candidates[k - 1];
		candidates[k] = c;
	}
}

/* ---- Overlaps ---- */

/* The end of the candidates that share the span of candidates[i]. */
static size_t span_end(const struct scan *scan, size_t i)
{
	const struct candidate *c = &scan->candidates[i];
	size_t k = i + 1;

	while (k < scan->n_candidates && scan->candidates[k].start == c->start && scan->candidates[k].end == c->end)
		k++;
	return k;
}

/* Notes the entries with a full mention that no longer full mention covers. */
static bool find_full_mentions(struct chooser *chooser)
{
	const struct scan *scan = chooser->scan;
	size_t covered = 0;

	for (size_t i = 0; i < scan->n_candidates; i++) {
		const struct candidate *c = &scan->candidates[i];
		bool same = i > 0 && c->start == scan->candidates[i - 1].start && c->end == scan->candidates[i - 1].end;

		if (is_short(c) || c->kind == NAME_DEMONYM || c->verdict >= VERDICT_LOST ||
		    (c->start < covered && !(same && c->end == covered)))
			continue;
		covered = c->end;
		if (!see(chooser, c->entry))
			return false;
	}
	return true;
}

/* Looks for initials and given names beside surnames, which name an entry as good as in full. */
static bool judge_given(struct chooser *chooser)
{
	struct scan *scan = chooser->scan;

	for (size_t i = 0; i < scan->n_candidates; i++) {
		struct candidate *c = &scan->candidates[i];
		enum given given = is_short(c) && type_of(c) == POLTAG_PERSON ? given_beside(scan, c) : GIVEN_NONE;

		c->given = given == GIVEN_AGREES;
		if (given == GIVEN_DIFFERS)
			lose(c, POLTAG_LOST_JOINED);
		else if (c->given && !see(chooser, c->entry))
			return false;
	}
	return true;
}

/* Settles the open candidates from i to end, all of one span: the best of each entry stay, in front. */
static size_t settle_span(struct scan *scan, size_t i, size_t end)
{
	struct candidate *c = scan->candidates;
	size_t n = 0;

	for (size_t k = i; k < end && c[k].verdict < VERDICT_LOST; k++) {
		bool again = n && c[k].entry == c[i + n - 1].entry;

		if (rank(&c[k]) < rank(&c[i])) {
			lose(&c[k], c[i].near && !c[k].near ? POLTAG_LOST_NEAR : POLTAG_LOST_KIND);
		} else if (!again) {
			struct candidate kept = c[k];

			c[k] = c[i + n];
			c[i + n++] = kept;
		}
	}
	for (size_t k = i; k < i + n; k++)
		c[k].verdict = n == 1 ? VERDICT_CHOSEN : VERDICT_LOST + POLTAG_LOST_TIE;
	return n;
}

/* A short form that needs a fuller mention, and has it, is carried. */
static enum poltag_source source_of(const struct candidate *c)
{
	if (!is_short(c))
		return POLTAG_BY_NAME;
	return (c->flags & IMAGE_NAME_CONDITIONAL) && c->seen && !c->given ? POLTAG_BY_CARRY : POLTAG_BY_SHORT;
}

struct chosen chosen_of(const struct scan *scan, size_t i)
{
	const struct candidate *c = &scan->candidates[i];

	return (struct chosen){ .first = i, .n = 1, .start = c->start, .end = c->end,
				.type = c->kind == NAME_DEMONYM ? POLTAG_DEMONYM : type_of(c), .by = source_of(c),
				.like = SIZE_MAX };
}

static bool choose_spans(struct chooser *chooser, bool nested)
{
	struct scan *scan = chooser->scan;
	size_t covered = 0, end;

	for (size_t i = 0; i < scan->n_candidates; i = end) {
		struct chosen chosen;

		end = span_end(scan, i);
		if (scan->candidates[i].verdict >= VERDICT_LOST)
			continue;
		if (scan->candidates[i].start < covered && !nested) {
			for (size_t k = i; k < end; k++)
				lose(&scan->candidates[k], POLTAG_LOST_SHORTER);
			continue;
		}
		if (end == i + 1) {
			scan->candidates[i].verdict = VERDICT_CHOSEN;
			chosen = chosen_of(scan, i);
		} else {
			size_t n = settle_span(scan, i, end);

			chosen = chosen_of(scan, i);
			chosen.n = n;
		}
		covered = chosen.end;
		if (!ARRAY_ADD(chooser, chosen, chosen))
			return false;
	}
	return true;
}

/* Judges what has conditions: full names first, which short forms ask for. */
static enum poltag_status judge(struct chooser *chooser, struct poltag_error *error)
{
	struct scan *scan = chooser->scan;
	struct candidate *c = scan->candidates;
	enum poltag_status status = POLTAG_OK;

	for (size_t i = 0; (scan->flags & IMAGE_NAME_CONTEXT) && i < scan->n_candidates && status == POLTAG_OK; i++)
		if ((c[i].flags & IMAGE_NAME_CONTEXT) && !is_short(&c[i]))
			status = judge_context(scan, &c[i], error);
	if (status != POLTAG_OK || !(scan->kinds >> NAME_SHORT & 1))
		return status;
	if (!find_full_mentions(chooser) || !judge_given(chooser))
		return error_memory(error);
	for (size_t i = 0; i < scan->n_candidates && status == POLTAG_OK; i++)
		if (is_short(&c[i]))
			status = judge_short(chooser, i, error);
	return status;
}

enum poltag_status choose(struct chooser *chooser, struct scan *scan, bool nested, struct poltag_error *error)
{
	enum poltag_status status;

	chooser->scan = scan;
	chooser->n_chosen = 0;
	chooser->joined = (struct joined){ 0 }; /* of no candidate */
	forget(chooser);
	put_in_order(scan->candidates, scan->n_candidates);
	status = judge(chooser, error);
	if (status != POLTAG_OK)
		return status;
	if ((scan->flags & IMAGE_NAME_CONTEXT) || (scan->kinds >> NAME_SHORT & 1))
		put_in_order(scan->candidates, scan->n_candidates);
	return choose_spans(chooser, nested) ? POLTAG_OK : error_memory(error);
}

const char *poltag_reason_text(enum poltag_reason reason)
{
	static const char *const texts[POLTAG_REASONS] = {
		[POLTAG_LOST_SHORTER] = "a longer or earlier name covers it",
		[POLTAG_LOST_KIND] = "another entity has a better claim to these words",
		[POLTAG_LOST_NEAR] = "words near by speak for another entity",
		[POLTAG_LOST_TIE] = "nothing decides between these",
		[POLTAG_LOST_NO_CUE] = "a short form without its fuller mention or cue",
		[POLTAG_LOST_NOT_NEAR] = "its Near words are missing, or NotNear words are there",
		[POLTAG_LOST_UNLESS] = "its Unless pattern matches here, or a NotAfter word stands before it",
		[POLTAG_LOST_NAMESAKE] = "another person of that name is meant, by title, first name or nearness",
		[POLTAG_LOST_JOINED] = "part of a longer name that no entry knows",
	};

	return reason >= 0 && reason < POLTAG_REASONS ? texts[reason] : "";
}
