/* The offices of a dictionary. */
#include "role_table.h"

#include "error.h"
#include "role.h"

#include <stdlib.h>

static int compare_office(const struct tenure *a, struct poltag_str where, struct poltag_str title)
{
	int order = str_compare(a->role.where, where);

	return order ? order : str_compare(role_title_str(&a->title), title);
}

static int by_office(const void *first, const void *second)
{
	const struct tenure *a = first, *b = second;
	int order = compare_office(a, b->role.where, role_title_str(&b->title));

	if (order == 0)
		order = str_compare(a->role.from, b->role.from);
	if (order == 0)
		order = str_compare(a->role.to, b->role.to);
	return order ? order : (a->role.entry > b->role.entry) - (a->role.entry < b->role.entry);
}

static int by_entry(const void *first, const void *second, void *context)
{
	uint32_t a = *(const uint32_t *)first, b = *(const uint32_t *)second;
	const struct tenure *tenures = context;

	if (tenures[a].role.entry != tenures[b].role.entry)
		return tenures[a].role.entry < tenures[b].role.entry ? -1 : 1;
	return (a > b) - (a < b);
}

/* ---- Reading ---- */

/* Whether the text is the slug's words, in any case. */
static bool is_slug_of(struct poltag_str slug, struct poltag_str text)
{
	struct role_title title = role_title_of(text);

	for (size_t i = 0; i < title.len && i < slug.len; i++)
		if (title.text[i] != (slug.data[i] == '-' ? ' ' : slug.data[i]))
			return false;
	return title.len == slug.len;
}

/* "President of the European Commission" in the European Commission is its "President": the title without the organisation,
 * or an empty one. */
static struct poltag_str within(struct poltag_str title, struct poltag_str where)
{
	const char *of = memmem(title.data, title.len, " of ", 4);
	struct poltag_str rest;

	if (!of)
		return str_make("", 0);
	rest = str_from_offset(title, (size_t)(of - title.data) + 4);
	if (str_starts(rest, STR("the ")))
		rest = str_from_offset(rest, 4);
	return str_make(title.data, is_slug_of(where, rest) ? (size_t)(of - title.data) : 0);
}

/* Whether it is an office by itself, and not the second field of one ("Trade" of "Minister of Trade and Industry"). */
static bool is_office(struct poltag_str title)
{
	static const char *const heads[] = { "Minister", "President", "Premier", "Secretary", "Chairman", "Chancellor" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (memmem(title.data, title.len, heads[i], strlen(heads[i])))
			return true;
	return false;
}

static void note_words(struct role_table *table, struct poltag_str title)
{
	while (title.len) {
		struct poltag_str word = str_cut(&title, ' ');

		if (word.len)
			table->words[role_word_bit(word) / 64] |= UINT64_C(1) << role_word_bit(word) % 64;
	}
}

static bool add_tenure(struct role_table *table, const struct image_role *role, struct poltag_str title)
{
	struct tenure tenure = { *role, role_title_of(title), role_is_shared(title) };

	note_words(table, role_title_str(&tenure.title));
	return tenure.title.len == 0 || ARRAY_ADD(table, tenures, tenure);
}

/* Adds the office by its title, and by those in it: "Deputy Prime Minister and Foreign Minister" is both. */
static bool add_role(struct role_table *table, const struct image_role *role)
{
	struct poltag_str title = role->title, first, second;
	const char *and = memmem(title.data, title.len, " and ", 5);

	if (!add_tenure(table, role, title) || !add_tenure(table, role, within(title, role->where)))
		return false;
	if (!and)
		return true;
	first = str_make(title.data, (size_t)(and - title.data));
	second = str_from_offset(title, first.len + 5);
	return !is_office(first) || !is_office(second) || (add_tenure(table, role, first) && add_tenure(table, role, second));
}

static enum poltag_status read_roles(struct role_table *table, const struct image *image, struct poltag_error *error)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ROLES, 0);

	for (uint64_t i = 0; i < image->header->n_roles; i++) {
		struct image_role role;

		if (!image_read_role(&cursor, &role))
			break; /* a damaged image: poltag_dict_verify says so */
		if (!add_role(table, &role))
			return error_memory(error);
	}
	return POLTAG_OK;
}

enum poltag_status role_table_init(struct role_table *table, const struct poltag_dict *dict, struct poltag_error *error)
{
	enum poltag_status status = read_roles(table, &dict->image, error);

	if (status != POLTAG_OK || table->n_tenures == 0)
		return status;
	for (size_t i = 0; role_title_wording(i); i++)
		note_words(table, str_from(role_title_wording(i)));
	table->by_entry = malloc(table->n_tenures * sizeof *table->by_entry);
	if (!table->by_entry)
		return error_memory(error);
	qsort(table->tenures, table->n_tenures, sizeof *table->tenures, by_office);
	for (size_t i = 0; i < table->n_tenures; i++)
		table->by_entry[i] = (uint32_t)i;
	qsort_r(table->by_entry, table->n_tenures, sizeof *table->by_entry, by_entry, table->tenures);
	return POLTAG_OK;
}

void role_table_free(struct role_table *table)
{
	free(table->tenures);
	free(table->by_entry);
	*table = (struct role_table){ 0 };
}

size_t role_table_find(const struct role_table *table, struct poltag_str where, struct poltag_str title)
{
	size_t low = 0, high = table->n_tenures;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_office(&table->tenures[middle], where, title) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->n_tenures && compare_office(&table->tenures[low], where, title) == 0 ? low : ROLE_NONE;
}

/* ---- Dates ---- */

/* Whether a is before b, or the same day. */
static bool is_surely_by(struct poltag_str a, struct poltag_str b)
{
	int order = date_compare(a, b);

	return order < 0 || (order == 0 && a.len == 10 && b.len == 10);
}

static bool may_hold(const struct image_role *role, struct poltag_str date)
{
	return (!role->from.len || date_compare(role->from, date) <= 0) &&
	       (!role->to.len || date_compare(date, role->to) <= 0);
}

static bool surely_holds(const struct image_role *role, struct poltag_str date)
{
	if (!role->from.len || !is_surely_by(role->from, date))
		return false;
	if (role->to.len)
		return is_surely_by(date, role->to);
	return !role->horizon.len || date_compare(date, role->horizon) <= 0;
}

static void add_holder(struct role_holders *holders, uint32_t entry)
{
	for (size_t i = 0; i < holders->n; i++)
		if (holders->entries[i] == entry)
			return;
	if (holders->n < ROLE_HOLDERS)
		holders->entries[holders->n++] = entry;
}

struct role_holders role_table_holders(const struct role_table *table, size_t office, struct poltag_str date)
{
	const struct tenure *first = &table->tenures[office];
	struct role_holders holders = { .n = 0 };
	bool sure = false, shared = false;

	for (size_t i = office; date.len && i < table->n_tenures; i++) {
		const struct tenure *tenure = &table->tenures[i];

		if (compare_office(tenure, first->role.where, role_title_str(&first->title)) != 0)
			break;
		shared |= tenure->shared;
		if (!may_hold(&tenure->role, date))
			continue;
		add_holder(&holders, tenure->role.entry);
		sure |= surely_holds(&tenure->role, date);
	}
	holders.known = holders.n == 1 && sure && !shared;
	return holders;
}

/* The place among by_entry of the entry's first tenure. */
static size_t first_of(const struct role_table *table, uint32_t entry)
{
	size_t low = 0, high = table->n_tenures;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (table->tenures[table->by_entry[middle]].role.entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct tenure *role_table_untimely(const struct role_table *table, uint32_t entry, const struct role_title *title,
					 struct poltag_str date)
{
	const struct tenure *found = NULL;

	for (size_t i = first_of(table, entry); i < table->n_tenures; i++) {
		const struct tenure *tenure = &table->tenures[table->by_entry[i]];

		if (tenure->role.entry != entry)
			break;
		if (!str_equal(role_title_str(&tenure->title), role_title_str(title)))
			continue;
		if (may_hold(&tenure->role, date))
			return NULL;
		found = tenure;
	}
	return found;
}
