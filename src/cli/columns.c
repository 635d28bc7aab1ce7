/* The table of columns. A value that does not stand anywhere as it is is put together in the writing's scratch. */
#include "columns.h"

#define DIGITS 20

void column_digits(struct bytes *out, size_t number)
{
	char digits[DIGITS], *p = digits + sizeof digits;

	do {
		*--p = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	bytes_add(out, span_make(p, (size_t)(digits + sizeof digits - p)));
}

/* ---- Values ---- */

static struct bytes *scratch(struct writing *writing)
{
	bytes_clear(&writing->scratch);
	return &writing->scratch;
}

static struct poltag_str number(struct writing *writing, size_t n)
{
	struct bytes *text = scratch(writing);

	column_digits(text, n);
	return bytes_str(text);
}

static struct poltag_str the_doc(struct writing *writing, const struct poltag_mention *m)
{
	(void)m;
	return span_of(writing->document->name);
}

static struct poltag_str the_start(struct writing *writing, const struct poltag_mention *m)
{
	return number(writing, m->start);
}

static struct poltag_str the_end(struct writing *writing, const struct poltag_mention *m)
{
	return number(writing, m->end);
}

static struct poltag_str the_type(struct writing *writing, const struct poltag_mention *m)
{
	(void)writing;
	return span_of(poltag_type_name(m->type));
}

static struct poltag_str the_source(struct writing *writing, const struct poltag_mention *m)
{
	struct bytes *text;

	if (!m->rule.len)
		return span_of(writer_source(m));
	text = scratch(writing);
	bytes_text(text, writer_source(m));
	bytes_add(text, m->rule);
	return bytes_str(text);
}

static struct poltag_str the_candidates(struct writing *writing, const struct poltag_mention *m)
{
	struct bytes *text = scratch(writing);

	for (size_t i = 0; i < m->n_candidates; i++) {
		if (i)
			bytes_byte(text, ' ');
		bytes_add(text, m->candidates[i]);
	}
	return bytes_str(text);
}

static void add_place(struct bytes *text, struct poltag_str file, uint64_t line)
{
	bytes_add(text, file);
	bytes_byte(text, ':');
	column_digits(text, (size_t)line);
}

static struct poltag_str the_line(struct writing *writing, const struct poltag_mention *m)
{
	struct bytes *text = scratch(writing);

	add_place(text, m->file, m->line);
	if (m->system.len) {
		bytes_text(text, " (generated from ");
		bytes_add(text, m->made_of);
		bytes_text(text, ": ");
		bytes_add(text, m->system);
		bytes_byte(text, ')');
	}
	return bytes_str(text);
}

static void add_loser(struct bytes *text, const struct poltag_loser *loser, size_t base)
{
	bytes_add(text, loser->id);
	bytes_byte(text, ' ');
	column_digits(text, base + loser->start);
	bytes_byte(text, '-');
	column_digits(text, base + loser->end);
	bytes_text(text, " (");
	add_place(text, loser->file, loser->line);
	bytes_text(text, "): ");
	bytes_text(text, poltag_reason_text(loser->reason));
}

/* "not TITLE at the date; id 3-17 (dict/x.rec:12): why; ..." */
static struct poltag_str the_lost(struct writing *writing, const struct poltag_mention *m)
{
	struct bytes *text = scratch(writing);

	if (m->untimely.len) {
		bytes_text(text, "not ");
		bytes_add(text, m->untimely);
		bytes_text(text, " at the date");
	}
	for (size_t i = 0; i < m->n_losers; i++) {
		if (text->len)
			bytes_text(text, "; ");
		add_loser(text, &m->losers[i], writing->document->base);
	}
	return bytes_str(text);
}

/* Those that a mention has as they are. */
#define FIELD(field) \
	static struct poltag_str the_##field(struct writing *writing, const struct poltag_mention *m) \
	{ \
		(void)writing; \
		return m->field; \
	}

FIELD(text)
FIELD(name)
FIELD(id)
FIELD(country)
FIELD(pattern)
FIELD(metonym)
FIELD(lemma)

/* ---- Which are wanted ---- */

static bool if_explain(const struct writer_options *options)
{
	return options->explain;
}

static bool if_metonyms(const struct writer_options *options)
{
	return options->metonyms;
}

static bool if_lemma(const struct writer_options *options)
{
	return options->lemma;
}

static const struct column columns[] = {
	{ "doc", COLUMN_TEXT, true, NULL, the_doc },
	{ "start", COLUMN_NUMBER, false, NULL, the_start },
	{ "end", COLUMN_NUMBER, false, NULL, the_end },
	{ "type", COLUMN_TEXT, false, NULL, the_type },
	{ "text", COLUMN_TEXT, true, NULL, the_text },
	{ "name", COLUMN_TEXT, false, NULL, the_name },
	{ "id", COLUMN_TEXT, false, NULL, the_id },
	{ "country", COLUMN_TEXT, false, NULL, the_country },
	{ "source", COLUMN_TEXT, false, NULL, the_source },
	{ "candidates", COLUMN_IDS, false, NULL, the_candidates },
	{ "line", COLUMN_TEXT, false, if_explain, the_line },
	{ "pattern", COLUMN_TEXT, false, if_explain, the_pattern },
	{ "lost", COLUMN_LOST, false, if_explain, the_lost },
	{ "metonym", COLUMN_TEXT, false, if_metonyms, the_metonym },
	{ "lemma", COLUMN_TEXT, false, if_lemma, the_lemma },
};

const struct column *column_after(const struct column *column, const struct writer_options *options)
{
	for (column = column ? column + 1 : columns; column < columns + sizeof columns / sizeof *columns; column++)
		if (!column->wanted || column->wanted(options))
			return column;
	return NULL;
}
