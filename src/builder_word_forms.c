/* The forms of the words of "%rec: Words" records, and the ends of words. */
#include "builder.h"
#include "builder_more.h"

#include "form.h"
#include "inflect.h"
#include "key.h"

struct adding {
	struct poltag_builder *builder;
	uint64_t class;
	uint32_t file;
	bool is_end;
};

static bool add(const struct adding *a, struct poltag_str text)
{
	struct poltag_builder *b = a->builder;
	struct built_word word = { .classes = a->class, .file = a->file };

	if (a->is_end && text.len > WORD_END_BYTES)
		return true;
	word.hash = a->is_end ? word_ends_add(&b->ends, &b->code_points, text)
			      : key_word_at(&b->code_points, text.data, text.data + text.len).hash;
	return ARRAY_ADD(b, words, word);
}

/* Adds each form of a word whose forms are written as inflect.h says. */
static bool add_forms(const struct adding *a, struct poltag_str forms)
{
	struct poltag_str stem, endings;
	struct buf form = { 0 };
	bool good = true;

	form_word(&forms, &stem, &endings);
	while (endings.len && good) {
		form.len = 0;
		buf_add_str(&form, stem);
		buf_add_str(&form, str_cut(&endings, ','));
		good = !form.failed && add(a, buf_str(&form));
	}
	buf_free(&form);
	return good;
}

/* Adds the forms that a word or an end of words has in the languages of its record. */
static bool add_all_forms(const struct adding *a, const struct rec *rec, struct poltag_str norm)
{
	struct buf forms = { 0 };
	bool good = true;

	for (size_t i = 0; i < rec->n_fields && good; i++) {
		if (!str_is(rec->fields[i].name, "Lang"))
			continue;
		forms.len = 0;
		if (inflect_word(&forms, norm, rec->fields[i].value, a->is_end ? WORD_FAMILY : a->class))
			good = add_forms(a, buf_str(&forms));
		good = good && !forms.failed;
	}
	buf_free(&forms);
	return good;
}

bool builder_add_word_forms(struct poltag_builder *builder, const struct rec *rec, const struct poltag_field *field,
			    const struct built_word *word)
{
	struct adding a = { builder, word->classes, word->file, str_is(field->name, "Ending") };
	struct buf norm = { 0 };
	bool good = text_read(&builder->text, &builder->code_points, field->value, NULL) == POLTAG_OK;

	if (good)
		buf_add_str(&norm, builder->text.norm);
	good = good && !norm.failed && (!a.is_end || add(&a, buf_str(&norm))) && add_all_forms(&a, rec, buf_str(&norm));
	buf_free(&norm);
	return good;
}
