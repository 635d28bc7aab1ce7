/* Popolo JSON from the entries of a dictionary: people, organisations, and roles as memberships. */
#include "export.h"
#include "json.h"

#include <string.h>

static void add_member(struct bytes *out, const char *key, struct poltag_str value)
{
	bytes_text(out, ",");
	json_add(out, span_of(key));
	bytes_byte(out, ':');
	json_add(out, value);
}

/* "pt_BR" is pt-BR in BCP 47. */
static void add_language(struct bytes *out, struct poltag_str lang)
{
	bytes_text(out, ",\"lang\":\"");
	for (size_t i = 0; i < lang.len; i++)
		bytes_byte(out, lang.data[i] == '_' ? '-' : lang.data[i]);
	bytes_byte(out, '"');
}

static void add_other_names(struct export *export, const struct poltag_entry *entry)
{
	const char *before = ",\"other_names\":[";

	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct poltag_field *field = &entry->fields[i];
		struct poltag_str lang;

		if (!export_is(field, "Alias", &lang) && !(export_is(field, "Name", &lang) && lang.len))
			continue;
		bytes_text(&export->out, before);
		bytes_text(&export->out, "{\"name\":");
		json_add(&export->out, field->value);
		if (lang.len)
			add_language(&export->out, lang);
		bytes_byte(&export->out, '}');
		before = ",";
	}
	if (!before[1]) /* some were written */
		bytes_byte(&export->out, ']');
}

static void count_others(struct export *export, const struct poltag_entry *entry, bool person)
{
	static const char *const taken[] = { "Id", "Type", "Name", "Alias", "Wikidata" };

	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct poltag_field *field = &entry->fields[i];
		struct poltag_str lang;
		bool known = person && (span_is(field->name, "Country") || span_is(field->name, "Role"));

		for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
			known |= export_is(field, taken[k], &lang);
		if (!known)
			export_other(export, field);
	}
}

/* The members that people and organisations share, without the closing brace. */
static void add_entity(struct export *export, const struct poltag_entry *entry, bool person)
{
	struct poltag_str wikidata = export_value(entry, "Wikidata");

	bytes_text(&export->out, export->begun ? ",\n{\"id\":" : "\n{\"id\":");
	json_add(&export->out, export_value(entry, "Id"));
	add_member(&export->out, "name", export_value(entry, "Name"));
	add_other_names(export, entry);
	bytes_text(&export->out, ",\"identifiers\":[{\"scheme\":\"poltag\",\"identifier\":");
	json_add(&export->out, export_value(entry, "Id"));
	if (wikidata.len) {
		bytes_text(&export->out, "},{\"scheme\":\"wikidata\",\"identifier\":");
		json_add(&export->out, wikidata);
	}
	bytes_text(&export->out, "}]");
	count_others(export, entry, person);
	export->begun = true;
	export->written++;
}

static int add_organization(void *context, const struct poltag_entry *entry)
{
	struct export *export = context;

	if (!span_is(export_value(entry, "Type"), "ORG"))
		return 0;
	add_entity(export, entry, false);
	bytes_byte(&export->out, '}');
	return export->out.failed;
}

/* Otherwise it is an Id, which has small letters. */
static bool is_country(struct poltag_str where)
{
	return where.len == 3 && where.data[0] >= 'A' && where.data[0] <= 'Z';
}

/* "title | where | from..to" */
static void add_membership(struct export *export, struct poltag_str person, struct poltag_str role)
{
	struct poltag_str title = span_trim(span_cut(&role, '|')), where = span_trim(span_cut(&role, '|')),
			  from = span_trim(role), to = { "", 0 };

	for (size_t i = 0; i + 1 < role.len; i++)
		if (role.data[i] == '.' && role.data[i + 1] == '.') {
			from = span_trim(span_make(role.data, i));
			to = span_trim(span_from(role, i + 2));
			break;
		}
	bytes_text(&export->out, export->begun ? ",\n{\"person_id\":" : "\n{\"person_id\":");
	json_add(&export->out, person);
	add_member(&export->out, is_country(where) ? "area_id" : "organization_id", where);
	add_member(&export->out, "role", title);
	if (from.len)
		add_member(&export->out, "start_date", from);
	if (to.len)
		add_member(&export->out, "end_date", to);
	bytes_byte(&export->out, '}');
	export->begun = true;
}

static int add_memberships(void *context, const struct poltag_entry *entry)
{
	struct export *export = context;

	if (!span_is(export_value(entry, "Type"), "PERSON"))
		return 0;
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, "Role"))
			add_membership(export, export_value(entry, "Id"), entry->fields[i].value);
	return export->out.failed;
}

void popolo_begin(struct export *export, const struct poltag_builder *builder)
{
	bytes_text(&export->out, "{\"organizations\":[");
	poltag_builder_visit(builder, add_organization, export);
	bytes_text(&export->out, "],\n\"memberships\":[");
	export->begun = false;
	poltag_builder_visit(builder, add_memberships, export);
	bytes_text(&export->out, "],\n\"persons\":[");
	export->begun = false;
}

/* The people; organisations have been written before. */
void popolo_write(struct export *export, const struct poltag_entry *entry)
{
	struct poltag_str type = export_value(entry, "Type"), country = export_value(entry, "Country");
	struct bytes what = { 0 };

	if (span_is(type, "PERSON")) {
		add_entity(export, entry, true);
		if (country.len)
			add_member(&export->out, "national_identity", country);
		bytes_byte(&export->out, '}');
	} else if (!span_is(type, "ORG")) {
		bytes_text(&what, "entries of the type ");
		bytes_add(&what, type);
		tally_add(&export->others, bytes_str(&what));
		bytes_free(&what);
		export->skipped++;
	}
}

void popolo_end(struct export *export)
{
	bytes_text(&export->out, "]}\n");
}
