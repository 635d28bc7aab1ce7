/* The table of formats. */
#include "format.h"

#include <string.h>

static const struct format formats[] = {
	{ "tsv", "a table, tabs between the cells", tsv_read, tsv_begin, tsv_write, table_end, NULL },
	{ "csv", "a table, as RFC 4180 has it", csv_read, csv_begin, csv_write, table_end, NULL },
	{ "wikidata", "results of SPARQL queries, JSON or CSV", wikidata_read, NULL, NULL, NULL, NULL },
	{ "popolo", "Popolo JSON, or entities of OpenSanctions", popolo_read, popolo_begin, popolo_write, popolo_end, NULL },
	{ "petrarch", "actors and agents of PETRARCH and TABARI", petrarch_read, NULL, petrarch_write, NULL, NULL },
	{ "regexner", "mappings of CoreNLP's RegexNER", regexner_read, NULL, regexner_write, NULL, NULL },
	{ "gate", "lists of GATE, .lst or .def", gate_read, NULL, gate_write, NULL, NULL },
	{ "spacy", "patterns of spaCy, JSON Lines", spacy_read, NULL, spacy_write, NULL, NULL },
	{ "cldr", "names of countries in Unicode's CLDR, a folder", cldr_read, NULL, NULL, NULL, cldr_read_folder },
	{ "geonames", "the tables of GeoNames", geonames_read, NULL, NULL, NULL, NULL },
	{ "iso-codes", "names of countries in iso-codes, a folder", iso_codes_read, NULL, NULL, NULL, iso_codes_read_folder },
};

#define N_FORMATS (sizeof formats / sizeof *formats)

const struct format *format_named(const char *name)
{
	for (size_t i = 0; i < N_FORMATS; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

void format_list(struct bytes *list, bool written)
{
	const char *between = "";

	for (size_t i = 0; i < N_FORMATS; i++) {
		if (written && !formats[i].write)
			continue;
		bytes_text(list, between);
		bytes_text(list, formats[i].name);
		between = ", ";
	}
	bytes_byte(list, '\0');
}
