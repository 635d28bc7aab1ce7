/* The names of the types. */
#include "str.h"

static const char *const names[POLTAG_TYPES] = { "PERSON", "COUNTRY", "ORG", "PLACE", "EVENT", "DEMONYM" };

const char *poltag_type_name(enum poltag_type type)
{
	return type < POLTAG_TYPES ? names[type] : "";
}

enum poltag_type poltag_type_named(struct poltag_str name)
{
	int type = 0;

	while (type < POLTAG_TYPES && !str_is(name, names[type]))
		type++;
	return (enum poltag_type)type;
}
