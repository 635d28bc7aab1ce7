/* Reading an expression for one text that it matches, and for what in it can repeat.
 *
 * The expression is one that PCRE2 takes. What is not understood here is passed over: the text is then one that does not
 * match, and shows nothing.
 */
#include "probe.h"

#include "utf8.h"

#include <stdlib.h>

#define DEPTH 250 /* that of PCRE2 */
#define OUT_LIMIT 2048
#define MANY 50

struct sampler {
	struct poltag_str rest;
	struct buf out;
	size_t start; /* where the match begins in out */
	size_t choice;
	struct probe_list *list;
	bool no_memory;
};

static void sample_branches(struct sampler *s, int depth);

void probe_list_free(struct probe_list *list)
{
	for (size_t i = 0; i < list->n_texts; i++) {
		buf_free(&list->texts[i].head);
		buf_free(&list->texts[i].piece);
	}
	free(list->texts);
	*list = (struct probe_list){ 0 };
}

static void skip(struct sampler *s, size_t n)
{
	s->rest = str_from_offset(s->rest, n < s->rest.len ? n : s->rest.len);
}

static void skip_past(struct sampler *s, char c)
{
	const char *end = s->rest.len ? memchr(s->rest.data, c, s->rest.len) : NULL;

	skip(s, end ? (size_t)(end - s->rest.data) + 1 : s->rest.len);
}

static void put(struct sampler *s, const char *text, size_t len)
{
	if (s->out.len + len <= OUT_LIMIT)
		buf_add(&s->out, text, len);
}

/* What an escape that stands for many characters, or for none, leaves in the text. */
static const struct {
	char escape;
	const char *text;
} escapes[] = {
	{ 'd', "1" }, { 'D', "a" }, { 'w', "a" },  { 'W', "-" },  { 's', " " },  { 'S', "a" },  { 'h', " " },
	{ 'H', "a" }, { 'v', "\n" }, { 'V', "a" }, { 'R', "\n" }, { 'N', "a" }, { 'n', "\n" }, { 't', "\t" },
	{ 'r', "\r" }, { 'f', "\f" }, { 'X', "a" }, { 'b', "" },   { 'B', "" },   { 'A', "" },   { 'z', "" },
	{ 'Z', "" },  { 'G', "" },  { 'K', "" },   { 'E', "" },   { 'x', "" },   { 'k', "" },   { 'g', "" },
};

/* Of the whole alphabet that a property may name, one letter is as good as another. */
static void sample_property(struct sampler *s)
{
	put(s, str_starts(s->rest, STR("{Lu}")) ? "A" : "a", 1);
	if (s->rest.len && s->rest.data[0] == '{')
		skip_past(s, '}');
	else
		skip(s, 1);
}

static void sample_quoted(struct sampler *s)
{
	for (; s->rest.len && !str_starts(s->rest, STR("\\E")); skip(s, 1))
		put(s, s->rest.data, 1);
	skip(s, 2);
}

/* What an escape matches; the backslash is at the beginning. */
static void sample_escape(struct sampler *s)
{
	char c = s->rest.len > 1 ? s->rest.data[1] : '\\';

	skip(s, 2);
	if (c == 'Q') {
		sample_quoted(s);
		return;
	}
	if (c == 'p' || c == 'P') {
		sample_property(s);
		return;
	}
	if (c >= '0' && c <= '9')
		return; /* what an earlier group matched */
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (c == escapes[i].escape) {
			put(s, escapes[i].text, strlen(escapes[i].text));
			return;
		}
	put(s, &c, 1);
}

/* The first thing that a class has; where it has what is not, a letter that is likely. */
static void sample_class(struct sampler *s)
{
	bool negated = s->rest.len > 1 && s->rest.data[1] == '^', first = true;
	size_t before = s->out.len;

	skip(s, negated ? 2 : 1);
	for (; s->rest.len && (first || s->rest.data[0] != ']'); first = false) {
		if (str_starts(s->rest, STR("[:"))) {
			skip_past(s, ']');
			put(s, "a", 1);
		} else if (s->rest.data[0] == '\\') {
			sample_escape(s);
		} else {
			int32_t c;
			size_t len = utf8_decode((const unsigned char *)s->rest.data,
						 (const unsigned char *)s->rest.data + s->rest.len, &c);

			put(s, s->rest.data, len);
			skip(s, len);
		}
		if (first && !negated)
			before = s->out.len;
	}
	s->out.len = before;
	skip(s, 1);
	if (negated)
		put(s, "a", 1);
}

/* A group, from its parenthesis on: one that only looks leaves no text. */
static void sample_group(struct sampler *s, int depth)
{
	size_t before = s->out.len;
	bool is_ahead, is_behind, is_comment;

	skip(s, 1);
	is_ahead = str_starts(s->rest, STR("?=")) || str_starts(s->rest, STR("?!"));
	is_behind = str_starts(s->rest, STR("?<=")) || str_starts(s->rest, STR("?<!"));
	is_comment = str_starts(s->rest, STR("?#")) || str_starts(s->rest, STR("*"));
	if (is_comment) {
		skip_past(s, ')');
		return;
	}
	if (is_behind)
		skip(s, 3);
	else if (str_starts(s->rest, STR("?<")) || str_starts(s->rest, STR("?P<")))
		skip_past(s, '>');
	else if (str_starts(s->rest, STR("?")))
		for (bool more = true; more && s->rest.len && s->rest.data[0] != ')'; skip(s, 1))
			more = !strchr(":=!>|", s->rest.data[0]); /* options may stand before a colon */
	sample_branches(s, depth + 1);
	skip(s, 1);
	if (is_behind && before == 0)
		s->start = s->out.len;
	else if (is_ahead || is_behind)
		s->out.len = before;
}

static void sample_item(struct sampler *s, int depth)
{
	char c = s->rest.data[0];
	int32_t code;
	size_t len;

	if (c == '\\') {
		sample_escape(s);
	} else if (c == '[') {
		sample_class(s);
	} else if (c == '(') {
		sample_group(s, depth);
	} else if (c == '^' || c == '$') {
		skip(s, 1);
	} else {
		len = utf8_decode((const unsigned char *)s->rest.data, (const unsigned char *)s->rest.data + s->rest.len,
				  &code);
		put(s, c == '.' ? "a" : s->rest.data, c == '.' ? 1 : len);
		skip(s, len);
	}
}

struct repeat {
	size_t least;
	bool many; /* without end, or often */
};

static size_t read_number(struct poltag_str *text)
{
	size_t number = 0;

	while (text->len && text->data[0] >= '0' && text->data[0] <= '9') {
		number = number < 10000 ? number * 10 + (size_t)(text->data[0] - '0') : number;
		*text = str_from_offset(*text, 1);
	}
	return number;
}

/* A repetition at the beginning of the rest, if there is one. */
static struct repeat read_repeat(struct sampler *s)
{
	struct repeat repeat = { 1, false };
	char c = s->rest.len ? s->rest.data[0] : '\0';

	if (c == '*' || c == '+') {
		repeat.many = true;
		skip(s, 1);
	} else if (c == '?') {
		skip(s, 1);
	} else if (c == '{' && s->rest.len > 1 && s->rest.data[1] >= '0' && s->rest.data[1] <= '9') {
		struct poltag_str inside = str_from_offset(s->rest, 1);

		repeat.least = read_number(&inside);
		if (inside.len && inside.data[0] == ',') {
			inside = str_from_offset(inside, 1);
			repeat.many = inside.len && (inside.data[0] == '}' || read_number(&inside) >= MANY);
		}
		skip_past(s, '}');
	} else {
		return repeat;
	}
	if (s->rest.len && (s->rest.data[0] == '?' || s->rest.data[0] == '+'))
		skip(s, 1); /* lazy or possessive */
	return repeat;
}

static void add_text(struct sampler *s, size_t from)
{
	struct probe_text text = { .start = s->start };

	buf_add(&text.head, s->out.data, from);
	buf_add(&text.piece, s->out.data + from, s->out.len - from);
	if (!text.head.failed && !text.piece.failed && ARRAY_ADD(s->list, texts, text))
		return;
	buf_free(&text.head);
	buf_free(&text.piece);
	s->no_memory = true;
}

/* Up to a | or the end of the group. */
static void sample_sequence(struct sampler *s, int depth)
{
	while (s->rest.len && s->rest.data[0] != '|' && s->rest.data[0] != ')' && !s->no_memory) {
		size_t from = s->out.len, len;
		struct repeat repeat;

		sample_item(s, depth);
		from = from < s->out.len ? from : s->out.len;
		len = s->out.len - from;
		repeat = read_repeat(s);
		if (repeat.many && len)
			add_text(s, from);
		for (size_t i = 1; i < repeat.least && s->out.len + len <= OUT_LIMIT && buf_reserve(&s->out, len); i++)
			buf_add(&s->out, s->out.data + from, len);
	}
}

/* Leaves the text of the alternative that is chosen, or of the last. */
static void sample_branches(struct sampler *s, int depth)
{
	size_t before = s->out.len, after;

	if (depth > DEPTH) {
		skip(s, s->rest.len);
		return;
	}
	sample_sequence(s, depth);
	after = s->out.len;
	for (size_t n = 1; s->rest.len && s->rest.data[0] == '|' && !s->no_memory; n++) {
		struct buf chosen = { 0 };

		skip(s, 1);
		if (n > s->choice) { /* read past, and put back what was chosen */
			buf_add(&chosen, s->out.data + before, after - before);
			s->out.len = before;
		} else {
			s->out.len = before;
		}
		sample_sequence(s, depth);
		if (n > s->choice) {
			s->out.len = before;
			buf_add_str(&s->out, buf_str(&chosen));
			s->no_memory |= chosen.failed;
		}
		after = s->out.len;
		buf_free(&chosen);
	}
}

/* For .*x.*y: all that follows a repetition, but its last character, may come again and again in it. */
static void add_rests(struct sampler *s)
{
	size_t n = s->list->n_texts, len = s->out.len;

	while (len && ((unsigned char)s->out.data[len - 1] & 0xC0) == 0x80)
		len--;
	len -= len > 0;
	s->out.len = len;
	for (size_t i = 0; i < n && !s->no_memory; i++) {
		struct poltag_str head = buf_str(&s->list->texts[i].head);

		if (head.len < len && (!head.len || str_starts(buf_str(&s->out), head)))
			add_text(s, head.len);
	}
}

bool probe_make(struct poltag_str expression, size_t choice, struct probe_list *list)
{
	struct sampler s = { .rest = expression, .choice = choice, .list = list };

	if (!buf_reserve(&s.out, OUT_LIMIT))
		return false;
	sample_branches(&s, 0);
	add_rests(&s);
	s.no_memory |= s.out.failed;
	buf_free(&s.out);
	return !s.no_memory;
}
