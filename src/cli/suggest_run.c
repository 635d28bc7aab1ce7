/* Finding out which tokens are one name: capitalised words, with small ones in between. */
#include "case_ending.h"
#include "suggest_run.h"

#include <string.h>

#define MOST_TOKENS 8

static size_t capitals_from(const struct suggest_line *line, size_t i)
{
	while (suggest_run_joined(line, i + 1) && suggest_run_name_like(&line->tokens[i + 1]) && !line->tokens[i].alone &&
	       !line->tokens[i + 1].alone)
		i++;
	return i;
}

static size_t region_from(const struct suggest_line *line, size_t i)
{
	while (suggest_run_joined(line, i + 1) && suggest_run_region(&line->tokens[i + 1]))
		i++;
	return i;
}

/* Behind small words that names have in them, the token with which the name goes on; 0 where it does not. */
static size_t over_small(const struct suggest_line *line, size_t i)
{
	for (int small = 0; small < 3 && suggest_run_joined(line, i + 1); small++) {
		if (!(line->tokens[++i].classes & LEXICON_JOINS) || line->tokens[i].letters != POLTAG_SMALL)
			return 0;
		if (suggest_run_joined(line, i + 1) && suggest_run_name_like(&line->tokens[i + 1]))
			return i + 1;
	}
	return 0;
}

/* "Ministry of Health", "Bank of China", "Office of the Ombudsman": only behind the head of a name. */
static size_t over_of(const struct suggest_line *line, struct suggest_run run)
{
	size_t i = run.last + 1;

	if (!suggest_run_joined(line, i) || !(line->tokens[i].classes & LEXICON_OF) ||
	    !(suggest_run_classes(line, run) & (LEXICON_ORG | LEXICON_PLACE | LEXICON_EVENT)))
		return 0;
	if (suggest_run_joined(line, i + 1) && line->tokens[i + 1].end - line->tokens[i + 1].start == 3 &&
	    memcmp(line->text.data + line->tokens[i + 1].start, "the", 3) == 0)
		i++;
	if (!suggest_run_joined(line, i + 1))
		return 0;
	i++;
	return suggest_run_name_like(&line->tokens[i]) || suggest_run_region(&line->tokens[i]) ? i : 0;
}

/* "Ministry of Health and Sport", "Bridge and Road Fund", but not "Anna Bell and Carl Bell". */
static size_t over_and(const struct suggest_line *line, struct suggest_run run)
{
	size_t i = run.last + 1, last;
	unsigned classes = suggest_run_classes(line, run);

	if (!suggest_run_joined(line, i) || !(line->tokens[i].classes & LEXICON_AND) || !suggest_run_joined(line, i + 1) ||
	    !suggest_run_name_like(&line->tokens[i + 1]))
		return 0;
	last = capitals_from(line, i + 1);
	if ((classes & LEXICON_ORG) && (classes & LEXICON_OF) && last == i + 1)
		return i + 1;
	return run.first == run.last && last > i + 1 && (line->tokens[last].classes & LEXICON_ORG) ? i + 1 : 0;
}

/* "People's Party", but not "Smith's Honda". */
static size_t over_possessive(const struct suggest_line *line, struct suggest_run run)
{
	size_t i = run.last + 1;

	if (i >= line->n || !line->tokens[i].owned || !suggest_run_name_like(&line->tokens[i]))
		return 0;
	return line->tokens[capitals_from(line, i)].classes & LEXICON_ORG ? i : 0;
}

/* In Cyrillic, the head of a name may have a small letter: "Верховный суд". */
static size_t over_head(const struct suggest_line *line, struct suggest_run run)
{
	size_t i = run.last + 1;

	if (run.first != run.last || !suggest_run_cyrillic(line, run.first) || line->tokens[run.first].alone ||
	    !case_ending_is_adjective(suggest_run_text(line, run.first)))
		return 0;
	return suggest_run_joined(line, i) && line->tokens[i].letters == POLTAG_SMALL && !line->tokens[i].known &&
			       (line->tokens[i].classes & (LEXICON_ORG | LEXICON_PLACE))
		       ? i
		       : 0;
}

struct suggest_run suggest_run_from(const struct suggest_line *line, size_t i)
{
	struct suggest_run run = { i, capitals_from(line, i) };
	size_t head = over_head(line, run);

	if (head) {
		run.last = head;
		return run;
	}

	while (run.last - run.first < MOST_TOKENS) {
		size_t next = over_small(line, run.last);

		if (!next)
			next = over_of(line, run);
		if (!next)
			next = over_and(line, run);
		if (!next)
			next = over_possessive(line, run);
		if (!next)
			break;
		run.last = suggest_run_region(&line->tokens[next]) ? region_from(line, next) : capitals_from(line, next);
	}
	return run;
}
