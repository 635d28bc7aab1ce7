/* Writing a group as a record that is ready to be corrected. */
#include "latin.h"
#include "output.h"
#include "suggest.h"

#include <stdio.h>

static void write_str(struct poltag_str text)
{
	output_write(text.data, text.len);
}

static void write_number(size_t n)
{
	char room[24];

	snprintf(room, sizeof room, "%zu", n);
	output_text(room);
}

/* The forms with their numbers, to the end of the line. */
static void write_forms(const struct suggest_group *group)
{
	for (size_t i = 0; i < group->n_forms; i++) {
		output_text(i ? ", " : " ");
		output_text(group->forms[i].text);
		output_text(" ");
		write_number(group->forms[i].count);
	}
	output_text("\n");
}

static void write_times(size_t n, const char *what)
{
	write_number(n);
	output_text(" ");
	output_text(what);
	output_text(n == 1 ? "" : "s");
}

/* ---- The language of a name in Cyrillic ---- */

static size_t count_letters(const struct suggest_group *group, const char *letters)
{
	size_t n = 0;

	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		for (const char *p = group->seen.contexts[i]; p && *p; p++)
			for (const char *letter = letters; *letter; letter += 2)
				n += memcmp(p, letter, p[1] ? 2 : 1) == 0;
	return n;
}

/* The letters that only some languages have tell them apart; Russian has the fewest. */
static const char *language(const struct suggest_group *group)
{
	if (count_letters(group, "әңөұүһ"))
		return "_kk";
	if (count_letters(group, "ўҳқғ"))
		return "_uz_Cyrl";
	if (count_letters(group, "іїєґ") > count_letters(group, "ыэъё"))
		return "_uk";
	return "_ru";
}

/* ---- Examples ---- */

/* Whether a text may be cut at that place: no word goes on over it. words are those from the one that is looked at on. */
static bool is_between(const struct poltag_word *words, size_t n, size_t at)
{
	size_t i = 0;

	while (i < n && words[i].end < at)
		i++;
	return i == n || words[i].end == at || words[i].start >= at;
}

/* The length of the longest form that begins with the first of the words and ends where a word ends; 0 for none. */
static size_t form_at(const struct suggest_group *group, const char *text, const struct poltag_word *words, size_t n,
		      bool shorts)
{
	size_t longest = 0;

	for (size_t i = 0; i < group->n_forms; i++) {
		const struct suggest_form *form = &group->forms[i];
		size_t len = strlen(form->text);

		if (len > longest && (shorts || !form->is_short) && strncmp(text + words->start, form->text, len) == 0 &&
		    is_between(words, n, words->start + len))
			longest = len;
	}
	return longest;
}

/* Whether a form stands in the text. */
static bool has_form(const struct suggest_group *group, const struct suggest_tools *tools, const char *text)
{
	const struct folding *folding = tools->folding;

	folding_words(tools->folding, span_of(text));
	for (size_t i = 0; i < folding->n_words; i++)
		if (form_at(group, text, folding->words + i, folding->n_words - i, false))
			return true;
	return false;
}

static void write_bracketed(const struct suggest_group *group, const struct suggest_tools *tools, const char *text)
{
	const struct folding *folding = tools->folding;
	size_t done = 0;

	folding_words(tools->folding, span_of(text));
	for (size_t i = 0; i < folding->n_words; i++) {
		size_t start = folding->words[i].start, len;

		if (start < done)
			continue;
		len = form_at(group, text, folding->words + i, folding->n_words - i, true);
		if (!len)
			continue;
		output_write(text + done, start - done);
		output_text("[");
		output_write(text + start, len);
		output_text("]");
		done = start + len;
	}
	output_text(text + done);
	output_text("\n");
}

/* The first context with a full form is the example; the others are comments. */
static const char *example_of(const struct suggest_group *group, const struct suggest_tools *tools)
{
	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		if (group->seen.contexts[i] && has_form(group, tools, group->seen.contexts[i]))
			return group->seen.contexts[i];
	return NULL;
}

/* ---- Comments ---- */

static void write_counts(const struct suggest_group *group, const char *reason)
{
	output_text("# ");
	write_times(group->seen.count, "time");
	output_text(" in ");
	write_times(group->seen.n_documents, "document");
	output_text("; ");
	output_text(poltag_type_name(group->type));
	output_text(" is a guess: ");
	output_text(reason);
	output_text(".\n");
	if (group->n_forms == 1)
		return;
	output_text("# Forms:");
	write_forms(group);
}

static void write_misses(const struct suggest_group *group, const struct suggest_near *near)
{
	struct suggest_miss misses[SUGGEST_MISSES];
	size_t n = suggest_near_misses(near, span_of(group->forms[0].text), group->type == POLTAG_PERSON, misses);

	for (size_t i = 0; i < n; i++) {
		output_text("# Near: ");
		write_str(misses[i].id);
		output_text(" (");
		write_str(misses[i].name);
		output_text("): ");
		output_text(misses[i].how);
		output_text("\n");
	}
}

static void write_contexts(const struct suggest_group *group, const char *example)
{
	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		if (group->seen.contexts[i] && group->seen.contexts[i] != example) {
			output_text("# Context: ");
			output_text(group->seen.contexts[i]);
			output_text("\n");
		}
}

/* ---- Fields ---- */

static void write_field(const char *name, const char *lang, const char *value, const char *behind)
{
	output_text(name);
	output_text(lang);
	output_text(": ");
	output_text(value);
	output_text(behind);
	output_text("\n");
}

/* Whether an earlier form is the same once it is folded. */
static bool is_repeated(const struct suggest_group *group, const struct suggest_tools *tools, size_t i)
{
	char a[FOLDING_BYTES], b[FOLDING_BYTES];
	size_t n = folding_text(tools->folding, span_of(group->forms[i].text), a, sizeof a);

	for (size_t k = 0; k < i; k++)
		if (folding_text(tools->folding, span_of(group->forms[k].text), b, sizeof b) == n && memcmp(a, b, n) == 0)
			return true;
	return false;
}

/* A name in Cyrillic in Latin letters. */
static void write_latin(const struct suggest_tools *tools, struct poltag_str name)
{
	struct bytes latin = { 0 };

	latin_add(&latin, name);
	output_text("Name: ");
	write_str(bytes_str(&latin));
	output_text("\n");
	tools->folding->no_memory |= latin.failed;
	bytes_free(&latin);
}

static void write_names(const struct suggest_group *group, const struct suggest_tools *tools)
{
	struct poltag_str name = span_of(group->forms[0].text);
	bool cyrillic = latin_is_cyrillic(name);
	const char *lang = cyrillic ? language(group) : "";

	if (cyrillic)
		write_latin(tools, name);
	for (size_t i = 0; i < group->n_forms; i++) {
		const struct suggest_form *form = &group->forms[i];

		if (is_repeated(group, tools, i))
			continue;
		write_field(form->is_short ? "Short" : i ? "Alias" : "Name", lang, form->text, form->is_short ? " ?" : "");
	}
}

void suggest_write_known(const struct suggest_group *group, const struct suggest_miss *miss)
{
	output_text("# ");
	write_str(miss->id);
	output_text(" (");
	write_str(miss->name);
	output_text("):");
	write_forms(group);
}

void suggest_write(const struct suggest_group *group, const struct suggest_tools *tools,
		   const struct suggest_heading *heading)
{
	const char *example = example_of(group, tools);

	output_text("\n");
	write_counts(group, heading->reason);
	write_misses(group, tools->near);
	write_contexts(group, example);
	if (latin_is_cyrillic(span_of(group->forms[0].text)))
		output_text("# The first Name is only transliterated.\n");
	if (heading->numbered)
		output_text("# Without its number the Id is taken: perhaps by the same.\n");
	output_text("Id: ");
	write_str(heading->id);
	output_text("\n");
	write_field("Type", "", poltag_type_name(group->type), "");
	write_names(group, tools);
	if (example) {
		output_text("Example: ");
		write_bracketed(group, tools, example);
	}
}
