/* Writing rows. In a value, tab, line feed, carriage return and backslash are written \t \n \r \\. A row is put together in
 * memory that is large enough for all of it, so that its pieces need not ask for room. */
#include "tsv.h"

#include "output.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_ROOM 20 /* digits */
#define FIXED_ROOM 512 /* for numbers, signs and words that are no values */

/* The present row. */
static struct {
	char *data, *end; /* where it begins, and how far it has got */
	size_t room;
} row;

static struct poltag_str str(const char *text)
{
	return (struct poltag_str){ text, strlen(text) };
}

/* ---- Pieces ---- */

static void add(struct poltag_str text)
{
	memcpy(row.end, text.data, text.len);
	row.end += text.len;
}

static void add_byte(char byte)
{
	*row.end++ = byte;
}

/* What a character is written as behind a backslash; 0 where it is written as it is. */
static char escape_of(char c)
{
	static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };

	return escapes[(unsigned char)c];
}

static void value(struct poltag_str text)
{
	char *p = row.end;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i], escape = escape_of(c);

		*p++ = escape ? '\\' : c;
		if (escape)
			*p++ = escape;
	}
	row.end = p;
}

static void number(size_t n)
{
	char digits[NUMBER_ROOM], *p = digits + sizeof digits;

	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	add((struct poltag_str){ p, (size_t)(digits + sizeof digits - p) });
}

/* ---- Columns ---- */

void tsv_header(struct tsv_columns columns)
{
	output_text("doc\tstart\tend\ttype\ttext\tname\tid\tcountry\tsource\tcandidates");
	if (columns.explain)
		output_text("\tline\tpattern\tlost\twhy");
	if (columns.metonyms)
		output_text("\tmetonym");
	if (columns.lemma)
		output_text("\tlemma");
	output_text("\n");
}

static void source(const struct poltag_mention *m)
{
	static const char *const names[] = {
		[POLTAG_BY_NAME] = "name",	[POLTAG_BY_SHORT] = "short", [POLTAG_BY_CARRY] = "carried",
		[POLTAG_BY_RULE] = "rule:", [POLTAG_BY_ROLE] = "role",
	};

	add(str(names[m->source]));
	value(m->rule);
}

static void candidates(const struct poltag_mention *m)
{
	for (size_t i = 0; i < m->n_candidates; i++) {
		if (i)
			add_byte(' ');
		value(m->candidates[i]);
	}
}

static void place(struct poltag_str file, uint64_t line)
{
	value(file);
	add_byte(':');
	number((size_t)line);
}

/* What lost: "id 3-17 (dict/x.rec:12): why; ..." */
static void losers(const struct poltag_mention *m)
{
	if (m->untimely.len) {
		add(str("not "));
		value(m->untimely);
		add(str(m->n_losers ? " at the date; " : " at the date"));
	}
	for (size_t i = 0; i < m->n_losers; i++) {
		const struct poltag_loser *loser = &m->losers[i];

		if (i)
			add(str("; "));
		value(loser->id);
		add_byte(' ');
		number(loser->start);
		add_byte('-');
		number(loser->end);
		add(str(" ("));
		place(loser->file, loser->line);
		add(str("): "));
		add(str(poltag_reason_text(loser->reason)));
	}
}

static void quoted(const char *before, struct poltag_str text)
{
	add(str(before));
	add(str(" \""));
	value(text);
	add_byte('"');
}

/* In words, what the mention was found by. */
static void why(const struct poltag_mention *m)
{
	bool is_open = m->n_candidates > 0 || (m->source == POLTAG_BY_CARRY && m->name.len == 0);

	if (m->note.len)
		value(m->note);
	else if (m->source == POLTAG_BY_RULE)
		add(str("a rule"));
	else if (m->source == POLTAG_BY_ROLE)
		add(str(is_open ? "an office; nobody is surely its holder" : "an office and its holder at the date"));
	else if (m->cue.len)
		quoted("a short form right behind", m->cue);
	else if (m->fuller.len)
		quoted("short for", m->fuller);
	else
		add(str(m->source == POLTAG_BY_NAME ? "a full name" : m->source == POLTAG_BY_SHORT
				? "a short form that counts by itself" : "a short form"));
	if (is_open && m->source != POLTAG_BY_ROLE)
		add(str("; several may be meant"));
}

static void explanation(const struct poltag_mention *m)
{
	add_byte('\t');
	place(m->file, m->line);
	add_byte('\t');
	value(m->pattern);
	add_byte('\t');
	losers(m);
	add_byte('\t');
	why(m);
}

/* ---- Rows ---- */

/* The bytes that a row takes, at most. */
static size_t bound(size_t document_len, const struct poltag_mention *m)
{
	size_t values = document_len + m->text.len + m->name.len + m->id.len + m->country.len + m->metonym.len + m->rule.len + m->untimely.len +
			m->file.len + m->pattern.len + m->lemma.len + m->note.len + m->cue.len + m->fuller.len, words = 0;

	for (size_t i = 0; i < m->n_candidates; i++)
		values += m->candidates[i].len + 1;
	for (size_t i = 0; i < m->n_losers; i++) {
		values += m->losers[i].id.len + m->losers[i].file.len;
		words += strlen(poltag_reason_text(m->losers[i].reason)) + 4 * NUMBER_ROOM;
	}
	return 2 * values + words + FIXED_ROOM;
}

static bool begin(size_t room)
{
	if (room > row.room) {
		char *data = realloc(row.data, room);

		if (!data)
			return false;
		row.data = data;
		row.room = room;
	}
	row.end = row.data;
	return true;
}

bool tsv_row(const char *document, const struct poltag_mention *m, struct tsv_columns columns)
{
	struct poltag_str doc = str(document);

	if (!begin(bound(doc.len, m)))
		return false;
	value(doc);
	add_byte('\t');
	number(m->start);
	add_byte('\t');
	number(m->end);
	add_byte('\t');
	add(str(poltag_type_name(m->type)));
	add_byte('\t');
	value(m->text);
	add_byte('\t');
	value(m->name);
	add_byte('\t');
	value(m->id);
	add_byte('\t');
	value(m->country);
	add_byte('\t');
	source(m);
	add_byte('\t');
	candidates(m);
	if (columns.explain)
		explanation(m);
	if (columns.metonyms) {
		add_byte('\t');
		value(m->metonym);
	}
	if (columns.lemma) {
		add_byte('\t');
		value(m->lemma);
	}
	add_byte('\n');
	output_write(row.data, (size_t)(row.end - row.data));
	return true;
}

void tsv_free(void)
{
	free(row.data);
	row.data = NULL;
	row.room = 0;
}
