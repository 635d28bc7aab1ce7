/* Asking a candidate's conditions again, each for itself: choosing stops at the first that fails. */
#include "explain.h"

#include "cue.h"
#include "error.h"
#include "text.h"

struct explanation {
	struct scan *scan;
	const struct candidate *c;
	struct poltag_condition *conditions;
	size_t n;
};

/* holds_if_found: whether what stands there speaks for the candidate. */
static void add(struct explanation *x, enum poltag_condition_kind kind, struct poltag_str words, bool holds_if_found,
		bool found, size_t start, size_t end)
{
	struct poltag_condition condition = { kind, found == holds_if_found, 0, 0, words };

	if (found) {
		condition.start = start;
		condition.end = end;
	}
	x->conditions[x->n++] = condition;
}

/* Where the match of the last pattern begins. */
static size_t match_start(const struct scan *scan)
{
	return pcre2_get_ovector_pointer(scan->matcher.data)[0];
}

static void add_near(struct explanation *x, enum poltag_condition_kind kind, struct poltag_str words,
		     struct pattern *pattern)
{
	struct scan *scan = x->scan;
	size_t start = 0, end = 0;
	bool found, within = false;

	if (!pattern->code)
		return;
	found = cue_near(&scan->matcher, scan->text, x->c, pattern, &within) == MATCH_FOUND ||
		(within && kind == POLTAG_IF_NEAR);
	if (found) {
		start = match_start(scan);
		end = pcre2_get_ovector_pointer(scan->matcher.data)[1];
	}
	add(x, kind, words, kind == POLTAG_IF_NEAR, found, start, end);
}

static void add_unless(struct explanation *x, struct poltag_str expression, struct pattern *pattern)
{
	struct scan *scan = x->scan;
	size_t end = 0;
	bool found;

	if (!pattern->code)
		return;
	found = matcher_match_written(&scan->matcher, pattern, scan->text, x->c->start, &end) == MATCH_FOUND;
	add(x, POLTAG_IF_UNLESS, expression, false, found, found ? match_start(scan) : 0, end);
}

static void add_before(struct explanation *x, enum poltag_condition_kind kind, struct poltag_str words)
{
	bool exactly = kind == POLTAG_IF_NOT_AFTER;
	size_t start = cue_start_before(x->scan->text, x->c->start, words, exactly), end = x->c->start;

	while (start < end && text_is_space(x->scan->text.data[end - 1]))
		end--;
	add(x, kind, words, kind == POLTAG_IF_CUE, start != SIZE_MAX, start, end);
}

static enum poltag_status add_context(struct explanation *x, struct poltag_error *error)
{
	const struct image *image = &x->scan->dict->image;
	uint32_t number = image_entry_context(image, x->c->entry);
	struct image_context says;
	struct context *context;

	if (number == 0 || !image_context_at(image, number - 1, &says))
		return POLTAG_OK;
	if (says.not_after.len)
		add_before(x, POLTAG_IF_NOT_AFTER, says.not_after);
	if (!says.near.len && !says.not_near.len && !says.unless.len)
		return POLTAG_OK;
	context = cache_context(&x->scan->cache, number - 1, error);
	if (!context)
		return error ? error->status : POLTAG_PATTERN;
	add_unless(x, says.unless, &context->unless);
	add_near(x, POLTAG_IF_NOT_NEAR, says.not_near, &context->not_near);
	add_near(x, POLTAG_IF_NEAR, says.near, &context->near);
	return POLTAG_OK;
}

static bool is_full_mention(const struct candidate *c)
{
	return c->kind != NAME_SHORT && c->kind != NAME_DEMONYM &&
	       c->verdict != VERDICT_LOST + POLTAG_LOST_NOT_NEAR && c->verdict != VERDICT_LOST + POLTAG_LOST_UNLESS;
}

/* The first fuller mention in the document; one that no other name covers where there is one. */
static void add_fuller(struct explanation *x)
{
	const struct scan *scan = x->scan;
	const struct candidate *best = NULL;

	for (size_t i = 0; x->c->seen && i < scan->n_candidates; i++) {
		const struct candidate *c = &scan->candidates[i];

		if (c->entry != x->c->entry || !is_full_mention(c))
			continue;
		if (!best)
			best = c;
		if (c->verdict == VERDICT_LOST + POLTAG_LOST_SHORTER)
			continue;
		best = c;
		break;
	}
	add(x, POLTAG_IF_FULLER, STR(""), true, best != NULL, best ? best->start : 0, best ? best->end : 0);
}

enum poltag_status explain_conditions(struct scan *scan, const struct candidate *c,
				      struct poltag_condition conditions[POLTAG_CONDITIONS], size_t *n,
				      struct poltag_error *error)
{
	struct explanation x = { scan, c, conditions, 0 };
	enum poltag_status status = POLTAG_OK;

	if (c->flags & IMAGE_NAME_CONTEXT)
		status = add_context(&x, error);
	if (c->kind == NAME_SHORT && (c->flags & IMAGE_NAME_CUES))
		add_before(&x, POLTAG_IF_CUE, dict_name_cues(scan->dict, c->name));
	if (c->kind == NAME_SHORT && (c->flags & IMAGE_NAME_CONDITIONAL))
		add_fuller(&x);
	*n = x.n;
	return status;
}
