/* Joining the cases of one name, and leaving out what is none. */
#include "case_ending.h"
#include "grow.h"
#include "latin.h"
#include "suggest.h"

#include <stdlib.h>

static struct poltag_str first_word(const char *text)
{
	return (struct poltag_str){ text, strcspn(text, " ") };
}

/* What the table asks about words, for a word as it stands in a text. */
static bool ask(bool (*question)(const struct suggest_table *, struct poltag_str), const struct suggest_table *table,
		const struct suggest_tools *tools, struct poltag_str word)
{
	char folded[FOLDING_BYTES];

	return question(table, span_make(folded, folding_text(tools->folding, word, folded, sizeof folded)));
}

/* ---- Beginnings of sentences ---- */

/* Whether the first word of a sequence mostly begins its sentences, and is no part: an ordinary word, or one that is no
 * given name and is hardly ever there where the rest is. */
static bool has_false_start(struct suggest_table *table, const struct suggest_sequence *sequence,
			    const struct suggest_tools *tools)
{
	struct poltag_str first = first_word(sequence->text);
	const char *rest = sequence->text + first.len;
	const struct suggest_sequence *known;

	if (*rest == '\0' || sequence->begins * 4 < sequence->count * 3)
		return false;
	if (ask(suggest_table_ordinary, table, tools, first))
		return true;
	known = suggest_table_find(table, span_of(rest + 1));
	return known && !suggest_near_given(tools->near, first) &&
	       (!ask(suggest_table_capital, table, tools, first) || known->count > 2 * sequence->count);
}

static bool settle_start(struct suggest_table *table, size_t i, const struct suggest_tools *tools)
{
	struct suggest_sequence *rest;
	char *text;

	if (!table->sequences[i].count || !has_false_start(table, &table->sequences[i], tools))
		return true;
	text = strdup(table->sequences[i].text + first_word(table->sequences[i].text).len + 1);
	rest = text ? suggest_table_enter(table, span_of(text)) : NULL;
	free(text);
	if (!rest)
		return false;
	table->sequences[i].begins = 0; /* what is left stands within the sentence */
	return suggest_sequence_merge(rest, &table->sequences[i]);
}

/* A single word is no name where it is mostly written with a small letter. */
static bool is_no_name(const struct suggest_table *table, const struct suggest_tools *tools,
		       const struct suggest_sequence *sequence)
{
	struct poltag_str first = first_word(sequence->text);

	if (folding_letters(tools->folding, span_of(sequence->text)) < POLTAG_CAPITALISED)
		return true; /* what was cut off a false start may have begun in small letters */
	return sequence->text[first.len] == '\0' && ask(suggest_table_ordinary, table, tools, first);
}

/* ---- Cases ---- */

/* In capitals, and too long for an abbreviation. */
static bool is_shouted(const struct suggest_tools *tools, const char *text)
{
	return strlen(text) > 9 && folding_letters(tools->folding, span_of(text)) == POLTAG_CAPITALS;
}

static int obliqueness(const struct suggest_tools *tools, const char *text)
{
	char folded[FOLDING_BYTES];
	size_t n = folding_text(tools->folding, span_of(text), folded, sizeof folded);
	int sum = strchr(text, '.') || is_shouted(tools, text) ? 4 : 0; /* initials and headlines say less than a name */

	if (!latin_is_cyrillic(span_of(text)))
		return sum;
	for (size_t i = 0, end; i < n; i = end + 1) {
		for (end = i; end < n && folded[end] != ' ';)
			end++;
		sum += case_ending_obliqueness(span_make(folded + i, end - i));
	}
	return sum;
}

static int by_nominative(const void *a, const void *b)
{
	const struct suggest_form *x = a, *y = b;

	if (x->is_short != y->is_short)
		return x->is_short ? 1 : -1;
	if (x->obliqueness != y->obliqueness)
		return x->obliqueness < y->obliqueness ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->text, y->text);
}

static void sort_forms(struct suggest_group *group)
{
	qsort(group->forms, group->n_forms, sizeof *group->forms, by_nominative);
}

/* The sequence's text becomes a form, and what was seen of it is the group's. */
static bool take_sequence(struct suggest_group *group, const struct suggest_tools *tools,
			  struct suggest_sequence *sequence)
{
	struct suggest_form form = { sequence->text, sequence->count, obliqueness(tools, sequence->text), false };

	sequence->text = NULL;
	if (!GROW_ADD(group, forms, form)) {
		free(form.text);
		return false;
	}
	return suggest_sequence_merge(&group->seen, sequence);
}

bool suggest_group_take(struct suggest_group *into, struct suggest_group *from, bool as_short)
{
	for (size_t i = 0; i < from->n_forms; i++) {
		from->forms[i].is_short = as_short;
		if (!GROW_ADD(into, forms, from->forms[i]))
			return false;
		from->forms[i].text = NULL;
	}
	from->n_forms = 0;
	sort_forms(into);
	return suggest_sequence_merge(&into->seen, &from->seen);
}

static void free_group(struct suggest_group *group)
{
	for (size_t i = 0; i < group->n_forms; i++)
		free(group->forms[i].text);
	free(group->forms);
	free(group->key);
	suggest_sequence_free(&group->seen);
}

void suggest_groups_free(struct suggest_groups *groups)
{
	for (size_t i = 0; i < groups->n_groups; i++)
		free_group(&groups->groups[i]);
	free(groups->groups);
	*groups = (struct suggest_groups){ 0 };
}

static int by_key(const void *a, const void *b)
{
	const struct suggest_group *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : strcmp(x->forms[0].text, y->forms[0].text);
}

/* What all forms of a folded name have in common: its stems, NUL-terminated. */
static void write_key(struct poltag_str folded, char key[FOLDING_BYTES])
{
	key[case_ending_stems(folded, CASE_ENDING_ANY, key, FOLDING_BYTES - 1)] = '\0';
}

static bool add_group(struct suggest_groups *groups, const struct suggest_tools *tools,
		      struct suggest_sequence *sequence)
{
	struct suggest_group group = { 0 };
	char folded[FOLDING_BYTES], key[FOLDING_BYTES];

	write_key(span_make(folded, folding_text(tools->folding, span_of(sequence->text), folded, sizeof folded)), key);
	group.key = strdup(key);
	if (!group.key || !GROW_ADD(groups, groups, group)) {
		free(group.key);
		return false;
	}
	return take_sequence(&groups->groups[groups->n_groups - 1], tools, sequence);
}

void suggest_groups_close(struct suggest_groups *groups)
{
	size_t kept = 0;

	for (size_t i = 0; i < groups->n_groups; i++) {
		if (groups->groups[i].n_forms == 0)
			free_group(&groups->groups[i]);
		else
			groups->groups[kept++] = groups->groups[i];
	}
	groups->n_groups = kept;
}

static bool join_cases(struct suggest_groups *groups)
{
	size_t into = 0;

	if (groups->n_groups > 1)
		qsort(groups->groups, groups->n_groups, sizeof *groups->groups, by_key);
	for (size_t i = 1; i < groups->n_groups; i++) {
		if (strcmp(groups->groups[into].key, groups->groups[i].key) != 0)
			into = i;
		else if (!suggest_group_take(&groups->groups[into], &groups->groups[i], false))
			return false;
	}
	suggest_groups_close(groups);
	return true;
}

struct suggest_group *suggest_group_find(const struct suggest_groups *groups, const char *key)
{
	size_t low = 0, high = groups->n_groups;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(groups->groups[middle].key, key);

		if (order == 0)
			return &groups->groups[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool take_suffixed(struct suggest_group *base, struct suggest_group *group)
{
	for (size_t i = 0; i < group->n_forms; i++)
		group->forms[i].obliqueness += 8;
	return suggest_group_take(base, group, false);
}

/* The case endings of Uzbek and Kazakh are cut only where the name without them is there, and more often. */
static bool join_suffixes(struct suggest_groups *groups, const struct suggest_tools *tools)
{
	for (size_t i = groups->n_groups; i-- > 0;) {
		struct suggest_group *group = &groups->groups[i];
		struct poltag_str form = span_of(group->n_forms ? group->forms[0].text : "");
		char folded[FOLDING_BYTES];
		size_t len = folding_text(tools->folding, form, folded, sizeof folded), cut;

		for (size_t k = 0; len && (cut = case_ending_suffix(span_make(folded, len), k)) > 0; k++) {
			char key[FOLDING_BYTES];
			struct suggest_group *base;

			write_key(span_make(folded, len - cut), key);
			base = suggest_group_find(groups, key);
			if (!base || base == group || !base->n_forms || base->seen.count < group->seen.count)
				continue;
			if (!take_suffixed(base, group))
				return false;
			break;
		}
	}
	suggest_groups_close(groups);
	return true;
}

/* ---- All of it ---- */

static int by_frequency(const void *a, const void *b)
{
	const struct suggest_group *x = a, *y = b;

	if (x->seen.n_documents != y->seen.n_documents)
		return x->seen.n_documents > y->seen.n_documents ? -1 : 1;
	if (x->seen.count != y->seen.count)
		return x->seen.count > y->seen.count ? -1 : 1;
	return strcmp(x->key, y->key);
}

static bool make_groups(struct suggest_groups *groups, struct suggest_table *table, const struct suggest_tools *tools)
{
	for (size_t i = 0; i < table->n_sequences; i++)
		if (!settle_start(table, i, tools))
			return false;
	for (size_t i = 0; i < table->n_sequences; i++) {
		struct suggest_sequence *sequence = &table->sequences[i];

		if (sequence->count && !is_no_name(table, tools, sequence) &&
		    !add_group(groups, tools, sequence))
			return false;
	}
	return true;
}

/* The first half of a name whose second has a small letter, in Cyrillic; it says nothing alone. */
static bool is_adjective(const struct suggest_group *group)
{
	for (size_t i = 0; i < group->n_forms; i++)
		if (!case_ending_is_adjective(span_of(group->forms[i].text)))
			return false;
	return group->seen.cues[SUGGEST_BEFORE_SMALL] * 4 >= group->seen.count * 3;
}

/* Single words that only ever begin sentences say nothing. */
static void leave_out_single(struct suggest_groups *groups)
{
	for (size_t i = 0; i < groups->n_groups; i++) {
		struct suggest_group *group = &groups->groups[i];

		if (strchr(group->key, ' ') || (group->seen.begins < group->seen.count && !is_adjective(group)))
			continue;
		while (group->n_forms)
			free(group->forms[--group->n_forms].text);
	}
	suggest_groups_close(groups);
}

bool suggest_group_all(struct suggest_groups *groups, struct suggest_table *table, const struct suggest_tools *tools)
{
	char reason[SUGGEST_REASON];

	if (!make_groups(groups, table, tools) || !join_cases(groups) || !join_suffixes(groups, tools))
		return false;
	for (size_t i = 0; i < groups->n_groups; i++)
		suggest_guess(&groups->groups[i], tools, reason);
	if (!suggest_join_short(groups, tools))
		return false;
	leave_out_single(groups);
	if (groups->n_groups > 1)
		qsort(groups->groups, groups->n_groups, sizeof *groups->groups, by_frequency);
	return true;
}
