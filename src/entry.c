/* The fields of a record: one table of them, and a check for each kind of value. */
#include "entry.h"

#include "country_code.h"
#include "error.h"
#include "pattern.h"
#include "role.h"
#include "text.h"
#include "warning.h"
#include "inflect.h"
#include "word_end.h"

#include <stdio.h>

#define NAME_BYTES 2048 /* what PCRE2 takes as one expression, whatever the letters */

enum { REQUIRED = 1, ONCE = 2, IN_LANGUAGES = 4, NOT_WITHOUT = 8 };

struct field_kind {
	const char *name;
	unsigned flags;
	/* Writes what is wrong with the value, and what was expected, into message. */
	bool (*check)(struct poltag_str value, char *message, size_t room);
};

struct context {
	const struct rec *rec;
	struct fault_sink *sink;
	bool good;
};

void fault_report(struct fault_sink *sink, const struct poltag_error *fault)
{
	if (sink->first == POLTAG_OK)
		sink->first = fault->status;
	if (sink->report)
		sink->report(sink->context, fault);
}

static void field_fault(struct context *c, const struct poltag_field *field, const char *message)
{
	struct poltag_error fault;
	uint64_t column = field->value.data >= field->name.data ? (uint64_t)(field->value.data - field->name.data) : 0;

	error_set(&fault, POLTAG_VALUE, "%.*s: %s", (int)field->name.len, field->name.data, message);
	error_place(&fault, c->sink->file, field->line, column + 1);
	fault_report(c->sink, &fault);
	c->good = false;
}

/* ---- The kinds of values ---- */

static bool is_lower_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_slug(struct poltag_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		bool hyphen = value.data[i] == '-' && i && i + 1 < value.len && value.data[i - 1] != '-';

		if (!hyphen && !is_lower_or_digit(value.data[i]))
			return false;
	}
	return value.len > 0;
}

static bool check_id(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "\"%.*s\" is not a slug; expected lower-case letters and digits with single hyphens",
		 (int)value.len, value.data);
	return is_slug(value);
}

static bool check_type(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "unknown type \"%.*s\"; expected PERSON, COUNTRY, ORG, PLACE, EVENT or DEMONYM",
		 (int)value.len, value.data);
	return poltag_type_named(value) != POLTAG_TYPES;
}

static bool check_rule_type(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "unknown type \"%.*s\"; expected PERSON, COUNTRY, ORG, PLACE, EVENT or DEMONYM, or NONE",
		 (int)value.len, value.data);
	return poltag_type_named(value) != POLTAG_TYPES || str_is(value, "NONE");
}

static bool check_text(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "empty; expected text");
	return value.len > 0;
}

static bool check_name(struct poltag_str value, char *message, size_t room)
{
	if (value.len > NAME_BYTES) {
		snprintf(message, room, "a name of %zu bytes; expected %d at most", value.len, NAME_BYTES);
		return false;
	}
	if (text_begins_word(value))
		return true;
	snprintf(message, room, "\"%.*s\" does not begin with a letter or a digit", (int)value.len, value.data);
	return false;
}

static bool check_short(struct poltag_str value, char *message, size_t room)
{
	struct poltag_field field = { .name = STR("Short"), .value = value };
	struct entry_name name;

	return entry_name_of(&field, &name) && check_name(name.text, message, room);
}

static bool check_country(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "unknown country \"%.*s\"; expected an ISO 3166-1 alpha-3 code such as UZB",
		 (int)value.len, value.data);
	return country_code_is_known(value);
}

static bool check_dates(struct poltag_str value, char *message, size_t room)
{
	struct span span;

	snprintf(message, room, "\"%.*s\" is not a span of dates; expected FROM..TO with dates as YYYY, YYYY-MM or YYYY-MM-DD",
		 (int)value.len, value.data);
	if (!span_read(value, &span))
		return false;
	snprintf(message, room, "\"%.*s\" runs backwards; expected the earlier date first", (int)value.len, value.data);
	return !span.from.len || !span.to.len || date_compare(span.from, span.to) <= 0;
}

static bool check_role(struct poltag_str value, char *message, size_t room)
{
	struct role role;

	snprintf(message, room, "expected \"title | country or organisation | FROM..TO\"");
	if (!role_read(value, &role))
		return false;
	snprintf(message, room, "unknown country \"%.*s\"; expected an ISO 3166-1 alpha-3 code or an organisation's Id",
		 (int)role.where.len, role.where.data);
	if (!country_code_is_known(role.where) && !is_slug(role.where))
		return false;
	return check_dates(role.dates, message, room);
}

static bool check_pattern(struct poltag_str value, char *message, size_t room)
{
	return pattern_check(value, false, message, room);
}

static bool check_context(struct poltag_str value, char *message, size_t room)
{
	return pattern_check(value, true, message, room);
}

static bool check_case(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "unknown case \"%.*s\"; expected exact or any", (int)value.len, value.data);
	return str_is(value, "any") || str_is(value, "exact");
}

static bool check_list(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "an empty item; expected words or phrases with commas between");
	while (value.len)
		if (str_cut(&value, ',').len == 0)
			return false;
	return true;
}

static bool check_wikidata(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "\"%.*s\" is not a Wikidata item; expected Q and digits", (int)value.len, value.data);
	if (value.len < 2 || value.len > 12 || value.data[0] != 'Q' || value.data[1] == '0')
		return false;
	for (size_t i = 1; i < value.len; i++)
		if (value.data[i] < '0' || value.data[i] > '9')
			return false;
	return true;
}

static bool check_example(struct poltag_str value, char *message, size_t room)
{
	int depth = 0;

	snprintf(message, room, "brackets that do not pair; expected each mention of this entry in [brackets]");
	for (size_t i = 0; i < value.len; i++) {
		depth += (value.data[i] == '[') - (value.data[i] == ']');
		if (depth < 0 || depth > 1)
			return false;
	}
	return depth == 0 && value.len > 0;
}

bool entry_check_waiver(struct poltag_str value, char *message, size_t room)
{
	struct poltag_str reason = value, code = str_cut(&reason, ' ');
	enum warning warning = warning_named(code);

	snprintf(message, room, "unknown code \"%.*s\"; poltag-dict(1) lists the codes of warnings", (int)code.len, code.data);
	if (warning == WARNINGS)
		return false;
	snprintf(message, room, "%.*s cannot be waived; mend or remove the waiver", (int)code.len, code.data);
	if (warning == WARNING_NEEDLESS_WAIVER)
		return false;
	snprintf(message, room, "%.*s without a reason; expected \"CODE why this is right\"", (int)code.len, code.data);
	return str_trim(reason).len > 0;
}

static bool check_gender(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "unknown gender \"%.*s\"; expected female, male or both", (int)value.len, value.data);
	return str_is(value, "female") || str_is(value, "male") || str_is(value, "both");
}

static bool check_translit(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "\"%.*s\"; expected no, or no such line", (int)value.len, value.data);
	return str_is(value, "no");
}

static bool check_word(struct poltag_str value, char *message, size_t room)
{
	if (!check_name(value, message, room))
		return false;
	snprintf(message, room, "\"%.*s\" is more than one word; expected one, which may have hyphens and apostrophes in it",
		 (int)value.len, value.data);
	return !memchr(value.data, ' ', value.len) && !memchr(value.data, '\n', value.len);
}

static const struct field_kind entry_fields[] = {
	{ "Id", REQUIRED | ONCE, check_id },
	{ "Type", REQUIRED | ONCE, check_type },
	{ "Name", REQUIRED | ONCE | IN_LANGUAGES, check_name },
	{ "Alias", IN_LANGUAGES, check_name },
	{ "Short", IN_LANGUAGES, check_short },
	{ "Demonym", IN_LANGUAGES, check_name },
	{ "Country", ONCE, check_country },
	{ "Role", 0, check_role },
	{ "Dates", ONCE, check_dates },
	{ "Pattern", 0, check_pattern },
	{ "Case", ONCE, check_case },
	{ "Near", 0, check_list },
	{ "NotNear", 0, check_list },
	{ "NotAfter", 0, check_list },
	{ "Unless", 0, check_context },
	{ "StandsFor", ONCE, check_id },
	{ "Translit", ONCE, check_translit },
	{ "Wikidata", ONCE, check_wikidata },
	{ "Note", 0, check_text },
	{ "Waive", 0, entry_check_waiver },
	{ "Example", 0, check_example },
};

static bool check_class(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "\"%.*s\" cannot be a class of words; expected a slug of %d letters at most, such as title",
		 (int)value.len, value.data, WORD_CLASS_BYTES - 1);
	return word_class_is_good(value);
}

static bool check_ending(struct poltag_str value, char *message, size_t room)
{
	size_t letters = 0;

	snprintf(message, room, "\"%.*s\" cannot be the end of words; expected two letters or more, %d bytes at most",
		 (int)value.len, value.data, WORD_END_BYTES);
	for (size_t i = 0; i < value.len; i++) {
		if ((unsigned char)value.data[i] < 0x80 && ((value.data[i] | 0x20) < 'a' || (value.data[i] | 0x20) > 'z'))
			return false;
		letters += ((unsigned char)value.data[i] & 0xC0) != 0x80;
	}
	return letters >= 2 && value.len <= WORD_END_BYTES;
}

static bool check_inflected(struct poltag_str value, char *message, size_t room)
{
	snprintf(message, room, "\"%.*s\" is no language whose words have forms here; expected ru or uk", (int)value.len,
		 value.data);
	return inflect_has_endings(value);
}

static const struct field_kind words_fields[] = {
	{ "Id", REQUIRED | ONCE, check_id },
	{ "Class", REQUIRED | ONCE, check_class },
	{ "Culture", ONCE, check_id },
	{ "Gender", ONCE, check_gender },
	{ "Word", 0, check_word },
	{ "Ending", 0, check_ending },
	{ "Lang", 0, check_inflected },
	{ "Note", 0, check_text },
};

static const struct field_kind rule_fields[] = {
	{ "Id", REQUIRED | ONCE, check_id },
	{ "Type", ONCE, check_rule_type },
	{ "Match", ONCE, check_text },
	{ "Define", ONCE, check_text },
	{ "First", ONCE, check_list },
	{ "Before", ONCE, check_list },
	{ "BeforeComma", ONCE, check_list },
	{ "BeforeQuote", ONCE, check_list },
	{ "Behind", ONCE, check_list },
	{ "Has", ONCE, check_list },
	{ "After", ONCE, check_text },
	{ "Unless", ONCE, check_text },
	{ "Note", 0, check_text },
	{ "Example", 0, check_example },
};

static const struct field_kind more_fields[] = {
	{ "Id", REQUIRED | ONCE, check_id },
	{ "Name", IN_LANGUAGES | NOT_WITHOUT, check_name },
	{ "Alias", IN_LANGUAGES | NOT_WITHOUT, check_name },
	{ "Short", IN_LANGUAGES | NOT_WITHOUT, check_short },
	{ "Demonym", IN_LANGUAGES | NOT_WITHOUT, check_name },
	{ "Note", 0, check_text },
};

/* ---- Records ---- */

/* xx, xxx, then optionally _Scrp and _RR. */
static bool is_language(struct poltag_str lang)
{
	struct poltag_str rest = lang, part = str_cut(&rest, '_');
	bool script = false, region = false;

	if (part.len < 2 || part.len > 3)
		return false;
	for (size_t i = 0; i < part.len; i++)
		if (part.data[i] < 'a' || part.data[i] > 'z')
			return false;
	while (rest.len) {
		part = str_cut(&rest, '_');
		for (size_t i = 0; i < part.len; i++) {
			char low = part.len == 4 && i ? 'a' : 'A';

			if (part.data[i] < low || part.data[i] > low + 25)
				return false;
		}
		if ((part.len == 4 && (script || region)) || (part.len == 2 && region) || (part.len != 4 && part.len != 2))
			return false;
		script |= part.len == 4;
		region |= part.len == 2;
	}
	return lang.data[lang.len - 1] != '_';
}

/* The part of a field's name before its language, and the language. */
static struct poltag_str split_language(struct poltag_str name, struct poltag_str *lang)
{
	const char *mark = memchr(name.data, '_', name.len);

	*lang = (struct poltag_str){ 0 };
	if (!mark)
		return name;
	*lang = str_from_offset(name, (size_t)(mark - name.data) + 1);
	return str_make(name.data, (size_t)(mark - name.data));
}

static const struct field_kind *find_kind(const struct field_kind *table, size_t n, struct poltag_str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, table[i].name))
			return &table[i];
	return NULL;
}

static void check_field(struct context *c, const struct field_kind *table, size_t n, const struct poltag_field *field)
{
	struct poltag_str lang, base = split_language(field->name, &lang);
	const struct field_kind *kind = find_kind(table, n, base);
	char message[400];

	if (!kind) {
		field_fault(c, field, "unknown field; poltag-dict(5) lists the fields");
		return;
	}
	if (base.len != field->name.len && (!(kind->flags & IN_LANGUAGES) || !lang.len || !is_language(lang))) {
		field_fault(c, field, "not a language; expected a field such as Name_ru or Name_uz_Cyrl");
		return;
	}
	if (base.len == field->name.len && (kind->flags & NOT_WITHOUT)) {
		field_fault(c, field, "no language; expected a field such as Name_ru or Name_uz_Cyrl");
		return;
	}
	if (!kind->check(field->value, message, sizeof message))
		field_fault(c, field, message);
	if ((kind->flags & ONCE) && base.len == field->name.len)
		for (const struct poltag_field *other = c->rec->fields; other < field; other++)
			if (str_equal(other->name, field->name)) {
				field_fault(c, field, "a second time in one record; expected it once");
				return;
			}
}

bool entry_field_is_known(struct poltag_str name)
{
	struct poltag_str lang, base = split_language(name, &lang);
	const struct field_kind *kind = find_kind(entry_fields, sizeof entry_fields / sizeof *entry_fields, base);

	return kind && (base.len == name.len || ((kind->flags & IN_LANGUAGES) && lang.len && is_language(lang)));
}

static void missing_fault(struct context *c, const char *name)
{
	struct poltag_error fault;

	error_set(&fault, POLTAG_VALUE, "%s is missing; every record needs one", name);
	error_place(&fault, c->sink->file, c->rec->line, 1);
	fault_report(c->sink, &fault);
	c->good = false;
}

static bool check_record(const struct field_kind *table, size_t n, const struct rec *rec, struct fault_sink *sink)
{
	struct context c = { rec, sink, true };

	for (size_t i = 0; i < rec->n_fields; i++)
		check_field(&c, table, n, &rec->fields[i]);
	for (size_t i = 0; i < n; i++)
		if ((table[i].flags & REQUIRED) && !entry_value(rec->fields, rec->n_fields, table[i].name).data)
			missing_fault(&c, table[i].name);
	return c.good;
}

bool entry_check(const struct rec *rec, struct fault_sink *sink)
{
	return check_record(entry_fields, sizeof entry_fields / sizeof *entry_fields, rec, sink);
}

bool entry_check_words(const struct rec *rec, struct fault_sink *sink)
{
	struct context c = { rec, sink, true };
	bool good = check_record(words_fields, sizeof words_fields / sizeof *words_fields, rec, sink);
	bool given = str_is(entry_value(rec->fields, rec->n_fields, "Class"), "given");

	for (size_t i = 0; i < rec->n_fields && !given; i++)
		if (str_is(rec->fields[i].name, "Gender"))
			field_fault(&c, &rec->fields[i], "only given names have one; expected none, or Class: given");
	if (good && !entry_value(rec->fields, rec->n_fields, "Word").data &&
	    !entry_value(rec->fields, rec->n_fields, "Ending").data)
		missing_fault(&c, "Word (or Ending)");
	return good && c.good;
}

bool entry_check_rule(const struct rec *rec, struct fault_sink *sink)
{
	struct context c = { rec, sink, true };
	bool good = check_record(rule_fields, sizeof rule_fields / sizeof *rule_fields, rec, sink);
	bool defines = entry_value(rec->fields, rec->n_fields, "Define").data;

	if (!defines && !entry_value(rec->fields, rec->n_fields, "Match").data)
		missing_fault(&c, "Match");
	if (!defines && !entry_value(rec->fields, rec->n_fields, "Type").data)
		missing_fault(&c, "Type");
	return good && c.good;
}

bool entry_check_more(const struct rec *rec, struct fault_sink *sink)
{
	return check_record(more_fields, sizeof more_fields / sizeof *more_fields, rec, sink);
}

struct poltag_str entry_value(const struct poltag_field *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(fields[i].name, name))
			return fields[i].value;
	return (struct poltag_str){ 0 };
}

/* "Landau ? Deputy Secretary, Mr": the text, and behind the question mark what may stand before it. */
static void split_short(struct entry_name *name)
{
	const char *p = name->text.data, *end = p + name->text.len;

	for (; p < end; p++)
		if (*p == '?' && p > name->text.data && p[-1] == ' ') {
			name->cues = str_trim(str_make(p + 1, (size_t)(end - p - 1)));
			name->text = str_trim(str_make(name->text.data, (size_t)(p - name->text.data)));
			name->conditional = true;
			return;
		}
}

bool entry_name_of(const struct poltag_field *field, struct entry_name *name)
{
	static const char *const kinds[NAME_KINDS] = { "Name", "Alias", "Short", "Demonym", "Pattern" };
	struct poltag_str base;

	*name = (struct entry_name){ .text = field->value, .line = field->line };
	base = split_language(field->name, &name->lang);
	for (int i = 0; i < NAME_KINDS; i++)
		if (str_is(base, kinds[i])) {
			name->kind = (enum name_kind)i;
			if (i == NAME_SHORT)
				split_short(name);
			return true;
		}
	return false;
}
