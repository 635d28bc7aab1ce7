/* Names that two entries share, and names that an entry has more than once.
 *
 * All names are put in order of a hash that sees letters and digits only, without case and accents: two names that some
 * text matches both have the same one. What has the same hash is then compared as matching would.
 */
#include "lint.h"

#include "image.h"
#include "key.h"
#include "utf8.h"

#include <stdlib.h>

#define COMPARED_AT_MOST 256 /* of so many names of one hash, each is compared with the first */

struct keyed {
	uint64_t hash;
	uint32_t name;
};

/* ---- Matching a name with another ---- */

static bool same_letter(int32_t a, int32_t b, bool caseless)
{
	return a == b || (caseless && code_point_lower(a) == code_point_lower(b));
}

/* Takes what stands for the letter a, or for it without its accent, off the beginning of b. */
static bool take_letter(struct poltag_str *b, int32_t a, bool caseless)
{
	const unsigned char *end = (const unsigned char *)b->data + b->len;
	char room[8];
	const char *plain;
	int32_t c;
	size_t len;

	if (b->len == 0)
		return false;
	len = utf8_decode((const unsigned char *)b->data, end, &c);
	if (same_letter(a, c, caseless)) {
		*b = str_from_offset(*b, len);
		return true;
	}
	plain = code_point_plain(a, room);
	for (; plain && *plain; plain += len) {
		int32_t want;

		len = utf8_decode((const unsigned char *)plain, (const unsigned char *)plain + strlen(plain), &want);
		if (b->len == 0)
			return false;
		*b = str_from_offset(*b, utf8_decode((const unsigned char *)b->data, end, &c));
		if (!same_letter(want, c, caseless))
			return false;
	}
	return plain != NULL;
}

static size_t skip_spaces(struct poltag_str *text)
{
	size_t n = 0;

	while (n < text->len && text_is_space(text->data[n]))
		n++;
	*text = str_from_offset(*text, n);
	return n;
}

/* Whether the name a matches the text b whole. */
static bool name_matches(struct poltag_str a, struct poltag_str b, bool caseless)
{
	while (a.len) {
		int32_t c;

		if (skip_spaces(&a)) {
			if (!skip_spaces(&b))
				return false;
			continue;
		}
		a = str_from_offset(
			a, utf8_decode((const unsigned char *)a.data, (const unsigned char *)a.data + a.len, &c));
		if (!take_letter(&b, c, caseless))
			return false;
	}
	return b.len == 0;
}

static bool matches(const struct built_name *a, const struct built_name *b)
{
	return name_matches(built_text(a), built_text(b), a->flags & IMAGE_NAME_CASELESS);
}

/* ---- Names of one entry ---- */

/* How another language says it, be it the same or only an accent less, is for readers and for other programs. English
 * is no other language here: an alias without one is any spelling. */
static bool is_for_readers(const struct lint *lint, const struct built_name *a, const struct built_name *b)
{
	struct entry_name from_a, from_b;

	entry_name_of(lint_field_of(lint, a), &from_a);
	entry_name_of(lint_field_of(lint, b), &from_b);
	return !str_equal(from_a.lang, from_b.lang) &&
	       (str_equal(built_text(a), built_text(b)) || (from_a.lang.len && from_b.lang.len));
}

/* Whether whatever name says is said by other too. */
static bool is_needless(const struct lint *lint, const struct built_name *name, const struct built_name *other)
{
	bool full = other->kind == NAME_CANONICAL || other->kind == NAME_ALIAS, covered = false;

	if (name->kind == NAME_ALIAS)
		covered = full;
	else if (name->kind == NAME_DEMONYM)
		covered = other->kind == NAME_DEMONYM;
	else if (name->kind == NAME_SHORT && other->kind == NAME_SHORT)
		covered = !(other->flags & IMAGE_NAME_CONDITIONAL) ||
			  ((name->flags & IMAGE_NAME_CONDITIONAL) &&
			   str_equal(built_cues(name), built_cues(other)));
	else if (name->kind == NAME_SHORT)
		covered = full;
	return covered && matches(other, name) && !is_for_readers(lint, name, other);
}

static void warn_needless(struct lint *lint, const struct built_name *name, const struct built_name *other)
{
	const struct poltag_field *field = lint_field_of(lint, name);
	struct poltag_str have = built_text(other), text = built_text(name);

	lint_warn(lint, WARNING_NEEDLESS_VARIANT, name->entry, field, 0,
		  "%.*s: \"%.*s\" is matched by \"%.*s\" of line %u anyway; remove it", (int)field->name.len,
		  field->name.data, (int)text.len, text.data, (int)have.len, have.data, (unsigned)other->line);
}

/* ---- Names of two entries ---- */

/* Whether nothing of choosing a mention can tell the two apart; see poltag-dict(5). */
static bool is_undecided(const struct built_name *a, const struct built_name *b)
{
	bool short_a = a->kind == NAME_SHORT, short_b = b->kind == NAME_SHORT;

	return short_a == short_b && !((a->flags | b->flags) & (IMAGE_NAME_CONTEXT | IMAGE_NAME_CONDITIONAL));
}

static bool is_its_name(const struct lint *lint, const struct built_name *name)
{
	return name->kind == NAME_CANONICAL && str_is(lint_field_of(lint, name)->name, "Name");
}

static struct poltag_str value_of(const struct lint *lint, uint32_t entry, const char *name)
{
	size_t n;
	const struct poltag_field *fields = lint_fields(lint, entry, &n);

	return entry_value(fields, n, name);
}

static bool is_duplicate(const struct lint *lint, const struct built_name *a, const struct built_name *b)
{
	const struct built_entry *entries = lint->builder->entries;

	return entries[a->entry].type == entries[b->entry].type && is_its_name(lint, a) && is_its_name(lint, b) &&
	       str_equal(value_of(lint, a->entry, "Country"), value_of(lint, b->entry, "Country")) &&
	       str_equal(built_text(a), built_text(b));
}

/* Warns of name if it is the same as one of another entry that stands before it. */
static bool compare(struct lint *lint, const struct built_name *name, const struct built_name *other)
{
	bool duplicate;
	struct poltag_str text = built_text(name), id = value_of(lint, other->entry, "Id");
	const struct poltag_field *field;

	if (!is_undecided(name, other) || !(matches(name, other) || matches(other, name)))
		return false;
	if (!lint_has(lint, name->entry)) {
		const struct built_name *swap = name;

		name = other;
		other = swap;
		id = value_of(lint, other->entry, "Id");
	}
	if (!lint_has(lint, name->entry))
		return false;
	field = lint_field_of(lint, name);
	duplicate = is_duplicate(lint, name, other);
	if (duplicate)
		lint_warn_both(lint, WARNING_DUPLICATE_ENTRY, name->entry, other->entry, field,
			       "%.*s: \"%.*s\" is also %.*s at %s:%u, of the same type and country; is it the same?",
			       (int)field->name.len, field->name.data, (int)text.len, text.data, (int)id.len, id.data,
			       lint_name_file(lint, other), (unsigned)other->line);
	else
		lint_warn_both(lint, WARNING_SHARED_NAME, name->entry, other->entry, field,
			       "%.*s: \"%.*s\" is also %.*s at %s:%u; expected %s to tell them apart",
			       (int)field->name.len, field->name.data, (int)text.len, text.data, (int)id.len, id.data,
			       lint_name_file(lint, other), (unsigned)other->line,
			       name->kind == NAME_SHORT ? "a question mark" : "Near, NotNear, NotAfter or Unless");
	return true;
}

/* ---- Names of one hash ---- */

/* Each with those before it: of other entries up to the first that it shares with, and all of its own. */
static void compare_group(struct lint *lint, const struct keyed *group, size_t n)
{
	const struct built_name *names = lint->builder->names;

	for (size_t i = 1; i < n; i++) {
		const struct built_name *name = &names[group[i].name];
		bool shared = false;

		for (size_t j = 0; j < i && j < COMPARED_AT_MOST && !shared; j++)
			if (names[group[j].name].entry != name->entry)
				shared = compare(lint, name, &names[group[j].name]);
	}
}

/* The names of an entry stand together in a group. */
static void compare_within(struct lint *lint, const struct keyed *group, size_t n)
{
	const struct built_name *names = lint->builder->names;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i, found = 0; j-- > 0 && i - j < COMPARED_AT_MOST && !found;) {
			const struct built_name *a = &names[group[j].name], *b = &names[group[i].name];

			if (a->entry != b->entry || !lint_has(lint, a->entry))
				break;
			if (a->file != b->file)
				continue; /* names that a record of Names brings stand beside written ones */
			found = is_needless(lint, b, a) || is_needless(lint, a, b);
			if (found && is_needless(lint, b, a))
				warn_needless(lint, b, a);
			else if (found)
				warn_needless(lint, a, b);
		}
}

static int by_hash(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

static size_t gather(const struct lint *lint, struct keyed *keyed)
{
	const struct poltag_builder *b = lint->builder;
	size_t n = 0;

	for (uint32_t i = 0; i < b->n_names; i++)
		if (b->names[i].kind != NAME_PATTERN && !(b->names[i].flags & IMAGE_NAME_GENERATED) &&
		    !b->entries[b->names[i].entry].replaced)
			keyed[n++] = (struct keyed){ key_loose(&b->code_points, built_text(&b->names[i])), i };
	qsort(keyed, n, sizeof *keyed, by_hash);
	return n;
}

/* ---- Names that were left out because the entry has them already ---- */

/* Whether *name is that of the field; then it goes on. */
static bool is_next(const struct lint *lint, size_t *name, uint32_t entry, const struct poltag_field *field)
{
	const struct poltag_builder *b = lint->builder;

	if (*name >= b->n_names || b->names[*name].entry != entry || (b->names[*name].flags & IMAGE_NAME_GENERATED) ||
	    lint_field_of(lint, &b->names[*name]) != field)
		return false;
	++*name;
	return true;
}

/* Folds a text into the lint's own; empty without memory. */
static struct poltag_str fold(struct lint *lint, struct poltag_str text)
{
	if (text_read(&lint->text, &lint->builder->code_points, text, NULL) == POLTAG_OK)
		return lint->text.norm;
	lint->no_memory = true;
	return (struct poltag_str){ 0 };
}

/* Whether a field before it brings the same name, in the same sense; *first is what that says. */
static bool find_first(struct lint *lint, const struct poltag_field *fields, size_t i, struct entry_name *first)
{
	struct buf folded = { 0 };
	struct entry_name name;
	bool found = false;

	entry_name_of(&fields[i], &name);
	buf_add_str(&folded, fold(lint, name.text));
	for (size_t k = 0; k < i && !found; k++)
		found = entry_name_of(&fields[k], first) &&
			(first->kind == name.kind || (first->kind == NAME_CANONICAL && name.kind == NAME_ALIAS)) &&
			str_equal(fold(lint, first->text), buf_str(&folded));
	lint->no_memory |= folded.failed;
	buf_free(&folded);
	return found;
}

/* In another language it does no harm, unless it says what is not heard. */
static void warn_repeated(struct lint *lint, uint32_t entry, const struct poltag_field *fields, size_t i)
{
	const struct poltag_field *field = &fields[i];
	struct entry_name name, first;

	if (!find_first(lint, fields, i, &first))
		return;
	entry_name_of(field, &name);
	if ((name.cues.len && !str_equal(name.cues, first.cues)) || name.conditional != first.conditional)
		lint_warn(lint, WARNING_LOST_CUES, entry, field, 0,
			  "%.*s: \"%.*s\" is on line %llu already, and only what it says there counts; write the cues "
			  "there",
			  (int)field->name.len, field->name.data, (int)name.text.len, name.text.data,
			  (unsigned long long)first.line);
	else if (str_equal(name.lang, first.lang))
		lint_warn(lint, WARNING_REPEATED_NAME, entry, field, 0,
			  "%.*s: \"%.*s\" is on line %llu already; remove it", (int)field->name.len, field->name.data,
			  (int)name.text.len, name.text.data, (unsigned long long)first.line);
}

/* The builder's names are in the order of their fields, and those that are there already are left out. */
static void find_repeated(struct lint *lint)
{
	const struct poltag_builder *b = lint->builder;
	size_t name = 0;

	for (uint32_t entry = 0; entry < b->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		while (name < b->n_names && b->names[name].entry < entry)
			name++;
		for (size_t i = 0; lint_has(lint, entry) && i < n; i++) {
			struct entry_name from;

			if (entry_name_of(&fields[i], &from) && !is_next(lint, &name, entry, &fields[i]) &&
			    from.kind != NAME_CANONICAL)
				warn_repeated(lint, entry, fields, i);
		}
	}
}

void lint_names(struct lint *lint)
{
	struct keyed *keyed = calloc(lint->builder->n_names + 1, sizeof *keyed);
	size_t n = keyed ? gather(lint, keyed) : 0;

	lint->no_memory |= !keyed;
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i + 1; next < n && keyed[next].hash == keyed[i].hash;)
			next++;
		if (next - i == 1)
			continue;
		compare_group(lint, keyed + i, next - i);
		compare_within(lint, keyed + i, next - i);
	}
	free(keyed);
	find_repeated(lint);
}
