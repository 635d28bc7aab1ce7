/* Given names beside surnames.
 *
 * An initial is compared with the given name that the entry's names have before the surname, in whatever language is
 * written with the same letters. Of a second one only a second given name says more; a patronymic that no name of the
 * entry has may be any.
 */
#include "given.h"

#include "alphabet.h"
#include "beside.h"
#include "utf8.h"

/* ---- Words ---- */

/* How many letters two words begin with alike, whatever the accents. *rest_a and *rest_b are what is left of them. */
static size_t common(const struct scan *scan, struct poltag_str a, struct poltag_str b, struct poltag_str *rest_a,
		     struct poltag_str *rest_b)
{
	size_t n = 0;

	while (a.len && b.len) {
		const unsigned char *p = (const unsigned char *)a.data, *q = (const unsigned char *)b.data;
		int32_t c, d, key_c[2], key_d[2];
		size_t len_c = utf8_decode(p, p + a.len, &c), len_d = utf8_decode(q, q + b.len, &d);

		code_point_key(&scan->dict->code_points, c, key_c);
		code_point_key(&scan->dict->code_points, d, key_d);
		if (key_c[0] != key_d[0])
			break;
		a = str_from_offset(a, len_c);
		b = str_from_offset(b, len_d);
		n++;
	}
	*rest_a = a;
	*rest_b = b;
	return n;
}

static bool begins_with(const struct scan *scan, struct poltag_str word, struct poltag_str initial)
{
	struct poltag_str rest_word, rest_initial;

	common(scan, word, initial, &rest_word, &rest_initial);
	return rest_initial.len == 0;
}

/* Whether a word of the text is a given name in some case of Russian or Ukrainian. */
static bool is_form_of(const struct scan *scan, struct poltag_str word, struct poltag_str given)
{
	static const char *const ends[] = { "а", "у", "е", "и", "ы", "і", "ю", "я", "ї", "ом", "ем", "ём", "єм", "ім",
					    "ой", "ей", "ою", "ею", "єю", "ью", "ові", "еві", "єві" };
	struct poltag_str rest_word, rest_given;
	size_t n = common(scan, word, given, &rest_word, &rest_given);

	if (rest_word.len == 0 && rest_given.len == 0)
		return true;
	if (n < 3 || rest_given.len > 2 || alphabet_of(beside_letter(word, 0)) != ALPHABET_CYRILLIC)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_is(rest_word, ends[i]))
			return true;
	return false;
}

/* ---- The given names of an entry ---- */

#define GIVEN_WORDS 4

struct given_words {
	struct poltag_str list[GIVEN_WORDS];
	size_t n;
};

static void add_words(struct given_words *given, struct poltag_str names)
{
	while (names.len && given->n < GIVEN_WORDS) {
		struct poltag_str word = str_cut(&names, ' ');

		if (beside_capital(word, 0))
			given->list[given->n++] = word;
	}
}

/* The words before the surname in a name; those behind it where it stands first. Without the surname in it all words but
 * the last. */
static struct given_words given_words(struct poltag_str name, struct poltag_str surname)
{
	struct given_words given = { .n = 0 };
	const char *at = surname.len ? memmem(name.data, name.len, surname.data, surname.len) : NULL;
	size_t end = at ? (size_t)(at - name.data) : name.len;

	if (!at)
		while (end > 0 && name.data[end - 1] != ' ')
			end--;
	if (at && end == 0)
		add_words(&given, str_from_offset(name, surname.len));
	else
		add_words(&given, str_make(name.data, end));
	return given;
}

/* Whether a later initial may be that of the person. */
static bool may_follow(const struct scan *scan, const struct given_words *given, struct poltag_str initial)
{
	const char *hyphen = memchr(given->list[0].data, '-', given->list[0].len);

	if (given->n == 1)
		return true;
	if (hyphen && begins_with(scan, str_make(hyphen + 1, (size_t)(given->list[0].data + given->list[0].len - hyphen) - 1),
				  initial))
		return true;
	for (size_t i = 1; i < given->n; i++)
		if (begins_with(scan, given->list[i], initial))
			return true;
	return false;
}

/* What is looked for among the names of an entry: initials, or a word. */
struct sought {
	const struct initials *initials;
	struct poltag_str word;
	struct poltag_str surname;
};

static enum given compare_name(const struct scan *scan, struct poltag_str name, const struct sought *sought)
{
	struct given_words given = given_words(name, sought->surname);
	struct poltag_str first = sought->initials ? sought->initials->list[0] : sought->word;

	if (given.n == 0 || alphabet_of(beside_letter(given.list[0], 0)) != alphabet_of(beside_letter(first, 0)))
		return GIVEN_NONE;
	if (!sought->initials)
		return is_form_of(scan, first, given.list[0]) ? GIVEN_AGREES : GIVEN_DIFFERS;
	if (!begins_with(scan, given.list[0], first))
		return GIVEN_DIFFERS;
	for (size_t i = 1; i < sought->initials->n; i++)
		if (!may_follow(scan, &given, sought->initials->list[i]))
			return GIVEN_DIFFERS;
	return GIVEN_AGREES;
}

/* Goes through the canonical names of the entry in all languages. */
static enum given compare_entry(const struct scan *scan, const struct candidate *c, struct sought *sought)
{
	struct image_entry entry;
	struct image_name name;
	struct image_cursor cursor;
	enum given result;

	if (!image_entry_at(&scan->dict->image, c->entry, &entry) || !dict_name(scan->dict, c->name, &name))
		return GIVEN_NONE;
	sought->surname = name.text;
	result = compare_name(scan, entry.name, sought);
	cursor = (struct image_cursor){ (const unsigned char *)entry.langs.data,
					(const unsigned char *)entry.langs.data + entry.langs.len, false };
	while (result != GIVEN_AGREES && cursor.next < cursor.end) {
		enum given other;

		image_read_str(&cursor); /* the language */
		other = compare_name(scan, image_read_str(&cursor), sought);
		if (other != GIVEN_NONE)
			result = other;
	}
	return result;
}

/* ---- Beside a surname ---- */

static bool is_cyrillic(struct poltag_str word)
{
	return alphabet_of(beside_letter(word, 0)) == ALPHABET_CYRILLIC;
}

static enum given look_before(const struct scan *scan, struct candidate *c)
{
	struct initials initials;
	size_t start = initials_before(scan->text, c->start, &initials);
	struct sought sought = { .initials = &initials };
	enum given result;

	if (initials.n == 0)
		return GIVEN_NONE;
	result = compare_entry(scan, c, &sought);
	if (result == GIVEN_AGREES)
		c->start = start;
	else if (result == GIVEN_DIFFERS && initials.n > 1 && initials.tight && !is_cyrillic(initials.list[0]))
		result = GIVEN_NONE; /* "in the U.S. Trump said" */
	return result;
}

/* One initial behind a surname may belong to the name that follows, as in "met Putin V. Ivanov". */
static enum given look_for_initials(const struct scan *scan, struct candidate *c)
{
	struct initials initials;
	size_t end = initials_behind(scan->text, c->end, &initials), next = beside_behind_gap(scan->text, end);
	struct sought sought = { .initials = &initials };
	bool followed = next > end && beside_capital(scan->text, next);
	enum given result;

	if (initials.n == 0 || (initials.n == 1 && followed))
		return GIVEN_NONE;
	result = compare_entry(scan, c, &sought);
	if (result == GIVEN_AGREES)
		c->end = end;
	else if (!is_cyrillic(initials.list[0]))
		result = GIVEN_NONE;
	return result;
}

static bool ends_with(struct poltag_str word, const char *end)
{
	size_t len = strlen(end);

	return word.len > len && memcmp(word.data + word.len - len, end, len) == 0;
}

static bool is_patronymic(struct poltag_str word)
{
	static const char *const ends[] = { "ич",   "ича",  "ичу", "ичем", "иче", "вна", "вны", "вне", "вну",   "вной",
					    "вною", "вні",  "ична", "чны", "чне", "чну", "ұлы", "улы", "уулу", "қызы",
					    "кызы", "vich", "vna", "o'g'li", "qizi", "ўғли", "қизи" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(word, ends[i]))
			return true;
	return false;
}

/* Where a patronymic behind the given name ends, or the given name does. */
static size_t patronymic_end(struct poltag_str text, size_t end)
{
	size_t next = beside_behind_gap(text, end), next_end = beside_name_end(text, next);

	return next > end && is_patronymic(str_make(text.data + next, next_end - next)) ? next_end : end;
}

static bool is_followed(struct poltag_str text, size_t end)
{
	size_t next = beside_behind_gap(text, end);

	return next > end && beside_capital(text, next) && !memchr(text.data + end, '\n', next - end);
}

/* Whether the word is another's given name, in the same case as the surname: "внучка Шаймиева Камиля" are two people. */
static bool is_of_another(const struct scan *scan, const struct candidate *c, struct poltag_str surname,
			  struct poltag_str word)
{
	uint64_t classes = dict_word_classes(scan->dict, word.data, word.len);

	return is_cyrillic(word) && (classes & (WORD_GIVEN | WORD_COMMON)) == WORD_GIVEN &&
	       str_equal(str_make(scan->text.data + c->start, c->end - c->start), surname);
}

/* "Мирзиёев Шавкат Миромонович"; not "Трамп Дональд Туск", and "Трамп Иванка" is another. */
static enum given look_for_given(const struct scan *scan, struct candidate *c)
{
	struct poltag_str text = scan->text;
	size_t start = beside_behind_gap(text, c->end), end;
	struct sought sought = { .word = STR(""), .surname = STR("") };
	enum given result;

	if (start == c->end || !beside_capital(text, start) || memchr(text.data + c->end, '\n', start - c->end))
		return GIVEN_NONE;
	end = beside_name_end(text, start);
	sought.word = str_make(text.data + start, end - start);
	result = sought.word.len < 3 ? GIVEN_NONE : compare_entry(scan, c, &sought);
	end = patronymic_end(text, end);
	if (is_followed(text, end))
		return GIVEN_NONE;
	if (result == GIVEN_AGREES)
		c->end = end;
	return result == GIVEN_AGREES || is_of_another(scan, c, sought.surname, sought.word) ? result : GIVEN_NONE;
}

enum given given_beside(const struct scan *scan, struct candidate *c)
{
	enum given result = look_before(scan, c);

	if (result == GIVEN_NONE)
		result = look_for_initials(scan, c);
	return result == GIVEN_NONE ? look_for_given(scan, c) : result;
}
