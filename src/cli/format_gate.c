/* Gazetteer lists of GATE: in a .lst file an entry a line, with features behind it ("Kenya:ISO2=KE"); in a .def file the
 * lists with their major and minor type ("country.lst:location:country"). */
#include "country.h"
#include "export.h"
#include "label.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct list {
	struct import *import;
	struct poltag_str type; /* that the .def file gives it; empty where there is none */
	struct record record;
	bool begun;
};

/* ---- Lists ---- */

static void end_record(struct list *list)
{
	if (list->begun)
		import_record(list->import, &list->record);
	list->begun = false;
}

static void take_feature(struct record *record, struct poltag_str feature)
{
	struct poltag_str value = feature, name = span_trim(span_cut(&value, '=')), country = country_of_iso(value);

	value = span_trim(value);
	if (span_is(name, "id") || (span_is(name, "type") && label_type(value).len))
		return; /* taken before */
	if ((span_is(name, "ISO3") || span_is(name, "ISO2") || span_is(name, "country")) && country.len) {
		if (!record_has(record, "Country"))
			record_add(record, "Country", country);
		else if (!span_equal(record_value(record, "Country"), country))
			record_note(record, "feature", feature);
	} else if (span_is(name, "wikidata")) {
		record_add_once(record, "Wikidata", value);
	} else {
		record_note(record, "feature", feature);
	}
}

/* The value of a feature among "a=b:c=d"; empty where it is not there. */
static struct poltag_str feature_of(struct poltag_str features, const char *name, char separator)
{
	while (features.len) {
		struct poltag_str value = span_cut(&features, separator);

		if (span_is(span_trim(span_cut(&value, '=')), name))
			return span_trim(value);
	}
	return span_of("");
}

/* Lines of the same id, one behind another, are names of one entity; only poltag's own lists have it. */
static bool goes_on(const struct list *list, struct poltag_str id)
{
	return list->begun && id.len && span_equal(record_value(&list->record, "Id"), id);
}

static struct poltag_str type_of(const struct list *list, struct poltag_str features)
{
	const struct import_options *options = list->import->options;
	struct poltag_str type = label_type(feature_of(features, "type", options->separator));

	if (type.len)
		return type;
	return options->type ? span_of(options->type) : list->type;
}

static void take_entry(struct list *list, struct poltag_str line)
{
	char separator = list->import->options->separator;
	struct poltag_str name = span_trim(span_cut(&line, separator)), id = feature_of(line, "id", separator),
			  type = type_of(list, line);

	if (!name.len) {
		import_skip(list->import, list->import->line, "no entry before the features; expected one");
		return;
	}
	if (goes_on(list, id) && span_is(type, "DEMONYM") && !span_is(record_value(&list->record, "Type"), "DEMONYM")) {
		record_add(&list->record, "Demonym", name);
		return;
	}
	if (!goes_on(list, id)) {
		end_record(list);
		record_clear(&list->record, list->import->line);
		list->begun = true;
		record_add(&list->record, "Id", id);
		record_add(&list->record, "Type", type);
	}
	record_name(&list->record, name);
	while (line.len)
		take_feature(&list->record, span_cut(&line, separator));
}

static void read_list(struct import *import, struct poltag_str type)
{
	struct list list = { .import = import, .type = type };
	struct poltag_str line;

	while (!import->failed && import_line(import, &line)) {
		import->read++;
		if (span_trim(line).len)
			take_entry(&list, line);
	}
	end_record(&list);
	record_free(&list.record);
}

/* ---- Definitions ---- */

/* Reads the list of a .def file's line, which stands in the same folder. */
static void read_named(struct import *import, struct poltag_str name, struct poltag_str type)
{
	const char *slash = strrchr(import->path, '/');
	int folder = slash ? (int)(slash - import->path) + 1 : 0;
	struct import outer = *import;
	char *path;

	if (asprintf(&path, "%.*s%.*s", folder, import->path, (int)name.len, name.data) < 0) {
		import->failed = true;
		return;
	}
	import->file = fopen(path, "rb");
	if (!import->file) {
		import->file = outer.file;
		import_skip(import, import->line, "%s: cannot read: %s", path, strerror(errno));
		free(path);
		return;
	}
	import->path = path;
	import->line = 0;
	import->text = (struct bytes){ 0 };
	read_list(import, type);
	fclose(import->file);
	bytes_free(&import->text);
	free(path);
	import->file = outer.file;
	import->path = outer.path;
	import->line = outer.line;
	import->text = outer.text;
}

/* "file.lst:major:minor:language:annotation type" */
static void take_definition(struct import *import, struct poltag_str line)
{
	struct poltag_str whole = line, name = span_trim(span_cut(&line, ':')), major = span_trim(span_cut(&line, ':')),
			  minor = span_trim(span_cut(&line, ':')), type = label_type(minor);

	if (!name.len || !major.len) {
		import_skip(import, import->line, "expected list.lst:major type:minor type");
		return;
	}
	if (!type.len)
		type = label_type(major);
	if (!type.len && !import->options->type)
		import_skip(import, import->line, "no type for \"%.*s\"; expected a type such as location, or --type", (int)whole.len,
			    whole.data);
	else
		read_named(import, name, type);
}

static bool is_definition(const char *path)
{
	size_t len = strlen(path);

	return len > 4 && strcmp(path + len - 4, ".def") == 0;
}

void gate_read(struct import *import)
{
	struct poltag_str line;

	if (!is_definition(import->path)) {
		read_list(import, span_of(""));
		return;
	}
	while (!import->failed && import_line(import, &line)) {
		import->read++;
		if (span_trim(line).len)
			take_definition(import, span_trim(line));
	}
}

/* ---- Writing ---- */

static bool is_plain(struct poltag_str name)
{
	return span_find(name, ':') == name.len && span_find(name, '\n') == name.len;
}

static void add_feature(struct bytes *out, const char *name, struct poltag_str value)
{
	if (!value.len)
		return;
	bytes_byte(out, ':');
	bytes_text(out, name);
	bytes_byte(out, '=');
	bytes_add(out, value);
}

static void add_line(struct export *export, const struct poltag_entry *entry, struct poltag_str name,
		     struct poltag_str type)
{
	bytes_add(&export->out, name);
	add_feature(&export->out, "id", export_value(entry, "Id"));
	add_feature(&export->out, "type", type);
	add_feature(&export->out, "country", export_value(entry, "Country"));
	add_feature(&export->out, "wikidata", export_value(entry, "Wikidata"));
	bytes_byte(&export->out, '\n');
}

void gate_write(struct export *export, const struct poltag_entry *entry)
{
	static const char *const features[] = { "Id", "Type", "Country", "Wikidata" };
	size_t before = export->out.len;

	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct poltag_field *field = &entry->fields[i];
		struct poltag_str type;
		bool feature = false;

		for (size_t k = 0; k < sizeof features / sizeof *features; k++)
			feature |= span_is(field->name, features[k]);
		if (!export_name(entry, field, &type)) {
			if (!feature)
				export_other(export, field);
		} else if (is_plain(field->value)) {
			add_line(export, entry, field->value, type);
		} else {
			tally_add(&export->others, span_of("names with a colon"));
		}
	}
	if (export->out.len > before)
		export->written++;
	else
		export->skipped++;
}
