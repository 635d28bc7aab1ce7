/* What writers of other formats share. */
#include "export.h"

struct poltag_str export_value(const struct poltag_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, name))
			return entry->fields[i].value;
	return span_of("");
}

bool export_is(const struct poltag_field *field, const char *base, struct poltag_str *lang)
{
	struct poltag_str rest = field->name, name = span_cut(&rest, '_');

	*lang = rest;
	return span_is(name, base);
}

/* "Landau ?" and "May ? Mrs" count only beside something else. */
static bool is_conditional(struct poltag_str value)
{
	for (size_t i = 1; i < value.len; i++)
		if (value.data[i] == '?' && value.data[i - 1] == ' ')
			return true;
	return false;
}

bool export_name(const struct poltag_entry *entry, const struct poltag_field *field, struct poltag_str *type)
{
	struct poltag_str lang;

	*type = export_value(entry, "Type");
	if (export_is(field, "Name", &lang) || export_is(field, "Alias", &lang))
		return true;
	if (export_is(field, "Short", &lang))
		return !is_conditional(field->value);
	*type = span_of("DEMONYM");
	return export_is(field, "Demonym", &lang);
}

void export_other(struct export *export, const struct poltag_field *field)
{
	struct poltag_str lang;

	tally_add(&export->others, export_is(field, "Short", &lang) ? span_of("Short with a question mark") : field->name);
}
