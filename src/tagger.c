/* The whole way of one document: text, candidates, choice, mentions. */
#include "choose.h"
#include "error.h"
#include "explain.h"
#include "offset.h"
#include "role.h"
#include "role_find.h"
#include "text.h"
#include "transliterate.h"
#include "unlisted.h"

#include <stdlib.h>

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

static enum poltag_type candidate_type(const struct candidate *c, const struct image_entry *entry)
{
	return c->kind == NAME_DEMONYM ? POLTAG_DEMONYM : entry->type;
}

/* The range of a candidate in the document, in bytes. */
static void source_range(const struct poltag_tagger *tagger, const struct candidate *c, size_t *start, size_t *end)
{
	*start = text_source_start(&tagger->text, c->start);
	*end = text_source_end(&tagger->text, c->end);
}

/* A mention that several entities share has what they agree on. */
static enum poltag_status fill_tied(struct poltag_tagger *tagger, const struct chosen *chosen,
				    struct poltag_mention *m, struct poltag_error *error)
{
	tagger->n_candidates = 0;
	for (size_t i = 0; i < chosen->n; i++) {
		struct image_entry entry;

		image_entry_at(&tagger->dict->image, tagger->scan.candidates[chosen_candidate(&tagger->chooser, chosen, i)].entry, &entry);
		if (!ARRAY_ADD(tagger, candidates, entry.id))
			return error_memory(error);
		if (i && !str_equal(entry.country, m->country))
			m->country = STR("");
	}
	m->id = STR("?");
	m->name = STR("");
	m->candidates = tagger->candidates;
	m->n_candidates = tagger->n_candidates;
	return POLTAG_OK;
}

static bool add_loser(struct poltag_tagger *tagger, const struct candidate *c, const struct chosen *winner)
{
	struct image_entry entry;
	struct image_name name;
	struct poltag_loser loser = { .reason = POLTAG_LOST_SHORTER };

	image_entry_at(&tagger->dict->image, c->entry, &entry);
	dict_name(tagger->dict, c->name, &name);
	source_range(tagger, c, &loser.start, &loser.end);
	if (c->verdict >= VERDICT_LOST)
		loser.reason = (enum poltag_reason)(c->verdict - VERDICT_LOST);
	if (loser.reason == POLTAG_LOST_JOINED && c->start >= winner->start && c->end <= winner->end)
		loser.reason = POLTAG_LOST_SHORTER; /* part of a longer name that is known */
	loser.type = candidate_type(c, &entry);
	loser.id = entry.id;
	loser.name = entry.name;
	loser.file = image_file(&tagger->dict->image, name.file);
	loser.line = name.line;
	return ARRAY_ADD(tagger, losers, loser);
}

/* The first candidate that ends behind an offset, or near it: those before it all end sooner. */
static size_t first_candidate(const struct scan *scan, size_t start)
{
	size_t low = scan_candidate_from(scan, start);

	while (low > 0 && scan->candidates[low - 1].end > start)
		low--;
	return low;
}

static enum poltag_status add_losers(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				     struct poltag_error *error)
{
	const struct scan *scan = &tagger->scan;

	tagger->n_losers = 0;
	for (size_t i = first_candidate(scan, chosen->start); i < scan->n_candidates; i++) {
		const struct candidate *c = &scan->candidates[i];
		bool covered = chosen->n == 0 && c->verdict == VERDICT_CHOSEN; /* by a rule's longer mention */

		if (c->start >= chosen->end)
			break;
		if ((c->verdict >= VERDICT_LOST || covered) && c->end > chosen->start && !add_loser(tagger, c, chosen))
			return error_memory(error);
	}
	m->losers = tagger->losers;
	m->n_losers = tagger->n_losers;
	return POLTAG_OK;
}

/* Names the line that brought the mention, and its pattern. */
static enum poltag_status explain(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
				  struct poltag_error *error)
{
	struct image_name name;

	dict_name(tagger->dict, c->name, &name);
	tagger->pattern.len = 0;
	dict_name_pattern(&name, &tagger->pattern);
	m->pattern = buf_str(&tagger->pattern);
	m->file = image_file(&tagger->dict->image, name.file);
	m->line = name.line;
	if (name.flags & IMAGE_NAME_GENERATED) {
		m->made_of = str_from(transliterations[name.system].fields[name.kind]);
		m->system = str_from(transliterations[name.system].name);
	}
	return tagger->pattern.failed ? error_memory(error) : POLTAG_OK;
}

static enum poltag_status add_conditions(struct poltag_tagger *tagger, const struct candidate *c,
					 struct poltag_mention *m, struct poltag_error *error)
{
	enum poltag_status status = explain_conditions(&tagger->scan, c, tagger->conditions, &m->n_conditions, error);

	for (size_t i = 0; status == POLTAG_OK && i < m->n_conditions; i++) {
		struct poltag_condition *condition = &tagger->conditions[i];

		if (condition->end > condition->start) {
			condition->start = text_source_start(&tagger->text, condition->start);
			condition->end = text_source_end(&tagger->text, condition->end);
		}
	}
	m->conditions = tagger->conditions;
	return status;
}

/* The name of a mention that no entry has: its words, or those of the fuller mention, with single spaces; none where several
 * people may be meant. */
static enum poltag_status fill_unlisted(struct poltag_tagger *tagger, const struct chosen *chosen,
					struct poltag_mention *m, struct poltag_error *error)
{
	bool carried = chosen->like != SIZE_MAX;
	size_t start = carried ? chosen->like : chosen->start, end = carried ? chosen->like_end : chosen->end;
	const char *data = tagger->text.norm.data;
	struct buf *name = &tagger->name;

	name->len = 0;
	for (size_t i = start; i < end && !chosen->tied; i++) {
		bool space = text_is_space(data[i]);

		if (!space || !text_is_space(data[i - 1]))
			buf_add_byte(name, space ? ' ' : data[i]);
	}
	m->name = buf_str(name);
	return name->failed ? error_memory(error) : POLTAG_OK;
}

/* A person named by an office: who holds it at the date. */
static enum poltag_status fill_role(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				    struct poltag_error *error)
{
	struct role_holders holders = role_table_holders(&tagger->roles, chosen->rule, str_from(tagger->date));
	struct image_entry entry;

	m->id = STR("?");
	tagger->n_candidates = 0;
	for (size_t i = 0; i < holders.n; i++) {
		if (!image_entry_at(&tagger->dict->image, holders.entries[i], &entry))
			continue;
		if (holders.known) {
			m->id = entry.id;
			m->name = image_entry_name(&entry, str_from(tagger->lang));
			m->country = entry.country;
		} else if (!ARRAY_ADD(tagger, candidates, entry.id)) {
			return error_memory(error);
		}
	}
	m->candidates = tagger->candidates;
	m->n_candidates = tagger->n_candidates;
	return POLTAG_OK;
}

/* Notes a title before the name that the person did not have at the date. */
static void note_untimely(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m)
{
	const struct tenure *tenure = NULL;

	if (chosen->type == POLTAG_PERSON && chosen->n == 1 && !chosen->tied)
		tenure = role_find_untimely(&tagger->roles, tagger->text.norm, chosen->start,
					    tagger->scan.candidates[chosen->first].entry, str_from(tagger->date));
	if (!tenure)
		return;
	m->untimely = tenure->role.title;
	tagger->summary.untimely++;
}

/* The name that stands there in some form, as its entry writes it. */
static struct poltag_str lemma_of(const struct poltag_tagger *tagger, const struct candidate *c, struct poltag_str text)
{
	struct image_name name;

	return c->kind != NAME_PATTERN && dict_name(tagger->dict, c->name, &name) ? name.text : text;
}

/* What the entry says. */
static enum poltag_status fill_listed(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				      struct poltag_error *error)
{
	const struct candidate *best = &tagger->scan.candidates[chosen_candidate(&tagger->chooser, chosen, 0)];
	enum poltag_status status = POLTAG_OK;
	struct image_entry entry;

	image_entry_at(&tagger->dict->image, best->entry, &entry);
	m->type = best->kind == NAME_DEMONYM ? POLTAG_DEMONYM : entry.type;
	m->id = entry.id;
	m->name = image_entry_name(&entry, str_from(tagger->lang));
	m->country = entry.country;
	if (chosen->n == 1 && chosen->type == entry.type)
		m->metonym = entry.stands_for;
	if (tagger->options.lemma)
		m->lemma = lemma_of(tagger, best, m->text);
	if (chosen->n > 1 || chosen->tied)
		status = fill_tied(tagger, chosen, m, error);
	if (status == POLTAG_OK && (tagger->options.explain || tagger->options.candidates))
		status = explain(tagger, best, m, error);
	if (status == POLTAG_OK && tagger->options.candidates)
		status = add_conditions(tagger, best, m, error);
	else if (status == POLTAG_OK && tagger->options.explain)
		status = add_losers(tagger, chosen, m, error);
	return status;
}

/* Names the rule that found the mention. */
static void fill_rule(const struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m)
{
	const struct rule *rule = &tagger->unlisted.rules.list[chosen->rule];

	if (chosen->by == POLTAG_BY_RULE)
		m->rule = rule->id;
	if (!tagger->options.explain)
		return;
	m->file = rule->file;
	m->line = rule->line;
	m->pattern = rule->match;
}

static void fill_span(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m)
{
	size_t start = text_source_start(&tagger->text, chosen->start), end = text_source_end(&tagger->text, chosen->end);

	m->text = str_make(tagger->text.source.data + start, end - start);
	m->start = start;
	m->end = end;
	if (tagger->options.unit != POLTAG_BYTES) {
		struct offset_counter to_end;

		m->start = offset_count(&tagger->counter, start);
		to_end = tagger->counter;
		m->end = offset_count(&to_end, end);
	}
}

static enum poltag_status fill(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
			       struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };

	*m = (struct poltag_mention){ .type = chosen->type, .source = chosen->by, .id = none, .country = none, .metonym = none,
				      .rule = none, .pattern = none, .file = none, .name = none, .untimely = none,
				      .made_of = none, .system = none };
	fill_span(tagger, chosen, m);
	m->lemma = tagger->options.lemma ? m->text : none;
	if (chosen->by == POLTAG_BY_ROLE)
		return fill_role(tagger, chosen, m, error);
	if (tagger->options.roles)
		note_untimely(tagger, chosen, m);
	if (chosen->n)
		return fill_listed(tagger, chosen, m, error);
	fill_rule(tagger, chosen, m);
	if (tagger->options.explain && add_losers(tagger, chosen, m, error) != POLTAG_OK)
		return error_memory(error);
	return fill_unlisted(tagger, chosen, m, error);
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

		status = fill(tagger, &tagger->chooser.chosen[i], &mention, error);
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
		status = fill(tagger, &chosen, &mention, error);
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
