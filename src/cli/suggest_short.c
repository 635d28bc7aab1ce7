/* Joining the short forms of a name to it: its surname alone, its initials, its abbreviation. */
#include "case_ending.h"
#include "suggest.h"

#include <stdlib.h>

static struct poltag_str first_word(const char *text)
{
	return (struct poltag_str){ text, strcspn(text, " ") };
}

static const char *last_word(const char *text)
{
	const char *blank = strrchr(text, ' ');

	return blank ? blank + 1 : text;
}

/* Groups of several words by their last one, the most frequent first. */
static int by_last_word(const void *a, const void *b)
{
	const struct suggest_group *x = *(struct suggest_group *const *)a, *y = *(struct suggest_group *const *)b;
	int order = strcmp(last_word(x->key), last_word(y->key));

	if (order == 0 && x->seen.count != y->seen.count)
		return x->seen.count > y->seen.count ? -1 : 1;
	return order ? order : strcmp(x->key, y->key);
}

/* "А. Иванов" and "Александр Сергеевич Иванов" are forms of "Александр Иванов". */
static bool is_form_of(const struct suggest_group *form, const struct suggest_group *full)
{
	struct poltag_str a = first_word(form->key), b = first_word(full->key);

	if (a.len > 0 && a.data[a.len - 1] == '.' && a.len <= 3)
		return b.len >= a.len && memcmp(a.data, b.data, a.len - 1) == 0;
	return span_equal(a, b);
}

/* Whether a single word is the surname of a full name: one that is a person's for a reason, or a word that is. */
static bool is_surname_of(const struct suggest_group *single, const struct suggest_group *full)
{
	if (single->sure && single->type == POLTAG_PERSON)
		return full->seen.count * 8 >= single->seen.count;
	return full->sure && full->seen.count * 4 >= single->seen.count && !(single->sure && single->type != POLTAG_PLACE);
}

static bool join_one(struct suggest_group **full, size_t n, struct suggest_group *group)
{
	bool single = !strchr(group->key, ' ');

	for (size_t i = 0; i < n; i++)
		if (full[i] != group && full[i]->n_forms && full[i]->type == POLTAG_PERSON && strchr(full[i]->key, ' ') &&
		    (single ? is_surname_of(group, full[i])
			    : full[i]->seen.count >= group->seen.count && is_form_of(group, full[i])))
			return suggest_group_take(full[i], group, single);
	return true;
}

/* The initials of the capitalised words of a name are what its abbreviation is. */
static void initials_of(const struct suggest_tools *tools, const char *name, char room[16])
{
	const struct folding *folding = tools->folding;
	size_t len = 0;

	folding_words(tools->folding, span_of(name));
	for (size_t i = 0; i < folding->n_words; i++) {
		const char *first = name + folding->words[i].start;
		size_t n = (unsigned char)*first >= 0x80 ? 2 : 1;

		if (folding->words[i].letters < POLTAG_CAPITALISED || len + n >= 16)
			continue;
		memcpy(room + len, first, n);
		len += n;
	}
	room[len] = '\0';
}

static bool join_abbreviation(struct suggest_groups *groups, const struct suggest_tools *tools,
			      struct suggest_group *full)
{
	char initials[16], folded[FOLDING_BYTES], key[FOLDING_BYTES];
	size_t len;
	struct suggest_group *found;

	if (full->type != POLTAG_ORG || !strchr(full->key, ' '))
		return true;
	initials_of(tools, full->forms[0].text, initials);
	if (strlen(initials) < 3)
		return true;
	len = folding_text(tools->folding, span_of(initials), folded, sizeof folded);
	key[case_ending_stems(span_make(folded, len), CASE_ENDING_ANY, key, sizeof key - 1)] = '\0';
	found = suggest_group_find(groups, key);
	return !found || !found->n_forms || strcmp(found->forms[0].text, initials) != 0 ||
	       suggest_group_take(full, found, true);
}

static size_t equal_last(struct suggest_group **order, size_t n, size_t i)
{
	size_t last = i + 1;

	while (last < n && strcmp(last_word(order[i]->key), last_word(order[last]->key)) == 0)
		last++;
	return last;
}

bool suggest_join_short(struct suggest_groups *groups, const struct suggest_tools *tools)
{
	struct suggest_group **order = calloc(groups->n_groups + 1, sizeof *order);
	bool good = order != NULL;

	for (size_t i = 0; i < groups->n_groups && good; i++)
		order[i] = &groups->groups[i];
	if (good)
		qsort(order, groups->n_groups, sizeof *order, by_last_word);
	for (size_t i = 0, last; i < groups->n_groups && good; i = last) {
		last = equal_last(order, groups->n_groups, i);
		for (size_t k = last; k-- > i && good && last - i < 1000;)
			good = join_one(order + i, last - i, order[k]);
	}
	for (size_t i = 0; i < groups->n_groups && good; i++)
		if (groups->groups[i].n_forms)
			good = join_abbreviation(groups, tools, &groups->groups[i]);
	free(order);
	suggest_groups_close(groups);
	return good;
}
