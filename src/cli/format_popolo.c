/* Popolo JSON, as EveryPolitician publishes it: people, organisations and memberships in one object. Memberships become
 * roles. Entities of OpenSanctions, one a line, are told by their "schema". */
#include "country.h"
#include "format.h"
#include "popolo.h"

#include <string.h>
#include <strings.h>

struct document {
	struct import *import;
	json_t *lists;   /* the arrays of the top level, by name */
	json_t *slugs;   /* of organisations, by their id */
	json_t *people;  /* arrays of memberships, by the id of the person */
	json_t *periods; /* events, by their id */
	json_t *areas;   /* by their id */
	struct record record;
};

/* ---- Names and notes ---- */

void popolo_note(struct record *record, const json_t *object, const char *key)
{
	record_note(record, key, json_text(object, key));
}

static void take_other_names(struct record *record, const json_t *object)
{
	size_t i;
	json_t *other;

	json_array_foreach(json_object_get(object, "other_names"), i, other)
		record_name_in(record, json_text(other, "lang"), json_text(other, "name"));
}

static void take_identifiers(struct record *record, const json_t *object)
{
	size_t i;
	json_t *identifier;

	json_array_foreach(json_object_get(object, "identifiers"), i, identifier)
	{
		struct poltag_str scheme = json_text(identifier, "scheme"), text = json_text(identifier, "identifier");
		struct bytes note = { 0 };

		if (span_is(scheme, "wikidata")) {
			record_add(record, "Wikidata", text);
			record_key(record, text);
			continue;
		}
		if (span_is(scheme, "poltag")) {
			record_add(record, "Id", text);
			continue;
		}
		bytes_add(&note, scheme);
		bytes_byte(&note, ' ');
		bytes_add(&note, text);
		record->failed |= note.failed;
		record_note(record, "identifier", bytes_str(&note));
		bytes_free(&note);
	}
}

static void count_others(struct import *import, const json_t *object, const char *list, const char *const *taken)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)object, key, value)
	{
		struct bytes what = { 0 };
		size_t i = 0;

		while (taken[i] && strcmp(taken[i], key) != 0)
			i++;
		if (taken[i] || strcmp(key, POPOLO_LINE) == 0)
			continue;
		bytes_text(&what, list);
		bytes_byte(&what, '.');
		bytes_text(&what, key);
		tally_add(&import->others, bytes_str(&what));
		bytes_free(&what);
	}
}

static void begin(struct document *d, const json_t *object, const char *type)
{
	record_clear(&d->record, (uint64_t)json_integer_value(json_object_get(object, POPOLO_LINE)));
	d->import->read++;
	record_add(&d->record, "Type", span_of(type));
	record_name(&d->record, json_text(object, "name"));
	record_key(&d->record, json_text(object, "id"));
	take_other_names(&d->record, object);
	take_identifiers(&d->record, object);
}

/* ---- Organisations ---- */

static void take_organization(struct document *d, const json_t *organization)
{
	static const char *const taken[] = { "id", "name", "other_names", "identifiers", "classification", "founding_date",
					     "dissolution_date", NULL };
	struct poltag_str name = json_text(organization, "name"), id;
	uint64_t written = d->import->written;

	/* EveryPolitician's party of those whose party is not known. */
	if (name.len == 7 && strncasecmp(name.data, "unknown", 7) == 0) {
		tally_add(&d->import->others, span_of("organizations named unknown"));
		return;
	}
	begin(d, organization, "ORG");
	popolo_note(&d->record, organization, "classification");
	popolo_note(&d->record, organization, "founding_date");
	popolo_note(&d->record, organization, "dissolution_date");
	count_others(d->import, organization, "organizations", taken);
	if (!name.len) {
		import_record(d->import, &d->record);
		return;
	}
	if (!record_has(&d->record, "Id"))
		import_name_id(d->import, &d->record);
	id = record_value(&d->record, "Id");
	if (json_text(organization, "id").len &&
	    json_object_set_new(d->slugs, json_string_value(json_object_get(organization, "id")),
				json_stringn(id.data, id.len)) != 0)
		d->import->failed = true;
	import_record(d->import, &d->record);
	if (d->import->written == written)
		json_object_del(d->slugs, json_text(organization, "id").data);
}

/* ---- People ---- */

/* A membership's own date, or that of its legislative period. */
static struct poltag_str date_of(const struct document *d, const json_t *membership, const char *key)
{
	struct poltag_str date = json_text(membership, key), period = json_text(membership, "legislative_period_id");

	if (date.len || !period.len)
		return date;
	return json_text(json_object_get(d->periods, period.data), key);
}

static void add_role(struct document *d, const json_t *membership, struct poltag_str where)
{
	struct poltag_str role = json_text(membership, "role");
	struct bytes text = { 0 };

	bytes_add(&text, role.len ? role : span_of("member"));
	bytes_text(&text, " | ");
	bytes_add(&text, where);
	bytes_text(&text, " | ");
	bytes_add(&text, date_of(d, membership, "start_date"));
	bytes_text(&text, "..");
	bytes_add(&text, date_of(d, membership, "end_date"));
	d->record.failed |= text.failed;
	record_add(&d->record, "Role", bytes_str(&text));
	bytes_free(&text);
}

/* An area's name, or its id where it has none. */
static struct poltag_str name_of_area(const struct document *d, struct poltag_str id)
{
	struct poltag_str name = json_text(json_object_get(d->areas, id.data), "name");

	return name.len ? name : id;
}

static void take_membership(struct document *d, const json_t *membership)
{
	static const char *const taken[] = { "person_id", "organization_id", "on_behalf_of_id", "area_id", "role",
					     "start_date", "end_date", "legislative_period_id", "id", NULL };
	struct poltag_str group = json_text(membership, "on_behalf_of_id"), area = json_text(membership, "area_id"),
			  organization = json_text(membership, "organization_id");
	struct poltag_str slug = json_span(json_object_get(d->slugs, organization.data));

	if (slug.len)
		add_role(d, membership, slug);
	else if (!organization.len && area.len == 3 && country_of_cameo(area).len)
		add_role(d, membership, area);
	else
		import_skip(d->import, (uint64_t)json_integer_value(json_object_get(membership, POPOLO_LINE)),
			    "no organization \"%s\"; expected the id of one of them", organization.data);
	slug = json_span(json_object_get(d->slugs, group.data));
	record_note(&d->record, "on behalf of", slug.len ? slug : group);
	if (organization.len)
		record_note(&d->record, "area", name_of_area(d, area));
	count_others(d->import, membership, "memberships", taken);
}

static void take_family_name(struct document *d, const json_t *person)
{
	struct poltag_str family = span_trim(json_text(person, "family_name"));
	struct bytes text = { 0 };

	if (!family.len || span_equal(family, record_value(&d->record, "Name")))
		return;
	bytes_add(&text, family);
	bytes_text(&text, " ?");
	d->record.failed |= text.failed;
	record_add(&d->record, "Short", bytes_str(&text));
	bytes_free(&text);
}

static void take_person(struct document *d, const json_t *person)
{
	static const char *const taken[] = { "id", "name", "other_names", "identifiers", "family_name", "birth_date",
					     "death_date", "gender", "national_identity", NULL };
	struct poltag_str identity = json_text(person, "national_identity");
	size_t i;
	json_t *membership;

	begin(d, person, "PERSON");
	take_family_name(d, person);
	if (identity.len == 3 && country_of_cameo(identity).len)
		record_add(&d->record, "Country", identity);
	else
		popolo_note(&d->record, person, "national_identity");
	popolo_note(&d->record, person, "birth_date");
	popolo_note(&d->record, person, "death_date");
	popolo_note(&d->record, person, "gender");
	json_array_foreach(json_object_get(d->people, json_text(person, "id").data), i, membership)
		take_membership(d, membership);
	json_object_del(d->people, json_text(person, "id").data);
	count_others(d->import, person, "persons", taken);
	import_record(d->import, &d->record);
}

/* ---- The document ---- */

static void index_by_id(json_t *index, json_t *list)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item)
		if (json_text(item, "id").len)
			json_object_set(index, json_text(item, "id").data, item);
}

static void index_memberships(struct document *d)
{
	size_t i;
	json_t *item, *list;

	index_by_id(d->periods, json_object_get(d->lists, "events"));
	index_by_id(d->areas, json_object_get(d->lists, "areas"));
	json_array_foreach(json_object_get(d->lists, "memberships"), i, item)
	{
		struct poltag_str person = json_text(item, "person_id");

		if (!person.len) {
			import_skip(d->import, (uint64_t)json_integer_value(json_object_get(item, POPOLO_LINE)),
				    "a membership without person_id; expected one");
			continue;
		}
		list = json_object_get(d->people, person.data);
		if (!list) {
			list = json_array();
			json_object_set_new(d->people, person.data, list);
		}
		json_array_append(list, item);
	}
}

static void count_lists(struct document *d)
{
	static const char *const taken[] = { "persons", "organizations", "memberships", "events", NULL };
	const char *key;
	json_t *list;

	json_object_foreach(d->lists, key, list)
	{
		size_t i = 0;

		while (taken[i] && strcmp(taken[i], key) != 0)
			i++;
		for (size_t n = json_array_size(list); !taken[i] && n > 0; n--)
			tally_add(&d->import->others, span_of(key));
	}
}

/* Memberships of people who are not there. */
static void report_strangers(struct document *d)
{
	const char *person;
	json_t *list, *item;
	size_t i;

	json_object_foreach(d->people, person, list)
		json_array_foreach(list, i, item)
			import_skip(d->import, (uint64_t)json_integer_value(json_object_get(item, POPOLO_LINE)),
				    "no person \"%s\"; expected the id of one of them", person);
}

static void take_document(struct document *d)
{
	size_t i;
	json_t *item;

	if (!d->import->skipped && !json_object_get(d->lists, "persons") && !json_object_get(d->lists, "organizations"))
		import_skip(d->import, 1, "neither \"persons\" nor \"organizations\"; expected Popolo's lists");
	index_memberships(d);
	json_array_foreach(json_object_get(d->lists, "organizations"), i, item)
		take_organization(d, item);
	json_array_foreach(json_object_get(d->lists, "persons"), i, item)
		take_person(d, item);
	report_strangers(d);
	count_lists(d);
}

/* Reads the text that was read already, and the rest of the file, as one document. */
static void read_popolo(struct import *import, struct bytes *whole)
{
	struct document d = { .import = import, .lists = json_object(), .slugs = json_object(), .people = json_object(),
			      .periods = json_object(), .areas = json_object() };
	FILE *file = import->file;

	import->line = 1;
	import->file = whole->failed ? NULL : fmemopen(whole->data, whole->len, "r");
	if (!d.lists || !d.slugs || !d.people || !d.periods || !d.areas || !import->file) {
		import->failed = true;
	} else {
		popolo_lists(import, d.lists);
		take_document(&d);
	}
	if (import->file)
		fclose(import->file);
	import->file = file;
	record_free(&d.record);
	json_decref(d.lists);
	json_decref(d.slugs);
	json_decref(d.people);
	json_decref(d.periods);
	json_decref(d.areas);
}

/* ---- Which of the two it is ---- */

static bool is_entity(struct poltag_str line)
{
	json_t *value = json_loadb(line.data, line.len, 0, NULL);
	bool entity = json_text(value, "schema").len > 0;
	/* A line that is no JSON, but has both braces, is a bad entity; a document of several lines ends later. */
	bool closed = !value && line.len > 1 && line.data[0] == '{' && line.data[line.len - 1] == '}';

	json_decref(value);
	return entity || closed;
}

static void read_entities(struct import *import, struct poltag_str line)
{
	struct record record = { 0 };

	do {
		json_t *entity;

		line = span_trim(line);
		if (!line.len)
			continue;
		import->read++;
		entity = json_of_line(import, line);
		if (entity)
			opensanctions_entity(import, &record, entity);
		json_decref(entity);
	} while (!import->failed && import_line(import, &line));
	record_free(&record);
}

void popolo_read(struct import *import)
{
	struct bytes whole = { 0 };
	struct poltag_str line;

	import->unit = "items";
	if (!import_line(import, &line)) {
		if (!import->failed)
			import_skip(import, 1, "nothing in it; expected JSON");
		return;
	}
	if (is_entity(span_trim(line))) {
		read_entities(import, line);
		return;
	}
	do {
		bytes_add(&whole, line);
		bytes_byte(&whole, '\n');
	} while (import_line(import, &line));
	if (!import->failed)
		read_popolo(import, &whole);
	bytes_free(&whole);
}
