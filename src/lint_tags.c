/* What names something by a code: languages that are in no list, organisations that are no entry, and Wikidata items of
 * two entries. */
#include "lint.h"

#include "country_code.h"
#include "language.h"
#include "role.h"

#include <stdlib.h>

static void check_language(struct lint *lint, uint32_t entry, const struct poltag_field *field)
{
	struct entry_name name;
	struct poltag_str part;
	const char *what, *instead;

	if (!entry_name_of(field, &name) || !name.lang.len || language_is_known(name.lang, &what, &part, &instead))
		return;
	lint_warn(lint, WARNING_UNKNOWN_LANGUAGE, entry, field, 0, "%.*s: unknown %s \"%.*s\"; expected %s%s",
		  (int)field->name.len, field->name.data, what, (int)part.len, part.data,
		  instead ? "the BCP 47 tag, which is " : "a BCP 47 tag such as uz, uz_Cyrl or pt_BR",
		  instead ? instead : "");
}

static void check_where(struct lint *lint, uint32_t entry, const struct poltag_field *field)
{
	struct role role;

	if (!str_is(field->name, "Role") || !role_read(field->value, &role) || country_code_is_known(role.where) ||
	    builder_find_id(lint->builder, role.where) != BUILDER_FREE)
		return;
	lint_warn(lint, WARNING_UNKNOWN_ENTRY, entry, field, (size_t)(role.where.data - field->value.data),
		  "Role: no entry has the Id \"%.*s\"; expected a country's code or the Id of an organisation",
		  (int)role.where.len, role.where.data);
}

/* What a place stands for is an organisation or a country. */
static void check_stands_for(struct lint *lint, uint32_t entry, const struct poltag_field *field)
{
	size_t number;
	enum poltag_type type;

	if (!str_is(field->name, "StandsFor"))
		return;
	number = builder_find_id(lint->builder, field->value);
	type = number == BUILDER_FREE ? POLTAG_TYPES : lint->builder->entries[number].type;
	if (number == BUILDER_FREE)
		lint_warn(lint, WARNING_UNKNOWN_ENTRY, entry, field, 0,
			  "StandsFor: no entry has the Id \"%.*s\"; expected that of an organisation or a country",
			  (int)field->value.len, field->value.data);
	else if (type != POLTAG_ORG && type != POLTAG_COUNTRY)
		lint_warn(lint, WARNING_UNKNOWN_ENTRY, entry, field, 0,
			  "StandsFor: \"%.*s\" is of type %s; expected an organisation or a country",
			  (int)field->value.len, field->value.data, poltag_type_name(type));
}

/* ---- Wikidata ---- */

struct item {
	const struct poltag_field *field;
	uint32_t entry;
};

struct items {
	struct item *all;
	size_t n_all, room_all;
};

static int by_item(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = str_compare(x->field->value, y->field->value);

	return order ? order : x->entry < y->entry ? -1 : x->entry > y->entry;
}

static void compare_items(struct lint *lint, struct items *items)
{
	if (items->n_all)
		qsort(items->all, items->n_all, sizeof *items->all, by_item);
	for (size_t i = 1, first = 0; i < items->n_all; i++) {
		const struct item *item = &items->all[i], *other = &items->all[first];
		struct poltag_str value = item->field->value, id;
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, other->entry, &n);

		if (!str_equal(value, other->field->value)) {
			first = i;
			continue;
		}
		id = entry_value(fields, n, "Id");
		lint_warn_both(lint, WARNING_DUPLICATE_ENTRY, item->entry, other->entry, item->field,
			       "Wikidata: %.*s is also %.*s at %s:%llu; is it the same?", (int)value.len, value.data,
			       (int)id.len, id.data, lint_file(lint, other->entry),
			       (unsigned long long)other->field->line);
	}
}

/* ---- All entries ---- */

void lint_tags(struct lint *lint)
{
	struct items items = { 0 };
	bool whole = lint_is_whole(lint);

	for (uint32_t entry = 0; entry < lint->builder->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		for (size_t i = 0; lint_has(lint, entry) && i < n; i++) {
			check_language(lint, entry, &fields[i]);
			if (whole)
				check_where(lint, entry, &fields[i]);
			if (whole)
				check_stands_for(lint, entry, &fields[i]);
			if (str_is(fields[i].name, "Wikidata") &&
			    !ARRAY_ADD(&items, all, ((struct item){ &fields[i], entry })))
				lint->no_memory = true;
		}
	}
	compare_items(lint, &items);
	free(items.all);
}
