/* Reading documents out of JSON. */
#include "json_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without memory, jansson may leave out a part of a string and say nothing of it: its allocations are looked at. */
static _Thread_local bool no_memory;

static void *allocate(size_t size)
{
	void *room = malloc(size);

	no_memory = no_memory || !room;
	return room;
}

void json_document_prepare(void)
{
	json_set_alloc_funcs(allocate, free);
}

/* The value at a path of names with dots between; a name that itself has dots comes first. NULL where there is none. */
static const json_t *value_at(const json_t *object, const char *path)
{
	char name[256];
	const char *dot;
	const json_t *value = json_object_get(object, path);

	while (!value && (dot = strchr(path, '.')) != NULL && (size_t)(dot - path) < sizeof name) {
		memcpy(name, path, (size_t)(dot - path));
		name[dot - path] = '\0';
		object = json_object_get(object, name);
		path = dot + 1;
		value = json_object_get(object, path);
	}
	return value;
}

static int add_dump(const char *text, size_t len, void *bytes)
{
	bytes_add(bytes, (struct poltag_str){ text, len });
	return 0;
}

/* room is for the JSON of what is no string. */
static struct json_value value_of(const json_t *value, struct bytes *room)
{
	struct json_value result = { JSON_KIND_NONE, { "", 0 } };

	if (!value)
		return result;
	if (json_is_string(value)) {
		result.text = (struct poltag_str){ json_string_value(value), json_string_length(value) };
		result.kind = JSON_KIND_STRING;
		return result;
	}
	bytes_clear(room);
	if (json_dump_callback(value, add_dump, room, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS) != 0)
		room->failed = true;
	result.kind = json_is_null(value) ? JSON_KIND_NULL : json_is_integer(value) ? JSON_KIND_WHOLE : JSON_KIND_OTHER;
	result.text = bytes_str(room);
	return result;
}

/* number: 0, or that of a carried field from 1. */
static struct json_value get(struct json_document *record, const char *field, size_t number)
{
	return record->root ? value_of(value_at(record->root, field), &record->values[number])
			    : json_flat_get(&record->flat, field);
}

static bool fail(char why[FIELDS_WHY], const char *what, const char *field)
{
	snprintf(why, FIELDS_WHY, "%s \"%s\"", what, field);
	return false;
}

/* ---- Parts of a document ---- */

static bool read_text(struct json_document *record, const char *field, char why[FIELDS_WHY])
{
	struct json_value value = get(record, field, 0);

	if (value.kind == JSON_KIND_NONE)
		return fail(why, "there is no field", field);
	if (value.kind != JSON_KIND_STRING)
		return fail(why, "this is no string: field", field);
	record->document.text = value.text;
	return true;
}

/* An id is a string or a whole number; null is none. */
static bool read_id(struct json_document *record, const char *field, char why[FIELDS_WHY])
{
	struct json_value value = get(record, field, 0);

	if (value.kind == JSON_KIND_NONE || value.kind == JSON_KIND_NULL)
		return true;
	if (value.kind == JSON_KIND_OTHER)
		return fail(why, "neither a string nor a whole number: field", field);
	if (record->values[0].failed)
		return fail(why, "out of memory for field", field);
	if (span_find(value.text, '\0') < value.text.len)
		return fail(why, "a NUL in field", field);
	bytes_clear(&record->id);
	bytes_add(&record->id, value.text);
	bytes_byte(&record->id, '\0');
	record->document.name = record->id.data;
	return !record->id.failed || fail(why, "out of memory for field", field);
}

/* A text where the field is one. */
static struct poltag_str string(struct json_document *record, const char *field)
{
	struct json_value value = get(record, field, 0);

	return value.kind == JSON_KIND_STRING ? value.text : span_of("");
}

static bool make_carried(struct json_document *record, size_t n)
{
	if (record->values)
		return true;
	record->carried = calloc(n + 1, sizeof *record->carried);
	record->values = calloc(n + 1, sizeof *record->values);
	record->n_carried = n;
	return record->carried && record->values;
}

/* A string as it is, anything else as JSON; what is not there, or null, is empty. */
static bool read_carried(struct json_document *record, const struct document_fields *fields, char why[FIELDS_WHY])
{
	for (size_t i = 0; i < fields->n_carried; i++) {
		struct json_value value = get(record, fields->carried[i], i + 1);

		if (record->values[i + 1].failed)
			return fail(why, "out of memory for field", fields->carried[i]);
		record->carried[i].name = span_of(fields->carried[i]);
		record->carried[i].value = value.kind == JSON_KIND_NULL ? span_of("") : value.text;
	}
	record->document.fields = record->carried;
	record->document.n_fields = fields->n_carried;
	return true;
}

/* ---- Records ---- */

/* The parser shows what it stumbled over: not to a terminal as it is. */
static void mask_controls(char *why)
{
	for (; *why; why++)
		if ((unsigned char)*why < 0x20 || *why == 0x7F)
			*why = '?';
}

static bool parse(struct json_document *record, struct poltag_str line, char why[FIELDS_WHY])
{
	json_error_t error;

	json_decref(record->root);
	record->root = NULL;
	if (json_flat_read(&record->flat, line))
		return true;
	no_memory = false;
	record->root = json_loadb(line.data, line.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
	if (json_is_object(record->root) && !no_memory)
		return true;
	if (no_memory)
		snprintf(why, FIELDS_WHY, "out of memory");
	else if (record->root)
		snprintf(why, FIELDS_WHY, "no JSON object");
	else
		snprintf(why, FIELDS_WHY, "no JSON: %s (column %d)", error.text, error.column);
	mask_controls(why);
	return false;
}

bool json_document_read(struct json_document *record, const struct document_fields *fields, struct poltag_str line,
			char why[FIELDS_WHY])
{
	record->document = (struct document){ 0 };
	if (!make_carried(record, fields->n_carried))
		return fail(why, "out of memory for field", fields->text);
	if (!parse(record, line, why) || !read_text(record, fields->text, why) || !read_id(record, fields->id, why))
		return false;
	record->document.date = string(record, fields->date);
	if (record->document.date.len > sizeof "YYYY-MM-DD" - 1) /* a time may follow */
		record->document.date.len = sizeof "YYYY-MM-DD" - 1;
	record->document.lang = string(record, fields->lang);
	return read_carried(record, fields, why);
}

void json_document_release(struct json_document *record)
{
	json_decref(record->root);
	for (size_t i = 0; record->values && i <= record->n_carried; i++)
		bytes_free(&record->values[i]);
	free(record->carried);
	free(record->values);
	bytes_free(&record->id);
	bytes_free(&record->flat.room);
	*record = (struct json_document){ 0 };
}
