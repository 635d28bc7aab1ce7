/* Adding an image to a builder: its entries and names are taken over as they are, so that images and sources can be
 * joined, and each name still knows the line that brought it. */
#include "builder.h"

#include "error.h"
#include "form.h"
#include "image.h"
#include "key.h"

#include <stdlib.h>

/* What a field says of a name: a range of the values, or nothing where another field of the entry has the name. */
struct name_value {
	uint32_t name; /* its number among the builder's names */
	size_t value, len;
};

/* An image while it is taken over. */
struct taking {
	struct poltag_builder *builder;
	const struct image *image;
	uint32_t first_file;  /* number of the image's first file among the builder's sources */
	size_t first_entry;   /* and of its first entry among the builder's */
	uint32_t *offsets;    /* of its entries, ascending */
	size_t n_offsets, room_offsets;
	struct name_value *values; /* of the image's names, in order of their entries and lines */
	size_t n_values, room_values;
	size_t next_value;
	struct image_forms *forms; /* of the inflected names, by place */
	size_t n_forms, room_forms;
	struct buf value_text;
};

static bool add_field(struct taking *t, struct poltag_str name, struct poltag_str value, uint32_t line)
{
	struct poltag_field field = { .name = name, .value = value, .line = line };

	return value.len == 0 || ARRAY_ADD(t->builder, fields, field);
}

static bool add_lang_fields(struct taking *t, const struct image_entry *entry)
{
	const unsigned char *begin = (const unsigned char *)entry->langs.data;
	struct image_cursor cursor = { begin, begin + entry->langs.len, false };

	while (cursor.next < cursor.end) {
		struct poltag_str field = image_read_str(&cursor), name = image_read_str(&cursor);

		if (!cursor.bad && !add_field(t, field, name, entry->line))
			return false;
	}
	return true;
}

static bool add_context_fields(struct taking *t, const struct image_entry *entry)
{
	struct image_context context;

	if (!entry->context || !image_context_at(t->image, entry->context - 1, &context))
		return true;
	return add_field(t, STR("Near"), context.near, entry->line) &&
	       add_field(t, STR("NotNear"), context.not_near, entry->line) &&
	       add_field(t, STR("NotAfter"), context.not_after, entry->line) &&
	       add_field(t, STR("Unless"), context.unless, entry->line);
}

/* The fields of the other names of the entry that is added next. Of their languages the image does not know. */
static bool add_name_fields(struct taking *t, uint32_t file)
{
	static const char *const fields[NAME_KINDS] = { "Alias", "Alias", "Short", "Demonym", "Pattern" };
	struct poltag_builder *b = t->builder;

	for (; t->next_value < t->n_values; t->next_value++) {
		const struct name_value *value = &t->values[t->next_value];
		const struct built_name *name = &b->names[value->name];

		if (name->entry != b->n_entries)
			break;
		if (value->len == 0)
			continue;
		if (!add_field(t, str_from(fields[name->kind]), str_make(t->value_text.data + value->value, value->len),
			       name->line))
			return false;
		if (name->file != file)
			b->fields[b->n_fields - 1].source = name->file + 1;
	}
	return true;
}

static bool add_entry(struct taking *t, const struct image_entry *entry)
{
	struct poltag_builder *b = t->builder;
	struct built_entry built = { .file = t->first_file + entry->file, .line = entry->line,
				     .first_field = b->n_fields, .type = entry->type,
				     .has_context = entry->context != 0, .caseless = entry->caseless, .from_image = true };
	size_t taken;

	if (!add_field(t, STR("Id"), entry->id, entry->line) ||
	    !add_field(t, STR("Type"), str_from(poltag_type_name(entry->type)), entry->line) ||
	    !add_field(t, STR("Name"), entry->name, entry->name_line) ||
	    !add_field(t, STR("Country"), entry->country, entry->line) || !add_lang_fields(t, entry) ||
	    !add_name_fields(t, built.file) || !add_field(t, STR("Case"), str_from(entry->caseless ? "any" : ""), entry->line) ||
	    !add_field(t, STR("StandsFor"), entry->stands_for, entry->line) || !add_context_fields(t, entry) || !builder_claim_id(b, entry->id, b->n_entries, &taken))
		return false;
	built.n_fields = b->n_fields - built.first_field;
	return ARRAY_ADD(b, entries, built);
}

static bool find_entries(struct taking *t)
{
	uint32_t offset = 0;

	while (offset < t->image->sections[IMAGE_ENTRIES].len) {
		struct image_entry entry;

		image_entry_at(t->image, offset, &entry);
		if (!ARRAY_ADD(t, offsets, offset))
			return false;
		offset = entry.end;
	}
	return true;
}

static bool add_entries(struct taking *t)
{
	for (size_t i = 0; i < t->n_offsets; i++) {
		struct image_entry entry;

		image_entry_at(t->image, t->offsets[i], &entry);
		if (!add_entry(t, &entry))
			return false;
	}
	return true;
}

/* The builder's number of the entry at an offset of the image. */
static uint32_t entry_number(const struct taking *t, uint32_t offset)
{
	size_t low = 0, high = t->n_offsets;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (t->offsets[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (uint32_t)(t->first_entry + low);
}

static int by_place(const void *first, const void *second)
{
	const struct image_forms *a = first, *b = second;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return (a->forms.data > b->forms.data) - (a->forms.data < b->forms.data);
}

static bool find_forms(struct taking *t)
{
	struct image_cursor cursor = image_cursor_at(t->image, IMAGE_FORMS, 0);
	const unsigned char *end = cursor.next + t->image->header->forms_end;

	while (cursor.next < end) {
		struct image_forms forms;

		image_read_forms(&cursor, &forms);
		if (!ARRAY_ADD(t, forms, forms))
			return false;
	}
	if (t->n_forms)
		qsort(t->forms, t->n_forms, sizeof *t->forms, by_place);
	return true;
}

/* Adds the forms of the name at a place, as they are in a builder. */
static void add_forms_at(const struct taking *t, uint32_t place, struct buf *out)
{
	size_t low = 0, high = t->n_forms;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->forms[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < t->n_forms && t->forms[low].place == place; low++) {
		if (out->len)
			buf_add_byte(out, FORM_OR);
		buf_add_str(out, t->forms[low].forms);
	}
}

static bool add_name(struct taking *t, const struct image_name *name, uint32_t place)
{
	struct poltag_builder *b = t->builder;
	struct buf forms = { 0 };
	bool good;
	struct built_name built = { .text = name->text.data, .text_len = (uint32_t)name->text.len,
				    .cues_len = (uint32_t)name->cues.len, .entry = entry_number(t, name->entry),
				    .file = t->first_file + name->file,
				    .line = name->line,
				    .kind = (uint8_t)name->kind, .system = (uint8_t)name->system,
				    .flags = (uint8_t)name->flags };

	if (name->cues.len && !(built.text = pool_add(&b->strings, name->text, name->cues)))
		return false;
	add_forms_at(t, place, &forms);
	if (forms.len && forms.len <= UINT16_MAX) {
		built.forms_len = (uint16_t)forms.len;
		built.text = pool_add(&b->strings, str_make(built.text, built.text_len + built.cues_len), buf_str(&forms));
	}
	good = built.text && !forms.failed;
	buf_free(&forms);
	return good && ARRAY_ADD(b, names, built);
}

static bool add_bucket(struct taking *t, struct image_cursor *cursor)
{
	const unsigned char *begin = image_cursor_at(t->image, IMAGE_NAMES, 0).next;

	for (uint64_t left = image_read_number(cursor); left > 0; left--) {
		uint32_t place = (uint32_t)(cursor->next - begin) + 1;
		struct image_name name;

		image_read_name(t->image, cursor, &name);
		if (!add_name(t, &name, place))
			return false;
	}
	return true;
}

/* The names that have no record of their own are found by their keys. */
static bool add_entry_names(struct taking *t)
{
	struct poltag_str keys = t->image->sections[IMAGE_KEYS];

	for (size_t i = 0; i < keys.len; i += 8) {
		uint32_t place = (uint32_t)key_load(keys.data + i, 8) & IMAGE_KEY_PLACE;
		struct image_name name;

		if ((place & IMAGE_PLACE_ENTRY) &&
		    !(image_entry_as_name(t->image, (place & IMAGE_PLACE_OFFSET) - 1, &name) && add_name(t, &name, place)))
			return false;
	}
	return true;
}

static bool add_names(struct taking *t)
{
	struct image_cursor cursor = image_cursor_at(t->image, IMAGE_NAMES, 0);

	while (cursor.next < cursor.end)
		if (!add_bucket(t, &cursor))
			return false;
	cursor = image_cursor_at(t->image, IMAGE_WRITTEN, 0);
	while (cursor.next < cursor.end) {
		struct image_written written;
		struct image_name name;

		image_read_written(t->image, &cursor, &written, &name);
		if (!add_name(t, &name, 0))
			return false;
	}
	return add_entry_names(t);
}

/* ---- The fields of names ---- */

static int by_entry(const void *a, const void *b, void *context)
{
	const struct poltag_builder *builder = context;
	const struct built_name *first = &builder->names[((const struct name_value *)a)->name];
	const struct built_name *second = &builder->names[((const struct name_value *)b)->name];

	if (first->entry != second->entry)
		return first->entry < second->entry ? -1 : 1;
	if (first->line != second->line)
		return first->line < second->line ? -1 : 1;
	return str_compare(built_text(first), built_text(second));
}

/* Whether value, normalised, is that text. */
static bool has_text(struct taking *t, struct poltag_str value, struct poltag_str text)
{
	return str_equal(value, text) ||
	       (text_read(&t->builder->text, &t->builder->code_points, value, NULL) == POLTAG_OK &&
		str_equal(t->builder->text.norm, text));
}

/* Whether the entry's Name or a Name_xx is that name. */
static bool is_canonical(struct taking *t, const struct built_name *name)
{
	struct poltag_str text = built_text(name);
	struct image_cursor cursor;
	struct image_entry entry;

	image_entry_at(t->image, t->offsets[name->entry - t->first_entry], &entry);
	cursor = (struct image_cursor){ (const unsigned char *)entry.langs.data,
					(const unsigned char *)entry.langs.data + entry.langs.len, false };
	if (has_text(t, entry.name, text))
		return true;
	while (cursor.next < cursor.end && !cursor.bad) {
		image_read_str(&cursor);
		if (has_text(t, image_read_str(&cursor), text))
			return true;
	}
	return false;
}

static void write_value(struct taking *t, struct name_value *value)
{
	const struct built_name *name = &t->builder->names[value->name];

	value->value = t->value_text.len;
	if (name->kind == NAME_CANONICAL && is_canonical(t, name))
		return;
	buf_add_str(&t->value_text, built_text(name));
	if (name->flags & IMAGE_NAME_CONDITIONAL)
		buf_add_str(&t->value_text, name->cues_len ? STR(" ? ") : STR(" ?"));
	if (name->flags & IMAGE_NAME_CONDITIONAL)
		buf_add_str(&t->value_text, built_cues(name));
	value->len = t->value_text.len - value->value;
}

/* Writes the values of the names from first on. The builder keeps them, as fields point there. */
static bool write_values(struct taking *t, size_t first)
{
	struct poltag_builder *b = t->builder;

	for (size_t i = first; i < b->n_names; i++)
		if (!(b->names[i].flags & IMAGE_NAME_GENERATED) && !ARRAY_ADD(t, values, ((struct name_value){ (uint32_t)i, 0, 0 })))
			return false;
	if (t->n_values)
		qsort_r(t->values, t->n_values, sizeof *t->values, by_entry, b);
	for (size_t i = 0; i < t->n_values; i++)
		write_value(t, &t->values[i]);
	if (t->value_text.failed || !ARRAY_ADD(b, kept, t->value_text.data)) {
		buf_free(&t->value_text);
		return false;
	}
	return true;
}

/* The words are known by their whole keys only in the sources; an image keeps the part that its table needs. */
static bool add_words(struct taking *t)
{
	struct poltag_str table = t->image->sections[IMAGE_WORDS];
	uint64_t bits[WORD_CLASS_BITS] = { 0 }; /* of the image's classes in the builder */
	struct word_classes classes;

	image_classes(t->image, &classes);
	word_ends_join(&t->builder->ends, &t->image->header->ends);
	for (size_t i = 0; i < classes.n; i++) {
		size_t number = word_classes_add(&t->builder->classes, str_from(classes.names[i]));

		bits[i] = number < WORD_CLASS_BITS ? UINT64_C(1) << number : 0;
	}

	for (size_t i = 0; i + 16 <= table.len; i += 16) {
		struct built_word word = { .hash = key_load(table.data + i, 8) };
		uint64_t theirs = key_load(table.data + i + 8, 8);

		for (; theirs; theirs &= theirs - 1)
			word.classes |= bits[__builtin_ctzll(theirs)];
		if (word.classes && !ARRAY_ADD(t->builder, words, word))
			return false;
	}
	return true;
}

static bool add_rules(struct taking *t)
{
	struct poltag_builder *b = t->builder;
	struct image_cursor cursor = image_cursor_at(t->image, IMAGE_RULES, 0);

	for (uint64_t i = 0; i < t->image->header->n_rules && !cursor.bad; i++) {
		struct image_rule rule;
		struct built_rule built;

		image_read_rule(&cursor, &rule);
		built = (struct built_rule){ t->first_file + rule.file, rule.line, b->n_fields, 0, true, false };
		for (uint64_t k = 0; k < rule.n_fields && !cursor.bad; k++) {
			struct poltag_field field = { .line = rule.line };

			field.name = image_read_str(&cursor);
			field.value = image_read_str(&cursor);
			if (!ARRAY_ADD(b, fields, field))
				return false;
			built.n_fields++;
		}
		if (!ARRAY_ADD(b, rules, built))
			return false;
	}
	return true;
}

static bool add_roles(struct taking *t)
{
	struct image_cursor cursor = image_cursor_at(t->image, IMAGE_ROLES, 0);

	for (uint64_t i = 0; i < t->image->header->n_roles; i++) {
		struct built_role built;
		struct image_role role;

		image_read_role(&cursor, &role);
		built = (struct built_role){ entry_number(t, role.entry), role.title, role.where,
					     { role.from, role.to }, role.horizon };
		if (!ARRAY_ADD(t->builder, roles, built))
			return false;
	}
	return true;
}

static bool add_files(struct taking *t)
{
	struct image_cursor cursor = image_cursor_at(t->image, IMAGE_FILES, 0);

	t->first_file = (uint32_t)t->builder->list.n_sources;
	for (uint64_t i = 0; i < t->image->header->n_files; i++) {
		struct poltag_str name = image_read_str(&cursor);
		struct buf path = { 0 };
		enum poltag_status status;

		buf_printf(&path, "%.*s", (int)name.len, name.data);
		status = path.failed ? POLTAG_NO_MEMORY
				     : source_list_add(&t->builder->list, path.data, (struct poltag_str){ "", 0 }, NULL);
		buf_free(&path);
		if (status != POLTAG_OK)
			return false;
	}
	return true;
}

enum poltag_status builder_add_image(struct poltag_builder *builder, struct poltag_error *error)
{
	const struct source *source = &builder->list.sources[builder->list.n_sources - 1];
	struct image image;
	enum poltag_status status = image_open(source->text, source->len, &image, error);
	struct taking t = { .builder = builder, .image = &image, .first_entry = builder->n_entries };
	size_t first_name = builder->n_names;

	if (status == POLTAG_OK)
		status = image_check(&image, error);
	if (status != POLTAG_OK)
		return status;
	if (!add_files(&t) || !find_entries(&t) || !find_forms(&t) || !add_names(&t) || !write_values(&t, first_name) || !add_entries(&t) ||
	    !add_words(&t) || !add_rules(&t) || !add_roles(&t))
		status = error_memory(error);
	free(t.offsets);
	free(t.values);
	free(t.forms);
	return status;
}
