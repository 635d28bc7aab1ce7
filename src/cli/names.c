/* Listing names. */
#include "names.h"

#include "grow.h"
#include "message.h"
#include "spelling.h"

#include <string.h>

const char *const name_kind_texts[KINDS] = {
	[KIND_NAME] = "Name",	      [KIND_ALIAS] = "Alias",	  [KIND_SHORT] = "Short",
	[KIND_CONDITIONAL] = "Short ?", [KIND_DEMONYM] = "Demonym", [KIND_PATTERN] = "Pattern",
};

int str_order(struct poltag_str a, struct poltag_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.data, b.data, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_text(struct poltag_str a, const char *text)
{
	return a.len == strlen(text) && memcmp(a.data, text, a.len) == 0;
}

/* Cuts the condition off a short form: "May ? Theresa, Mrs". Returns whether there is one. */
static bool cut_condition(struct poltag_str *text)
{
	for (size_t i = 1; i < text->len; i++)
		if (text->data[i] == '?' && text->data[i - 1] == ' ') {
			text->len = i - 1;
			while (text->len && text->data[text->len - 1] == ' ')
				text->len--;
			return true;
		}
	return false;
}

bool name_of_field(const struct poltag_field *field, struct name *name)
{
	static const enum name_kind kinds[] = { KIND_NAME, KIND_ALIAS, KIND_SHORT, KIND_DEMONYM, KIND_PATTERN };
	const char *low = memchr(field->name.data, '_', field->name.len);
	struct poltag_str base = { field->name.data, low ? (size_t)(low - field->name.data) : field->name.len };

	*name = (struct name){ .field = field, .text = field->value, .lang = { "", 0 } };
	if (low)
		name->lang = (struct poltag_str){ low + 1, field->name.len - base.len - 1 };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!is_text(base, name_kind_texts[kinds[i]]))
			continue;
		name->kind = kinds[i];
		if (name->kind == KIND_SHORT && cut_condition(&name->text))
			name->kind = KIND_CONDITIONAL;
		return true;
	}
	return false;
}

static bool fold(struct names *names, struct name *name)
{
	struct poltag_str folded;

	if (poltag_fold(names->folder, name->text, true, &folded, NULL) != POLTAG_OK ||
	    !grow((void **)&names->strings, names->n_strings, folded.len, &names->room_strings, 1))
		return false;
	name->folded = names->n_strings;
	name->folded_len = folded.len;
	name->letters = spelling_letters(folded);
	if (folded.len)
		memcpy(names->strings + names->n_strings, folded.data, folded.len);
	names->n_strings += folded.len;
	return true;
}

static bool add_name(struct names *names, struct name name)
{
	name.entry = names->n_entries - 1;
	return fold(names, &name) && GROW_ADD(names, names, name);
}

static bool add_spelling(struct names *names, const struct poltag_spelling *spelling)
{
	struct name name;

	if (spelling->written_in.len || !name_of_field(&spelling->field, &name))
		return true; /* left out */
	name.spelling = spelling;
	name.kind = spelling->conditional ? KIND_CONDITIONAL : name.kind;
	return add_name(names, name);
}

static int add_entry(void *context, const struct poltag_entry *entry)
{
	struct names *names = context;
	struct name name;

	if (!GROW_ADD(names, entries, *entry))
		return 1;
	for (size_t i = 0; i < entry->n_fields; i++)
		if (name_of_field(&entry->fields[i], &name) && !add_name(names, name))
			return 1;
	for (size_t i = 0; i < entry->n_spellings; i++)
		if (!add_spelling(names, &entry->spellings[i]))
			return 1;
	return 0;
}

static int by_id(const void *a, const void *b, void *context)
{
	const struct names *names = context;
	size_t first = *(const size_t *)a, second = *(const size_t *)b;

	return str_order(names_value(&names->entries[first], "Id"), names_value(&names->entries[second], "Id"));
}

static bool sort_ids(struct names *names)
{
	names->by_id = calloc(names->n_entries + 1, sizeof *names->by_id);
	if (!names->by_id)
		return false;
	for (size_t i = 0; i < names->n_entries; i++)
		names->by_id[i] = i;
	qsort_r(names->by_id, names->n_entries, sizeof *names->by_id, by_id, names);
	return true;
}

bool names_read(struct names *names, const struct poltag_builder *builder)
{
	if (poltag_folder_new(&names->folder, NULL) == POLTAG_OK &&
	    poltag_builder_visit(builder, add_entry, names) == 0 && sort_ids(names))
		return true;
	message("out of memory");
	return false;
}

void names_free(struct names *names)
{
	poltag_folder_free(names->folder);
	free(names->entries);
	free(names->names);
	free(names->strings);
	free(names->by_id);
	*names = (struct names){ 0 };
}

struct poltag_str name_folded(const struct names *names, const struct name *name)
{
	return (struct poltag_str){ names->strings + name->folded, name->folded_len };
}

struct poltag_str names_value(const struct poltag_entry *entry, const char *field)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (is_text(entry->fields[i].name, field))
			return entry->fields[i].value;
	return (struct poltag_str){ "", 0 };
}

const struct poltag_entry *names_entry(const struct names *names, struct poltag_str id)
{
	size_t low = 0, high = names->n_entries;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct poltag_entry *entry = &names->entries[names->by_id[middle]];
		int order = str_order(names_value(entry, "Id"), id);

		if (order == 0)
			return entry;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
