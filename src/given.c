/* Given names beside surnames.
 *
 * An initial is compared with the given name that the entry's names have before the surname, in whatever language is
 * written with the same letters. Of a second one only a second given name says more; a patronymic that no name of the
 * entry has may be any.
 */
#include "given.h"

#include "alphabet.h"
#include "text.h"
#include "utf8.h"

#define INITIALS 3

/* Initials in the order of the text. */
struct initials {
	struct poltag_str list[INITIALS];
	size_t n;
	bool tight; /* no gap between them, as in U.S. */
};

/* ---- Words ---- */

static int32_t letter_at(struct poltag_str text, size_t at)
{
	int32_t c = -1;

	if (at < text.len)
		utf8_decode((const unsigned char *)text.data + at, (const unsigned char *)text.data + text.len, &c);
	return c;
}

static bool is_capital_at(struct poltag_str text, size_t at)
{
	int32_t c = letter_at(text, at);

	return c >= 0 && code_point_is_upper(c);
}

/* Behind the one gap at at, or at itself: a line break may be in it, a blank line not. */
static size_t behind_gap(struct poltag_str text, size_t at)
{
	size_t end = at, lines = 0;

	for (; end < text.len && text_is_space(text.data[end]); end++)
		lines += text.data[end] == '\n';
	return lines > 1 ? at : end;
}

static size_t before_gap(struct poltag_str text, size_t at)
{
	size_t start = at, lines = 0;

	for (; start > 0 && text_is_space(text.data[start - 1]); start--)
		lines += text.data[start - 1] == '\n';
	return lines > 1 ? at : start;
}

static bool in_name(struct poltag_str text, size_t at)
{
	return at < text.len && (text_in_word((unsigned char)text.data[at]) ||
				 ((text.data[at] == '-' || text.data[at] == '\'') && at + 1 < text.len &&
				  text_in_word((unsigned char)text.data[at + 1])));
}

static size_t name_end(struct poltag_str text, size_t at)
{
	while (in_name(text, at))
		at++;
	return at;
}

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
	if (n < 3 || rest_given.len > 2 || alphabet_of(letter_at(word, 0)) != ALPHABET_CYRILLIC)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_is(rest_word, ends[i]))
			return true;
	return false;
}

/* ---- Initials in the text ---- */

/* Two letters that stand for one of another alphabet. */
static bool is_digraph(struct poltag_str initial)
{
	static const char *const digraphs[] = { "Sh", "Ch", "Zh", "Kh", "Ts", "Yo", "Yu", "Ya", "Ye", "Дж", "Дз", "O'", "G'" };

	for (size_t i = 0; i < sizeof digraphs / sizeof *digraphs; i++)
		if (str_is(initial, digraphs[i]))
			return true;
	return false;
}

static bool is_initial(struct poltag_str word)
{
	int32_t c;

	if (word.len == 0 || !is_capital_at(word, 0))
		return false;
	return utf8_decode((const unsigned char *)word.data, (const unsigned char *)word.data + word.len, &c) == word.len ||
	       is_digraph(word);
}

/* The initial with its point that ends at end; empty where none does. */
static struct poltag_str initial_before(struct poltag_str text, size_t end)
{
	size_t start = end;
	struct poltag_str word;

	if (end == 0 || text.data[end - 1] != '.')
		return STR("");
	for (start = --end; start > 0 && end - start < 8 && in_name(text, start - 1) && text.data[start - 1] != '-';)
		start--;
	word = str_make(text.data + start, end - start);
	return is_initial(word) ? word : STR("");
}

/* Reads the initials that end right before at, or a gap before it, and returns where they begin. */
static size_t initials_before(struct poltag_str text, size_t at, struct initials *initials)
{
	size_t start = at;

	*initials = (struct initials){ .tight = true };
	while (initials->n < INITIALS) {
		size_t end = before_gap(text, start);
		struct poltag_str word;

		if (initials->n && end == start && end > 0 && text.data[end - 1] == '-')
			end--;
		word = initial_before(text, end);
		if (word.len == 0)
			break;
		initials->tight = initials->tight && (initials->n == 0 || end == start);
		memmove(initials->list + 1, initials->list, initials->n * sizeof *initials->list);
		initials->list[0] = word;
		initials->n++;
		start = (size_t)(word.data - text.data);
	}
	if (start > 0 && (in_name(text, start - 1) || text.data[start - 1] == '.'))
		initials->n = 0;
	return start;
}

/* Reads the initials behind a gap at at, and returns where they end. */
static size_t initials_behind(struct poltag_str text, size_t at, struct initials *initials)
{
	size_t end = at;

	*initials = (struct initials){ .tight = true };
	while (initials->n < INITIALS) {
		size_t start = behind_gap(text, end), point = start;

		if (initials->n == 0 && start == end)
			break;
		if (initials->n && start == end && start < text.len && text.data[start] == '-')
			point = ++start;
		point = name_end(text, start);
		if (point >= text.len || text.data[point] != '.' || !is_initial(str_make(text.data + start, point - start)))
			break;
		initials->list[initials->n++] = str_make(text.data + start, point - start);
		end = point + 1;
	}
	return end;
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

		if (is_capital_at(word, 0))
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

	if (given.n == 0 || alphabet_of(letter_at(given.list[0], 0)) != alphabet_of(letter_at(first, 0)))
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
	return alphabet_of(letter_at(word, 0)) == ALPHABET_CYRILLIC;
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
	size_t end = initials_behind(scan->text, c->end, &initials), next = behind_gap(scan->text, end);
	struct sought sought = { .initials = &initials };
	bool followed = next > end && is_capital_at(scan->text, next);
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
	size_t next = behind_gap(text, end), next_end = name_end(text, next);

	return next > end && is_patronymic(str_make(text.data + next, next_end - next)) ? next_end : end;
}

static bool is_followed(struct poltag_str text, size_t end)
{
	size_t next = behind_gap(text, end);

	return next > end && is_capital_at(text, next) && !memchr(text.data + end, '\n', next - end);
}

/* Whether the word is another's given name, in the same case as the surname: "внучка Шаймиева Камиля" are two people. */
static bool is_of_another(const struct scan *scan, const struct candidate *c, struct poltag_str surname, struct poltag_str word)
{
	uint64_t classes = dict_word_classes(scan->dict, word.data, word.len);

	return is_cyrillic(word) && (classes & (WORD_GIVEN | WORD_COMMON)) == WORD_GIVEN &&
	       str_equal(str_make(scan->text.data + c->start, c->end - c->start), surname);
}

/* "Мирзиёев Шавкат Миромонович"; not "Трамп Дональд Туск", and "Трамп Иванка" is another. */
static enum given look_for_given(const struct scan *scan, struct candidate *c)
{
	struct poltag_str text = scan->text;
	size_t start = behind_gap(text, c->end), end;
	struct sought sought = { .word = STR(""), .surname = STR("") };
	enum given result;

	if (start == c->end || !is_capital_at(text, start) || memchr(text.data + c->end, '\n', start - c->end))
		return GIVEN_NONE;
	end = name_end(text, start);
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
