/* Explaining what was not matched: capitalised words in a row are looked up together, then each by itself. */
#include "explain_words.h"

#include "describe.h"
#include "grow.h"
#include "lexicon.h"
#include "output.h"
#include "print.h"
#include "spelling.h"

#include <string.h>

#define EXAMPLES 3 /* names that are shown of those that have a word as a part or nearly */

/* Words in a row. */
struct run {
	struct explain_span span;
	size_t first_word, n_words;
	char *folded;
	size_t folded_len;
};

struct search {
	struct explain *x;
	struct poltag_folder *folder;
	struct lexicon *lexicon;
	struct explain_span *words; /* capitalised, and not part of a candidate */
	size_t n_words, room_words;
	struct run *runs;
	size_t n_runs, room_runs;
	size_t next_span; /* of the candidates: those before end before the present word */
};

/* ---- Finding them ---- */

static bool is_covered(struct search *search, const struct poltag_word *word)
{
	const struct explain *x = search->x;

	for (size_t i = search->next_span; i < x->n_spans && x->spans[i].start < word->end; i++) {
		if (x->spans[i].end > word->start)
			return true;
		if (i == search->next_span)
			search->next_span++;
	}
	return false;
}

/* Whether it is no name for sure: The and the like at the beginning of a sentence, a title, a month. */
static bool is_no_name(const struct search *search, const struct poltag_word *word)
{
	char small[16];
	size_t len = word->end - word->start;

	if (len >= sizeof small || word->letters != POLTAG_CAPITALISED)
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = search->x->text.data[word->start + i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return lexicon_look(search->lexicon, (struct poltag_str){ small, len }) & (LEXICON_GRAMMAR | LEXICON_TITLE | LEXICON_MODIFIER | LEXICON_CALENDAR);
}

static int add_word(void *context, const struct poltag_word *word)
{
	struct search *search = context;
	struct explain_span span = { word->start, word->end };

	if (word->letters < POLTAG_CAPITALISED || is_covered(search, word) || is_no_name(search, word) || GROW_ADD(search, words, span))
		return 0;
	return 1;
}

/* Whether nothing but blanks, or a hyphen, stands between two words. */
static bool is_joined(struct poltag_str text, size_t end, size_t start)
{
	if (start == end + 1 && text.data[end] == '-')
		return true;
	for (size_t i = end; i < start; i++)
		if (text.data[i] != ' ' && text.data[i] != '\n' && text.data[i] != '\t' && text.data[i] != '\r')
			return false;
	return start > end;
}

static struct poltag_str text_of(const struct search *search, struct explain_span span)
{
	return (struct poltag_str){ search->x->text.data + span.start, span.end - span.start };
}

/* Folds the run's text into memory of its own. */
static bool fold(struct search *search, struct run *run)
{
	struct poltag_str folded;

	if (poltag_fold(search->folder, text_of(search, run->span), true, &folded, NULL) != POLTAG_OK)
		return false;
	run->folded = malloc(folded.len + 1);
	if (!run->folded)
		return false;
	if (folded.len)
		memcpy(run->folded, folded.data, folded.len);
	run->folded_len = folded.len;
	return true;
}

static bool is_known(const struct search *search, const struct run *run)
{
	for (size_t i = 0; i < search->n_runs; i++)
		if (str_is_same(text_of(search, search->runs[i].span), text_of(search, run->span)))
			return true;
	return false;
}

static bool add_run(struct search *search, size_t first, size_t end)
{
	struct run run = { { search->words[first].start, search->words[end - 1].end }, first, end - first, NULL, 0 };

	if (!fold(search, &run))
		return false;
	if (is_known(search, &run)) {
		free(run.folded);
		return true;
	}
	if (GROW_ADD(search, runs, run))
		return true;
	free(run.folded);
	return false;
}

static bool find_runs(struct search *search)
{
	size_t end;

	if (poltag_words(search->folder, search->x->text, add_word, search, NULL) != POLTAG_OK)
		return false;
	for (size_t i = 0; i < search->n_words; i = end) {
		for (end = i + 1; end < search->n_words; end++)
			if (!is_joined(search->x->text, search->words[end - 1].end, search->words[end].start))
				break;
		if (!add_run(search, i, end))
			return false;
	}
	return true;
}

/* ---- Saying why ---- */

static struct poltag_str run_folded(const struct run *run)
{
	return (struct poltag_str){ run->folded, run->folded_len };
}

static bool same_folded(struct search *search, struct poltag_str text, struct poltag_str other)
{
	struct poltag_str folded;
	bool same;
	char *kept;

	if (poltag_fold(search->folder, text, false, &folded, NULL) != POLTAG_OK)
		return false;
	kept = malloc(folded.len + 1);
	if (!kept)
		return false;
	if (folded.len)
		memcpy(kept, folded.data, folded.len);
	text = (struct poltag_str){ kept, folded.len };
	same = poltag_fold(search->folder, other, false, &folded, NULL) == POLTAG_OK && str_is_same(text, folded);
	free(kept);
	return same;
}

static void show(const struct search *search, const char *why, const struct name *name)
{
	print("    %s: ", why);
	describe_name(search->x->names, name);
}

/* Names that are the same but for case or accents, or that may not stand here. */
static size_t show_same(struct search *search, struct poltag_str text, struct poltag_str folded)
{
	const struct names *names = search->x->names;
	size_t n = 0;

	for (size_t i = 0; i < names->n_names; i++) {
		const struct name *name = &names->names[i];

		if (name->kind == KIND_PATTERN || !str_is_same(name_folded(names, name), folded))
			continue;
		if (n++ < EXAMPLES)
			show(search, same_folded(search, text, name->text) ? "the name, but none may begin or end here"
									   : "in other case or with other accents", name);
	}
	return n;
}

static size_t show_parts(const struct search *search, struct poltag_str folded)
{
	const struct names *names = search->x->names;
	uint64_t letters = spelling_letters(folded);
	size_t n = 0;

	for (size_t i = 0; i < names->n_names; i++) {
		const struct name *name = &names->names[i];

		if (name->kind != KIND_PATTERN && name->folded_len > folded.len && (letters & ~name->letters) == 0 &&
		    spelling_has_part(name_folded(names, name), folded, true) && n++ < EXAMPLES)
			show(search, "only as part of", name);
	}
	if (n > EXAMPLES)
		print("    and as part of %zu more\n", n - EXAMPLES);
	return n;
}

static size_t show_near(const struct search *search, struct poltag_str folded)
{
	size_t near[SPELLING_NEAR], n = spelling_near(search->x->names, folded, near);

	for (size_t i = 0; i < n && i < EXAMPLES; i++)
		show(search, "spelled nearly so", &search->x->names->names[near[i]]);
	return n;
}

static size_t show_reasons(struct search *search, const struct run *run)
{
	size_t n = show_same(search, text_of(search, run->span), run_folded(run));

	return n ? n : show_parts(search, run_folded(run)) + show_near(search, run_folded(run));
}

static void show_title(const struct search *search, struct explain_span span)
{
	print("%zu-%zu: ", span.start, span.end);
	print_context(search->x->text, span.start, span.end);
	output_text("\n");
}

/* The words of a run that as a whole is no name, one by one. */
static bool show_words(struct search *search, const struct run *run)
{
	for (size_t i = 0; i < run->n_words; i++) {
		struct run word = { search->words[run->first_word + i], run->first_word + i, 1, NULL, 0 };

		if (!fold(search, &word))
			return false;
		output_text("  ");
		print_plain(text_of(search, word.span));
		output_text("\n");
		if (show_reasons(search, &word) == 0)
			output_text("    no entry has this name\n");
		free(word.folded);
	}
	return true;
}

static bool show_run(struct search *search, const struct run *run)
{
	show_title(search, run->span);
	if (show_reasons(search, run))
		return true;
	output_text("    no entry has this name\n");
	return run->n_words == 1 || show_words(search, run);
}

bool explain_words(struct explain *x)
{
	struct search search = { .x = x, .lexicon = lexicon_new() };
	bool good = search.lexicon && poltag_folder_new(&search.folder, NULL) == POLTAG_OK && find_runs(&search);

	if (good && search.n_runs)
		output_text("Capitalised words that nothing matched:\n");
	for (size_t i = 0; good && i < search.n_runs && output_is_open(); i++)
		good = show_run(&search, &search.runs[i]);
	for (size_t i = 0; i < search.n_runs; i++)
		free(search.runs[i].folded);
	free(search.runs);
	free(search.words);
	poltag_folder_free(search.folder);
	lexicon_free(search.lexicon);
	return good;
}
