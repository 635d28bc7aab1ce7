/* Actors and agents of PETRARCH and TABARI: a name and its codes in brackets, behind it or on lines below; lines with "+"
 * are synonyms. Agents have "~" in their codes, their plurals in braces, and sets of words as !PERSON!. */
#include "country.h"
#include "format.h"
#include "petrarch.h"

#include <string.h>

struct reader {
	struct import *import;
	struct record record;
	bool begun, coded, dated, agent, bare; /* bare: a country's code and nothing else */
	struct poltag_str country;             /* of all codes so far; static */
	bool several_countries;
	struct bytes room, name;
	struct bytes sets; /* "PERSON=MAN,MEN\n" */
};

/* ---- Names ---- */

static void add_name(struct reader *r, struct poltag_str name)
{
	bytes_clear(&r->name);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i] == '_' || name.data[i] == '\t' ? ' ' : name.data[i];

		if (c != ' ' || (r->name.len && r->name.data[r->name.len - 1] != ' '))
			bytes_byte(&r->name, c);
	}
	record_name(&r->record, bytes_str(&r->name));
}

/* The words of a set; empty where there is none of that name. */
static struct poltag_str set_of(const struct reader *r, struct poltag_str name)
{
	struct poltag_str rest = bytes_str(&r->sets);

	while (rest.len) {
		struct poltag_str line = span_cut(&rest, '\n'), key = span_cut(&line, '=');

		if (span_equal(key, name))
			return line;
	}
	return span_of("");
}

/* Adds a name with each word of the set that stands in it; false where there is no such set. */
static bool add_with_set(struct reader *r, struct poltag_str name)
{
	struct poltag_str before = span_cut(&name, '!'), set = span_cut(&name, '!'), words = set_of(r, set);
	struct bytes whole = { 0 };

	if (!words.len)
		return false;
	while (words.len) {
		bytes_clear(&whole);
		bytes_add(&whole, before);
		bytes_add(&whole, span_trim(span_cut(&words, ',')));
		bytes_add(&whole, name);
		add_name(r, bytes_str(&whole));
	}
	r->record.failed |= whole.failed;
	bytes_free(&whole);
	return true;
}

/* The plural that PETRARCH makes where none is given. */
static void add_plural(struct reader *r, struct poltag_str name)
{
	struct bytes plural = { 0 };
	char last;

	name = span_trim(name);
	while (name.len && name.data[name.len - 1] == '_')
		name.len--;
	if (!name.len)
		return;
	last = name.data[name.len - 1];
	bytes_add(&plural, span_make(name.data, last == 'Y' ? name.len - 1 : name.len));
	bytes_text(&plural, last == 'Y' ? "IES" : last == 'S' ? "ES" : "S");
	add_name(r, bytes_str(&plural));
	r->record.failed |= plural.failed;
	bytes_free(&plural);
}

/* Takes what stands before the codes: a name, and of an agent its plural in braces. */
static bool take_names(struct reader *r, struct poltag_str text, bool agent)
{
	size_t brace = span_find(text, '{');
	struct poltag_str name = span_trim(span_make(text.data, brace)), plural;

	if (agent && span_find(name, '!') < name.len)
		return add_with_set(r, name);
	add_name(r, name);
	if (brace < text.len) {
		plural = span_from(text, brace + 1);
		plural.len = span_find(plural, '}');
		if (span_trim(plural).len)
			add_name(r, span_trim(plural));
	} else if (agent) {
		add_plural(r, name);
	}
	return true;
}

/* ---- Codes ---- */

static void add_role(struct reader *r, const struct petrarch_code *code, struct poltag_str country)
{
	bytes_clear(&r->room);
	bytes_add(&r->room, code->code);
	bytes_text(&r->room, " | ");
	bytes_add(&r->room, country);
	bytes_text(&r->room, " | ");
	bytes_text(&r->room, code->from);
	bytes_text(&r->room, "..");
	bytes_text(&r->room, code->to);
	record_add(&r->record, "Role", bytes_str(&r->room));
}

static void see_country(struct reader *r, struct poltag_str country)
{
	if (!country.len)
		return;
	if (r->country.len && !span_equal(r->country, country))
		r->several_countries = true;
	r->country = country;
}

/* The code as it stands becomes a note, from which export makes it again. */
static void take_code(struct reader *r, struct poltag_str text)
{
	struct petrarch_code code;
	const char *wrong = petrarch_code_read(text, r->import->options->upper_open, &code);
	struct poltag_str country;

	if (wrong) {
		import_skip(r->import, r->import->line, "[%.*s]: %s", (int)text.len, text.data, wrong);
		r->coded = true; /* it had one, and that has been said */
		return;
	}
	country = country_of_cameo(code.code);
	see_country(r, country);
	r->bare = !r->coded && code.code.len == 3 && country.len && !code.dates.len;
	r->coded = true;
	r->dated |= code.dates.len > 0;
	r->agent |= span_find(code.code, '~') < code.code.len;
	record_note(&r->record, "CAMEO", span_trim(text));
	if (code.dates.len && country.len)
		add_role(r, &code, country);
}

/* Takes "[A] [B 010101-020202]"; false where the brackets do not pair or something else stands there. */
static bool take_codes(struct reader *r, struct poltag_str text)
{
	while ((text = span_trim(text)).len) {
		size_t end = span_find(text, ']');

		if (text.data[0] != '[' || end == text.len)
			return false;
		take_code(r, span_make(text.data + 1, end - 1));
		text = span_from(text, end + 1);
	}
	return true;
}

/* ---- Records ---- */

static const char *type_of(const struct reader *r)
{
	if (r->agent || r->import->options->type)
		return "";
	if (r->dated)
		return "PERSON";
	return r->bare ? "COUNTRY" : "ORG";
}

static void end_record(struct reader *r)
{
	if (!r->begun)
		return;
	r->begun = false;
	if (!r->coded) {
		import_skip(r->import, r->record.line, "no code; expected one in brackets, behind the name or below it");
		return;
	}
	record_add(&r->record, "Type", span_of(type_of(r)));
	record_add(&r->record, "Case", span_of("any"));
	if (!r->several_countries)
		record_add(&r->record, "Country", r->country);
	r->record.failed |= r->room.failed | r->name.failed | r->sets.failed;
	import_record(r->import, &r->record);
}

static void begin_record(struct reader *r)
{
	end_record(r);
	record_clear(&r->record, r->import->line);
	r->begun = true;
	r->coded = r->dated = r->agent = r->bare = r->several_countries = false;
	r->country = span_of("");
}

static bool defines_set(struct poltag_str line)
{
	return line.data[0] == '!' && span_find(line, '=') < line.len && span_find(line, '[') == line.len;
}

static void take_set(struct reader *r, struct poltag_str line)
{
	struct poltag_str name = span_trim(span_cut(&line, '='));

	if (name.len < 3 || name.data[name.len - 1] != '!') {
		import_skip(r->import, r->import->line, "expected a set of words as !NAME! = ONE, OTHER");
		return;
	}
	bytes_add(&r->sets, span_make(name.data + 1, name.len - 2));
	bytes_byte(&r->sets, '=');
	bytes_add(&r->sets, line);
	bytes_byte(&r->sets, '\n');
}

/* A name or, behind "+", a synonym, with or without codes. */
static void take_name_line(struct reader *r, struct poltag_str line)
{
	struct import *import = r->import;
	bool synonym = line.data[0] == '+';
	size_t bracket;
	struct poltag_str names, codes;

	if (synonym)
		line = span_trim(span_from(line, 1));
	else
		begin_record(r);
	bracket = span_find(line, '[');
	names = span_trim(span_make(line.data, bracket));
	codes = span_from(line, bracket);
	if (synonym && !r->begun)
		import_skip(import, import->line, "a synonym without a name above it; expected a name first");
	else if (!names.len || span_find(names, ']') < names.len)
		import_skip(import, import->line, "expected NAME [CODE]");
	else if (!take_names(r, names, span_find(codes, '~') < codes.len))
		import_skip(import, import->line, "a set of words that is not there; expected !NAME! = ONE, OTHER above it");
	else if (!take_codes(r, codes))
		import_skip(import, import->line, "expected [CODE] or [CODE DATES] behind the name");
	else
		return;
	if (!synonym)
		r->begun = false;
}

static void take_line(struct reader *r, struct poltag_str line)
{
	if (memchr(line.data, '\0', line.len)) {
		import_skip(r->import, r->import->line, "a NUL byte; expected text");
	} else if (line.data[0] == '[') {
		if (!r->begun)
			import_skip(r->import, r->import->line, "a code without a name above it; expected a name first");
		else if (!take_codes(r, line))
			import_skip(r->import, r->import->line, "expected [CODE] or [CODE DATES]");
	} else if (defines_set(line)) {
		take_set(r, line);
	} else {
		take_name_line(r, line);
	}
}

void petrarch_read(struct import *import)
{
	struct reader r = { .import = import };
	struct poltag_str line;

	while (!import->failed && import_line(import, &line)) {
		import->read++;
		line.len = span_find(line, '#');
		line = span_trim(line);
		if (line.len && !span_starts(line, "<!"))
			take_line(&r, line);
	}
	end_record(&r);
	record_free(&r.record);
	bytes_free(&r.room);
	bytes_free(&r.name);
	bytes_free(&r.sets);
}
