/* Entities of OpenSanctions: FollowTheMoney objects, one a line, with lists of values below "properties". */
#include "country.h"
#include "label.h"
#include "popolo.h"

static void take_names(struct record *record, const json_t *names)
{
	size_t i;
	json_t *name;

	json_array_foreach(names, i, name)
		record_name(record, json_span(name));
}

/* Weak aliases are nicknames and parts of names: they count only beside a fuller one. */
static void take_weak(struct record *record, const json_t *names)
{
	size_t i;
	json_t *name;

	json_array_foreach(names, i, name)
	{
		struct bytes text = { 0 };

		bytes_add(&text, span_trim(json_span(name)));
		bytes_text(&text, " ?");
		record->failed |= text.failed;
		record_add(record, "Short", bytes_str(&text));
		bytes_free(&text);
	}
}

/* The first code of a country becomes Country; others are kept as notes. */
static void take_countries(struct record *record, const char *key, const json_t *codes)
{
	size_t i;
	json_t *item;

	json_array_foreach(codes, i, item)
	{
		struct poltag_str code = json_span(item), country = country_of_iso(code);

		if (country.len && !record_has(record, "Country"))
			record_add(record, "Country", country);
		else if (!country.len || !span_equal(country, record_value(record, "Country")))
			record_note(record, key, code);
	}
}

static void take_notes(struct record *record, const char *key, const json_t *values)
{
	size_t i;
	json_t *value;

	json_array_foreach(values, i, value)
		record_note(record, key, json_span(value));
}

/* What becomes of each property; others are counted. */
static void take_property(struct import *import, struct record *record, const char *key, const json_t *values)
{
	static const char *const names[] = { "name", "alias", "previousName", "abbreviation" };
	static const char *const countries[] = { "country", "nationality", "citizenship", "jurisdiction" };
	static const char *const notes[] = { "position", "birthDate", "deathDate", "gender", "title", "summary", "notes" };
	struct poltag_str property = span_of(key);
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (span_is(property, names[i])) {
			take_names(record, values);
			return;
		}
	for (i = 0; i < sizeof countries / sizeof *countries; i++)
		if (span_is(property, countries[i])) {
			take_countries(record, key, values);
			return;
		}
	for (i = 0; i < sizeof notes / sizeof *notes; i++)
		if (span_is(property, notes[i])) {
			take_notes(record, key, values);
			return;
		}
	if (span_is(property, "weakAlias"))
		take_weak(record, values);
	else if (span_is(property, "wikidataId"))
		record_add(record, "Wikidata", json_span(json_array_get(values, 0)));
	else
		tally_add(&import->others, property);
}

void opensanctions_entity(struct import *import, struct record *record, const json_t *entity)
{
	struct poltag_str schema = json_text(entity, "schema"), type = label_type(schema);
	const json_t *properties = json_object_get(entity, "properties");
	struct bytes what = { 0 };
	const char *key;
	json_t *values;

	if (!json_is_object(properties)) {
		import_skip(import, import->line, "no \"properties\"; expected an entity of FollowTheMoney");
		return;
	}
	if (!type.len) {
		bytes_text(&what, "entities with the schema ");
		bytes_add(&what, schema);
		tally_add(&import->others, bytes_str(&what));
		bytes_free(&what);
		return;
	}
	record_clear(record, import->line);
	record_add(record, "Type", type);
	if (json_text(entity, "caption").len)
		record_name(record, json_text(entity, "caption"));
	json_object_foreach((json_t *)properties, key, values)
		take_property(import, record, key, values);
	if (record->repeated)
		record->repeated--; /* the caption is one of the names */
	record_note(record, "OpenSanctions", json_text(entity, "id"));
	record_key(record, json_text(entity, "id"));
	import_record(import, record);
}
