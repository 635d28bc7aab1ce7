/* Explaining a mention: the line that brought it, what was asked of it, and what lost against it. */
#include "mention.h"

#include "error.h"
#include "explain.h"
#include "transliterate.h"

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

static struct poltag_str source_text(const struct poltag_tagger *tagger, size_t norm_start, size_t norm_end)
{
	size_t start = text_source_start(&tagger->text, norm_start), end = text_source_end(&tagger->text, norm_end);

	return str_make(tagger->text.source.data + start, end - start);
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

enum poltag_status mention_add_losers(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
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

enum poltag_status mention_add_name(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
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

enum poltag_status mention_add_conditions(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
					  struct poltag_error *error)
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

/* What lets a short form count: the cue before it, or the fuller mention. */
static enum poltag_status explain_short(struct poltag_tagger *tagger, const struct candidate *c, struct poltag_mention *m,
					struct poltag_error *error)
{
	size_t n;
	enum poltag_status status = explain_conditions(&tagger->scan, c, tagger->conditions, &n, error);

	for (size_t i = 0; status == POLTAG_OK && i < n; i++) {
		const struct poltag_condition *condition = &tagger->conditions[i];

		if (!condition->holds || condition->end == condition->start)
			continue;
		if (condition->kind == POLTAG_IF_CUE)
			m->cue = source_text(tagger, condition->start, condition->end);
		else if (condition->kind == POLTAG_IF_FULLER)
			m->fuller = source_text(tagger, condition->start, condition->end);
	}
	return status;
}

enum poltag_status mention_add_why(struct poltag_tagger *tagger, const struct chosen *chosen, struct poltag_mention *m,
				   struct poltag_error *error)
{
	const struct candidate *c;

	if (chosen->like != SIZE_MAX) {
		m->fuller = source_text(tagger, chosen->like, chosen->like_end);
		return POLTAG_OK;
	}
	if (!chosen->n || chosen->tied)
		return POLTAG_OK;
	c = &tagger->scan.candidates[chosen->first];
	return c->kind == NAME_SHORT && c->start == chosen->start ? explain_short(tagger, c, m, error) : POLTAG_OK;
}
