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

static enum poltag_status read_roles(struct role_table *table, const struct image *image, struct poltag_error *error)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ROLES, 0);

	for (uint64_t i = 0; i < image->header->n_roles; i++) {
		struct tenure tenure = { 0 };

		if (!image_read_role(&cursor, &tenure.role))
			break; /* a damaged image: poltag_dict_verify says so */
		tenure.title = role_title_of(tenure.role.title);
		tenure.shared = role_is_shared(tenure.role.title);
		if (tenure.title.len && !ARRAY_ADD(table, tenures, tenure))
			return error_memory(error);
	}
	return POLTAG_OK;
}

enum poltag_status role_table_init(struct role_table *table, const struct poltag_dict *dict, struct poltag_error *error)
{
	enum poltag_status status = read_roles(table, &dict->image, error);

	if (status != POLTAG_OK || table->n_tenures == 0)
		return status;
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
