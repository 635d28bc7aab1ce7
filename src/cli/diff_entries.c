/* Comparing entries: both sides are gone through by Id, and of an entry on both sides the fields by name and value. */
#include "diff_entries.h"

#include "describe.h"
#include "output.h"
#include "print.h"

#include <stdlib.h>

/* An entry's fields in order of name and value. */
struct sorted {
	const struct poltag_entry *entry;
	const struct poltag_field **fields;
	size_t n;
};

static int order(const struct poltag_field *a, const struct poltag_field *b)
{
	int names = str_order(a->name, b->name);

	return names ? names : str_order(a->value, b->value);
}

static int compare(const void *a, const void *b)
{
	const struct poltag_field *first = *(const struct poltag_field *const *)a;
	const struct poltag_field *second = *(const struct poltag_field *const *)b;
	int by_value = order(first, second);

	return by_value ? by_value : (first->line > second->line) - (first->line < second->line);
}

static bool sort(const struct poltag_entry *entry, struct sorted *sorted)
{
	*sorted = (struct sorted){ entry, malloc((entry->n_fields + 1) * sizeof *sorted->fields), entry->n_fields };
	if (!sorted->fields)
		return false;
	for (size_t i = 0; i < entry->n_fields; i++)
		sorted->fields[i] = &entry->fields[i];
	qsort(sorted->fields, sorted->n, sizeof *sorted->fields, compare);
	return true;
}

static void write_entry(const char *sign, const struct poltag_entry *entry)
{
	output_text(sign);
	describe_entry(entry);
	output_text(": ");
	print_plain(names_value(entry, "Name"));
	output_text("  (");
	print_place(entry->file, entry->line);
	output_text(")\n");
}

static void write_field(const char *sign, const struct poltag_entry *entry, const struct poltag_field *field)
{
	output_text(sign);
	print_plain(field->name);
	output_text(": ");
	print_plain(field->value);
	output_text("  (");
	print_place(poltag_field_file(entry, field), field->line);
	output_text(")\n");
}

/* Writes the fields that one has and other has not; returns how many. With no sign they are only counted. */
static size_t missing(const struct sorted *one, const struct sorted *other, const char *sign)
{
	size_t n = 0, k = 0;

	for (size_t i = 0; i < one->n; i++) {
		while (k < other->n && order(other->fields[k], one->fields[i]) < 0)
			k++;
		if (k < other->n && order(other->fields[k], one->fields[i]) == 0) {
			k++;
			continue;
		}
		n++;
		if (sign)
			write_field(sign, one->entry, one->fields[i]);
	}
	return n;
}

static bool compare_entry(const struct poltag_entry *before, const struct poltag_entry *after, struct diff_entries *counts)
{
	struct sorted old = { 0 }, new = { 0 };
	bool good = sort(before, &old) && sort(after, &new);

	if (good && missing(&old, &new, NULL) + missing(&new, &old, NULL)) {
		counts->changed++;
		write_entry("~ ", after);
		missing(&old, &new, "    - ");
		missing(&new, &old, "    + ");
	}
	free(old.fields);
	free(new.fields);
	return good;
}

static const struct poltag_entry *entry_at(const struct names *names, size_t i)
{
	return i < names->n_entries ? &names->entries[names->by_id[i]] : NULL;
}

bool diff_entries(const struct names *before, const struct names *after, struct diff_entries *counts)
{
	size_t i = 0, k = 0;

	while (output_is_open()) {
		const struct poltag_entry *old = entry_at(before, i), *new = entry_at(after, k);
		int by_id = !old ? 1 : !new ? -1 : str_order(names_value(old, "Id"), names_value(new, "Id"));

		if (!old && !new)
			break;
		i += by_id <= 0;
		k += by_id >= 0;
		if (by_id < 0) {
			counts->removed++;
			write_entry("- ", old);
		} else if (by_id > 0) {
			counts->added++;
			write_entry("+ ", new);
		} else if (!compare_entry(old, new, counts)) {
			return false;
		}
	}
	return true;
}
