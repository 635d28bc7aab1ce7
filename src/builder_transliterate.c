/* Adding names in other letters: made by the tables of transliterate.h, and left out where they would do harm.
 *
 * People and places of countries whose language has Cyrillic letters get Latin spellings, and what belongs to Uzbekistan
 * those of Uzbek's other alphabet. Other bodies and events do not: their names are translated. What the entry matches already is not added
 * again, nor what is a name of another entry, a common word or too short to be told from one.
 */
#include "builder_transliterate.h"

#include "builder_more.h"
#include "image.h"
#include "key.h"
#include "plain.h"
#include "transliterate.h"

#include <stdlib.h>

#define LETTERS_ALONE 4 /* a spelling of one word has no fewer */

/* A name that is written, by key_loose; or the classes of a word, by its key. */
struct hashed {
	uint64_t hash;
	uint64_t value;
};

/* The builder while an entry gets its spellings. */
struct spelling {
	struct poltag_builder *builder;
	struct hashed *written, *words; /* in order */
	size_t n_written, n_words;
	size_t n_names;      /* before the first spelling: in order of their entries */
	uint32_t number;     /* of the entry */
	size_t first_name, end_name, first_new_name;
	bool stands_alone;   /* one of its short forms does, in English */
	struct buf text, folded;
	const struct poltag_field *field; /* that is transliterated, */
	struct entry_name from;           /* and its name */
	size_t system;
};

/* ---- What is known beforehand ---- */

static int by_hash(const void *a, const void *b)
{
	const struct hashed *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* The first that is not before the hash. */
static size_t find_hash(const struct hashed *list, size_t n, uint64_t hash)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool list_written(struct spelling *s)
{
	const struct poltag_builder *b = s->builder;

	s->written = calloc(b->n_names + 1, sizeof *s->written);
	for (size_t i = 0; s->written && i < b->n_names; i++) {
		const struct built_name *name = &b->names[i];

		if (name->kind != NAME_PATTERN && !(name->flags & IMAGE_NAME_GENERATED) && !b->entries[name->entry].replaced)
			s->written[s->n_written++] = (struct hashed){ key_loose(&b->code_points, built_text(name)), name->entry };
	}
	if (s->written)
		qsort(s->written, s->n_written, sizeof *s->written, by_hash);
	return s->written != NULL;
}

static bool list_words(struct spelling *s)
{
	const struct poltag_builder *b = s->builder;

	s->words = calloc(b->n_words + 1, sizeof *s->words);
	for (size_t i = 0; s->words && i < b->n_words; i++)
		s->words[s->n_words++] = (struct hashed){ b->words[i].hash, b->words[i].classes };
	if (s->words)
		qsort(s->words, s->n_words, sizeof *s->words, by_hash);
	return s->words != NULL;
}

static uint64_t classes_of(const struct spelling *s, struct poltag_str word)
{
	uint64_t hash = key_joined_words(&s->builder->code_points, word.data, word.data + word.len).hash, classes = 0;

	for (size_t i = find_hash(s->words, s->n_words, hash); i < s->n_words && s->words[i].hash == hash; i++)
		classes |= s->words[i].value;
	return classes;
}

/* Another entry that has the name, or none: BUILDER_FREE. */
static size_t find_written(const struct spelling *s, struct poltag_str text)
{
	uint64_t hash = key_loose(&s->builder->code_points, text);

	for (size_t i = find_hash(s->written, s->n_written, hash); i < s->n_written && s->written[i].hash == hash; i++)
		if (s->written[i].value != s->number)
			return (size_t)s->written[i].value;
	return BUILDER_FREE;
}

/* ---- Whether a spelling is wanted ---- */

static bool has_country(struct poltag_str country, const char *countries)
{
	return country.len == 3 && memmem(countries, strlen(countries), country.data, country.len);
}

/* Whether a system is for the entry's name of that kind and language. */
static bool is_for(const struct spelling *s, const struct transliteration *system)
{
	const struct poltag_builder *b = s->builder;
	const struct built_entry *entry = &b->entries[s->number];
	const struct poltag_field *fields = b->fields + entry->first_field;

	if (!str_is(s->from.lang, system->from) || s->from.kind > NAME_SHORT ||
	    !has_country(entry_value(fields, entry->n_fields, "Country"), system->countries))
		return false;
	if (!*system->to)
		return entry->type == POLTAG_PERSON || entry->type == POLTAG_PLACE;
	for (size_t i = 0; i < entry->n_fields; i++) {
		struct entry_name other;

		if (entry_name_of(&fields[i], &other) && other.kind == s->from.kind && str_is(other.lang, system->to))
			return false; /* somebody who knows has written it */
	}
	return true;
}

static bool has_spelling(const struct spelling *s, size_t first, size_t end, struct poltag_str text)
{
	for (size_t i = first; i < end; i++) {
		const struct built_name *name = &s->builder->names[i];

		if (name->kind == NAME_PATTERN || name->kind == NAME_DEMONYM)
			continue;
		if (str_equal(built_text(name), text) || plain_match(built_text(name), text, 0) == text.len)
			return true;
	}
	return false;
}

static size_t count_letters(struct poltag_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += ((unsigned char)text.data[i] & 0xC0) != 0x80;
	return n;
}

/* Of ISO 9: accents may be missing in a text, and what is left is often another word: Soči, Čita, Luck (Lutsk). */
static bool is_iso9(const struct spelling *s)
{
	return transliterations[s->system].tables[0] == letters_iso9;
}

/* Whether a place's spelling of one word could. from is the name that it was made of. */
static bool is_doubtful_place(const struct spelling *s, struct poltag_str from, struct poltag_str text)
{
	if (s->from.kind == NAME_ALIAS || is_iso9(s)) /* an alias may be Приморье, which means but the coast */
		return true;
	return (classes_of(s, from) | classes_of(s, text)) & (WORD_GIVEN | WORD_FAMILY);
}

/* Whether a spelling of one word could be taken for something else. */
static bool is_doubtful(const struct spelling *s, struct poltag_str from, struct poltag_str text)
{
	uint64_t words = WORD_COMMON | WORD_ORDINARY | WORD_CALENDAR | WORD_TITLE;

	if (memchr(text.data, ' ', text.len))
		return false;
	if (!*transliterations[s->system].to && count_letters(text) < LETTERS_ALONE)
		return true;
	if (s->builder->entries[s->number].type == POLTAG_PLACE && is_doubtful_place(s, from, text))
		return true;
	return classes_of(s, text) & (s->from.kind == NAME_SHORT ? words | WORD_GIVEN : words);
}

/* ---- Adding ---- */

static bool add_spelling(struct spelling *s, struct poltag_str text, bool conditional, size_t other)
{
	struct poltag_builder *b = s->builder;
	const struct transliteration *system = &transliterations[s->system];
	struct poltag_spelling spelling = { *s->field, str_from(system->name), conditional, STR("") };

	spelling.field.name = str_from(system->fields[s->from.kind]);
	spelling.field.value = text;
	if (other != BUILDER_FREE)
		spelling.written_in =
			entry_value(b->fields + b->entries[other].first_field, b->entries[other].n_fields, "Id");
	b->entries[s->number].n_spellings++;
	return ARRAY_ADD(b, spellings, spelling);
}

static bool add_name(struct spelling *s, struct poltag_str text)
{
	struct poltag_builder *b = s->builder;
	const struct built_entry *entry = &b->entries[s->number];
	struct rec rec = { .fields = b->fields + entry->first_field, .n_fields = entry->n_fields };
	struct built_name name = { .entry = s->number, .kind = (uint8_t)s->from.kind, .line = s->field->line,
				   .file = s->field->source ? s->field->source - 1 : entry->file,
				   .flags = (uint8_t)builder_name_flags(entry) };
	struct entry_name as = s->from;

	as.conditional |= s->from.kind == NAME_SHORT && (!s->stands_alone || is_iso9(s));
	as.lang = str_from(transliterations[s->system].to);
	name.flags |= as.conditional ? IMAGE_NAME_CONDITIONAL : 0;
	if (!builder_set_text(b, text, &name))
		return false;
	if (as.conditional && !builder_add_cues(b, &rec, &as, &name))
		return false;
	if (!builder_add_forms(b, &as, &name))
		return false;
	name.flags |= IMAGE_NAME_GENERATED;
	name.system = (uint8_t)s->system;
	return ARRAY_ADD(b, names, name) && add_spelling(s, built_text(&name), as.conditional, BUILDER_FREE);
}

/* Folds the text into s->folded. */
static bool fold(struct spelling *s, struct poltag_str text)
{
	struct poltag_builder *b = s->builder;

	s->folded.len = 0;
	if (text_read(&b->text, &b->code_points, text, NULL) != POLTAG_OK)
		return false;
	buf_add_str(&s->folded, b->text.norm);
	return !s->folded.failed;
}

/* Whether it was left out before: another table had made it. */
static bool is_left_out(const struct spelling *s, struct poltag_str text)
{
	const struct poltag_builder *b = s->builder;

	for (size_t i = b->entries[s->number].first_spelling; i < b->n_spellings; i++)
		if (b->spellings[i].written_in.len && str_equal(b->spellings[i].field.value, text))
			return true;
	return false;
}

/* Makes one spelling of the name, which is folded. */
static bool spell(struct spelling *s, struct poltag_str from)
{
	struct poltag_builder *b = s->builder;
	struct poltag_str text;
	const char *kept;
	size_t other;

	s->text.len = 0;
	if (!transliterate(&s->text, from, s->system))
		return !s->text.failed;
	if (text_read(&b->text, &b->code_points, buf_str(&s->text), NULL) != POLTAG_OK)
		return false;
	text = b->text.norm;
	if (s->text.failed || !(kept = pool_add(&b->strings, text, STR(""))))
		return false;
	text.data = kept;
	if (has_spelling(s, s->first_name, s->end_name, text) || has_spelling(s, s->first_new_name, b->n_names, text) ||
	    is_doubtful(s, from, text))
		return true;
	other = find_written(s, text);
	if (other == BUILDER_FREE)
		return add_name(s, text);
	return is_left_out(s, text) || add_spelling(s, text, false, other);
}

static bool spell_field(struct spelling *s)
{
	bool good = true, folded = false;

	for (s->system = 1; s->system <= TRANSLITERATIONS && good; s->system++) {
		if (!is_for(s, &transliterations[s->system]))
			continue;
		if (!folded)
			good = fold(s, s->from.text);
		folded = true;
		good = good && spell(s, buf_str(&s->folded));
	}
	return good;
}

static bool stands_alone(const struct poltag_field *fields, size_t n)
{
	struct entry_name name;

	for (size_t i = 0; i < n; i++)
		if (str_is(fields[i].name, "Short") && entry_name_of(&fields[i], &name) && !name.conditional)
			return true;
	return false;
}

static bool spell_entry(struct spelling *s, const struct built_entry *entry)
{
	struct poltag_builder *b = s->builder;
	bool good = true;

	s->first_new_name = b->n_names;
	s->stands_alone = stands_alone(b->fields + entry->first_field, entry->n_fields);
	for (size_t i = 0; i < entry->n_fields && good; i++) {
		s->field = &b->fields[entry->first_field + i];
		if (entry_name_of(s->field, &s->from) && s->from.lang.len)
			good = spell_field(s);
	}
	return good;
}

/* Those that an image has. */
static bool note_spellings(struct spelling *s)
{
	struct poltag_builder *b = s->builder;

	for (size_t i = s->first_name; i < s->end_name; i++) {
		const struct built_name *name = &b->names[i];
		struct poltag_field field = { .line = name->line, .source = name->file + 1 };

		if (!(name->flags & IMAGE_NAME_GENERATED))
			continue;
		s->field = &field;
		s->from.kind = (enum name_kind)name->kind;
		s->system = name->system;
		if (!add_spelling(s, built_text(name), name->flags & IMAGE_NAME_CONDITIONAL, BUILDER_FREE))
			return false;
	}
	return true;
}

static bool transliterate_all(struct spelling *s)
{
	struct poltag_builder *b = s->builder;
	bool good = true;

	s->n_names = b->n_names;
	for (size_t i = b->n_transliterated; i < b->n_entries && good; i++) {
		struct built_entry *entry = &b->entries[i];

		s->number = (uint32_t)i;
		s->first_name = builder_first_name(b, s->n_names, s->number);
		s->end_name = builder_first_name(b, s->n_names, s->number + 1);
		entry->first_spelling = b->n_spellings;
		if (entry->from_image)
			good = note_spellings(s);
		else if (!entry->replaced && !entry_value(b->fields + entry->first_field, entry->n_fields, "Translit").len)
			good = spell_entry(s, entry);
	}
	b->n_transliterated = b->n_entries;
	return good;
}

bool builder_transliterate(struct poltag_builder *builder)
{
	struct spelling s = { .builder = builder };
	bool good;

	if (builder->n_transliterated == builder->n_entries)
		return true;
	good = builder_sort_names(builder) && list_written(&s) && list_words(&s) && transliterate_all(&s) &&
	       builder_sort_names(builder);
	free(s.written);
	free(s.words);
	buf_free(&s.text);
	buf_free(&s.folded);
	return good;
}
