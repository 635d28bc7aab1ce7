/* GeoNames' tables: 19 columns of "geoname" with tabs between them, as allCountries.txt has them. */
#include "country.h"
#include "format.h"

#include <string.h>

#define COLUMNS 19

enum { GEONAME_ID, NAME, ASCII_NAME, OTHER_NAMES, FEATURE_CLASS = 6, FEATURE_CODE, COUNTRY };

/* The names of GeoNames' readme. */
static const char *const names[COLUMNS] = {
	"geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
	"country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
	"dem", "timezone", "modification date",
};

/* Countries have the codes PCLI, PCLD and the like, those that have ended PCLH. */
static bool is_country(const struct poltag_str *cells)
{
	return span_is(cells[FEATURE_CLASS], "A") && span_starts(cells[FEATURE_CODE], "PCL");
}

static bool has_ascii_name(const struct record *record, struct poltag_str name)
{
	/* poltag finds a name without its accents too; the plain form adds nothing where it is only that. */
	struct bytes one = { 0 }, other = { 0 };
	bool same;

	slug_add(&one, record_value(record, "Name"));
	slug_add(&other, name);
	same = span_equal(bytes_str(&one), bytes_str(&other));
	bytes_free(&one);
	bytes_free(&other);
	return same;
}

/* alternatenames has links and airport codes among the names: they are counted. */
static void take_other_names(struct import *import, struct record *record, struct poltag_str list)
{
	while (list.len) {
		struct poltag_str name = span_trim(span_cut(&list, ','));

		if (span_starts(name, "http://") || span_starts(name, "https://"))
			tally_add(&import->others, span_of("links among alternatenames"));
		else if (name.len)
			record_name(record, name);
	}
}

static void take_note(struct record *record, const struct poltag_str *cells)
{
	struct bytes note = { 0 };

	bytes_add(&note, cells[GEONAME_ID]);
	bytes_text(&note, ", ");
	bytes_add(&note, cells[FEATURE_CLASS]);
	bytes_byte(&note, '.');
	bytes_add(&note, cells[FEATURE_CODE]);
	record->failed |= note.failed;
	record_note(record, "GeoNames", bytes_str(&note));
	bytes_free(&note);
}

static void take_row(struct import *import, struct record *record, const struct poltag_str *cells)
{
	struct poltag_str country = country_of_iso(cells[COUNTRY]);
	struct bytes key = { 0 };

	record_clear(record, import->line);
	record_name(record, cells[NAME]);
	record_add(record, "Type", span_of(is_country(cells) ? "COUNTRY" : "PLACE"));
	if (cells[ASCII_NAME].len && !has_ascii_name(record, cells[ASCII_NAME]))
		record_name(record, cells[ASCII_NAME]);
	take_other_names(import, record, cells[OTHER_NAMES]);
	record_add(record, "Country", country.len ? country : cells[COUNTRY]);
	take_note(record, cells);
	for (size_t i = 0; i < COLUMNS; i++)
		if (cells[i].len && (i == 4 || i == 5 || i > COUNTRY))
			tally_add(&import->others, span_of(names[i]));
	bytes_text(&key, "g");
	bytes_add(&key, cells[GEONAME_ID]);
	record_key(record, bytes_str(&key));
	bytes_free(&key);
	import_record(import, record);
}

static bool is_number(struct poltag_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	return text.len > 0;
}

void geonames_read(struct import *import)
{
	struct record record = { 0 };
	struct poltag_str line;

	while (!import->failed && import_line(import, &line)) {
		struct poltag_str cells[COLUMNS];
		size_t n = 0;

		if (!line.len)
			continue;
		import->read++;
		for (bool more = true; more && n <= COLUMNS; n++) {
			more = span_find(line, '\t') < line.len;
			if (n < COLUMNS)
				cells[n] = span_cut(&line, '\t');
		}
		if (n != COLUMNS)
			import_skip(import, import->line, "too %s columns; expected the %d of GeoNames' readme",
				    n < COLUMNS ? "few" : "many", COLUMNS);
		else if (!is_number(cells[GEONAME_ID]))
			import_skip(import, import->line, "\"%.*s\" is not a geonameid; expected a number",
				    (int)cells[GEONAME_ID].len, cells[GEONAME_ID].data);
		else
			take_row(import, &record, cells);
	}
	record_free(&record);
}
