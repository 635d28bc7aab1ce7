/* What the dictionary has that is nearly the same. */
#include "case_ending.h"
#include "grow.h"
#include "latin.h"
#include "names.h"
#include "slug.h"
#include "spelling.h"
#include "suggest.h"

#define MOST_TIMES 2 /* how often an ending is cut off another case */
#define MOST_CUTS 4

/* What a name is compared by. */
struct mark {
	uint32_t name; /* its number among the names */
	uint32_t skeleton_len;
	size_t skeleton; /* where it begins in the skeletons */
	uint64_t letters; /* of that */
	uint64_t folded, stems, last; /* hashes; last: of the last word's stem, for a person */
	uint64_t given; /* of the first word's, for a person; 0 for others and for single words */
};

struct suggest_near {
	struct folding *folding;
	struct names names;
	struct mark *marks;
	size_t n_marks, room_marks;
	struct bytes skeletons;
	uint64_t *given, *last, *cases; /* those of all marks, in order; cases: stems of single words in Cyrillic */
};

static uint64_t hash_stems(struct poltag_str folded, int times)
{
	char stems[FOLDING_BYTES];

	return slug_hash(span_make(stems, case_ending_stems(folded, times, stems, sizeof stems)));
}

static uint64_t hash_word(const struct suggest_near *near, struct poltag_str word, int times)
{
	char folded[FOLDING_BYTES];

	return hash_stems(span_make(folded, folding_text(near->folding, word, folded, sizeof folded)), times);
}

static struct poltag_str first_word(struct poltag_str text)
{
	return span_cut(&text, ' ');
}

static struct poltag_str last_word(struct poltag_str text)
{
	const char *blank = text.len ? memrchr(text.data, ' ', text.len) : NULL;

	return blank ? span_from(text, (size_t)(blank + 1 - text.data)) : text;
}

static bool has_blank(struct poltag_str text)
{
	return span_find(text, ' ') < text.len;
}

static bool is_person(const struct names *names, const struct name *name)
{
	return span_is(names_value(&names->entries[name->entry], "Type"), "PERSON");
}

static bool add_mark(struct suggest_near *near, size_t number)
{
	const struct name *name = &near->names.names[number];
	struct poltag_str folded = name_folded(&near->names, name);
	struct mark mark = { .name = (uint32_t)number, .skeleton = near->skeletons.len };
	char skeleton[FOLDING_BYTES];

	if (folded.len == 0 || name->kind == KIND_DEMONYM || name->kind == KIND_PATTERN)
		return true;
	mark.skeleton_len = (uint32_t)latin_skeleton(folded, skeleton, sizeof skeleton);
	mark.letters = spelling_letters(span_make(skeleton, mark.skeleton_len));
	bytes_add(&near->skeletons, span_make(skeleton, mark.skeleton_len));
	mark.folded = slug_hash(folded);
	mark.stems = hash_stems(folded, CASE_ENDING_NOMINATIVE);
	if (is_person(&near->names, name)) {
		mark.last = hash_stems(last_word(folded), CASE_ENDING_ANY);
		mark.given = has_blank(folded) ? hash_stems(first_word(folded), CASE_ENDING_ANY) : 0;
	}
	return !near->skeletons.failed && GROW_ADD(near, marks, mark);
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool is_case(const struct suggest_near *near, const struct mark *mark)
{
	struct poltag_str folded = name_folded(&near->names, &near->names.names[mark->name]);

	return !mark->last && !has_blank(folded) && latin_is_cyrillic(folded);
}

static bool sort_hashes(struct suggest_near *near)
{
	size_t n = near->n_marks;

	near->given = calloc(n + 1, sizeof *near->given);
	near->last = calloc(n + 1, sizeof *near->last);
	near->cases = calloc(n + 1, sizeof *near->cases);
	if (!near->given || !near->last || !near->cases)
		return false;
	for (size_t i = 0; i < n; i++) {
		near->given[i] = near->marks[i].given;
		near->last[i] = near->marks[i].last;
		near->cases[i] = is_case(near, &near->marks[i]) ? near->marks[i].stems : 0;
	}
	qsort(near->given, n, sizeof *near->given, by_value);
	qsort(near->last, n, sizeof *near->last, by_value);
	qsort(near->cases, n, sizeof *near->cases, by_value);
	return true;
}

struct suggest_near *suggest_near_new(const struct poltag_builder *builder, struct folding *folding)
{
	struct suggest_near *near = calloc(1, sizeof *near);
	bool good = near && names_read(&near->names, builder);

	if (near)
		near->folding = folding;
	for (size_t i = 0; good && i < near->names.n_names; i++)
		good = add_mark(near, i);
	if (good && sort_hashes(near))
		return near;
	suggest_near_free(near);
	return NULL;
}

void suggest_near_free(struct suggest_near *near)
{
	if (!near)
		return;
	names_free(&near->names);
	bytes_free(&near->skeletons);
	free(near->marks);
	free(near->given);
	free(near->last);
	free(near->cases);
	free(near);
}

static bool has_hash(const struct suggest_near *near, const uint64_t *hashes, uint64_t hash)
{
	return bsearch(&hash, hashes, near->n_marks, sizeof hash, by_value) != NULL;
}

bool suggest_near_given(const struct suggest_near *near, struct poltag_str word)
{
	return has_hash(near, near->given, hash_word(near, word, CASE_ENDING_ANY));
}

bool suggest_near_surname(const struct suggest_near *near, struct poltag_str word)
{
	return has_hash(near, near->last, hash_word(near, word, CASE_ENDING_ANY));
}

bool suggest_near_case(const struct suggest_near *near, struct poltag_str word)
{
	if (!latin_is_cyrillic(word))
		return false;
	for (int times = 1; times <= MOST_TIMES; times++)
		if (has_hash(near, near->cases, hash_word(near, word, times)))
			return true;
	return false;
}

bool suggest_near_has_id(const struct suggest_near *near, struct poltag_str id)
{
	return names_entry(&near->names, id) != NULL;
}

/* ---- Near misses ---- */

struct probe {
	uint64_t folded, stems[MOST_TIMES], last;
	uint64_t cut[MOST_CUTS]; /* without a suffix of Uzbek or Kazakh; 0 where there is none */
	struct poltag_str skeleton;
	uint64_t letters; /* of that */
	size_t limit;     /* how many letters of it may differ, so that it is still likely a slip */
	bool person;
};

/* None in a short word. */
static size_t limit_of(struct poltag_str skeleton)
{
	if (!has_blank(skeleton))
		return skeleton.len < 8 ? 0 : 1;
	return skeleton.len < 7 ? 0 : skeleton.len < 11 ? 1 : 2;
}

static void fill_probe(struct probe *probe, struct poltag_str folded, char room[FOLDING_BYTES])
{
	size_t n;

	probe->folded = slug_hash(folded);
	probe->last = hash_stems(last_word(folded), CASE_ENDING_ANY);
	for (int i = 0; i < MOST_TIMES; i++)
		probe->stems[i] = hash_stems(folded, i + 1);
	for (size_t i = 0; i < MOST_CUTS && (n = case_ending_suffix(folded, i)) > 0; i++)
		probe->cut[i] = slug_hash(span_make(folded.data, folded.len - n));
	probe->skeleton = span_make(room, latin_skeleton(folded, room, FOLDING_BYTES));
	probe->letters = spelling_letters(probe->skeleton);
	probe->limit = limit_of(probe->skeleton);
}

static bool is_case_of(const struct probe *probe, const struct mark *mark)
{
	for (size_t i = 0; i < MOST_TIMES; i++)
		if (probe->stems[i] == mark->stems)
			return true;
	for (size_t i = 0; i < MOST_CUTS; i++)
		if (probe->cut[i] == mark->folded)
			return true;
	return false;
}

/* How many letters differ; more than the limit where it is more. */
static size_t distance(const struct suggest_near *near, const struct probe *probe, const struct mark *mark)
{
	struct poltag_str skeleton = span_make(near->skeletons.data + mark->skeleton, mark->skeleton_len);

	if (spelling_letters_missing(mark->letters, probe->letters) > probe->limit)
		return probe->limit + 1;
	return spelling_distance(probe->skeleton, skeleton, probe->limit);
}

/* Says how close a name is; false where it is not. */
static bool compare(const struct suggest_near *near, const struct probe *probe, const struct mark *mark,
		    struct suggest_miss *miss)
{
	const struct name *name = &near->names.names[mark->name];
	static const char *const how[] = { "the same name, whose conditions are not met", "another case of it",
					   "the same short form, whose conditions are not met", "spelled otherwise",
					   "one letter differs", "two letters differ", "same surname" };

	if (mark->folded == probe->folded) {
		miss->closeness = name->kind == KIND_SHORT || name->kind == KIND_CONDITIONAL ? SUGGEST_SHORT : SUGGEST_SAME;
	} else if (is_case_of(probe, mark)) {
		miss->closeness = SUGGEST_CASE;
	} else {
		size_t differ = distance(near, probe, mark);

		if (differ <= probe->limit)
			miss->closeness = SUGGEST_SPELLING + (enum suggest_closeness)differ;
		else if (probe->person && mark->last == probe->last)
			miss->closeness = SUGGEST_SURNAME;
		else
			return false;
	}
	miss->how = how[miss->closeness];
	miss->id = names_value(&near->names.entries[name->entry], "Id");
	miss->name = name->text;
	return true;
}

/* Keeps the closest of each entry, the earlier one where two are as close. */
static size_t keep(struct suggest_miss misses[SUGGEST_MISSES], size_t n, const struct suggest_miss *miss)
{
	size_t at = n;

	for (size_t i = 0; i < n; i++)
		if (span_equal(misses[i].id, miss->id)) {
			if (misses[i].closeness <= miss->closeness)
				return n;
			memmove(&misses[i], &misses[i + 1], (n - i - 1) * sizeof *misses);
			at = --n;
			break;
		}
	while (at > 0 && misses[at - 1].closeness > miss->closeness)
		at--;
	if (at == SUGGEST_MISSES)
		return n;
	n = n < SUGGEST_MISSES ? n + 1 : n;
	memmove(&misses[at + 1], &misses[at], (n - at - 1) * sizeof *misses);
	misses[at] = *miss;
	return n;
}

size_t suggest_near_misses(const struct suggest_near *near, struct poltag_str name, bool person,
			   struct suggest_miss misses[SUGGEST_MISSES])
{
	char folded[FOLDING_BYTES], skeleton[FOLDING_BYTES];
	struct probe probe = { .person = person };
	size_t n = 0;

	fill_probe(&probe, span_make(folded, folding_text(near->folding, name, folded, sizeof folded)), skeleton);
	for (size_t i = 0; i < near->n_marks; i++) {
		struct suggest_miss miss;

		if (compare(near, &probe, &near->marks[i], &miss))
			n = keep(misses, n, &miss);
	}
	return n;
}
