/* The classes of words by their names. */
#include "word_class.h"

void word_classes_init(struct word_classes *classes)
{
	static const char *const fixed[] = { "title", "calendar", "given", "family", "common", "ordinary", "place" };

	classes->n = 0;
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		word_classes_add(classes, str_from(fixed[i]));
}

/* The number of a class that is no list. */
static size_t find_form(struct poltag_str name)
{
	static const struct {
		const char *name;
		size_t number;
	} forms[] = { { "turkic", 62 }, { "cyrillic", 63 }, { "year", 50 }, { "acronym", 51 }, { "initial", 52 }, { "Cap", 53 }, { "New", 54 },
		    { "number", 55 } };
	enum poltag_type type = poltag_type_named(name);

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (str_is(name, forms[i].name))
			return forms[i].number;
	return type == POLTAG_TYPES ? WORD_CLASS_BITS : WORD_TYPE_SHIFT + (size_t)type;
}

bool word_class_is_good(struct poltag_str name)
{
	if (name.len == 0 || name.len >= WORD_CLASS_BYTES || find_form(name) < WORD_CLASS_BITS)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if ((c < 'a' || c > 'z') && ((c < '0' || c > '9') || i == 0) && (c != '-' || i == 0))
			return false;
	}
	return true;
}

static size_t find_list(const struct word_classes *classes, struct poltag_str name)
{
	for (size_t i = 0; i < classes->n; i++)
		if (str_is(name, classes->names[i]))
			return i;
	return WORD_CLASS_BITS;
}

size_t word_classes_find(const struct word_classes *classes, struct poltag_str name)
{
	size_t i = find_list(classes, name);

	return i < WORD_CLASS_BITS ? i : find_form(name);
}

size_t word_classes_add(struct word_classes *classes, struct poltag_str name)
{
	size_t i = find_list(classes, name);

	if (i < WORD_CLASS_BITS || classes->n == WORD_CLASSES || !word_class_is_good(name))
		return i;
	memcpy(classes->names[classes->n], name.data, name.len);
	classes->names[classes->n][name.len] = '\0';
	return classes->n++;
}
