/* Roles: their dates against the file's horizon, against each other, and against those of others in the same office. */
#include "lint.h"

#include "key.h"
#include "role.h"
#include "role_title.h"

#include <stdlib.h>

/* A role that was held. */
struct tenure {
	uint64_t office; /* hash of title and place */
	const struct poltag_field *field;
	uint32_t entry;
};

/* The same taken apart. */
struct held {
	const struct tenure *tenure;
	struct role role;
	struct span span;
};

struct tenures {
	struct tenure *all;
	size_t n_all, room_all;
	struct held *held; /* of one office */
	size_t n_held, room_held;
};

/* ---- The horizon ---- */

static void check_horizon(struct lint *lint, uint32_t entry, const struct poltag_field *field, const struct span *span,
			  struct poltag_str horizon)
{
	struct poltag_str late = { 0 };

	if (span->to.len && date_compare(span->to, horizon) > 0)
		late = span->to;
	if (span->from.len && date_compare(span->from, horizon) > 0)
		late = span->from;
	if (late.len)
		lint_warn(lint, WARNING_PAST_HORIZON, entry, field, (size_t)(late.data - field->value.data),
			  "%.*s: %.*s is behind the file's %%horizon, %.*s; expected a later %%horizon, or an open end",
			  (int)field->name.len, field->name.data, (int)late.len, late.data, (int)horizon.len,
			  horizon.data);
}

/* ---- Offices ---- */

static uint64_t office_of(const struct role *role)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < role->title.len; i++) {
		char c = role->title.data[i];

		hash = key_mix((uint64_t)(unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c), hash, 1);
	}
	return key_join(hash, key_hash(role->where.data, role->where.len));
}

static int by_office(const void *a, const void *b)
{
	const struct tenure *x = a, *y = b;

	if (x->office != y->office)
		return x->office < y->office ? -1 : 1;
	return x->field < y->field ? -1 : x->field > y->field;
}

static void warn_overlap(struct lint *lint, const struct held *held, const struct held *with)
{
	const struct tenure *t = held->tenure, *other = with->tenure;
	struct poltag_str title = held->role.title, dates = with->role.dates, id;
	size_t n;
	const struct poltag_field *fields = lint_fields(lint, other->entry, &n);

	id = entry_value(fields, n, "Id");
	if (t->entry == other->entry)
		lint_warn(lint, WARNING_ROLE_OVERLAP, t->entry, t->field, 0,
			  "Role: %.*s is on line %u too, for %.*s; expected spans that do not overlap", (int)title.len,
			  title.data, (unsigned)other->field->line, (int)dates.len, dates.data);
	else
		lint_warn_both(lint, WARNING_OFFICE_OVERLAP, t->entry, other->entry, t->field,
			       "Role: %.*s is also %.*s at %s:%u, for %.*s; expected spans that do not overlap",
			       (int)title.len, title.data, (int)id.len, id.data, lint_file(lint, other->entry),
			       (unsigned)other->field->line, (int)dates.len, dates.data);
}

/* ".." says nothing. */
static bool is_dated(const struct span *span)
{
	return span->from.len || span->to.len;
}

#define COMPARED_AT_MOST 256 /* of so many holders of one office, each is compared with the first */

static void compare_offices(struct lint *lint, const struct held *held, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = 0; j < i && j < COMPARED_AT_MOST; j++)
			if (is_dated(&held[i].span) && is_dated(&held[j].span) &&
			    span_overlaps(&held[i].span, &held[j].span) &&
			    (held[i].tenure->entry == held[j].tenure->entry || !role_is_shared(held[i].role.title))) {
				warn_overlap(lint, &held[i], &held[j]);
				break;
			}
}

/* Takes those apart that are of one office. */
static bool take_apart(struct tenures *tenures, size_t first, size_t end)
{
	tenures->n_held = 0;
	for (size_t i = first; i < end; i++) {
		struct held held = { .tenure = &tenures->all[i] };

		if (role_read(held.tenure->field->value, &held.role) && span_read(held.role.dates, &held.span) &&
		    !ARRAY_ADD(tenures, held, held))
			return false;
	}
	return true;
}

/* ---- All entries ---- */

static void read_field(struct lint *lint, struct tenures *tenures, uint32_t entry, const struct poltag_field *field)
{
	struct role role;
	struct span span;
	const struct built_block *block;
	bool is_role = str_is(field->name, "Role") && role_read(field->value, &role);

	if ((!is_role && !str_is(field->name, "Dates")) || !span_read(is_role ? role.dates : field->value, &span))
		return;
	block = lint_block(lint, entry);
	if (block && block->horizon.len)
		check_horizon(lint, entry, field, &span, block->horizon);
	if (is_role && !ARRAY_ADD(tenures, all, ((struct tenure){ office_of(&role), field, entry })))
		lint->no_memory = true;
}

static void read_all(struct lint *lint, struct tenures *tenures)
{
	for (uint32_t entry = 0; entry < lint->builder->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		for (size_t i = 0; lint_has(lint, entry) && i < n && !lint->no_memory; i++)
			read_field(lint, tenures, entry, &fields[i]);
	}
}

void lint_dates(struct lint *lint)
{
	struct tenures tenures = { 0 };

	read_all(lint, &tenures);
	if (tenures.n_all)
		qsort(tenures.all, tenures.n_all, sizeof *tenures.all, by_office);
	for (size_t i = 0, next; i < tenures.n_all && !lint->no_memory; i = next) {
		for (next = i + 1; next < tenures.n_all && tenures.all[next].office == tenures.all[i].office;)
			next++;
		if (!take_apart(&tenures, i, next))
			lint->no_memory = true;
		compare_offices(lint, tenures.held, tenures.n_held);
	}
	free(tenures.all);
	free(tenures.held);
}
