/* Phrases that name a person by an office. */
#include "role_find.h"

#include "error.h"
#include "text.h"

#define TITLE_WORDS 7 /* at most */
#define COUNTRY_WORDS 3 /* between "former" and a title; the letters of "U.S." are two */
#define NOWHERE SIZE_MAX

/* ---- Words ---- */

static bool is_joint(char c)
{
	return c == ' ' || c == '\n' || c == '-';
}

/* The end of the word that begins at an offset; the offset itself where none does. */
static size_t word_end(struct poltag_str text, size_t at)
{
	while (at < text.len && text_in_word((unsigned char)text.data[at]))
		at++;
	return at;
}

static size_t word_start(struct poltag_str text, size_t end)
{
	while (end > 0 && text_in_word((unsigned char)text.data[end - 1]))
		end--;
	return end;
}

static struct poltag_str part(struct poltag_str text, size_t start, size_t end)
{
	return str_make(text.data + start, end - start);
}

/* Whether the word, in any case, is one of those, which are in small letters. */
static bool is_one_of(struct poltag_str word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < word.len && words[i][k] && (word.data[k] | 0x20) == words[i][k])
			k++;
		if (k == word.len && !words[i][k])
			return true;
	}
	return false;
}

#define ONE_OF(word, words) is_one_of(word, words, sizeof(words) / sizeof *(words))

/* The word that ends right before an offset and a space or hyphen there, or an empty one. */
static struct poltag_str word_before(struct poltag_str text, size_t at)
{
	if (at < 2 || !is_joint(text.data[at - 1]))
		return str_make(text.data, 0);
	return part(text, word_start(text, at - 1), at - 1);
}

/* Words that say of the office behind them that it is another, or was or will be held. */
static bool is_other(struct poltag_str word)
{
	static const char *const words[] = { "former",	 "ex",	     "then",	 "late",    "deputy", "vice",	"next",	    "future",
					     "acting",	 "previous", "incoming", "outgoing", "first", "interim", "last",    "onetime",
					     "past",	 "longtime", "assistant", "second",  "shadow", "alternate" };

	return ONE_OF(word, words);
}

/* The same for the word before an offset; an office of which there is any number has no holder either. */
static bool is_other_office(struct poltag_str text, size_t start)
{
	static const char *const words[] = { "a", "an", "no", "any", "every", "each" };
	struct poltag_str word = word_before(text, start);

	return is_other(word) || ONE_OF(word, words);
}

/* The same for what stands behind: another office, or nobody in it yet. */
static bool goes_on(struct poltag_str text, size_t end)
{
	static const char *const words[] = { "of", "elect", "designate", "candidate", "hopeful", "nominee" };

	return end + 1 < text.len && is_joint(text.data[end]) && ONE_OF(part(text, end + 1, word_end(text, end + 1)), words);
}

/* Where the phrase begins without its article. */
static size_t before_article(struct poltag_str text, size_t start)
{
	static const char *const article[] = { "the" };
	struct poltag_str word = word_before(text, start);

	return ONE_OF(word, article) ? (size_t)(word.data - text.data) : start;
}

/* ---- People named beside it ---- */

static bool is_person_at(const struct chooser *chooser, size_t k, size_t start)
{
	for (; k < chooser->n_chosen && chooser->chosen[k].start <= start; k++)
		if (chooser->chosen[k].start == start && chooser->chosen[k].type == POLTAG_PERSON)
			return true;
	return false;
}

/* Whether a person's name stands right behind, with or without a comma, or some capitalised word. */
static bool is_named_behind(const struct chooser *chooser, size_t k, size_t end)
{
	struct poltag_str text = chooser->scan->text;
	bool comma = end < text.len && text.data[end] == ',';

	end += comma;
	if (end + 1 >= text.len || !is_joint(text.data[end]))
		return false;
	return is_person_at(chooser, k, end + 1) || (!comma && text.data[end + 1] >= 'A' && text.data[end + 1] <= 'Z');
}

/* "X, the Uzbek president": start is that of the phrase or its article. */
static bool is_named_before(const struct chooser *chooser, size_t k, size_t start)
{
	struct poltag_str text = chooser->scan->text;

	if (start < 3 || text.data[start - 2] != ',' || !is_joint(text.data[start - 1]))
		return false;
	for (; k > 0; k--)
		if (chooser->chosen[k - 1].end <= start - 2)
			return chooser->chosen[k - 1].end == start - 2 && chooser->chosen[k - 1].type == POLTAG_PERSON;
	return false;
}

/* ---- Offices ---- */

/* The country or organisation that a mention says an office is in; empty where it says none. */
static struct poltag_str where_of(const struct scan *scan, const struct chosen *name)
{
	struct poltag_str where = { "", 0 };
	struct image_entry entry;

	if (name->n == 0 || name->like != SIZE_MAX)
		return where;
	for (size_t i = 0; i < name->n; i++) {
		struct poltag_str this;

		if (!image_entry_at(&scan->dict->image, scan->candidates[name->first + i].entry, &entry))
			return str_make("", 0);
		this = entry.type == POLTAG_COUNTRY ? entry.country : name->type == POLTAG_ORG ? entry.id : str_make("", 0);
		if (i && !str_equal(this, where))
			return str_make("", 0);
		where = this;
	}
	return where;
}

/* The longest title of an office there that begins at an offset: its number, and its end. */
static size_t office_behind(const struct role_table *table, struct poltag_str text, struct poltag_str where, size_t start,
			    size_t *end)
{
	size_t office = ROLE_NONE, at = start;

	if (!role_table_may_have(table, part(text, start, word_end(text, start))))
		return office;
	for (int n = 0; n < TITLE_WORDS; n++) {
		size_t stop = word_end(text, at), found;
		struct role_title title = role_title_of(part(text, start, stop));

		if (stop == at)
			break;
		found = role_table_find(table, where, role_title_str(&title));
		if (title.len && found != ROLE_NONE) {
			office = found;
			*end = stop;
		}
		if (stop >= text.len || !is_joint(text.data[stop]))
			break;
		at = stop + 1;
	}
	return office;
}

/* The longest title that ends at an offset. */
static size_t office_before(const struct role_table *table, struct poltag_str text, struct poltag_str where, size_t end,
			    size_t *start)
{
	size_t office = ROLE_NONE, at = end;

	if (!role_table_may_have(table, part(text, word_start(text, end), end)))
		return office;
	for (int n = 0; n < TITLE_WORDS; n++) {
		size_t begin = word_start(text, at), found;
		struct role_title title = role_title_of(part(text, begin, end));

		if (begin == at)
			break;
		found = role_table_find(table, where, role_title_str(&title));
		if (title.len && found != ROLE_NONE) {
			office = found;
			*start = begin;
		}
		if (begin == 0 || !is_joint(text.data[begin - 1]))
			break;
		at = begin - 1;
	}
	return office;
}

/* Behind "'s" and a space, or a space alone, a title may begin. */
static size_t behind_name(struct poltag_str text, size_t end)
{
	if (end + 1 < text.len && text.data[end] == '\'' && text.data[end + 1] == 's')
		end += 2;
	else if (end < text.len && text.data[end] == '\'' && end > 0 && text.data[end - 1] == 's')
		end++;
	return end < text.len && is_joint(text.data[end]) && text.data[end] != '-' ? end + 1 : NOWHERE;
}

/* "president of the" before a name: where the title ends. */
static size_t title_end_before(struct poltag_str text, size_t start)
{
	static const char *const joint[] = { "of" };
	struct poltag_str word = word_before(text, before_article(text, start));

	if (!ONE_OF(word, joint) || word.data == text.data)
		return NOWHERE;
	return (size_t)(word.data - text.data) - 1;
}

/* Finds the phrase that the k-th mention is part of. */
static bool find_phrase(const struct role_table *table, const struct chooser *chooser, size_t k, struct chosen *found)
{
	const struct chosen *name = &chooser->chosen[k];
	struct poltag_str text = chooser->scan->text, where;
	size_t behind = behind_name(text, name->end), before = title_end_before(text, name->start);

	if ((name->type != POLTAG_COUNTRY && name->type != POLTAG_DEMONYM && name->type != POLTAG_ORG) ||
	    (behind == NOWHERE && before == NOWHERE))
		return false;
	where = where_of(chooser->scan, name);
	if (where.len == 0)
		return false;
	*found = (struct chosen){ .start = name->start, .end = name->end, .type = POLTAG_PERSON, .by = POLTAG_BY_ROLE,
				  .rule = ROLE_NONE, .like = SIZE_MAX };
	if (behind != NOWHERE)
		found->rule = office_behind(table, text, where, behind, &found->end);
	if (found->rule == ROLE_NONE && before != NOWHERE && !(name->end < text.len && text.data[name->end] == '\''))
		found->rule = office_before(table, text, where, before, &found->start);
	return found->rule != ROLE_NONE;
}

static bool is_nameless(const struct chooser *chooser, size_t k, const struct chosen *found)
{
	struct poltag_str text = chooser->scan->text;
	size_t outside = before_article(text, found->start);

	return !is_other_office(text, found->start) && !is_other_office(text, outside) && !goes_on(text, found->end) &&
	       !is_named_behind(chooser, k, found->end) && !is_named_before(chooser, k, outside);
}

enum poltag_status role_find(const struct role_table *table, struct unlisted *unlisted, struct chooser *chooser,
			     struct poltag_error *error)
{
	size_t covered = 0;

	unlisted->n_found = 0;
	if (table->n_tenures == 0)
		return POLTAG_OK;
	for (size_t k = 0; k < chooser->n_chosen; k++) {
		struct chosen found;

		if (!find_phrase(table, chooser, k, &found) || found.start < covered || !is_nameless(chooser, k, &found))
			continue;
		covered = found.end;
		if (!ARRAY_ADD(unlisted, found, found))
			return error_memory(error);
	}
	return unlisted_merge(unlisted, chooser, true, error);
}

/* Whether one of the words before says so, with a country between: "former U.S. president". */
static bool is_other_before(struct poltag_str text, size_t start)
{
	for (int n = 0; n < COUNTRY_WORDS + 1; n++) {
		size_t end = start;

		while (end > 0 && (is_joint(text.data[end - 1]) || text.data[end - 1] == '.'))
			end--;
		start = word_start(text, end);
		if (start == end)
			break;
		if (is_other(part(text, start, end)))
			return true;
	}
	return false;
}

const struct tenure *role_find_untimely(const struct role_table *table, struct poltag_str text, size_t name, uint32_t entry,
					struct poltag_str date)
{
	size_t end, begin;

	if (date.len == 0 || name < 2 || text.data[name - 1] != ' ')
		return NULL;
	end = begin = name - 1;
	if (!role_table_may_have(table, part(text, word_start(text, end), end)))
		return NULL;
	for (int n = 0; n < TITLE_WORDS; n++) {
		struct role_title title;
		const struct tenure *tenure;

		begin = word_start(text, begin);
		title = role_title_of(part(text, begin, end));
		tenure = title.len ? role_table_untimely(table, entry, &title, date) : NULL;
		if (tenure)
			return is_other_before(text, begin) ? NULL : tenure;
		if (begin == 0 || !is_joint(text.data[begin - 1]))
			break;
		begin--;
	}
	return NULL;
}
