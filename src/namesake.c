/* Telling people of one surname apart. */
#include "namesake.h"

#include "carry.h"
#include "error.h"
#include "namesake_evidence.h"

#include <stdlib.h>

/* ---- Who bears it ---- */

static bool add_rival(struct surname *s, size_t person)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->rivals[i] == person)
			return true;
	if (s->n == NAMESAKE_RIVALS)
		return false;
	s->rivals[s->n++] = person;
	return true;
}

/* The candidates of that span, of people, that only other people stood against. */
static bool may_be_meant(const struct candidate *c)
{
	return c->kind == NAME_SHORT && c->seen && (c->flags >> IMAGE_NAME_TYPE_SHIFT) == POLTAG_PERSON &&
	       (c->verdict == VERDICT_CHOSEN || c->verdict == VERDICT_LOST + POLTAG_LOST_KIND ||
		c->verdict == VERDICT_LOST + POLTAG_LOST_TIE);
}

static void drop_rival(struct surname *s, size_t person)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->rivals[i] != person)
			s->rivals[n++] = s->rivals[i];
	s->n = n;
}

/* Whether the entry's own conditions speak against it there. */
static bool is_refused(const struct candidate *c)
{
	return c->verdict == VERDICT_LOST + POLTAG_LOST_UNLESS || c->verdict == VERDICT_LOST + POLTAG_LOST_NOT_NEAR;
}

static bool gather(const struct settling *w, struct surname *s)
{
	const struct namesakes *people = &w->people;
	const struct scan *scan = w->chooser->scan;
	uint64_t hash = carry_word_hash(scan, &people->tokens->list[s->token]);
	size_t start = s->mention->start;

	for (size_t i = namesakes_of_surname(people, hash); i < people->n_bearings && people->bearings[i].surname == hash; i++)
		if (!add_rival(s, people->bearings[i].person))
			return false;
	for (size_t i = scan_candidate_from(scan, start); i < scan->n_candidates && scan->candidates[i].start == start; i++) {
		const struct candidate *c = &scan->candidates[i];
		size_t person = c->end == s->mention->end ? namesakes_of_entry(people, c->entry) : SIZE_MAX;

		if (person != SIZE_MAX && is_refused(c))
			drop_rival(s, person);
		else if (person != SIZE_MAX && may_be_meant(c) && !add_rival(s, person))
			return false;
	}
	namesake_drop_initials(w, s);
	return true;
}

/* ---- What is known then ---- */

/* The candidate of that entry at the mention, or that of its full name. */
static size_t candidate_of(const struct settling *w, const struct chosen *m, const struct chosen *full)
{
	const struct scan *scan = w->chooser->scan;

	for (size_t i = scan_candidate_from(scan, m->start); i < scan->n_candidates && scan->candidates[i].start == m->start; i++)
		if (scan->candidates[i].end == m->end && may_be_meant(&scan->candidates[i]) &&
		    scan->candidates[i].entry == scan->candidates[full->first].entry)
			return i;
	return full->first;
}

/* Says of the candidates at a mention that lost to it why. */
static void judge_candidates(struct scan *scan, const struct chosen *m, const size_t *won, size_t n)
{
	for (size_t i = scan_candidate_from(scan, m->start); i < scan->n_candidates && scan->candidates[i].start == m->start; i++) {
		struct candidate *c = &scan->candidates[i];
		bool wins = false;

		if (c->end != m->end || !may_be_meant(c))
			continue;
		for (size_t k = 0; k < n; k++)
			wins |= won[k] == i;
		c->verdict = wins ? n > 1 ? VERDICT_LOST + POLTAG_LOST_TIE : VERDICT_CHOSEN : VERDICT_LOST + POLTAG_LOST_NAMESAKE;
	}
}

static void settle_known(struct settling *w, const struct surname *s)
{
	struct namesake *person = &w->people.people[s->rivals[0]];
	const struct chosen *full = namesake_full(&w->people, person->shortest);
	struct chosen *m = s->mention;

	person->last_end = m->end;
	if (full->n) {
		size_t won = candidate_of(w, m, full);

		judge_candidates(w->chooser->scan, m, &won, 1);
		m->first = won;
	} else {
		judge_candidates(w->chooser->scan, m, NULL, 0);
		m->rule = full->rule;
	}
	m->n = full->n;
	m->by = POLTAG_BY_CARRY;
	m->like = full->start;
	m->like_end = full->end;
}

/* One of several: those that are listed are its candidates. */
static bool settle_unknown(struct settling *w, const struct surname *s)
{
	struct chooser *chooser = w->chooser;
	struct chosen *m = s->mention;
	size_t first = chooser->n_tied;

	for (size_t i = 0; i < s->n; i++) {
		const struct chosen *full = namesake_full(&w->people, w->people.people[s->rivals[i]].first);

		if (full->n && !ARRAY_ADD(chooser, tied, candidate_of(w, m, full)))
			return false;
	}
	m->n = chooser->n_tied - first;
	m->first = first;
	m->tied = true;
	m->by = POLTAG_BY_CARRY;
	m->like = SIZE_MAX;
	judge_candidates(chooser->scan, m, chooser->tied ? chooser->tied + first : NULL, m->n);
	return true;
}

/* ---- One surname after another ---- */

/* A name that counts by itself is another person's only if something before it says so; one that its own cue lets in is settled. */
static bool is_prominent(const struct settling *w, const struct chosen *m, bool *cued)
{
	const struct candidate *c;

	*cued = false;
	if (m->by == POLTAG_BY_RULE || m->n != 1)
		return false;
	c = &w->chooser->scan->candidates[m->first];
	if (c->start != m->start || c->kind != NAME_SHORT)
		return false;
	*cued = c->cued;
	return !(c->flags & IMAGE_NAME_CONDITIONAL);
}

/* Whether the person whom a prominent name is of is still among those who may be meant. */
static bool has_entry(const struct settling *w, const struct surname *s, uint32_t entry)
{
	for (size_t i = 0; i < s->n; i++)
		if (w->people.people[s->rivals[i]].key == entry)
			return true;
	return false;
}

/* Leaves a mention as it is; what follows may go on from it. */
static bool leave(struct settling *w, const struct surname *s)
{
	const struct chosen *m = s->mention;
	size_t person = m->n == 1 ? namesakes_of_entry(&w->people, w->chooser->scan->candidates[m->first].entry) : SIZE_MAX;

	if (person != SIZE_MAX)
		w->people.people[person].last_end = m->end;
	return true;
}

/* "Sir Trevor": the only person of that first name. */
static void settle_given(struct settling *w, struct surname *s)
{
	const struct namesakes *people = &w->people;
	size_t i = namesakes_of_given(people, carry_word_hash(w->chooser->scan, &people->tokens->list[s->token]));
	bool alone = i < people->n_bearings &&
		     (i + 1 == people->n_bearings || people->bearings[i + 1].surname != people->bearings[i].surname);

	if (!alone)
		return;
	add_rival(s, people->bearings[i].person);
	namesake_drop_contradicted(w, s);
	if (s->n == 1)
		settle_known(w, s);
}

static bool settle(struct settling *w, struct surname *s)
{
	bool cued, prominent = is_prominent(w, s->mention, &cued), by_rule = s->mention->by == POLTAG_BY_RULE;
	uint32_t entry = prominent ? w->chooser->scan->candidates[s->mention->first].entry : 0;

	if (cued || !gather(w, s) || (s->n <= 1 && !by_rule))
		return leave(w, s);
	if (s->n == 0) {
		settle_given(w, s);
		return true;
	}
	namesake_drop_contradicted(w, s);
	if (!namesake_keep_titled(w, s))
		return false;
	if (s->n == 0 || (prominent && (s->n > 1 || has_entry(w, s, entry))))
		return leave(w, s);
	if (s->n > 1)
		namesake_keep_nearest(w, s, namesake_keep_named(w, s));
	if (s->n > 1)
		return settle_unknown(w, s);
	settle_known(w, s);
	return true;
}

/* "T. Underdale": the only one of that surname whose first name begins so. */
static void settle_initial(struct settling *w, struct surname *s)
{
	int32_t letter = namesake_letter(w->text, s->mention->start);
	bool good[NAMESAKE_RIVALS];

	if (!gather(w, s))
		return;
	for (size_t i = 0; i < s->n; i++)
		good[i] = namesake_initial(w, s->rivals[i]) == letter && !w->people.people[s->rivals[i]].initial;
	namesake_keep(s, good);
	if (s->n == 1)
		settle_known(w, s);
}

static bool settle_all(struct settling *w)
{
	const struct tokens *tokens = w->people.tokens;
	size_t first = 0, end;

	for (size_t i = 0; i < w->chooser->n_chosen; i++) {
		struct chosen *m = &w->chooser->chosen[i];
		struct surname s = { .mention = m };

		first = tokens_next(tokens, first, m->start);
		if (m->type != POLTAG_PERSON || m->by == POLTAG_BY_NAME || first == tokens->n_list)
			continue;
		end = tokens_next(tokens, first, m->end);
		if (end == first || tokens->list[first].start != m->start)
			continue;
		s.token = end - 1;
		if (m->by == POLTAG_BY_RULE && end == first + 2 && tokens->list[first].len <= 2) {
			settle_initial(w, &s);
			continue;
		}
		if (end != first + 1 || token_end(&tokens->list[first]) != m->end)
			continue;
		s.title = namesake_word_before(w->text, m->start);
		if (s.title.len)
			s.title_classes = dict_word_classes(w->chooser->scan->dict, s.title.data, s.title.len);
		s.title_classes |= namesake_form_class(w, str_make(w->text.data + m->start, m->end - m->start));
		if (!settle(w, &s))
			return false;
	}
	return true;
}

static uint64_t class_of(const struct unlisted *unlisted, struct poltag_str name)
{
	size_t number = word_classes_find(&unlisted->rules.classes, name);

	return number < WORD_CLASS_BITS ? UINT64_C(1) << number : 0;
}

enum poltag_status namesakes_settle(const struct unlisted *unlisted, struct chooser *chooser, struct poltag_error *error)
{
	struct settling w = { .chooser = chooser, .text = chooser->scan->text };
	bool good;

	w.female = class_of(unlisted, STR("female"));
	w.male = class_of(unlisted, STR("male"));
	chooser->n_tied = 0;
	good = namesakes_read(&w.people, chooser) && (w.people.n_people == 0 || settle_all(&w));
	namesakes_free(&w.people);
	free(w.offices);
	return good ? POLTAG_OK : error_memory(error);
}
