/* The forms of names: which of their words are inflected, and as what. */
#include "inflect.h"

#include "code_point.h"
#include "inflect_class.h"
#include "utf8.h"

static const struct {
	const char *lang;
	const struct inflect_tables *tables;
} languages[] = {
	{ "ru", &inflect_ru },
	{ "uk", &inflect_uk },
};

/* A name on its way. */
struct walk {
	struct buf *out;
	const struct inflect_tables *tables;
	struct poltag_str rest; /* the words that are left */
	bool quoted;            /* in a name in quotes inside the name */
	bool found;             /* a word has forms */
};

static const struct inflect_tables *tables_of(struct poltag_str lang)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (str_is(lang, languages[i].lang))
			return languages[i].tables;
	return NULL;
}

/* ---- Words ---- */

/* Cuts the next word off, blanks before it go out as they are. It is empty at the end. */
static struct poltag_str next_word(struct walk *walk)
{
	struct poltag_str *rest = &walk->rest, word;

	while (rest->len && rest->data[0] == ' ') {
		buf_add_byte(walk->out, ' ');
		*rest = str_from_offset(*rest, 1);
	}
	word = str_make(rest->data, 0);
	while (word.len < rest->len && rest->data[word.len] != ' ')
		word.len++;
	*rest = str_from_offset(*rest, word.len);
	return word;
}

/* The length of the part of the word that is inflected: all, or what is before a "-на-". */
static size_t inflected_len(struct poltag_str word)
{
	static const char inner[] = "-на-";

	for (size_t at = 1; at + sizeof inner - 1 < word.len; at++)
		if (memcmp(word.data + at, inner, sizeof inner - 1) == 0)
			return at;
	return word.len;
}

/* What is behind the last hyphen. */
static struct poltag_str last_part(struct poltag_str word)
{
	for (size_t at = word.len; at > 0; at--)
		if (word.data[at - 1] == '-')
			return str_from_offset(word, at);
	return word;
}

static bool begins_upper(struct poltag_str word)
{
	int32_t c;

	if (!word.len)
		return false;
	utf8_decode((const unsigned char *)word.data, (const unsigned char *)word.data + word.len, &c);
	return code_point_is_upper(c);
}

static bool is_acronym(struct poltag_str word)
{
	while (begins_upper(word)) {
		int32_t c;

		word = str_from_offset(word, utf8_decode((const unsigned char *)word.data,
							 (const unsigned char *)word.data + word.len, &c));
	}
	return word.len == 0;
}

static bool is_vowel(const struct inflect_tables *tables, const char *letter, size_t len)
{
	const char *vowels = tables->vowels;

	for (size_t at = 0, end = strlen(vowels); at + len <= end; at += 2)
		if (memcmp(vowels + at, letter, len) == 0)
			return true;
	return false;
}

static size_t count_vowels(const struct inflect_tables *tables, struct poltag_str word)
{
	size_t n = 0;

	for (size_t at = 0; at + 1 < word.len; at += word.data[at] == '\'' ? 1 : 2)
		n += is_vowel(tables, word.data + at, 2);
	return n;
}

/* Two or more Cyrillic letters, one of them a vowel; apostrophes between them. */
static bool may_be_inflected(const struct inflect_tables *tables, struct poltag_str part)
{
	size_t n = 0;

	for (size_t at = 0; at < part.len; at++) {
		unsigned char byte = (unsigned char)part.data[at];

		if (byte == '\'')
			continue;
		if (byte < 0xD0 || byte > 0xD3 || ++at == part.len)
			return false;
		n++;
	}
	return n > 1 && part.data[part.len - 1] != '\'' && count_vowels(tables, part) > 0;
}

/* ---- Acronyms ---- */

/* Whether an acronym is read as a word that ends in a consonant: МИД, ТАСС, ОМОН, but not ООН, ЕЦБ or ЕСПЧ. */
static bool is_read_as_word(const struct inflect_tables *tables, struct poltag_str word)
{
	size_t run = 0; /* of vowels or of consonants */
	bool vowel = false;

	for (size_t at = 0; at < word.len; at += 2) {
		bool is = is_vowel(tables, word.data + at, 2);

		run = at && is == vowel ? run + 1 : 1;
		if (run > (is ? 1 : 2))
			return false;
		vowel = is;
	}
	return !vowel && word.len >= 6 &&
	       (!is_vowel(tables, word.data, 2) || count_vowels(tables, word) > 1);
}

/* ---- One word ---- */

static void put_class(struct walk *walk, struct poltag_str word, size_t len, const char *endings)
{
	size_t base = strcspn(endings, ",");

	buf_add(walk->out, word.data, len - base);
	buf_printf(walk->out, "{%s}", endings);
	buf_add_str(walk->out, str_from_offset(word, len));
	walk->found = true;
}

static const struct inflect_class *class_of(struct walk *walk, const struct inflect_class *classes,
					    struct poltag_str word, unsigned who)
{
	static const struct inflect_class acronym = { "", ",а,у,ом,е", 0 };
	struct poltag_str part = last_part(str_make(word.data, inflected_len(word)));

	if (walk->quoted || !may_be_inflected(walk->tables, part))
		return NULL;
	if (is_acronym(part))
		return is_read_as_word(walk->tables, part) ? &acronym : NULL;
	return inflect_class_of(classes, part, who);
}

/* Adds a word with its forms by the tables. False where it is in none of their classes. */
static bool put_word(struct walk *walk, const struct inflect_class *classes, struct poltag_str word, unsigned who)
{
	const struct inflect_class *class = class_of(walk, classes, word, who);

	if (class && class->endings)
		put_class(walk, word, inflected_len(word), class->endings);
	else
		buf_add_str(walk->out, word);
	return class != NULL;
}

/* Follows the quotes of a word that stays as it is; true when it begins, holds or ends a quotation. */
static bool skip_quoted(struct walk *walk, struct poltag_str word)
{
	bool skip = walk->quoted;

	for (size_t i = 0; i < word.len; i++)
		if (word.data[i] == '"') {
			walk->quoted = !walk->quoted;
			skip = true;
		}
	return skip;
}

/* ---- Adjectives ---- */

static bool has_another_word(const struct walk *walk)
{
	struct poltag_str rest = str_trim(walk->rest);

	return rest.len && (unsigned char)rest.data[0] >= 0x80;
}

static bool is_adjective(struct walk *walk, const struct inflect_class *adjectives, struct poltag_str word)
{
	const struct inflect_class *class = has_another_word(walk) ? class_of(walk, adjectives, word, 0) : NULL;

	return class && class->endings;
}

/* ---- People ---- */

/* Whether the given names are a man's or a woman's. */
static unsigned who_is(const struct inflect_tables *tables, struct poltag_str name)
{
	struct buf none = { .failed = true }; /* nothing is written */
	struct walk walk = { .out = &none, .tables = tables, .rest = name };
	bool first = true;

	for (;;) {
		struct poltag_str word = last_part(next_word(&walk));

		if (!walk.rest.len)
			return INFLECT_UNSURE;
		if (inflect_ends(word, tables->men))
			return INFLECT_MAN;
		if (inflect_ends(word, tables->women) ||
		    (first && inflect_ends(word, "[ая]") && count_vowels(tables, word) > 1))
			return INFLECT_WOMAN;
		first = false;
	}
}

/* A title before the name, королева, великий герцог, is a word of four letters or more; a shorter one is a particle. */
static bool is_title(const struct walk *walk, struct poltag_str word)
{
	return word.len >= 8 && has_another_word(walk);
}

static void put_title(struct walk *walk, struct poltag_str word)
{
	const struct inflect_tables *tables = walk->tables;

	put_word(walk, is_adjective(walk, tables->adjective, word) ? tables->adjective : tables->noun, word, 0);
}

static void put_person(struct walk *walk)
{
	const struct inflect_tables *tables = walk->tables;
	unsigned who = who_is(tables, walk->rest);
	bool before = true; /* the first name */

	while (walk->rest.len) {
		struct poltag_str word = next_word(walk);

		if (begins_upper(word) || (word.len && memchr(word.data, '-', word.len))) {
			put_word(walk, walk->rest.len ? tables->given : tables->surname, word, who);
			before = false;
		} else if (before && is_title(walk, word)) {
			put_title(walk, word);
		} else {
			buf_add_str(walk->out, word);
		}
	}
}

/* ---- Phrases ---- */

/* Whether two nouns are joined by that word, or by a dash. */
static bool is_and(const struct inflect_tables *tables, struct poltag_str word)
{
	struct poltag_str rest = str_from(tables->and);

	while (rest.len)
		if (str_equal(word, str_cut(&rest, ' ')))
			return true;
	return false;
}

/* Whether a word that has no forms stands before the noun, as foreign words do: Жогорку Кенеш, Милли меджлис. */
static bool is_before_noun(const struct walk *walk, struct poltag_str word)
{
	struct poltag_str rest = str_trim(walk->rest);

	return !begins_upper(word) ||
	       (inflect_ends(word, "[иуе]") && has_another_word(walk) && !memchr(rest.data, ' ', rest.len));
}

/* The adjectives before the noun, and the noun; what follows stays. A second noun joined to the first is another such
 * phrase. */
static void put_phrase(struct walk *walk, const struct inflect_class *adjectives, const struct inflect_class *nouns)
{
	enum { BEFORE, NOUN, BEHIND } at = BEFORE;

	while (walk->rest.len) {
		struct poltag_str word = next_word(walk);

		if (skip_quoted(walk, word) || at != BEFORE) {
			buf_add_str(walk->out, word);
			at = at == NOUN && is_and(walk->tables, word) ? BEFORE : at == BEFORE ? BEFORE : BEHIND;
		} else if (is_adjective(walk, adjectives, word)) {
			put_word(walk, adjectives, word, 0);
		} else if (put_word(walk, nouns, word, 0) || !is_before_noun(walk, word)) {
			at = NOUN;
		}
	}
}

bool inflect_name(struct buf *out, struct poltag_str name, struct poltag_str lang, enum poltag_type type,
		  enum name_kind kind)
{
	const struct inflect_tables *tables = tables_of(lang);
	struct walk walk = { .out = out, .tables = tables, .rest = name };
	size_t len = out->len;

	if (!name.len || memchr(name.data, '{', name.len) || memchr(name.data, '}', name.len))
		return false;
	if (inflect_has_chains(lang)) {
		buf_add_str(out, name);
		buf_printf(out, "{+%.*s}", (int)lang.len, lang.data);
		return true;
	}
	if (!tables)
		return false;
	if (kind == NAME_DEMONYM)
		put_phrase(&walk, tables->demonym, tables->demonym);
	else if (type == POLTAG_PERSON)
		put_person(&walk);
	else
		put_phrase(&walk, tables->adjective, tables->noun);
	if (!walk.found)
		out->len = len;
	return walk.found;
}
