/* Actors of PETRARCH from the entries of a dictionary. */
#include "format.h"
#include "petrarch.h"

#include <string.h>
#include <utf8proc.h>

/* A name that would be read as something else: with a sign of the format in it, or one of a line's at its beginning. */
static bool has_sign(struct poltag_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (memchr("_[]{}#\n", name.data[i], 7))
			return true;
	return name.len && memchr("+!<", name.data[0], 3);
}

/* Writes a name in capitals, with low lines for its spaces and one behind it: no other ending. */
static void add_name(struct bytes *out, struct poltag_str name)
{
	const unsigned char *p = (const unsigned char *)name.data, *end = p + name.len;

	while (p < end) {
		unsigned char upper[4];
		int32_t c;
		utf8proc_ssize_t n = utf8proc_iterate(p, end - p, &c);

		if (n <= 0)
			break;
		p += n;
		n = utf8proc_encode_char(c == ' ' || c == '\t' ? '_' : utf8proc_toupper(c), upper);
		bytes_add(out, span_make((const char *)upper, (size_t)n));
	}
	bytes_byte(out, '_');
}

static int number(struct poltag_str digits, size_t from, size_t n)
{
	int value = 0;

	for (size_t i = from; i < from + n; i++)
		value = value * 10 + (digits.data[i] - '0');
	return value;
}

/* "2016-12-14" as PETRARCH writes it; a year alone is its first or last day. False where there is no date. */
static bool add_date(struct bytes *out, struct poltag_str date, bool last)
{
	date = span_trim(date);
	if (!date.len)
		return false;
	for (size_t i = 0; i < date.len; i++)
		if (date.data[i] != '-')
			bytes_byte(out, date.data[i]);
	if (date.len == 4)
		bytes_text(out, last ? "1231" : "0101");
	if (date.len == 7) {
		char day[16];

		snprintf(day, sizeof day, "%02d", last ? petrarch_days_in(number(date, 0, 4), number(date, 5, 2)) : 1);
		bytes_text(out, day);
	}
	return true;
}

static void add_code(struct export *export, struct poltag_str code)
{
	bytes_text(&export->out, "\t[");
	bytes_add(&export->out, code);
	bytes_text(&export->out, "]\n");
}

/* A role's dates with the country's code. */
static void add_role(struct export *export, struct poltag_str role)
{
	struct poltag_str country, from;
	struct bytes code = { 0 };
	bool lower;

	span_cut(&role, '|');
	tally_add(&export->others, span_of("titles of Role"));
	country = span_trim(span_cut(&role, '|'));
	from.data = role.data;
	from.len = 0;
	while (from.len + 1 < role.len && !(role.data[from.len] == '.' && role.data[from.len + 1] == '.'))
		from.len++;
	role = span_trim(span_from(role, from.len + 2 <= role.len ? from.len + 2 : role.len));
	from = span_trim(from);
	if (country.len != 3 || (!from.len && !role.len)) {
		tally_add(&export->others, span_of("Role without a country or dates"));
		return;
	}
	bytes_add(&code, country);
	bytes_text(&code, from.len && role.len ? " " : from.len ? " >" : " <");
	lower = add_date(&code, from, false);
	bytes_text(&code, lower && role.len ? "-" : "");
	add_date(&code, role, true);
	add_code(export, bytes_str(&code));
	export->failed |= code.failed;
	bytes_free(&code);
}

static struct poltag_str value_of(const struct poltag_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, name))
			return entry->fields[i].value;
	return span_of("");
}

static bool add_notes(struct export *export, const struct poltag_entry *entry)
{
	bool some = false;

	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, "Note") && span_starts(entry->fields[i].value, "CAMEO: ")) {
			add_code(export, span_from(entry->fields[i].value, 7));
			some = true;
		}
	return some;
}

/* The codes of the notes that import makes; else the roles and the country. */
static void add_codes(struct export *export, const struct poltag_entry *entry)
{
	struct poltag_str country = value_of(entry, "Country");
	size_t before;

	if (add_notes(export, entry))
		return;
	before = export->out.len;
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, "Role"))
			add_role(export, entry->fields[i].value);
	if (export->out.len == before)
		add_code(export, country.len ? country : span_of("---"));
}

static void count_other(struct export *export, struct poltag_str name, struct poltag_str value)
{
	static const char *const taken[] = { "Id", "Type", "Name", "Country", "Role", "Case" };

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (span_is(name, taken[i]))
			return;
	if (!span_is(name, "Note") || !span_starts(value, "CAMEO: "))
		tally_add(&export->others, name);
}

void petrarch_write(struct export *export, const struct poltag_entry *entry)
{
	struct poltag_str name = value_of(entry, "Name");

	if (has_sign(name)) {
		tally_add(&export->others, span_of("entries whose name has a sign of the format"));
		export->skipped++;
		return;
	}
	add_name(&export->out, name);
	bytes_byte(&export->out, '\n');
	for (size_t i = 0; i < entry->n_fields; i++) {
		struct poltag_str value = entry->fields[i].value;

		if (!span_is(entry->fields[i].name, "Alias")) {
			count_other(export, entry->fields[i].name, value);
		} else if (has_sign(value)) {
			tally_add(&export->others, span_of("Alias with a sign of the format"));
		} else {
			bytes_byte(&export->out, '+');
			add_name(&export->out, value);
			bytes_byte(&export->out, '\n');
		}
	}
	add_codes(export, entry);
	export->written++;
}
