/* Names that no entry has. */
#include "unlisted.h"

#include "carry.h"
#include "error.h"
#include "namesake.h"

#include <stdlib.h>

enum poltag_status unlisted_init(struct unlisted *unlisted, const struct scan *scan, struct poltag_error *error)
{
	return rules_init(&unlisted->rules, scan, error);
}

void unlisted_free(struct unlisted *unlisted)
{
	rules_free(&unlisted->rules);
	free(unlisted->found);
	free(unlisted->merged);
	unlisted->found = unlisted->merged = NULL;
}

enum poltag_status unlisted_merge(struct unlisted *u, struct chooser *chooser, bool nested, struct poltag_error *error)
{
	const struct chosen *names = chooser->chosen;
	struct chosen *all = u->merged;
	size_t k = 0, room = u->room_merged;

	u->n_merged = 0;
	for (size_t i = 0; i <= u->n_found; i++) {
		size_t start = i < u->n_found ? u->found[i].start : SIZE_MAX;
		size_t end = i < u->n_found ? u->found[i].end : SIZE_MAX;

		for (; k < chooser->n_chosen && names[k].start < start; k++)
			if (!ARRAY_ADD(u, merged, names[k]))
				return error_memory(error);
		if (i < u->n_found && !ARRAY_ADD(u, merged, u->found[i]))
			return error_memory(error);
		for (; k < chooser->n_chosen && names[k].start < end && start != SIZE_MAX; k++)
			if (nested && !ARRAY_ADD(u, merged, names[k]))
				return error_memory(error);
	}
	all = u->merged;
	room = u->room_merged;
	u->merged = chooser->chosen; /* the two lists change places */
	u->room_merged = chooser->room_chosen;
	chooser->chosen = all;
	chooser->room_chosen = room;
	chooser->n_chosen = u->n_merged;
	u->n_found = 0;
	return POLTAG_OK;
}

/* Whether the name begins there and says only where something is from, as in "U.S. National Guard". */
static bool is_origin(const struct chosen *name, size_t start)
{
	return name->start == start && (name->type == POLTAG_COUNTRY || name->type == POLTAG_DEMONYM || name->type == POLTAG_PLACE);
}

static struct poltag_str country_of(const struct chooser *chooser, const struct chosen *name)
{
	const struct scan *scan = chooser->scan;
	struct image_entry entry;

	if (name->n == 0 || !image_entry_at(&scan->dict->image, scan->candidates[name->first].entry, &entry))
		return str_make(NULL, 0);
	return entry.country;
}

/* Whether a body's name stands right behind where it is from, and is that country's: "German [Social Democratic Party]"; or
 * where it is from is the cue of its short form: "Texas [National Guard]". The Italian Republican Party is not the
 * Republican Party, nor is that of Ontario. */
static bool is_of(const struct chooser *chooser, const struct chosen *body, const struct chosen *origin)
{
	if (body->n > 0 && chooser->scan->candidates[body->first].cued)
		return true;
	return body->start <= origin->end + 1 && origin->type != POLTAG_PLACE &&
	       str_equal(country_of(chooser, body), country_of(chooser, origin));
}

/* Whether only a Roman numeral stands there, behind a space. */
static bool is_numeral(struct poltag_str text, size_t start, size_t end)
{
	if (end < start + 2 || text.data[start] != ' ')
		return false;
	for (size_t i = start + 1; i < end; i++)
		if (text.data[i] != 'I' && text.data[i] != 'V' && text.data[i] != 'X')
			return false;
	return true;
}

/* Whether the entry of a name has one with the numeral too: "King Charles" of "King Charles III". */
static bool has_numeral(const struct scan *scan, const struct chosen *name, size_t end)
{
	for (size_t i = name->first; i < scan->n_candidates && scan->candidates[i].start < end; i++)
		if (scan->candidates[i].end == end && scan->candidates[i].entry == scan->candidates[name->first].entry)
			return true;
	return false;
}

/* Who has a name without a numeral is also the first of that name. */
static void keep_entry(const struct chooser *chooser, size_t k, struct chosen *found)
{
	const struct chosen *name = k < chooser->n_chosen ? &chooser->chosen[k] : NULL;
	struct poltag_str text = chooser->scan->text;
	bool first = name && found->end == name->end + 2 && text.data[name->end + 1] == 'I';
	size_t end = found->end;

	if (!name || name->start != found->start || name->type != POLTAG_PERSON || name->n != 1 ||
	    !is_numeral(text, name->end, end) || !(first || has_numeral(chooser->scan, name, end)))
		return;
	*found = *name;
	found->end = end;
}

/* Whether a rule's mention may stand over the names chosen from the k-th on: it must be longer than each, and a person's full
 * name is not made longer, nor a body's whose country stands right before it. */
static bool may_cover(const struct chooser *chooser, size_t k, size_t start, size_t end, enum poltag_type type)
{
	for (; k < chooser->n_chosen && chooser->chosen[k].start < end; k++) {
		const struct chosen *name = &chooser->chosen[k];

		if (name->end <= start)
			continue;
		if (name->start < start || name->end > end || (name->start == start && name->end == end))
			return false;
		if (type == POLTAG_PERSON && name->type == POLTAG_PERSON && name->by == POLTAG_BY_NAME &&
		    !is_numeral(chooser->scan->text, name->end, end))
			return false;
		if (type == name->type && name->end == end && k > 0 && is_origin(&name[-1], start) &&
		    is_of(chooser, name, &name[-1]))
			return false;
	}
	return true;
}

/* Whether a word stands right behind a quotation mark: what is quoted may begin with any word. */
static bool is_quoted(struct poltag_str text, size_t start)
{
	return start > 0 && text.data[start - 1] == '"';
}

/* Whether a name that no entry has may begin at a token: also at an ordinary word that begins a sentence, before a name. */
static bool may_begin(const struct chooser *chooser, const struct token *token)
{
	return ((token->flags & TOKEN_FIRST) && (token->flags & TOKEN_NEXT) && (token[1].classes & WORD_CAP)) ||
	       (token->classes & (WORD_CAP | WORD_YEAR | WORD_TYPES)) || is_quoted(chooser->scan->text, token->start);
}

static enum poltag_status apply_rules(struct unlisted *u, const struct chooser *chooser, struct poltag_error *error)
{
	const struct tokens *tokens = &chooser->scan->tokens;
	enum poltag_status status = POLTAG_OK;
	size_t covered = 0, k = 0;

	for (size_t i = 0; i < tokens->n_list && status == POLTAG_OK; i++) {
		const struct token *token = &tokens->list[i];
		struct chosen found = { .start = token->start, .by = POLTAG_BY_RULE, .like = SIZE_MAX };

		if (token->start < covered || (token->flags & TOKEN_CAPS))
			continue;
		while (k < chooser->n_chosen && chooser->chosen[k].end <= token->start)
			k++;
		if (k < chooser->n_chosen && chooser->chosen[k].start < token->start)
			continue; /* inside a name */
		status = rules_match(&u->rules, i, may_begin(chooser, token), &found.rule, &found.end, error);
		if (status != POLTAG_OK || found.rule == RULE_NONE)
			continue;
		found.type = u->rules.list[found.rule].type;
		if (found.type == POLTAG_TYPES) {
			covered = found.end; /* no name begins in it */
			continue;
		}
		if (!may_cover(chooser, k, found.start, found.end, found.type))
			continue;
		covered = found.end;
		keep_entry(chooser, k, &found);
		if (!ARRAY_ADD(u, found, found))
			return error_memory(error);
	}
	return status;
}

static void name_tokens(const struct chooser *chooser)
{
	struct tokens *tokens = &chooser->scan->tokens;
	size_t at = 0;

	for (size_t i = 0; i < chooser->n_chosen; i++) {
		const struct chosen *name = &chooser->chosen[i];

		at = tokens_next(tokens, at, name->start);
		tokens_name(tokens, at, name->end, name->type);
	}
}

enum poltag_status unlisted_find(struct unlisted *u, struct chooser *chooser, bool nested, struct poltag_error *error)
{
	struct scan *scan = chooser->scan;
	enum poltag_status status;

	if (u->rules.n_list == 0)
		return POLTAG_OK;
	matcher_reset(&u->rules.matcher);
	u->n_found = u->rules.over_limit = 0;
	tokens_finish(scan);
	name_tokens(chooser);
	tokens_join(scan);
	status = apply_rules(u, chooser, error);
	if (status == POLTAG_OK)
		status = unlisted_merge(u, chooser, nested, error);
	if (status == POLTAG_OK)
		status = carry_names(u, chooser, error);
	if (status == POLTAG_OK)
		status = unlisted_merge(u, chooser, nested, error);
	return status == POLTAG_OK ? namesakes_settle(u, chooser, error) : status;
}
