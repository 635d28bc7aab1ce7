/* What speaks for one of several people of one surname. */
#include "namesake_evidence.h"

#include "sorted.h"
#include "utf8.h"

#include <stdlib.h>

#define FARTHER_TIMES 3      /* the other is clearly farther: so many times as far, */
#define FARTHER_BYTES 200    /* and so many bytes farther */
#define PARAGRAPH_BYTES 2000 /* longer ones are taken for several */
#define FULLS 16             /* of a person that are looked at for a title */

/* ---- First names and titles ---- */

int32_t namesake_letter(struct poltag_str text, size_t at)
{
	int32_t c = -1;

	if (at < text.len)
		utf8_decode((const unsigned char *)text.data + at, (const unsigned char *)text.data + text.len, &c);
	return c;
}

int32_t namesake_initial(const struct settling *w, size_t person)
{
	return namesake_letter(w->text, namesake_full(&w->people, w->people.people[person].first)->start);
}

void namesake_keep(struct surname *s, const bool good[NAMESAKE_RIVALS])
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (good[i])
			s->rivals[n++] = s->rivals[i];
	s->n = n;
}

void namesake_drop_initials(const struct settling *w, struct surname *s)
{
	bool good[NAMESAKE_RIVALS];

	for (size_t i = 0; i < s->n; i++) {
		good[i] = true;
		for (size_t k = 0; k < s->n && w->people.people[s->rivals[i]].initial; k++)
			if (!w->people.people[s->rivals[k]].initial && namesake_initial(w, s->rivals[k]) == namesake_initial(w, s->rivals[i]))
				good[i] = false;
	}
	namesake_keep(s, good);
}

static bool ends_with(struct poltag_str text, const char *const *ends, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(ends[i]);

		if (text.len > len + 2 && memcmp(text.data + text.len - len, ends[i], len) == 0)
			return true;
	}
	return false;
}

uint64_t namesake_form_class(const struct settling *w, struct poltag_str surname)
{
	/* Forms that the other sex does not have in any case; a Горбачева may be of Горбачев. */
	static const char *const female[] = { "овой", "евой", "ёвой", "иной", "ская", "ской", "скую", "цкая", "цкой", "цкую", "ської", "ській", "ською" };
	static const char *const male[] = { "ов",   "ев",   "ёв",   "овым", "евым", "иным", "ский", "ского", "скому",
					    "ским", "цкий", "цкого", "цкому", "цким", "ський", "ського", "ському", "ським" };

	if (surname.len == 0 || (unsigned char)surname.data[0] < 0xD0 || (unsigned char)surname.data[0] > 0xD3)
		return 0;
	if (ends_with(surname, female, sizeof female / sizeof *female))
		return w->female;
	return ends_with(surname, male, sizeof male / sizeof *male) ? w->male : 0;
}

/* Whether the classes say that it is a woman but not that it is a man, or the other way round. */
static bool says_only(uint64_t classes, uint64_t one, uint64_t other)
{
	return (classes & one) && !(classes & other);
}

/* Whether the title before the surname is of the other sex. */
static bool contradicts(const struct settling *w, uint64_t title, const struct namesake *person)
{
	return (says_only(title, w->female, w->male) && says_only(person->classes, w->male, w->female)) ||
	       (says_only(title, w->male, w->female) && says_only(person->classes, w->female, w->male));
}

static int by_key(const void *first, const void *second)
{
	const struct office *a = first, *b = second;

	return (a->key > b->key) - (a->key < b->key);
}

/* The offices of those who are named, of all that the dictionary has. */
static bool read_offices(struct settling *w)
{
	const struct image *image = &w->chooser->scan->dict->image;
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ROLES, 0);
	struct image_role role;

	w->offices_read = true;
	for (uint64_t i = 0; i < image->header->n_roles && image_read_office(&cursor, &role); i++) {
		struct office office = { role.entry, role.title };

		if (namesakes_of_entry(&w->people, role.entry) != SIZE_MAX && !ARRAY_ADD(w, offices, office))
			return false;
	}
	if (w->n_offices)
		qsort(w->offices, w->n_offices, sizeof *w->offices, by_key);
	return true;
}

static size_t first_office(const struct settling *w, uint64_t key)
{
	return sorted_first(w->offices, w->n_offices, sizeof *w->offices, key);
}

/* Whether a text has the word, in the same letters. */
static bool has_word(struct poltag_str text, struct poltag_str word)
{
	while (text.len)
		if (str_equal(str_cut(&text, ' '), word))
			return true;
	return false;
}

/* Whether a person has an office of that title, or the title stands before the full name. */
static bool has_title(const struct settling *w, const struct namesake *person, struct poltag_str title)
{
	for (size_t i = person->first; i < person->first + person->n && i < person->first + FULLS; i++)
		if (str_equal(namesake_word_before(w->text, namesake_full(&w->people, i)->start), title))
			return true;
	for (size_t i = first_office(w, person->key); i < w->n_offices && w->offices[i].key == person->key; i++)
		if (has_word(w->offices[i].title, title))
			return true;
	return false;
}

bool namesake_keep_titled(struct settling *w, struct surname *s)
{
	bool good[NAMESAKE_RIVALS], any = false;

	if (!(s->title_classes & WORD_TITLE))
		return true;
	if (!w->offices_read && !read_offices(w))
		return false;
	for (size_t i = 0; i < s->n; i++)
		any |= good[i] = has_title(w, &w->people.people[s->rivals[i]], s->title);
	if (any)
		namesake_keep(s, good);
	return true;
}

void namesake_drop_contradicted(const struct settling *w, struct surname *s)
{
	bool good[NAMESAKE_RIVALS];

	for (size_t i = 0; i < s->n; i++)
		good[i] = !contradicts(w, s->title_classes, &w->people.people[s->rivals[i]]);
	namesake_keep(s, good);
}

/* ---- Nearness ---- */

/* How far the last mention before an offset is; SIZE_MAX where there is none. */
static size_t distance_before(const struct settling *w, const struct namesake *person, size_t start)
{
	size_t low = person->first, high = low + person->n, end = person->last_end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (namesake_full(&w->people, middle)->start < start)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > person->first && namesake_full(&w->people, low - 1)->end > end)
		end = namesake_full(&w->people, low - 1)->end;
	return end ? start - end : SIZE_MAX;
}

static size_t distance_behind(const struct settling *w, const struct namesake *person, size_t start)
{
	size_t at = namesake_full(&w->people, person->first)->start;

	return at > start ? at - start : SIZE_MAX;
}

/* Whether a paragraph ends between two offsets: at a blank line, or a line end behind a sentence's. */
static bool paragraph_ends(struct poltag_str text, size_t start, size_t end)
{
	if (end - start > PARAGRAPH_BYTES)
		return true;
	for (size_t i = start; i < end; i++)
		if (text.data[i] == '\n' && i > 0 && (i + 1 == end || strchr(".!?\"\n", text.data[i - 1]) || text.data[i + 1] == '\n'))
			return true;
	return false;
}

static bool in_paragraph(const struct settling *w, const struct surname *s, size_t distance)
{
	size_t at = s->mention->start;

	return distance != SIZE_MAX && !paragraph_ends(w->text, at - distance, at);
}

static bool is_farther(size_t distance, size_t than)
{
	return distance == SIZE_MAX || (distance / FARTHER_TIMES >= than && distance - than >= FARTHER_BYTES);
}

/* Whether the nearest mention is the surname alone, settled as that person's: then nobody else was named since. */
static bool goes_on(const struct settling *w, const struct surname *s, size_t nearest, size_t distance)
{
	return distance != SIZE_MAX && w->people.people[s->rivals[nearest]].last_end == s->mention->start - distance;
}

void namesake_keep_nearest(const struct settling *w, struct surname *s, bool before)
{
	size_t distance[NAMESAKE_RIVALS] = { 0 }, nearest = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct namesake *person = &w->people.people[s->rivals[i]];

		distance[i] = before ? distance_before(w, person, s->mention->start) : distance_behind(w, person, s->mention->end);
		if (distance[i] < distance[nearest])
			nearest = i;
	}
	if (before && goes_on(w, s, nearest, distance[nearest])) {
		s->rivals[0] = s->rivals[nearest];
		s->n = 1;
		return;
	}
	for (size_t i = 0; i < s->n; i++)
		if (i != nearest && !is_farther(distance[i], distance[nearest]) &&
		    !(before && in_paragraph(w, s, distance[nearest]) && !in_paragraph(w, s, distance[i])))
			return;
	s->rivals[0] = s->rivals[nearest];
	s->n = 1;
}

bool namesake_keep_named(const struct settling *w, struct surname *s)
{
	bool good[NAMESAKE_RIVALS], any = false;

	for (size_t i = 0; i < s->n; i++)
		any |= good[i] = distance_before(w, &w->people.people[s->rivals[i]], s->mention->start) != SIZE_MAX;
	if (any)
		namesake_keep(s, good);
	return any;
}
