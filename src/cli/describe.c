/* Describing names and entries. */
#include "describe.h"

#include "output.h"
#include "print.h"

#include <string.h>

static bool is_field(const struct poltag_field *field, const char *name)
{
	return field->name.len == strlen(name) && memcmp(field->name.data, name, field->name.len) == 0;
}

void describe_entry(const struct poltag_entry *entry)
{
	struct poltag_str country = names_value(entry, "Country");

	print_plain(names_value(entry, "Id"));
	output_text(" ");
	print_plain(names_value(entry, "Type"));
	if (country.len) {
		output_text(" ");
		print_plain(country);
	}
}

static void describe_field(const struct poltag_entry *entry, const struct poltag_field *field)
{
	print_place(poltag_field_file(entry, field), field->line);
	output_text(": ");
	print_plain(field->name);
	output_text(": ");
	print_plain(field->value);
}

void describe_name(const struct names *names, const struct name *name)
{
	const struct poltag_entry *entry = &names->entries[name->entry];

	if (name->spelling) {
		print_place(poltag_field_file(entry, name->field), name->field->line);
		output_text(": ");
		print_plain(name->text);
		output_text(", generated from ");
		print_plain(name->field->name);
		output_text(" (");
		print_plain(name->spelling->system);
		output_text(")");
	} else {
		describe_field(entry, name->field);
	}
	output_text("  (");
	describe_entry(entry);
	output_text(")\n");
}

/* The titles of its roles, which are cues too. */
static void describe_titles(const struct poltag_entry *entry, bool some)
{
	for (size_t i = 0; i < entry->n_fields; i++) {
		const struct poltag_field *field = &entry->fields[i];
		const char *bar = is_field(field, "Role") ? memchr(field->value.data, '|', field->value.len) : NULL;
		struct poltag_str title = { field->value.data, bar ? (size_t)(bar - field->value.data) : 0 };

		while (title.len && title.data[title.len - 1] == ' ')
			title.len--;
		if (!title.len)
			continue;
		output_text(some ? ", " : ", or right behind ");
		print_plain(title);
		some = true;
	}
}

static void describe_conditional(const struct poltag_entry *entry, const struct name *name)
{
	const char *after = name->text.data + name->text.len, *end = name->field->value.data + name->field->value.len;
	struct poltag_str cues;

	while (after < end && (*after == ' ' || *after == '?'))
		after++;
	cues = (struct poltag_str){ after, (size_t)(end - after) };
	output_text("    counts only with a fuller mention in the document");
	if (cues.len) {
		output_text(", or right behind ");
		print_plain(cues);
	}
	describe_titles(entry, cues.len > 0);
	output_text("\n");
}

void describe_conditions(const struct names *names, const struct name *name)
{
	static const char *const fields[] = { "Case", "Near", "NotNear", "NotAfter", "Unless", "StandsFor" };
	const struct poltag_entry *entry = &names->entries[name->entry];

	if (name->kind == KIND_CONDITIONAL && !name->spelling)
		describe_conditional(entry, name);
	else if (name->kind == KIND_CONDITIONAL)
		output_text("    counts only with a fuller mention in the document, or right behind a cue of the entry\n");
	for (size_t i = 0; i < entry->n_fields; i++)
		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
			if (!is_field(&entry->fields[i], fields[k]))
				continue;
			output_text("    ");
			describe_field(entry, &entry->fields[i]);
			output_text("\n");
		}
}
