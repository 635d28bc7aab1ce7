/* What stands around a candidate. */
#include "cue.h"

#include "text.h"
#include "utf8.h"

/* The word of normalised text that ends at end: its start. */
static size_t word_start(struct poltag_str text, size_t end)
{
	while (end > 0 && text_in_word((unsigned char)text.data[end - 1]))
		end--;
	return end;
}

/* Goes back over the gap before at; more than a gap (a blank line, a sign) stops it. */
static size_t skip_gap_back(struct poltag_str text, size_t at)
{
	bool line = false;

	for (; at > 0 && text_is_space(text.data[at - 1]); at--) {
		if (text.data[at - 1] == '\n' && line)
			break;
		line |= text.data[at - 1] == '\n';
	}
	return at;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool ends_with(struct poltag_str text, size_t end, struct poltag_str phrase)
{
	size_t start;

	if (phrase.len == 0 || phrase.len > end)
		return false;
	start = end - phrase.len;
	for (size_t i = 0; i < phrase.len; i++)
		if (lower(text.data[start + i]) != lower(phrase.data[i]))
			return false;
	return start == 0 || !text_in_word((unsigned char)text.data[start - 1]);
}

bool cue_before(struct poltag_str text, size_t at, struct poltag_str cues)
{
	size_t end = skip_gap_back(text, at);
	size_t bare = end > 0 && text.data[end - 1] == '.' ? end - 1 : end;

	if (end == at)
		return false;
	while (cues.len) {
		struct poltag_str cue = str_cut(&cues, ',');

		if (ends_with(text, end, cue) || ends_with(text, bare, cue))
			return true;
	}
	return false;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* The window around a candidate: not past a blank line, on the boundaries of code points. */
static size_t window_start(struct poltag_str text, size_t at)
{
	size_t low = at > CUE_NEAR_BYTES ? at - CUE_NEAR_BYTES : 0;
	size_t p = at;

	while (p > low && !(text.data[p - 1] == '\n' && p > 1 && text.data[p - 2] == '\n'))
		p--;
	while (p < at && is_continuation(text.data[p]))
		p++;
	return p;
}

static size_t window_end(struct poltag_str text, size_t at)
{
	size_t high = text.len - at > CUE_NEAR_BYTES ? at + CUE_NEAR_BYTES : text.len;
	size_t p = at;

	while (p < high && !(text.data[p] == '\n' && p + 1 < high && text.data[p + 1] == '\n'))
		p++;
	while (p > at && p < text.len && is_continuation(text.data[p]))
		p--;
	return p;
}

enum match_result cue_near(struct matcher *matcher, struct poltag_str text, const struct candidate *c,
			   struct pattern *words)
{
	size_t from = window_start(text, c->start), to = window_end(text, c->end), end;
	struct poltag_str window = str_make(text.data, to);

	while (from < to) {
		enum match_result result = matcher_match(matcher, words, window, from, &end);

		if (result != MATCH_FOUND || end <= c->start || end > c->end)
			return result;
		from = end; /* it is the candidate itself that has the word */
	}
	return MATCH_NONE;
}

static bool is_capitalised(struct poltag_str text, size_t at)
{
	int32_t c;

	if (at >= text.len)
		return false;
	utf8_decode((const unsigned char *)text.data + at, (const unsigned char *)text.data + text.len, &c);
	return c >= 0 && code_point_is_upper(c);
}

/* Whether the word at start is the first of a sentence, a line or a quotation. */
static bool begins_sentence(struct poltag_str text, size_t start)
{
	size_t end = skip_gap_back(text, start);

	if (end == 0 || memchr(text.data + end, '\n', start - end))
		return true;
	return !text_in_word((unsigned char)text.data[end - 1]) && text.data[end - 1] != ',' &&
	       text.data[end - 1] != '-' && text.data[end - 1] != '\'';
}

static bool candidate_ends_at(const struct scan *scan, size_t i, size_t end)
{
	while (i-- > 0 && end - scan->candidates[i].start < 200)
		if (scan->candidates[i].end == end && scan->candidates[i].verdict < VERDICT_LOST)
			return true;
	return false;
}

static bool candidate_starts_at(const struct scan *scan, size_t i, size_t start)
{
	for (; i < scan->n_candidates && scan->candidates[i].start <= start; i++)
		if (scan->candidates[i].start == start)
			return true;
	return false;
}

bool cue_joined(const struct scan *scan, size_t i)
{
	const struct candidate *c = &scan->candidates[i];
	struct poltag_str text = scan->text;
	size_t end = skip_gap_back(text, c->start), start;
	uint32_t classes;

	if (c->caps)
		return false;
	if (c->end + 1 < text.len && text.data[c->end] == '-' && is_capitalised(text, c->end + 1) &&
	    !candidate_starts_at(scan, i, c->end + 1))
		return true;
	if (end == c->start && end > 0 && text.data[end - 1] == '-')
		end--;
	else if (end == c->start)
		return false;
	if (end < c->start && memchr(text.data + end, '\n', c->start - end))
		return false;
	start = word_start(text, end);
	if (start == end || !is_capitalised(text, start) || candidate_ends_at(scan, i, end))
		return false;
	classes = dict_word_classes(scan->dict, text.data + start, end - start);
	if (classes & (WORD_TITLE | WORD_CALENDAR))
		return false;
	return (classes & WORD_GIVEN) || !begins_sentence(text, start);
}
