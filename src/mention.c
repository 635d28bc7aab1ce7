/* Filling a mention: by what an entry says, by a rule, or by an office. */
#include "mention.h"

#include "error.h"

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
		status = mention_add_name(tagger, best, m, error);
	if (status == POLTAG_OK && tagger->options.candidates)
		status = mention_add_conditions(tagger, best, m, error);
	else if (status == POLTAG_OK && tagger->options.explain)
		status = mention_add_losers(tagger, chosen, m, error);
	return status;
}

/* Names the rule that found the mention. */
static void fill_rule(const struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m)
{
	const struct rule *rule = &tagger->unlisted.rules.list[chosen->rule];

	if (chosen->tied)
		return;
	if (chosen->by == POLTAG_BY_RULE) {
		m->rule = rule->id;
		m->note = rule->note;
	}
	if (!tagger->options.explain)
		return;
	m->file = rule->file;
	m->line = rule->line;
	m->pattern = rule->written.len ? rule->written : rule->match;
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

enum poltag_status mention_fill(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				struct poltag_error *error)
{
	static const struct poltag_str none = { "", 0 };

	*m = (struct poltag_mention){ .type = chosen->type, .source = chosen->by, .id = none, .country = none, .metonym = none,
				      .rule = none, .pattern = none, .file = none, .name = none, .untimely = none,
				      .made_of = none, .system = none, .note = none, .cue = none, .fuller = none };
	fill_span(tagger, chosen, m);
	m->lemma = tagger->options.lemma ? m->text : none;
	if (chosen->by == POLTAG_BY_ROLE)
		return fill_role(tagger, chosen, m, error);
	if (tagger->options.roles)
		note_untimely(tagger, chosen, m);
	if (chosen->n)
		return fill_listed(tagger, chosen, m, error);
	fill_rule(tagger, chosen, m);
	if (tagger->options.explain && mention_add_losers(tagger, chosen, m, error) != POLTAG_OK)
		return error_memory(error);
	return fill_unlisted(tagger, chosen, m, error);
}
