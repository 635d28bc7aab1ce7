/* Words with letters of two alphabets, and words whose letters only look like those of the alphabet around them. */
#include "lint.h"

#include "alphabet.h"
#include "utf8.h"

/* A run of letters and digits in a value. */
struct word {
	size_t offset, len;
	unsigned alphabets; /* bits of enum alphabet */
	bool alike;	    /* all its letters look like letters of another alphabet */
	int32_t odd;	    /* the first letter of another alphabet than the first letter's */
	size_t odd_offset;
};

/* What is between backslash or brackets in a pattern is not a word. Returns how much to skip. */
static size_t pattern_skip(struct poltag_str value, size_t i)
{
	size_t at = i;

	if (value.data[i] == '\\')
		return value.len - i < 2 ? 1 : 2;
	if (value.data[i] != '[')
		return 0;
	for (at += at + 1 < value.len && value.data[at + 1] == ']' ? 2 : 1; at < value.len && value.data[at] != ']';
	     at++)
		at += value.data[at] == '\\';
	return (at < value.len ? at + 1 : value.len) - i;
}

static bool is_word_byte(char c)
{
	return text_in_word((unsigned char)c) && c != '_';
}

static void add_letter(struct word *word, enum alphabet *first, int32_t c, size_t at)
{
	enum alphabet alphabet = alphabet_of(c);

	if (alphabet == ALPHABET_OTHER)
		return;
	if (!word->alphabets)
		*first = alphabet;
	word->alphabets |= alphabet;
	word->alike = word->alike && alphabet_looks_alike(c);
	if (alphabet != *first && !word->odd) {
		word->odd = c;
		word->odd_offset = at;
	}
}

/* The next word of the value from *at on, which goes behind it. */
static bool next_word(struct poltag_str value, bool is_pattern, size_t *at, struct word *word)
{
	enum alphabet first = ALPHABET_OTHER;
	size_t i = *at, skip;

	while (i < value.len && ((skip = is_pattern ? pattern_skip(value, i) : 0) || !is_word_byte(value.data[i])))
		i += skip ? skip : 1;
	*word = (struct word){ .offset = i, .alike = true };
	while (i < value.len && is_word_byte(value.data[i])) {
		int32_t c;
		size_t len = utf8_decode((const unsigned char *)value.data + i,
					 (const unsigned char *)value.data + value.len, &c);

		if ((unsigned char)value.data[i] >= 0x80 && code_point_kind(c) != CODE_POINT_KEEP)
			break;
		add_letter(word, &first, c, i);
		i += len;
	}
	word->len = i - word->offset;
	*at = i + (word->len == 0 && i < value.len); /* past what is not a letter after all */
	return word->len || i < value.len;
}

static void check_mixed(struct lint *lint, uint32_t entry, const struct poltag_field *field, const struct word *word)
{
	enum alphabet odd = alphabet_of(word->odd), first = (enum alphabet)(word->alphabets & ~(unsigned)odd);
	char letter[8] = { 0 };

	utf8_encode(word->odd, (unsigned char *)letter);
	lint_warn(lint, WARNING_MIXED_SCRIPT, entry, field, word->odd_offset,
		  "%.*s: the %s letter \"%s\" (U+%04X) in \"%.*s\", which has %s ones; expected one alphabet in a word",
		  (int)field->name.len, field->name.data, alphabet_name(odd), letter, (unsigned)word->odd,
		  (int)word->len, field->value.data + word->offset,
		  alphabet_name(first & ALPHABET_LATIN	    ? ALPHABET_LATIN
				: first & ALPHABET_CYRILLIC ? ALPHABET_CYRILLIC
							    : ALPHABET_GREEK));
}

/* The alphabet of the language that a field is in, as far as it is one of the three: English is where none is said. */
static enum alphabet expected_alphabet(struct poltag_str field)
{
	static const char cyrillic[] =
		" ru uk be bg mk kk ky tg mn tt ba ce cv os ab kv udm sah tyv xal krc kbd ady av inh ";
	const char *mark = memchr(field.data, '_', field.len);
	char lang[8] = " ";
	size_t n = 1;

	if (!mark)
		return ALPHABET_LATIN;
	if (memmem(mark, (size_t)(field.data + field.len - mark), "_Cyrl", 5))
		return ALPHABET_CYRILLIC;
	if (memmem(mark, (size_t)(field.data + field.len - mark), "_Latn", 5))
		return ALPHABET_LATIN;
	for (mark++; mark < field.data + field.len && *mark != '_' && n < sizeof lang - 2; mark++)
		lang[n++] = *mark;
	lang[n++] = ' ';
	lang[n] = '\0';
	if (strstr(cyrillic, lang))
		return ALPHABET_CYRILLIC;
	return strcmp(lang, " el ") == 0 ? ALPHABET_GREEK : strcmp(lang, " sr ") == 0 ? ALPHABET_OTHER : ALPHABET_LATIN;
}

/* The alphabets of the letters that show by their look which alphabet they are of. */
static unsigned plain_alphabets(struct poltag_str value)
{
	unsigned alphabets = 0;

	for (size_t i = 0; i < value.len;) {
		int32_t c;

		i += utf8_decode((const unsigned char *)value.data + i, (const unsigned char *)value.data + value.len,
				 &c);
		if (!alphabet_looks_alike(c))
			alphabets |= alphabet_of(c);
	}
	return alphabets;
}

/* In a name in another alphabet a Latin word is mostly a foreign one: BBC, MH17, II. What is not: an initial, and small
 * words. */
static bool is_of_the_name(struct poltag_str value, const struct word *word)
{
	struct poltag_str text = str_make(value.data + word->offset, word->len);

	if (word->len == 1 && word->offset + 1 < value.len && value.data[word->offset + 1] == '.')
		return true;
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] < 'a' || text.data[i] > 'z')
			return false;
	return true;
}

/* A word that looks as if it were of the expected alphabet and is of another, where nothing else in the name is. */
static void check_alike(struct lint *lint, uint32_t entry, const struct poltag_field *field, const struct word *word)
{
	enum alphabet expected = expected_alphabet(field->name), has = (enum alphabet)word->alphabets;

	if (expected == ALPHABET_OTHER || has == expected || (plain_alphabets(field->value) & has))
		return;
	if (expected != ALPHABET_LATIN &&
	    !((plain_alphabets(field->value) & expected) && is_of_the_name(field->value, word)))
		return;
	lint_warn(lint, WARNING_HOMOGLYPH, entry, field, word->offset,
		  "%.*s: \"%.*s\" is in %s letters that look like %s ones; write it in %s", (int)field->name.len,
		  field->name.data, (int)word->len, field->value.data + word->offset, alphabet_name(has),
		  alphabet_name(expected), alphabet_name(expected));
}

static bool is_plain_ascii(struct poltag_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.data[i] >= 0x80)
			return false;
	return true;
}

static void check_field(struct lint *lint, uint32_t entry, const struct poltag_field *field, bool is_name,
			bool is_pattern)
{
	struct word word;
	size_t at = 0;

	if (is_plain_ascii(field->value))
		return;
	while (next_word(field->value, is_pattern, &at, &word)) {
		if (word.odd)
			check_mixed(lint, entry, field, &word);
		else if (is_name && word.alphabets && word.alike)
			check_alike(lint, entry, field, &word);
	}
}

void lint_scripts(struct lint *lint)
{
	static const char *const lists[] = { "Near", "NotNear", "NotAfter", "Unless" };

	for (uint32_t entry = 0; entry < lint->builder->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		for (size_t i = 0; lint_has(lint, entry) && i < n; i++) {
			struct entry_name name;
			bool is_name = entry_name_of(&fields[i], &name), is_list = false;

			for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
				is_list |= str_is(fields[i].name, lists[k]);
			if (is_name || is_list)
				check_field(lint, entry, &fields[i], is_name && name.kind != NAME_PATTERN,
					    str_is(fields[i].name, "Pattern") || str_is(fields[i].name, "Unless"));
		}
	}
}
