/* What of a line may be a name, with what stands around it. */
#include "suggest_run.h"

#include <string.h>

#define MOST_BYTES 128
#define CONTEXT_BYTES 100 /* before and behind a sequence */
#define LONGEST_ACRONYM 8 /* bytes */

/* ---- What stands around them ---- */

static void take_cue(struct suggest_sight *sight, enum suggest_cue cue, struct poltag_str word)
{
	sight->cues |= 1u << cue;
	if (!sight->cue_word.len && cue != SUGGEST_AFTER_IN && cue != SUGGEST_NEAR_SAID)
		sight->cue_word = word;
}

static void cue_before(const struct suggest_line *line, struct suggest_run run, struct suggest_sight *sight)
{
	const struct suggest_token *first = &line->tokens[run.first], *before = first - 1;
	size_t i = run.first;

	if (i == 0 || !(first->joined || first->opens))
		return;
	i--;
	while (i > 0 && (before->known || before->alone) && before->joined && before->type != POLTAG_PERSON) {
		before--; /* the president of a country, in Russian */
		i--;
	}
	if (before->classes & LEXICON_TITLE)
		take_cue(sight, SUGGEST_AFTER_TITLE, suggest_run_text(line, i));
	else if (before->letters == POLTAG_SMALL && (before->classes & LEXICON_ORG) &&
		 (first->opens || !suggest_run_cyrillic(line, run.first)))
		take_cue(sight, SUGGEST_AFTER_ORG, suggest_run_text(line, i));
	else if (before->letters == POLTAG_SMALL && (before->classes & LEXICON_PLACE))
		take_cue(sight, SUGGEST_AFTER_PLACE, suggest_run_text(line, i));
	else if ((before->classes & LEXICON_OF) && before->joined && i > 0 && (before[-1].classes & LEXICON_PLACE))
		take_cue(sight, SUGGEST_AFTER_PLACE, suggest_run_text(line, i - 1));
	else if (before->classes & LEXICON_IN)
		take_cue(sight, SUGGEST_AFTER_IN, suggest_run_text(line, i));
	if (before->classes & LEXICON_SAID)
		take_cue(sight, SUGGEST_NEAR_SAID, suggest_run_text(line, i));
}

static void cue_behind(const struct suggest_line *line, struct suggest_run run, struct suggest_sight *sight)
{
	size_t i = run.last + 1;

	if (!suggest_run_joined(line, i) || line->tokens[i].letters != POLTAG_SMALL)
		return;
	if (line->tokens[i].classes & LEXICON_SAID)
		take_cue(sight, SUGGEST_NEAR_SAID, suggest_run_text(line, i));
	else if (!(line->tokens[i].classes & (LEXICON_GRAMMAR | LEXICON_IN | LEXICON_OF | LEXICON_AND)))
		sight->cues |= 1u << SUGGEST_BEFORE_SMALL;
}

/* The sentence, or what of it is near; it may be cut in the middle. */
static struct poltag_str context_of(const struct suggest_line *line, struct suggest_run run)
{
	size_t first = run.first, last = run.last, end;
	const struct suggest_token *tokens = line->tokens;

	while (!tokens[first].sentence && tokens[run.first].start - tokens[first - 1].start <= CONTEXT_BYTES)
		first--;
	while (last + 1 < line->n && !tokens[last + 1].sentence &&
	       tokens[last + 1].end - tokens[run.last].end <= CONTEXT_BYTES)
		last++;
	end = tokens[last].end;
	while (end < line->text.len && strchr(".!?", line->text.data[end]) && line->text.data[end])
		end++;
	return (struct poltag_str){ line->text.data + tokens[first].start, end - tokens[first].start };
}

/* ---- What is left of a run ---- */

/* Cuts the titles before a name; false where nothing else is there. */
static bool cut_titles(const struct suggest_line *line, struct suggest_run *run, struct suggest_sight *sight)
{
	size_t title = run->last + 1;

	for (size_t i = run->first; i <= run->last; i++) {
		unsigned classes = line->tokens[i].classes;

		if (classes & LEXICON_TITLE)
			title = i;
		else if (!(classes & (LEXICON_MODIFIER | LEXICON_OF | LEXICON_AND)))
			break;
	}
	if (title == run->last)
		return false;
	if (title > run->last || ((line->tokens[run->last].classes & LEXICON_ORG) && run->last - title > 1))
		return true;
	take_cue(sight, SUGGEST_AFTER_TITLE, suggest_run_text(line, title));
	run->first = title + 1;
	while (run->first < run->last && !suggest_run_name_like(&line->tokens[run->first]))
		run->first++;
	return suggest_run_name_like(&line->tokens[run->first]);
}

static bool is_roman(struct poltag_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!memchr("IVXLC", text.data[i], 5))
			return false;
	return true;
}

/* Capitals that are no abbreviation: a headline within a line, a dateline, a number. */
static bool is_shouted(const struct suggest_line *line, struct suggest_run run)
{
	const struct suggest_token *first = &line->tokens[run.first];
	size_t len = first->end - first->start;

	for (size_t i = run.first; i <= run.last; i++)
		if (line->tokens[i].letters != POLTAG_CAPITALS)
			return false;
	if (run.last > run.first || is_roman(suggest_run_text(line, run.first)))
		return true;
	return len > LONGEST_ACRONYM * ((unsigned char)line->text.data[first->start] >= 0x80 ? 2 : 1) ||
	       (run.first == 0 && len >= 4);
}

static const struct suggest_token *before_run(const struct suggest_line *line, const struct suggest_run *run)
{
	return &line->tokens[run->first - 1];
}

static bool trim_run(const struct suggest_line *line, struct suggest_run *run, struct suggest_sight *sight)
{
	if (!cut_titles(line, run, sight))
		return false;
	while (run->last > run->first && (line->tokens[run->last].classes & LEXICON_TITLE) &&
	       !(suggest_run_classes(line, *run) & LEXICON_ORG))
		run->last--;
	if (line->tokens[run->last].classes & LEXICON_ORG)
		while (run->first > 0 && line->tokens[run->first].joined &&
		       (suggest_run_region(before_run(line, run)) || suggest_run_demonym(before_run(line, run))))
			run->first--; /* Almaty Parks Office, German Workers' Union */
	return !is_shouted(line, *run);
}

static void see(const struct suggest_line *line, struct suggest_run run, struct suggest_sight *sight)
{
	char text[MOST_BYTES * 2];
	size_t len = 0;

	for (size_t i = run.first; i <= run.last; i++) {
		struct poltag_str word = suggest_run_text(line, i);

		if (len + word.len + 4 > MOST_BYTES)
			return;
		if (i > run.first) {
			struct poltag_str gap = { line->text.data + line->tokens[i - 1].end,
						  line->tokens[i].start - line->tokens[i - 1].end };
			char folded[32];
			size_t n = folding_text(line->tools->folding, gap, folded, sizeof folded);

			for (size_t k = 0; k < n && len < MOST_BYTES; k++)
				if (folded[k] != ' ' || text[len - 1] != ' ')
					text[len++] = folded[k];
		}
		memcpy(text + len, word.data, word.len);
		len += word.len;
	}
	if (len < 2 || (len == 2 && (unsigned char)text[0] >= 0x80))
		return;
	sight->text = (struct poltag_str){ text, len };
	sight->begins = line->tokens[run.first].begins;
	sight->context = context_of(line, run);
	suggest_table_add(line->table, sight);
}

/* A word before the surname of somebody whom the dictionary knows is the given name, in some form. */
static bool is_given_name(const struct suggest_line *line, struct suggest_run run)
{
	const struct suggest_token *behind = &line->tokens[run.last + 1];

	return run.first == run.last && suggest_run_joined(line, run.last + 1) && behind->known &&
	       behind->type == POLTAG_PERSON;
}

static void see_run(const struct suggest_line *line, struct suggest_run run)
{
	struct suggest_sight sight = { .cues = 0 };

	if (!trim_run(line, &run, &sight) || is_given_name(line, run))
		return;
	cue_before(line, run, &sight);
	cue_behind(line, run, &sight);
	see(line, run, &sight);
}

/* In Cyrillic, a short quotation that begins with a capital is a name as often as not. Returns its last token, or first
 * where it is none. */
static size_t quoted_from(const struct suggest_line *line, size_t first)
{
	size_t last = first;
	bool unknown = !line->tokens[first].known;

	if (!line->tokens[first].opens || line->tokens[first].letters < POLTAG_CAPITALISED ||
	    !suggest_run_cyrillic(line, first))
		return first;
	while (!line->tokens[last].closes && suggest_run_joined(line, last + 1) && last - first < 5) {
		last++;
		unknown |= !line->tokens[last].known;
	}
	return line->tokens[last].closes && unknown ? last : first;
}

static void see_quoted(const struct suggest_line *line, struct suggest_run run)
{
	struct suggest_sight sight = { .cues = 1u << SUGGEST_QUOTED };

	cue_before(line, run, &sight);
	sight.begins = false;
	see(line, run, &sight);
}

/* ---- Lines ---- */

/* A line in capitals, or with a capital on every word and no full stop. */
static bool is_headline(const struct suggest_line *line)
{
	size_t capitals = 0, capitalised = 0, small = 0;

	for (size_t i = 0; i < line->n; i++) {
		const struct suggest_token *token = &line->tokens[i];

		capitals += token->letters == POLTAG_CAPITALS;
		capitalised += token->letters == POLTAG_CAPITALISED;
		small += token->letters == POLTAG_SMALL && token->end - token->start > 3;
	}
	if (capitals > 1 && capitals > capitalised + small)
		return true;
	return small == 0 && capitals + capitalised > 3 && line->tokens[line->n - 1].end == line->text.len;
}

static void count_words(const struct suggest_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		char folded[64];
		size_t len = folding_text(line->tools->folding, suggest_run_text(line, i), folded, sizeof folded);
		const struct suggest_token *token = &line->tokens[i];

		if (token->letters == POLTAG_SMALL || (token->letters == POLTAG_CAPITALISED && !token->begins))
			suggest_table_word(line->table, span_make(folded, len), token->letters == POLTAG_SMALL);
	}
}

bool suggest_line(struct suggest_table *table, const struct suggest_tools *tools, struct poltag_str text,
		  const struct suggest_tokens *tokens)
{
	struct suggest_line line = { table, tools, text, tokens->tokens, tokens->n_tokens };

	if (line.n == 0 || is_headline(&line))
		return true;
	count_words(&line);
	for (size_t i = 0; i < line.n && !table->no_memory; i++) {
		size_t quoted = quoted_from(&line, i);
		struct suggest_run run;

		if (quoted > i) {
			see_quoted(&line, (struct suggest_run){ i, quoted });
			i = quoted;
		} else if (suggest_run_name_like(&line.tokens[i]) && !suggest_run_grammar(&line, i)) {
			run = suggest_run_from(&line, i);
			see_run(&line, run);
			i = run.last;
		}
	}
	return !table->no_memory;
}
