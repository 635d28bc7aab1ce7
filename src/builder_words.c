/* The words of "%rec: Words" records. */
#include "builder.h"
#include "builder_more.h"

#include "error.h"
#include "key.h"

static void too_many(const struct rec *rec, struct poltag_str file, struct fault_sink *sink)
{
	struct poltag_error fault;

	error_set(&fault, POLTAG_VALUE, "Class: one class of words too many; expected %d at most", WORD_CLASSES);
	error_place(&fault, file, rec->line, 1);
	fault_report(sink, &fault);
}

/* Given names of women are of the class "female" too, those of men of "male". */
static uint64_t gender_class(struct poltag_builder *b, struct poltag_str gender)
{
	size_t number = word_classes_add(&b->classes, gender);

	return number == WORD_CLASS_BITS ? 0 : UINT64_C(1) << number;
}

bool builder_add_words(struct poltag_builder *b, const struct rec *rec, uint32_t file, struct fault_sink *sink)
{
	struct built_word word = { .file = file, .record = rec->line };
	size_t number;

	if (!entry_check_words(rec, sink))
		return true;
	word.class_name = entry_value(rec->fields, rec->n_fields, "Class");
	word.culture = entry_value(rec->fields, rec->n_fields, "Culture");
	word.gender = entry_value(rec->fields, rec->n_fields, "Gender");
	number = word_classes_add(&b->classes, word.class_name);
	if (number == WORD_CLASS_BITS) {
		too_many(rec, str_from(b->list.sources[file].name), sink);
		return true;
	}
	word.classes = UINT64_C(1) << number;
	if (str_is(word.gender, "female") || str_is(word.gender, "male"))
		word.classes |= gender_class(b, word.gender);
	for (size_t i = 0; i < rec->n_fields; i++) {
		const struct poltag_field *field = &rec->fields[i];
		struct poltag_str norm;

		if (str_is(field->name, "Ending") && !builder_add_word_forms(b, rec, field, &word))
			return false;
		if (!str_is(field->name, "Word"))
			continue;
		if (text_read(&b->text, &b->code_points, field->value, NULL) != POLTAG_OK)
			return false;
		norm = b->text.norm;
		word.hash = key_joined_words(&b->code_points, norm.data, norm.data + norm.len).hash;
		word.text = field->value;
		word.line = field->line;
		word.column = (uint64_t)(field->value.data - field->name.data) + 1;
		if (!ARRAY_ADD(b, words, word) || !builder_add_word_forms(b, rec, field, &word))
			return false;
	}
	return true;
}

int poltag_builder_visit_words(const struct poltag_builder *builder,
			       int (*visit)(void *context, const struct poltag_listed_word *word), void *context)
{
	int result = 0;

	for (size_t i = 0; i < builder->n_words && result == 0; i++) {
		const struct built_word *w = &builder->words[i];
		struct poltag_listed_word word = { str_from(builder->list.sources[w->file].name), w->line, w->text, w->class_name,
					    w->culture, w->gender };

		if (w->text.data)
			result = visit(context, &word);
	}
	return result;
}
