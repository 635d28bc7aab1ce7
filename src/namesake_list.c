/* Listing the people whom a document names in full. */
#include "namesake_list.h"

#include "carry.h"
#include "sorted.h"
#include "text.h"

#include <stdlib.h>

#define UNLISTED (UINT64_C(1) << 63) /* in the key of a person that no entry has */
#define GIVEN UINT64_C(0x5851F42D4C957F2D) /* tells first names from surnames */
#define ABBREVIATION 4 /* letters: Mr, Gov, Capt */

struct poltag_str namesake_word_before(struct poltag_str text, size_t at)
{
	size_t end = at, start;

	while (end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == '\t'))
		end--;
	if (end == at)
		return str_make(text.data, 0);
	start = end -= end > 0 && text.data[end - 1] == '.';
	while (start > 0 && text_in_word((unsigned char)text.data[start - 1]))
		start--;
	if (text.data[end] == '.' && end - start > ABBREVIATION)
		start = end; /* a sentence ends there */
	return str_make(text.data + start, end - start);
}

/* ---- Full names ---- */

static uint64_t key_of(const struct namesakes *list, const struct chosen *m, uint64_t first, uint64_t surname)
{
	return m->n ? list->chooser->scan->candidates[m->first].entry : key_join(first, surname) | UNLISTED;
}

/* first and last are the numbers of the mention's first and last tokens. */
static bool note(struct namesakes *list, size_t number, size_t first, size_t last)
{
	const struct scan *scan = list->chooser->scan;
	const struct chosen *m = &list->chooser->chosen[number];
	struct full_name full = { .mention = number, .token = first };

	last -= last > first && token_is_generation(scan->text, &list->tokens->list[last]);
	if (m->type != POLTAG_PERSON || (m->by != POLTAG_BY_NAME && m->by != POLTAG_BY_RULE) || m->n > 1 || last <= first)
		return true;
	full.surname = carry_word_hash(scan, &list->tokens->list[last]);
	full.given = carry_word_hash(scan, &list->tokens->list[first]) ^ GIVEN;
	full.key = key_of(list, m, carry_word_hash(scan, &list->tokens->list[first]), full.surname);
	return ARRAY_ADD(list, fulls, full);
}

static bool note_all(struct namesakes *list)
{
	size_t first = 0, end;

	for (size_t i = 0; i < list->chooser->n_chosen; i++) {
		const struct chosen *m = &list->chooser->chosen[i];

		first = tokens_next(list->tokens, first, m->start);
		end = tokens_next(list->tokens, first, m->end);
		if (end > first && !note(list, i, first, end - 1))
			return false;
	}
	return true;
}

static int by_key(const void *first, const void *second)
{
	const struct full_name *a = first, *b = second;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->mention > b->mention) - (a->mention < b->mention);
}

/* ---- People ---- */

static uint64_t classes_of(const struct namesakes *list, const struct full_name *full)
{
	struct poltag_str title = namesake_word_before(list->chooser->scan->text, list->chooser->chosen[full->mention].start);
	uint64_t classes = list->tokens->list[full->token].classes;

	return title.len ? classes | dict_word_classes(list->chooser->scan->dict, title.data, title.len) : classes;
}

static size_t len_of(const struct namesakes *list, size_t full)
{
	return namesake_full(list, full)->end - namesake_full(list, full)->start;
}

static bool add_people(struct namesakes *list)
{
	for (size_t i = 0; i < list->n_fulls; i++) {
		const struct full_name *full = &list->fulls[i];
		struct namesake *last = list->n_people ? &list->people[list->n_people - 1] : NULL;
		struct namesake person = { .key = full->key, .first = i, .shortest = i };
		struct bearing bearing = { full->surname, list->n_people }, given = { full->given, list->n_people };

		if (last && last->key == full->key) {
			given.person = --bearing.person;
		} else {
			person.initial = (full->key & UNLISTED) && list->tokens->list[full->token].len <= 2;
			if (!ARRAY_ADD(list, people, person))
				return false;
			last = &list->people[list->n_people - 1];
		}
		last->n++;
		if (len_of(list, i) < len_of(list, last->shortest))
			last->shortest = i;
		last->classes |= classes_of(list, full);
		if (!ARRAY_ADD(list, bearings, bearing) || !ARRAY_ADD(list, bearings, given))
			return false;
	}
	return true;
}

static int by_surname(const void *first, const void *second)
{
	const struct bearing *a = first, *b = second;

	if (a->surname != b->surname)
		return a->surname < b->surname ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

static void put_bearings_in_order(struct namesakes *list)
{
	size_t n = 0;

	if (list->n_bearings)
		qsort(list->bearings, list->n_bearings, sizeof *list->bearings, by_surname);
	for (size_t i = 0; i < list->n_bearings; i++)
		if (i == 0 || by_surname(&list->bearings[i], &list->bearings[n - 1]) != 0)
			list->bearings[n++] = list->bearings[i];
	list->n_bearings = n;
}

bool namesakes_read(struct namesakes *list, const struct chooser *chooser)
{
	list->chooser = chooser;
	list->tokens = &chooser->scan->tokens;
	if (!note_all(list))
		return false;
	if (list->n_fulls)
		qsort(list->fulls, list->n_fulls, sizeof *list->fulls, by_key);
	if (!add_people(list))
		return false;
	put_bearings_in_order(list);
	return true;
}

void namesakes_free(struct namesakes *list)
{
	free(list->fulls);
	free(list->people);
	free(list->bearings);
}

/* ---- Looking for them ---- */

size_t namesakes_of_entry(const struct namesakes *list, uint32_t entry)
{
	size_t first = sorted_first(list->people, list->n_people, sizeof *list->people, entry);

	return first < list->n_people && list->people[first].key == entry ? first : SIZE_MAX;
}

size_t namesakes_of_given(const struct namesakes *list, uint64_t word)
{
	return namesakes_of_surname(list, word ^ GIVEN);
}

size_t namesakes_of_surname(const struct namesakes *list, uint64_t surname)
{
	size_t first = sorted_first(list->bearings, list->n_bearings, sizeof *list->bearings, surname);

	return first < list->n_bearings && list->bearings[first].surname == surname ? first : list->n_bearings;
}
