/* From a reader's record to one in the output: its id, its check, and how it is written. */
#include "import.h"

#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- Ids ---- */

static bool take(struct import *import)
{
	return !import->id.failed && id_set_take(&import->ids, bytes_str(&import->id), &import->failed);
}

/* Puts "-more" behind the first len bytes of the id and tries it. */
static bool take_with(struct import *import, size_t len, struct poltag_str more)
{
	import->id.len = len;
	bytes_byte(&import->id, '-');
	slug_add(&import->id, more);
	return import->id.len > len + 1 && take(import);
}

/* A name without letters that have Latin ones: "person-" and its hash. */
static void add_hash(struct import *import, const struct record *record, struct poltag_str name)
{
	char hash[24];

	slug_add(&import->id, record_has(record, "Type") ? record_value(record, "Type") : span_of("entity"));
	snprintf(hash, sizeof hash, "-%012llx", (unsigned long long)(slug_hash(name) >> 16));
	bytes_text(&import->id, hash);
}

static struct poltag_str make_id(struct import *import, const struct record *record)
{
	struct poltag_str name = record_value(record, "Name");
	size_t len;

	bytes_clear(&import->id);
	slug_add(&import->id, name);
	if (!import->id.len)
		add_hash(import, record, name);
	len = import->id.len;
	if (take(import) || import->failed)
		return bytes_str(&import->id);
	import->renamed++;
	if (take_with(import, len, span_of(record->key)) || take_with(import, len, record_value(record, "Country")))
		return bytes_str(&import->id);
	do {
		char number[16];

		import->id.len = len;
		snprintf(number, sizeof number, "%u", id_set_number(&import->ids, bytes_str(&import->id)));
		if (take_with(import, len, span_of(number)))
			break;
	} while (!import->failed && !import->id.failed);
	return bytes_str(&import->id);
}

void import_name_id(struct import *import, struct record *record)
{
	struct bytes id = { 0 };

	bytes_add(&id, make_id(import, record));
	record->failed |= id.failed;
	record_add(record, "Id", bytes_str(&id));
	record->claimed = true;
	bytes_free(&id);
}

/* ---- The check ---- */

/* Whether a line behind the first ends with a backslash, which would join the line behind it. */
static bool joins_lines(struct poltag_str value)
{
	for (size_t i = span_find(value, '\n') + 1; i < value.len; i++)
		if (value.data[i] == '\\' && (i + 1 == value.len || value.data[i + 1] == '\n'))
			return true;
	return false;
}

/* What is wrong with the bytes of a value, or NULL. */
static const char *bad_bytes(struct poltag_str value)
{
	const unsigned char *p = (const unsigned char *)value.data, *end = p + value.len;

	while (p < end) {
		int32_t c = *p;
		utf8proc_ssize_t n = c < 0x80 ? 1 : utf8proc_iterate(p, end - p, &c);

		if (n <= 0)
			return "bytes that are not UTF-8; expected UTF-8";
		if (c < 0x20 && c != '\t' && c != '\n')
			return "a control character; expected text";
		p += n;
	}
	return joins_lines(value) ? "a backslash at the end of a line that is not the first; expected none" : NULL;
}

struct checking {
	struct import *import;
	struct record *record;
	bool good;
};

static bool is_needed(struct poltag_str name)
{
	return span_is(name, "Id") || span_is(name, "Type") || span_is(name, "Name");
}

/* Replaces a field that is no good by a note that has all of it. */
static void make_note(struct record *record, size_t i)
{
	struct bytes note = { 0 };

	bytes_add(&note, record_field_name(record, i));
	bytes_text(&note, ": ");
	bytes_add(&note, record_field_value(record, i));
	record->failed |= note.failed;
	record_add(record, "Note", bytes_str(&note));
	bytes_free(&note);
	if (record->failed)
		return;
	record->fields[i] = record->fields[--record->n];
}

/* Called for each faulty field; its line is its number. */
static void take_fault(void *context, const struct poltag_error *fault)
{
	struct checking *c = context;
	size_t i = (size_t)fault->line - 1;
	bool placed = fault->line > 0 && i < c->record->n;

	if (placed && !c->import->exact && !is_needed(record_field_name(c->record, i))) {
		c->record->fields[i].bad = true;
		return;
	}
	import_fault(c->import, c->record->line, "%s", fault->message);
	c->good = false;
}

static bool check_bytes(struct import *import, const struct record *record)
{
	for (size_t i = 0; i < record->n; i++) {
		struct poltag_str name = record_field_name(record, i);
		const char *wrong = bad_bytes(record_field_value(record, i));

		if (!wrong)
			continue;
		import_fault(import, record->line, "%.*s: %s", (int)name.len, name.data, wrong);
		return false;
	}
	return true;
}

/* Fills import->fields from the record; false without memory. */
static bool lay_out(struct import *import, const struct record *record)
{
	if (record->n > import->room_fields) {
		struct poltag_field *fields = realloc(import->fields, record->n * 2 * sizeof *fields);

		if (!fields)
			return false;
		import->fields = fields;
		import->room_fields = record->n * 2;
	}
	for (size_t i = 0; i < record->n; i++)
		import->fields[i] = (struct poltag_field){
			record_field_name(record, i), record_field_value(record, i), (uint32_t)i + 1, 0 };
	return true;
}

static bool check(struct import *import, struct record *record)
{
	struct checking checking = { import, record, true };

	if (!check_bytes(import, record))
		return false;
	if (!lay_out(import, record)) {
		import->failed = true;
		return false;
	}
	poltag_fields_check(import->fields, record->n, take_fault, &checking);
	for (size_t i = 0; i < record->n && !record->failed; i++)
		if (record->fields[i].bad) {
			make_note(record, i);
			import->noted++;
		}
	return checking.good && !record->failed;
}

/* ---- Writing ---- */

/* A line ends with a blank where a backslash would join the next line to it. */
static void add_value_line(struct bytes *out, struct poltag_str line)
{
	bytes_add(out, line);
	if (line.len && line.data[line.len - 1] == '\\')
		bytes_byte(out, ' ');
	bytes_byte(out, '\n');
}

static void add_field(struct bytes *out, struct poltag_str name, struct poltag_str value)
{
	size_t len = span_find(value, '\n');

	bytes_add(out, name);
	bytes_byte(out, ':');
	for (;;) {
		if (len)
			bytes_byte(out, ' ');
		add_value_line(out, span_make(value.data, len));
		if (len == value.len)
			break;
		value = span_from(value, len + 1);
		len = span_find(value, '\n');
		bytes_byte(out, '+');
	}
}

static void write_record(struct import *import, const struct record *record)
{
	static const char *const first[] = { "Id", "Type", "Name" };

	bytes_clear(&import->out);
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		add_field(&import->out, span_of(first[i]), record_value(record, first[i]));
	for (size_t i = 0; i < record->n; i++)
		if (!is_needed(record_field_name(record, i)))
			add_field(&import->out, record_field_name(record, i), record_field_value(record, i));
	bytes_byte(&import->out, '\n');
	if (import->out.failed) {
		import->failed = true;
		return;
	}
	output_write(import->out.data, import->out.len);
	import->written++;
}

/* ---- The whole ---- */

/* Id, Type and Country where they are missing. */
static bool complete(struct import *import, struct record *record)
{
	if (!record_has(record, "Type") && import->options->type)
		record_add(record, "Type", span_of(import->options->type));
	if (!record_has(record, "Country") && import->options->country)
		record_add(record, "Country", span_of(import->options->country));
	if (!record_has(record, "Type")) {
		import_fault(import, record->line, "no type; expected one, or --type");
		return false;
	}
	if (!record_has(record, "Name")) {
		import_fault(import, record->line, "no name; expected one");
		return false;
	}
	if (!record_has(record, "Id"))
		import_name_id(import, record);
	return !record->failed;
}

/* Claims an Id that the source gives. */
static bool claim_id(struct import *import, const struct record *record)
{
	struct poltag_str id = record_value(record, "Id");

	if (id_set_take(&import->ids, id, &import->failed))
		return true;
	if (!import->failed)
		import_fault(import, record->line, "Id: \"%.*s\" is taken already; expected every Id once", (int)id.len, id.data);
	return false;
}

void import_record(struct import *import, struct record *record)
{
	bool given = record_has(record, "Id") && !record->claimed;

	if (import->failed)
		return;
	if (!complete(import, record) || !check(import, record) || (given && !claim_id(import, record)))
		import->skipped++;
	else
		write_record(import, record);
	import->failed |= record->failed | import->id.failed;
	import->repeated += record->repeated;
}
