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

/* Whether letter b of a text is letter a of a phrase: in any case, or (exactly) as it is or as a capital. */
static bool same_letter(int32_t a, int32_t b, bool exactly)
{
	return a == b || code_point_lower(b) == (exactly ? a : code_point_lower(a));
}

/* Where the word begins that the text up to end ends with; SIZE_MAX where it does not. */
static size_t before_word(struct poltag_str text, size_t end, struct poltag_str word, bool exactly)
{
	const unsigned char *p = (const unsigned char *)word.data, *last = p + word.len, *q;
	size_t start;

	if (word.len == 0 || word.len > end)
		return SIZE_MAX;
	start = end - word.len; /* both cases of a letter take the same bytes, in nearly every script */
	q = (const unsigned char *)text.data + start;
	while (p < last) {
		int32_t a = *p, b = *q;
		size_t len = 1;

		if (a >= 0x80 || b >= 0x80)
			len = utf8_decode(p, last, &a);
		if ((a >= 0x80 || b >= 0x80) && utf8_decode(q, (const unsigned char *)text.data + end, &b) != len)
			return SIZE_MAX;
		if (a != b && !same_letter(a, b, exactly))
			return SIZE_MAX;
		p += len;
		q += len;
	}
	return start == 0 || !text_in_word((unsigned char)text.data[start - 1]) ? start : SIZE_MAX;
}

/* Where the phrase begins that the text up to end ends with, with any gap for its spaces; SIZE_MAX where it does not. */
static size_t before_phrase(struct poltag_str text, size_t end, struct poltag_str phrase, bool exactly)
{
	size_t start = SIZE_MAX;

	while (phrase.len) {
		size_t space = phrase.len;

		while (space > 0 && phrase.data[space - 1] != ' ')
			space--;
		start = before_word(text, end, str_from_offset(phrase, space), exactly);
		if (start == SIZE_MAX)
			return SIZE_MAX;
		phrase = str_trim(str_make(phrase.data, space));
		end = skip_gap_back(text, start);
		if (phrase.len && end == start)
			return SIZE_MAX;
	}
	return start;
}

/* Whether the last letters are the same, in any case: nearly always not. */
static bool may_end_with(struct poltag_str text, size_t end, struct poltag_str phrase)
{
	unsigned char a = end ? (unsigned char)text.data[end - 1] : 0, b = (unsigned char)phrase.data[phrase.len - 1];

	return (a | 0x20) == (b | 0x20) || a >= 0x80 || b >= 0x80;
}

#define ABBREVIATION 3 /* letters: Mr, Gov */

size_t cue_start_before(struct poltag_str text, size_t at, struct poltag_str cues, bool exactly)
{
	size_t end = skip_gap_back(text, at);
	size_t bare = end > 0 && text.data[end - 1] == '.' ? end - 1 : end, start;

	if (exactly && bare - word_start(text, bare) > ABBREVIATION)
		bare = end; /* a sentence ends there */
	if (end == at)
		return SIZE_MAX;
	while (cues.len) {
		struct poltag_str cue = str_cut(&cues, ',');

		if (cue.len == 0)
			continue;
		start = may_end_with(text, end, cue) ? before_phrase(text, end, cue, exactly) : SIZE_MAX;
		if (start == SIZE_MAX && bare != end && may_end_with(text, bare, cue))
			start = before_phrase(text, bare, cue, exactly);
		if (start != SIZE_MAX)
			return start;
	}
	return SIZE_MAX;
}

bool cue_before(struct poltag_str text, size_t at, struct poltag_str cues, bool exactly)
{
	return cue_start_before(text, at, cues, exactly) != SIZE_MAX;
}

/* Whether a blank line ends right before p: a line break, and before it another with only blanks between. */
static bool after_blank_line(struct poltag_str text, size_t p)
{
	if (p == 0 || text.data[p - 1] != '\n')
		return false;
	for (p--; p > 0 && text_is_space(text.data[p - 1]); p--)
		if (text.data[p - 1] == '\n')
			return true;
	return false;
}

static bool in_word_at(struct poltag_str text, size_t p)
{
	return p < text.len && text_in_word((unsigned char)text.data[p]);
}

/* The window around a candidate: not past a blank line, and of whole words. */
static size_t window_start(struct poltag_str text, size_t at)
{
	size_t low = at > CUE_NEAR_BYTES ? at - CUE_NEAR_BYTES : 0;
	size_t p = at;

	while (p > low) {
		const char *line = memrchr(text.data + low, '\n', p - low);

		p = line ? (size_t)(line - text.data) + 1 : low;
		if (!line || after_blank_line(text, p))
			break;
		p--;
	}
	while (p > 0 && p < at && in_word_at(text, p - 1) && in_word_at(text, p))
		p++;
	return p;
}

static size_t window_end(struct poltag_str text, size_t at)
{
	size_t high = text.len - at > CUE_NEAR_BYTES ? at + CUE_NEAR_BYTES : text.len;
	const char *line;
	size_t p = at;

	while ((line = memchr(text.data + p, '\n', high - p)) && !after_blank_line(text, (size_t)(line - text.data) + 1))
		p = (size_t)(line - text.data) + 1;
	p = line ? (size_t)(line - text.data) : high;
	while (p > at && in_word_at(text, p - 1) && in_word_at(text, p))
		p--;
	return p;
}

static size_t match_start(const struct matcher *matcher)
{
	return pcre2_get_ovector_pointer(matcher->data)[0];
}

enum match_result cue_near(struct matcher *matcher, struct poltag_str text, const struct candidate *c,
			   struct pattern *words, bool *within)
{
	size_t from = window_start(text, c->start), to = window_end(text, c->end), end;
	struct poltag_str window = str_make(text.data, to);
	size_t within_at = SIZE_MAX;

	while (from < to) {
		enum match_result result = matcher_match(matcher, words, window, from, &end);

		if (result == MATCH_FOUND && end > c->start && end <= c->end) {
			if (match_start(matcher) > c->start || end < c->end)
				within_at = match_start(matcher);
			from = end;
			continue;
		}
		if (result == MATCH_NONE)
			break;
		return result;
	}
	if (within && within_at != SIZE_MAX)
		*within = matcher_match(matcher, words, window, within_at, &end) == MATCH_FOUND;
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

bool cue_begins_sentence(struct poltag_str text, size_t start)
{
	size_t end = skip_gap_back(text, start);

	if (end == 0 || memchr(text.data + end, '\n', start - end))
		return true;
	return !text_in_word((unsigned char)text.data[end - 1]) && text.data[end - 1] != ',' &&
	       text.data[end - 1] != '-' && text.data[end - 1] != '\'';
}

static bool candidate_ends_at(const struct scan *scan, size_t i, size_t end)
{
	while (i-- > 0 && scan->candidates[i].start + 200 > end) /* one that begins behind end is passed over */
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

/* Whether a single capital with a point ends at end, as in "J. Bell", and not the end of "U.S.". */
static bool is_initial(struct poltag_str text, size_t end)
{
	size_t start;

	if (end == 0 || text.data[end - 1] != '.')
		return false;
	start = word_start(text, end - 1);
	return start < end - 1 && end - 1 - start <= 2 && is_capitalised(text, start) &&
	       (end - 1 - start == 1 || (unsigned char)text.data[start] >= 0xC2) &&
	       (start == 0 || text.data[start - 1] != '.');
}

bool cue_joined(const struct scan *scan, size_t i, bool cued)
{
	const struct candidate *c = &scan->candidates[i];
	struct poltag_str text = scan->text;
	size_t end = skip_gap_back(text, c->start), start;
	uint64_t classes;
	bool hyphen;

	if (c->caps)
		return false;
	if (c->end + 1 < text.len && text.data[c->end] == '-' && is_capitalised(text, c->end + 1) &&
	    !candidate_starts_at(scan, i, c->end + 1))
		return true;
	if (cued)
		return false;
	hyphen = end == c->start && end > 0 && text.data[end - 1] == '-';
	if (hyphen)
		end--;
	else if (end == c->start)
		return false;
	if (is_initial(text, end))
		return true;
	if (end < c->start && memchr(text.data + end, '\n', c->start - end))
		return false;
	start = word_start(text, end);
	if (start == end || !is_capitalised(text, start) || candidate_ends_at(scan, i, end))
		return false;
	classes = dict_word_classes(scan->dict, text.data + start, end - start);
	if (classes & (WORD_TITLE | WORD_CALENDAR))
		return false;
	return hyphen || (classes & (WORD_GIVEN | WORD_COMMON)) == WORD_GIVEN || !cue_begins_sentence(text, start);
}
