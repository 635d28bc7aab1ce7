/* Results of SPARQL queries to Wikidata, in JSON or CSV: a row brings values of one item, and the rows of an item stand
 * together. The variables are those of docs/wikidata.md; values of others become notes. */
#include "cells.h"
#include "country.h"
#include "format.h"
#include "json.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

#define MAX_VARIABLES 256

struct value {
	struct poltag_str variable, text, lang;
};

struct reader {
	struct import *import;
	struct record record; /* of the item whose rows are being read */
	char item[32];        /* "Q30"; empty before the first */
	struct id_set seen;   /* items whose rows have ended */
	struct value values[MAX_VARIABLES];
	size_t n;
	uint64_t line;
	struct bytes room;
};

/* ---- Values ---- */

/* The id at the end of an address of an entity, or of "wd:Q30"; empty where it is none. */
static struct poltag_str item_of(struct poltag_str text)
{
	for (size_t i = text.len; i > 0; i--)
		if (text.data[i - 1] == '/' || text.data[i - 1] == ':') {
			text = span_from(text, i);
			break;
		}
	if (text.len < 2 || text.len > 12 || text.data[0] != 'Q')
		return span_of("");
	for (size_t i = 1; i < text.len; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return span_of("");
	return text;
}

static struct poltag_str value_of(const struct reader *r, const char *variable)
{
	for (size_t i = 0; i < r->n; i++)
		if (span_is(r->values[i].variable, variable))
			return r->values[i].text;
	return span_of("");
}

/* Appends what the precision says of "2016-12-14T00:00:00Z": 9 is a year, 10 a month, 11 a day. */
static void add_date(struct bytes *out, struct poltag_str date, struct poltag_str precision)
{
	size_t len = span_is(precision, "9") ? 4 : span_is(precision, "10") ? 7 : 10;

	if (date.len && date.data[0] == '+')
		date = span_from(date, 1);
	bytes_add(out, span_make(date.data, date.len < len ? date.len : len));
}

/* "title | country | from..to" of the variables role, roleCountry (else country), from and to. */
static void add_role(struct reader *r)
{
	struct poltag_str role = value_of(r, "roleLabel"), where = value_of(r, "roleCountry"), country;

	if (!role.len)
		role = value_of(r, "role");
	if (!role.len)
		return;
	if (!where.len)
		where = value_of(r, "country");
	country = country_of_iso(where);
	bytes_clear(&r->room);
	bytes_add(&r->room, role);
	bytes_text(&r->room, " | ");
	bytes_add(&r->room, country.len ? country : where);
	bytes_text(&r->room, " | ");
	add_date(&r->room, value_of(r, "from"), value_of(r, "fromPrecision"));
	bytes_text(&r->room, "..");
	add_date(&r->room, value_of(r, "to"), value_of(r, "toPrecision"));
	record_add_once(&r->record, "Role", bytes_str(&r->room));
}

static void take_note(struct reader *r, struct poltag_str variable, struct poltag_str text)
{
	bytes_clear(&r->room);
	bytes_add(&r->room, variable);
	bytes_text(&r->room, ": ");
	bytes_add(&r->room, text);
	record_add_once(&r->record, "Note", bytes_str(&r->room));
}

static void take_country(struct reader *r, struct poltag_str text)
{
	struct poltag_str country = country_of_iso(text);

	if (!country.len)
		country = text; /* the check says what is wrong with it */
	if (!record_has(&r->record, "Country"))
		record_add(&r->record, "Country", country);
	else if (!span_equal(record_value(&r->record, "Country"), country))
		take_note(r, span_of("country"), country);
}

/* The label service joins aliases with ", ". */
static void take_alias_list(struct reader *r, struct poltag_str list)
{
	while (list.len) {
		struct poltag_str alias = span_trim(span_cut(&list, ','));

		if (alias.len)
			record_name(&r->record, alias);
	}
}

static void take_short(struct reader *r, struct poltag_str text, struct poltag_str lang)
{
	if (lang.len && !span_is(lang, "en"))
		record_add_in(&r->record, "Short", lang, text);
	else
		record_add_once(&r->record, "Short", text);
}

static void take_label(struct reader *r, struct poltag_str text, struct poltag_str lang)
{
	if (item_of(text).len == text.len)
		return; /* the label service gives the item's id where there is no label */
	record_name(&r->record, text);
	if (lang.len && !span_is(lang, "en") && !span_is(lang, "mul"))
		record_name_in(&r->record, lang, text);
}

static void take_demonym(struct reader *r, struct poltag_str text, struct poltag_str lang)
{
	if (lang.len && !span_is(lang, "en"))
		record_add_in(&r->record, "Demonym", lang, text);
	else
		record_add_once(&r->record, "Demonym", text);
}

/* "name_ru" is name in a language: cuts the language off. */
static struct poltag_str language_of(struct poltag_str *variable)
{
	size_t mark = span_find(*variable, '_');
	struct poltag_str lang = { "", 0 };

	if (mark < variable->len) {
		lang = span_from(*variable, mark + 1);
		variable->len = mark;
	}
	return lang;
}

static bool is_role_part(struct poltag_str variable)
{
	static const char *const parts[] = { "item", "role", "roleLabel", "roleCountry", "from", "to", "fromPrecision",
					     "toPrecision" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (span_is(variable, parts[i]))
			return true;
	return false;
}

static void take_value(struct reader *r, const struct value *value)
{
	struct poltag_str variable = value->variable, lang = value->lang;
	bool known = true;

	if (span_find(variable, '_') < variable.len)
		lang = language_of(&variable);
	if (is_role_part(variable))
		return;
	if (span_is(variable, "itemLabel"))
		take_label(r, value->text, lang);
	else if (span_is(variable, "itemAltLabel"))
		take_alias_list(r, value->text);
	else if (span_is(variable, "name") || span_is(variable, "alias"))
		record_name_in(&r->record, lang, value->text);
	else if (span_is(variable, "short"))
		take_short(r, value->text, lang);
	else if (span_is(variable, "demonym"))
		take_demonym(r, value->text, lang);
	else if (span_is(variable, "country"))
		take_country(r, value->text);
	else if (span_is(variable, "type"))
		record_add_once(&r->record, "Type", value->text);
	else
		known = false;
	if (!known)
		take_note(r, value->variable, value->text);
}

/* ---- Rows ---- */

static void end_item(struct reader *r)
{
	if (!r->item[0])
		return;
	if (r->room.failed)
		r->record.failed = true;
	record_add(&r->record, "Wikidata", span_of(r->item));
	record_key(&r->record, span_of(r->item));
	r->record.repeated = 0; /* rows repeat what they share with the row before */
	import_record(r->import, &r->record);
	r->item[0] = '\0';
}

/* Begins the record of an item, unless the row goes on with the same; false where its rows have ended before. */
static bool begin_item(struct reader *r, struct poltag_str item)
{
	if (span_is(item, r->item))
		return true;
	end_item(r);
	if (!id_set_take(&r->seen, item, &r->import->failed)) {
		if (!r->import->failed)
			import_skip(r->import, r->line, "%.*s again; expected the rows of an item one behind another (ORDER BY ?item)",
				    (int)item.len, item.data);
		return false;
	}
	record_clear(&r->record, r->line);
	memcpy(r->item, item.data, item.len);
	r->item[item.len] = '\0';
	return true;
}

static void take_row(struct reader *r)
{
	struct poltag_str item = item_of(value_of(r, "item"));

	if (!item.len) {
		import_skip(r->import, r->line, "no item; expected ?item with the address of an entity");
		return;
	}
	if (!begin_item(r, item))
		return;
	/* The label comes first: it is the name, and the others are aliases. */
	for (size_t i = 0; i < r->n; i++)
		if (span_is(r->values[i].variable, "itemLabel"))
			take_value(r, &r->values[i]);
	for (size_t i = 0; i < r->n; i++)
		if (!span_is(r->values[i].variable, "itemLabel"))
			take_value(r, &r->values[i]);
	add_role(r);
}

static void add_value(struct reader *r, struct poltag_str variable, struct poltag_str text, struct poltag_str lang)
{
	text = span_trim(text);
	if (!text.len || span_starts(text, "_:") || span_starts(text, "http://www.wikidata.org/.well-known/genid/"))
		return; /* a value that is said to be unknown */
	if (r->n < MAX_VARIABLES)
		r->values[r->n++] = (struct value){ variable, text, lang };
	else
		tally_add(&r->import->others, span_of("a row's values, of more than 256"));
}

/* ---- The two forms ---- */

static void read_csv(struct reader *r)
{
	struct cells head = { .csv = true }, row = { .csv = true };
	enum cells_result result = import_cells(r->import, &head);

	if (result == CELLS_ROW)
		r->import->read--;
	while (result != CELLS_END && !r->import->failed && (result = import_cells(r->import, &row)) != CELLS_END) {
		if (result == CELLS_BAD)
			continue;
		if (row.n != head.n) {
			import_skip(r->import, row.line, "%zu cells; expected %zu, as in the header", row.n, head.n);
			continue;
		}
		r->n = 0;
		r->line = row.line;
		for (size_t i = 0; i < row.n; i++)
			add_value(r, cells_at(&head, i), cells_at(&row, i), span_of(""));
		take_row(r);
	}
	cells_free(&head);
	cells_free(&row);
}

static void take_binding(struct reader *r, json_t *binding)
{
	const char *variable;
	json_t *term;

	r->n = 0;
	json_object_foreach(binding, variable, term)
		if (!span_is(json_text(term, "type"), "bnode"))
			add_value(r, span_of(variable), json_text(term, "value"), json_text(term, "xml:lang"));
	take_row(r);
}

/* Reads past the head, up to the array of the bindings. */
static bool find_bindings(struct import *import)
{
	char last[16] = ""; /* the string before */
	int c;

	while ((c = json_byte(import)) != EOF && !(c == '[' && strcmp(last, "bindings") == 0)) {
		size_t len = 0;

		if (c != '"')
			continue;
		while ((c = json_byte(import)) != EOF && c != '"') {
			if (c == '\\')
				c = json_byte(import);
			if (len < sizeof last - 1)
				last[len++] = (char)c;
		}
		last[len] = '\0';
	}
	return c != EOF;
}

static void read_json(struct reader *r)
{
	struct import *import = r->import;
	int c;

	import->line = 1;
	if (!find_bindings(import)) {
		import_skip(import, import->line, "no \"bindings\"; expected the results of a SELECT query in JSON");
		return;
	}
	while (((c = json_peek(import)) == '{' || c == ',') && !import->failed && output_is_open()) {
		json_t *binding;

		if (c == ',') {
			json_byte(import);
			continue;
		}
		r->line = import->line;
		import->read++;
		binding = json_read(import);
		if (!binding)
			return; /* where the next one would begin is not known */
		take_binding(r, binding);
		json_decref(binding);
	}
	if (c != ']' && c != '{' && c != ',')
		import_skip(import, import->line, "the bindings do not end; expected \"{\", \",\" or \"]\"");
}

void wikidata_read(struct import *import)
{
	struct reader *r = calloc(1, sizeof *r);
	int c;

	if (!r) {
		import->failed = true;
		return;
	}
	r->import = import;
	import->unit = "rows";
	c = getc(import->file);
	ungetc(c, import->file);
	if (c == '{')
		read_json(r);
	else
		read_csv(r);
	end_item(r);
	record_free(&r->record);
	bytes_free(&r->room);
	id_set_free(&r->seen);
	free(r);
}
