/* The whole way of one document: text, candidates, choice, mentions. */
#include "tagger.h"

#include "error.h"
#include "mention.h"
#include "role.h"

#include <stdlib.h>

/* Language tags are kept with _ in field names. */
static void copy_lang(struct poltag_tagger *tagger, const char *lang)
{
	size_t len = strlen(lang);

	if (len >= sizeof tagger->lang || strcmp(lang, "en") == 0)
		return;
	for (size_t i = 0; i < len; i++)
		tagger->lang[i] = lang[i] == '-' ? '_' : lang[i];
}

enum poltag_status poltag_tagger_set_date(struct poltag_tagger *tagger, struct poltag_str date,
					  struct poltag_error *error)
{
	if (date.len && !date_is_good(date))
		return error_set(error, POLTAG_VALUE, "\"%.*s\" is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD",
				 date.len < 40 ? (int)date.len : 40, date.data);
	if (date.len)
		memcpy(tagger->date, date.data, date.len);
	tagger->date[date.len] = 0;
	return POLTAG_OK;
}

enum poltag_status poltag_tagger_new(struct poltag_dict *dict, const struct poltag_options *options,
				     struct poltag_tagger **tagger, struct poltag_error *error)
{
	struct poltag_tagger *t = calloc(1, sizeof *t);
	enum poltag_status status;

	*tagger = NULL;
	if (!t)
		return error_memory(error);
	t->dict = dict;
	if (options)
		t->options = *options;
	if (t->options.lang)
		copy_lang(t, t->options.lang);
	status = scan_init(&t->scan, dict, error);
	if (status == POLTAG_OK)
		status = unlisted_init(&t->unlisted, &t->scan, error);
	if (status == POLTAG_OK && t->options.date)
		status = poltag_tagger_set_date(t, str_from(t->options.date), error);
	if (status == POLTAG_OK && t->options.roles)
		status = role_table_init(&t->roles, dict, error);
	if (status != POLTAG_OK)
		poltag_tagger_free(t);
	else
		*tagger = t;
	return status;
}

void poltag_tagger_free(struct poltag_tagger *tagger)
{
	if (!tagger)
		return;
	text_free(&tagger->text);
	scan_free(&tagger->scan);
	chooser_free(&tagger->chooser);
	unlisted_free(&tagger->unlisted);
	role_table_free(&tagger->roles);
	buf_free(&tagger->name);
	buf_free(&tagger->pattern);
	free(tagger->candidates);
	free(tagger->losers);
	free(tagger);
}

struct poltag_summary poltag_tagger_summary(const struct poltag_tagger *tagger)
{
	return tagger->summary;
}

static bool is_wanted(const struct poltag_tagger *tagger, enum poltag_type type)
{
	return tagger->options.types == 0 || (tagger->options.types >> type & 1);
}

/* Says of the candidates that had been chosen, but stand in or under what was found after that, that they lost. */
static void judge_covered(struct poltag_tagger *tagger)
{
	const struct chooser *chooser = &tagger->chooser;
	struct scan *scan = &tagger->scan;
	size_t k = 0;

	for (size_t i = 0; i < scan->n_candidates; i++) {
		struct candidate *c = &scan->candidates[i];
		const struct chosen *m;

		while (k < chooser->n_chosen && chooser->chosen[k].end <= c->start)
			k++;
		m = k < chooser->n_chosen ? &chooser->chosen[k] : NULL;
		if (c->verdict != VERDICT_CHOSEN || !m || m->start >= c->end || (m->n && !m->tied && m->first == i))
			continue;
		c->verdict = VERDICT_LOST + (m->start == c->start && m->end == c->end ? POLTAG_LOST_NAMESAKE : POLTAG_LOST_SHORTER);
	}
}

static enum poltag_status read_document(struct poltag_tagger *tagger, struct poltag_str document,
					struct poltag_error *error)
{
	enum poltag_status status = text_read(&tagger->text, &tagger->dict->code_points, document, error);

	tagger->summary.malformed = tagger->text.malformed;
	tagger->summary.first_malformed = tagger->text.first_malformed;
	tagger->summary.mixed = tagger->text.mixed;
	tagger->summary.first_mixed = tagger->text.first_mixed;
	tagger->counter = (struct offset_counter){ document, tagger->options.unit, tagger->text.malformed > 0, 0, 0 };
	if (status == POLTAG_OK)
		status = scan_text(&tagger->scan, tagger->text.norm, error);
	if (status == POLTAG_OK)
		status = choose(&tagger->chooser, &tagger->scan, tagger->options.nested, error);
	if (status == POLTAG_OK)
		status = unlisted_find(&tagger->unlisted, &tagger->chooser, tagger->options.nested, error);
	if (status == POLTAG_OK && tagger->options.candidates && !tagger->options.nested)
		judge_covered(tagger);
	if (status == POLTAG_OK && tagger->options.roles && !tagger->options.candidates)
		status = role_find(&tagger->roles, &tagger->unlisted, &tagger->chooser, error);
	tagger->summary.over_limit = tagger->scan.over_limit + tagger->unlisted.rules.over_limit;
	return status;
}

static enum poltag_status hand_over(struct poltag_tagger *tagger, const struct poltag_mention *mention,
				    poltag_visit visit, void *context, struct poltag_error *error)
{
	if (!is_wanted(tagger, mention->type))
		return POLTAG_OK;
	tagger->summary.mentions++;
	return visit(context, mention) == 0 ? POLTAG_OK : error_set(error, POLTAG_STOPPED, "stopped by the caller");
}

static enum poltag_status visit_mentions(struct poltag_tagger *tagger, poltag_visit visit, void *context,
					 struct poltag_error *error)
{
	enum poltag_status status = POLTAG_OK;

	for (size_t i = 0; status == POLTAG_OK && i < tagger->chooser.n_chosen; i++) {
		struct poltag_mention mention;

		status = mention_fill(tagger, &tagger->chooser.chosen[i], &mention, error);
		if (status == POLTAG_OK && tagger->options.explain)
			status = mention_add_why(tagger, &tagger->chooser.chosen[i], &mention, error);
		if (status == POLTAG_OK)
			status = hand_over(tagger, &mention, visit, context, error);
	}
	return status;
}

/* Whether the candidate won, or would have but for others that have as good a claim. */
static bool is_mention(const struct candidate *c)
{
	return c->verdict == VERDICT_CHOSEN || c->verdict == VERDICT_LOST + POLTAG_LOST_TIE;
}

/* One that is still open is an entity once more that has the same span already. */
static enum poltag_status visit_candidates(struct poltag_tagger *tagger, poltag_visit visit, void *context,
					   struct poltag_error *error)
{
	const struct candidate *candidates = tagger->scan.candidates, *last = NULL;
	enum poltag_status status = POLTAG_OK;

	for (size_t i = 0; status == POLTAG_OK && i < tagger->scan.n_candidates; i++) {
		const struct candidate *c = &candidates[i];
		struct poltag_mention mention;
		struct chosen chosen;

		if (c->verdict == VERDICT_OPEN)
			continue;
		if (is_mention(c))
			last = c;
		chosen = chosen_of(&tagger->scan, i);
		status = mention_fill(tagger, &chosen, &mention, error);
		if (status != POLTAG_OK)
			break;
		mention.lost = c->verdict >= VERDICT_LOST;
		if (mention.lost)
			mention.reason = (enum poltag_reason)(c->verdict - VERDICT_LOST);
		if (mention.lost && mention.reason == POLTAG_LOST_JOINED && last && c->end <= last->end)
			mention.reason = POLTAG_LOST_SHORTER; /* part of a longer name that is known */
		status = hand_over(tagger, &mention, visit, context, error);
	}
	return status;
}

enum poltag_status poltag_tag(struct poltag_tagger *tagger, struct poltag_str document, poltag_visit visit,
			      void *context, struct poltag_error *error)
{
	struct poltag_error ignored;
	enum poltag_status status;

	if (!error)
		error = &ignored;
	tagger->summary = (struct poltag_summary){ 0 };
	status = read_document(tagger, document, error);
	if (status != POLTAG_OK)
		return status;
	return tagger->options.candidates ? visit_candidates(tagger, visit, context, error)
					  : visit_mentions(tagger, visit, context, error);
}
