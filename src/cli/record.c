/* A record that a reader of another format puts together. */
#include "record.h"

#include <stdlib.h>
#include <string.h>

void record_free(struct record *record)
{
	bytes_free(&record->text);
	free(record->fields);
	*record = (struct record){ 0 };
}

void record_clear(struct record *record, uint64_t line)
{
	bytes_clear(&record->text);
	record->n = 0;
	record->line = line;
	record->key[0] = '\0';
	record->claimed = false;
	record->repeated = 0;
}

struct poltag_str record_field_name(const struct record *record, size_t i)
{
	return span_make(record->text.data + record->fields[i].name, record->fields[i].name_len);
}

struct poltag_str record_field_value(const struct record *record, size_t i)
{
	return span_make(record->text.data + record->fields[i].value, record->fields[i].value_len);
}

struct poltag_str record_value(const struct record *record, const char *name)
{
	for (size_t i = 0; i < record->n; i++)
		if (span_is(record_field_name(record, i), name))
			return record_field_value(record, i);
	return span_of("");
}

bool record_has(const struct record *record, const char *name)
{
	return record_value(record, name).len > 0;
}

/* Begins a field whose name stands at the end of the text from that place on; NULL without memory. */
static struct record_field *add_field(struct record *record, size_t name)
{
	if (record->n == record->room) {
		size_t room = record->room ? 2 * record->room : 16;
		struct record_field *fields = realloc(record->fields, room * sizeof *fields);

		if (!fields) {
			record->failed = true;
			return NULL;
		}
		record->fields = fields;
		record->room = room;
	}
	record->fields[record->n] = (struct record_field){ name, record->text.len - name, record->text.len, 0, false };
	return &record->fields[record->n];
}

static void end_field(struct record *record, struct record_field *field)
{
	record->failed |= record->text.failed;
	if (!field || record->failed)
		return;
	field->value_len = record->text.len - field->value;
	record->n++;
}

void record_add(struct record *record, const char *name, struct poltag_str value)
{
	size_t begin = record->text.len;
	struct record_field *field;

	if (!value.len)
		return;
	bytes_text(&record->text, name);
	field = add_field(record, begin);
	bytes_add(&record->text, value);
	end_field(record, field);
}

void record_add_once(struct record *record, const char *name, struct poltag_str value)
{
	for (size_t i = 0; i < record->n && record->n < RECORD_COMPARED; i++)
		if (span_is(record_field_name(record, i), name) && span_equal(record_field_value(record, i), value))
			return;
	record_add(record, name, value);
}

/* A language as poltag's fields have it: uz-cyrl is uz_Cyrl, pt-br is pt_BR. Returns what is in the room. */
static struct poltag_str language(struct poltag_str lang, char room[16])
{
	size_t begin = 0, len = lang.len < 16 ? lang.len : 16;

	for (size_t i = 0; i < len; i++) {
		size_t end = begin;
		char c = lang.data[i];
		bool upper;

		if (c == '-' || c == '_') {
			room[i] = '_';
			begin = i + 1;
			continue;
		}
		while (end < len && lang.data[end] != '-' && lang.data[end] != '_')
			end++;
		upper = begin > 0 && (end - begin == 2 || (end - begin == 4 && i == begin));
		if (upper && c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		else if (!upper && c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		room[i] = c;
	}
	return span_make(room, len);
}

/* Takes the last field off again where an earlier one is the same. */
static void drop_repeated(struct record *record)
{
	size_t last = record->n - 1;

	for (size_t i = 0; !record->failed && i < last && last < RECORD_COMPARED; i++)
		if (span_equal(record_field_name(record, i), record_field_name(record, last)) &&
		    span_equal(record_field_value(record, i), record_field_value(record, last))) {
			record->n--;
			return;
		}
}

/* Whether it is made as a tag of BCP 47 is, and fits into the room. */
static bool is_tag(struct poltag_str lang)
{
	for (size_t i = 0; i < lang.len; i++) {
		char c = lang.data[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
			return false;
	}
	return lang.len > 0 && lang.len <= 16;
}

/* "Note: Name in LANG: value", where the language is none. */
static void add_in_no_language(struct record *record, const char *name, struct poltag_str lang, struct poltag_str value)
{
	size_t begin = record->text.len;
	struct record_field *field;

	bytes_text(&record->text, "Note");
	field = add_field(record, begin);
	bytes_text(&record->text, name);
	bytes_text(&record->text, " in ");
	bytes_add(&record->text, lang);
	bytes_text(&record->text, ": ");
	bytes_add(&record->text, value);
	end_field(record, field);
}

void record_add_in(struct record *record, const char *name, struct poltag_str lang, struct poltag_str value)
{
	char room[16];
	size_t begin = record->text.len;
	struct record_field *field;

	if (!value.len)
		return;
	if (!is_tag(lang)) {
		add_in_no_language(record, name, lang, value);
		drop_repeated(record);
		return;
	}
	bytes_text(&record->text, name);
	bytes_byte(&record->text, '_');
	bytes_add(&record->text, language(lang, room));
	field = add_field(record, begin);
	bytes_add(&record->text, value);
	end_field(record, field);
	drop_repeated(record);
}

static bool has_name(const struct record *record, struct poltag_str value)
{
	for (size_t i = 0; i < record->n && record->n < RECORD_COMPARED; i++) {
		struct poltag_str name = record_field_name(record, i);

		if ((span_starts(name, "Name") || span_starts(name, "Alias")) && span_equal(record_field_value(record, i), value))
			return true;
	}
	return false;
}

void record_name(struct record *record, struct poltag_str value)
{
	value = span_trim(value);
	if (!record_has(record, "Name"))
		record_add(record, "Name", value);
	else if (!has_name(record, value))
		record_add(record, "Alias", value);
	else
		record->repeated++;
}

/* Whether the record has a field "Name_xx" of that language, whose value is stored in *value. */
static bool has_language(const struct record *record, struct poltag_str lang, struct poltag_str *value)
{
	for (size_t i = 0; i < record->n && i < RECORD_COMPARED; i++) {
		struct poltag_str name = record_field_name(record, i);

		if (span_starts(name, "Name_") && span_equal(span_from(name, 5), lang)) {
			*value = record_field_value(record, i);
			return true;
		}
	}
	return false;
}

static bool has_alias_in(const struct record *record, struct poltag_str value)
{
	for (size_t i = 0; i < record->n && record->n < RECORD_COMPARED; i++)
		if (span_starts(record_field_name(record, i), "Alias_") && span_equal(record_field_value(record, i), value))
			return true;
	return false;
}

void record_name_in(struct record *record, struct poltag_str lang, struct poltag_str value)
{
	struct poltag_str first;
	char room[16];

	value = span_trim(value);
	if (is_tag(lang))
		lang = language(lang, room);
	if (!lang.len || span_is(lang, "en") || span_is(lang, "mul"))
		record_name(record, value);
	else if (!has_language(record, lang, &first))
		record_add_in(record, "Name", lang, value);
	else if (!span_equal(first, value) && !has_alias_in(record, value))
		record_add_in(record, "Alias", lang, value);
	else
		record->repeated++;
}

void record_note(struct record *record, const char *label, struct poltag_str value)
{
	size_t begin = record->text.len;
	struct record_field *field;

	value = span_trim(value);
	if (!value.len)
		return;
	bytes_text(&record->text, "Note");
	field = add_field(record, begin);
	bytes_text(&record->text, label);
	bytes_text(&record->text, ": ");
	bytes_add(&record->text, value);
	end_field(record, field);
}

void record_key(struct record *record, struct poltag_str key)
{
	size_t len = key.len < sizeof record->key ? key.len : sizeof record->key - 1;

	memcpy(record->key, key.data, len);
	record->key[len] = '\0';
}
