/* Putting classes and definitions into a rule's patterns. */
#include "rule_source.h"

#include "entry.h"

#include <stdio.h>

#define DEPTH 8 /* definitions within definitions */
#define SOURCE_BYTES 16384

/* A word with its hyphens and apostrophes, but without 's; no part of it is given back. */
#define WORD "[\\p{L}\\p{M}\\p{Nd}]++(?:['-](?!s\\b)[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*+)*+"
/* One that is capitalised, and so is what stands behind a hyphen, but for the small second half of a given name. */
#define CAP                                                                                                             \
	"\\p{Lu}[\\p{L}\\p{M}\\p{Nd}]*+(?:'(?!s\\b)[\\p{L}\\p{M}]++|-\\p{Lu}[\\p{L}\\p{M}\\p{Nd}]*+|-(?:un|il|in|ho|hye|hwan|sik)\\b)*+"
#define ACRONYM "\\p{Lu}[\\p{Lu}\\p{Nd}]++(?![\\p{L}\\p{Nd}])"

/* The first of that name, but one of the same file before all others. */
static const struct built_rule *find_definition(const struct rule_names *names, struct poltag_str id, uint32_t file)
{
	const struct built_rule *found = NULL;

	for (size_t i = 0; i < names->n_rules; i++) {
		const struct built_rule *rule = &names->rules[i];
		const struct poltag_field *fields = names->fields + rule->first_field;

		if ((found && rule->file != file) || !str_equal(entry_value(fields, rule->n_fields, "Id"), id) ||
		    !entry_value(fields, rule->n_fields, "Define").data)
			continue;
		found = rule;
		if (rule->file == file)
			break;
	}
	return found;
}

static void add_class(struct buf *out, size_t number)
{
	uint64_t bit = UINT64_C(1) << number;
	const char *word = bit & (WORD_CAP | WORD_NEW) ? CAP : bit & WORD_ACRONYM ? ACRONYM : WORD;

	if (bit & WORD_YEAR)
		buf_printf(out, "[12]\\d{3}(?!\\d)");
	else if (bit & WORD_INITIAL)
		buf_printf(out, "\\p{Lu}\\.");
	else
		buf_printf(out, "(?:%s(?C%zu))", word, number);
}

#define FORMS (WORD_CAP | WORD_NEW | WORD_ACRONYM | WORD_YEAR | WORD_INITIAL) /* that have expressions of their own */

/* The length of a placeholder at the beginning of the text with its braces, or 0: {2,5} is none. */
static size_t placeholder_len(struct poltag_str text)
{
	size_t i = 1;

	if (text.len < 3 || text.data[0] != '{' || (text.data[1] >= '0' && text.data[1] <= '9') || text.data[1] == ',')
		return 0;
	while (i < text.len && text.data[i] != '}')
		i++;
	return i < text.len ? i + 1 : 0;
}

/* The length of an escape: of \p{Lu} up to behind its brace. */
static size_t escape_len(struct poltag_str text)
{
	if (text.len < 3)
		return text.len;
	return (text.data[1] == 'p' || text.data[1] == 'P') && text.data[2] == '{' ? 3 : 2;
}

size_t rule_item_len(struct poltag_str pattern)
{
	size_t len = pattern.data[0] == '\\' ? escape_len(pattern) : placeholder_len(pattern);

	return len ? len : 1;
}

/* Whether an alternative may begin at an offset: behind | or where a group opens. */
static bool begins_alternative(struct poltag_str pattern, size_t at)
{
	const char *p = pattern.data + at;

	if (at >= 2 && p[-1] == '|')
		return p[-2] != '\\';
	return at >= 3 && p[-3] == '(' && p[-2] == '?' && strchr(":!=", p[-1]);
}

/* The number of a set, added where it is new; CLASS_SETS where there is no room. */
static size_t find_set(struct class_sets *sets, uint64_t bits)
{
	size_t i = 0;

	while (i < sets->n && sets->sets[i] != bits)
		i++;
	if (i == sets->n && i < CLASS_SETS)
		sets->sets[sets->n++] = bits;
	return i;
}

/* Makes one callout of alternatives that are words of classes, {title}|{calendar}|{ordinary}: they all match the same word.
 * Returns their length; 0 where there are not two of them. */
static size_t add_alternatives(const struct rule_names *names, struct poltag_str pattern, size_t at, struct buf *out)
{
	size_t i = at, end = at, n = 0, len, set;
	uint64_t bits = 0;

	if (!names->sets || !begins_alternative(pattern, at))
		return 0;
	while (i < pattern.len && pattern.data[i] == '{' && (len = placeholder_len(str_from_offset(pattern, i)))) {
		size_t number = word_classes_find(names->classes, str_make(pattern.data + i + 1, len - 2));

		i += len;
		if (number == WORD_CLASS_BITS || (UINT64_C(1) << number & FORMS) || i == pattern.len ||
		    (pattern.data[i] != '|' && pattern.data[i] != ')'))
			break;
		bits |= UINT64_C(1) << number;
		n++;
		end = i;
		if (pattern.data[i++] == ')')
			break;
	}
	set = n > 1 ? find_set(names->sets, bits) : CLASS_SETS;
	if (set == CLASS_SETS)
		return 0;
	buf_printf(out, "(?:%s(?C%zu))", WORD, WORD_CLASS_BITS + set);
	return end - at;
}

static bool expand(const struct rule_names *names, struct poltag_str pattern, uint32_t file, int depth, struct buf *out,
		   char *message, size_t room)
{
	for (size_t i = 0, len; i < pattern.len; i += len) {
		struct poltag_str rest = str_from_offset(pattern, i), name;
		const struct built_rule *definition;
		size_t number, run;

		len = rule_item_len(rest);
		if (len == 1 || rest.data[0] == '\\') {
			buf_add(out, rest.data, len);
			continue;
		}
		if ((run = add_alternatives(names, pattern, i, out))) {
			len = run;
			continue;
		}
		name = str_make(rest.data + 1, len - 2);
		number = word_classes_find(names->classes, name);
		definition = number < WORD_CLASS_BITS || depth == DEPTH ? NULL : find_definition(names, name, file);
		if (number == WORD_CLASS_BITS && !definition) {
			snprintf(message, room, "{%.*s} is neither a class of words nor a definition", (int)name.len, name.data);
			return false;
		}
		if (definition && definition->bad) {
			snprintf(message, room, "{%.*s} is a definition that has a fault itself", (int)name.len, name.data);
			return false;
		}
		if (out->len > SOURCE_BYTES) {
			snprintf(message, room, "a pattern of more than %d bytes with its definitions", SOURCE_BYTES);
			return false;
		}
		if (!definition && names->keep) {
			buf_add(out, rest.data, len);
			continue;
		}
		if (!definition) {
			add_class(out, number);
			continue;
		}
		buf_add_str(out, STR("(?:"));
		if (!expand(names, entry_value(names->fields + definition->first_field, definition->n_fields, "Define"),
			    definition->file, depth + 1, out, message, room))
			return false;
		buf_add_byte(out, ')');
	}
	return true;
}

bool rule_expand(const struct rule_names *names, struct poltag_str pattern, struct buf *out, char *message, size_t room)
{
	return expand(names, pattern, names->file, 0, out, message, room);
}

void rule_add_whole(struct buf *out, struct poltag_str match, struct poltag_str after, struct poltag_str unless)
{
	if (unless.len)
		buf_printf(out, "(?!%.*s)", (int)unless.len, unless.data);
	buf_printf(out, "(?:%.*s)(?![\\p{L}\\p{M}\\p{Nd}_])", (int)match.len, match.data);
	if (after.len)
		buf_printf(out, "(?=%.*s)", (int)after.len, after.data);
}

bool rule_names_classes(struct poltag_str field)
{
	return str_is(field, "First") || str_is(field, "Has") || str_is(field, "Behind") || str_starts(field, STR("Before"));
}

uint64_t rule_class_bits(const struct word_classes *classes, struct poltag_str list, char *message, size_t room)
{
	uint64_t bits = 0;

	while (list.len) {
		struct poltag_str name = str_cut(&list, ',');
		size_t number = word_classes_find(classes, name);

		if (number == WORD_CLASS_BITS) {
			snprintf(message, room, "unknown class of words \"%.*s\"", (int)name.len, name.data);
			return 0;
		}
		bits |= UINT64_C(1) << number;
	}
	return bits;
}
