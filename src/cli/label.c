/* The types of other tools, as poltag's. */
#include "label.h"

#include "bytes.h"

#include <strings.h>

static const struct {
	const char *label, *type;
} labels[] = {
	{ "PERSON", "PERSON" },
	{ "COUNTRY", "COUNTRY" },
	{ "ORG", "ORG" },
	{ "PLACE", "PLACE" },
	{ "EVENT", "EVENT" },
	{ "DEMONYM", "DEMONYM" },
	/* spaCy's, of OntoNotes and WikiNER; GPE are countries, cities and states, and so the wider type */
	{ "PER", "PERSON" },
	{ "NORP", "DEMONYM" },
	{ "GPE", "PLACE" },
	{ "LOC", "PLACE" },
	{ "FAC", "PLACE" },
	/* CoreNLP */
	{ "ORGANIZATION", "ORG" },
	{ "LOCATION", "PLACE" },
	{ "CITY", "PLACE" },
	{ "STATE_OR_PROVINCE", "PLACE" },
	{ "NATIONALITY", "DEMONYM" },
	/* ANNIE's major and minor types */
	{ "PERSON_FULL", "PERSON" },
	{ "COUNTRY_ADJ", "DEMONYM" },
	{ "COUNTRY_ABBREV", "COUNTRY" },
	/* FollowTheMoney */
	{ "LEGALENTITY", "ORG" },
	{ "PUBLICBODY", "ORG" },
	{ "COMPANY", "ORG" },
};

struct poltag_str label_type(struct poltag_str label)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct poltag_str known = span_of(labels[i].label);

		if (label.len == known.len && strncasecmp(label.data, known.data, known.len) == 0)
			return span_of(labels[i].type);
	}
	return span_of("");
}
