/* Rows of tab-separated values. In a value, tab, line feed, carriage return and backslash are written \t \n \r \\. A row is
 * put together in room that is large enough for all of it, so that its pieces need not ask for more. */
#include "writer.h"

#include <string.h>

#define NUMBER_ROOM 20 /* digits */
#define FIXED_ROOM 512 /* for numbers, signs and words that are no values */

/* ---- Pieces ---- */

static void add(struct bytes *row, struct poltag_str text)
{
	if (text.len)
		memcpy(row->data + row->len, text.data, text.len);
	row->len += text.len;
}

static void add_byte(struct bytes *row, char byte)
{
	row->data[row->len++] = byte;
}

/* What a character is written as behind a backslash; 0 where it is written as it is. */
static char escape_of(char c)
{
	static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\' };

	return escapes[(unsigned char)c];
}

static void value(struct bytes *row, struct poltag_str text)
{
	char *p = row->data + row->len;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i], escape = escape_of(c);

		*p++ = escape ? '\\' : c;
		if (escape)
			*p++ = escape;
	}
	row->len = (size_t)(p - row->data);
}

static void number(struct bytes *row, size_t n)
{
	char digits[NUMBER_ROOM], *p = digits + sizeof digits;

	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	add(row, (struct poltag_str){ p, (size_t)(digits + sizeof digits - p) });
}

/* ---- Columns ---- */

static void source(struct bytes *row, const struct poltag_mention *m)
{
	add(row, span_of(writer_source(m)));
	value(row, m->rule);
}

static void candidates(struct bytes *row, const struct poltag_mention *m)
{
	for (size_t i = 0; i < m->n_candidates; i++) {
		if (i)
			add_byte(row, ' ');
		value(row, m->candidates[i]);
	}
}

static void place(struct bytes *row, struct poltag_str file, uint64_t line)
{
	value(row, file);
	add_byte(row, ':');
	number(row, (size_t)line);
}

/* What lost: "id 3-17 (dict/x.rec:12): why; ..." */
static void losers(struct bytes *row, const struct poltag_mention *m, size_t base)
{
	if (m->untimely.len) {
		add(row, span_of("not "));
		value(row, m->untimely);
		add(row, span_of(m->n_losers ? " at the date; " : " at the date"));
	}
	for (size_t i = 0; i < m->n_losers; i++) {
		const struct poltag_loser *loser = &m->losers[i];

		if (i)
			add(row, span_of("; "));
		value(row, loser->id);
		add_byte(row, ' ');
		number(row, base + loser->start);
		add_byte(row, '-');
		number(row, base + loser->end);
		add(row, span_of(" ("));
		place(row, loser->file, loser->line);
		add(row, span_of("): "));
		add(row, span_of(poltag_reason_text(loser->reason)));
	}
}

static void explanation(struct bytes *row, const struct poltag_mention *m, size_t base)
{
	add_byte(row, '\t');
	place(row, m->file, m->line);
	add_byte(row, '\t');
	value(row, m->pattern);
	add_byte(row, '\t');
	losers(row, m, base);
}

/* ---- Rows ---- */

/* The bytes that a row takes, at most. */
static size_t bound(size_t document_len, const struct poltag_mention *m)
{
	size_t values = document_len + m->text.len + m->name.len + m->id.len + m->country.len + m->metonym.len + m->rule.len + m->untimely.len +
			m->file.len + m->pattern.len + m->lemma.len, words = 0;

	for (size_t i = 0; i < m->n_candidates; i++)
		values += m->candidates[i].len + 1;
	for (size_t i = 0; i < m->n_losers; i++) {
		values += m->losers[i].id.len + m->losers[i].file.len;
		words += strlen(poltag_reason_text(m->losers[i].reason)) + 4 * NUMBER_ROOM;
	}
	return 2 * values + words + FIXED_ROOM;
}

static void write_mention(struct writing *writing, const struct poltag_mention *m, struct poltag_str text)
{
	const struct writer_options *options = writing->options;
	struct poltag_str doc = span_of(writing->document->name);
	struct bytes *row = writing->out;

	(void)text;
	if (!bytes_reserve(row, bound(doc.len, m)))
		return;
	value(row, doc);
	add_byte(row, '\t');
	number(row, m->start);
	add_byte(row, '\t');
	number(row, m->end);
	add_byte(row, '\t');
	add(row, span_of(poltag_type_name(m->type)));
	add_byte(row, '\t');
	value(row, m->text);
	add_byte(row, '\t');
	value(row, m->name);
	add_byte(row, '\t');
	value(row, m->id);
	add_byte(row, '\t');
	value(row, m->country);
	add_byte(row, '\t');
	source(row, m);
	add_byte(row, '\t');
	candidates(row, m);
	if (options->explain)
		explanation(row, m, writing->document->base);
	if (options->metonyms) {
		add_byte(row, '\t');
		value(row, m->metonym);
	}
	if (options->lemma) {
		add_byte(row, '\t');
		value(row, m->lemma);
	}
	add_byte(row, '\n');
}

static void write_header(struct bytes *out, const struct writer_options *options)
{
	if (options->no_header)
		return;
	bytes_text(out, "doc\tstart\tend\ttype\ttext\tname\tid\tcountry\tsource\tcandidates");
	if (options->explain)
		bytes_text(out, "\tline\tpattern\tlost");
	if (options->metonyms)
		bytes_text(out, "\tmetonym");
	if (options->lemma)
		bytes_text(out, "\tlemma");
	bytes_text(out, "\n");
}

const struct writer write_tsv = {
	.name = "tsv",
	.help = "tab-separated values, a row for each mention",
	.begin = write_header,
	.mention = write_mention,
};
