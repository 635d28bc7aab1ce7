/* Writing rows. In a value, tab, line feed, carriage return and backslash are written \t \n \r \\. */
#include "tsv.h"

#include "output.h"

#include <string.h>

static const char *escape_of(char c)
{
	switch (c) {
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

static void value(struct poltag_str text)
{
	size_t plain = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *escape = escape_of(text.data[i]);

		if (!escape)
			continue;
		output_write(text.data + plain, i - plain);
		output_write(escape, 2);
		plain = i + 1;
	}
	output_write(text.data + plain, text.len - plain);
}

static void number(size_t n)
{
	char digits[24], *p = digits + sizeof digits;

	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	output_write(p, (size_t)(digits + sizeof digits - p));
}

static void text(const char *data)
{
	value((struct poltag_str){ data, strlen(data) });
}

void tsv_header(bool explain)
{
	output_text("doc\tstart\tend\ttype\ttext\tname\tid\tcountry\tsource\tcandidates");
	output_text(explain ? "\tline\tpattern\tlost\n" : "\n");
}

static void source(const struct poltag_mention *m)
{
	static const char *const names[] = {
		[POLTAG_BY_NAME] = "name",	[POLTAG_BY_SHORT] = "short", [POLTAG_BY_CARRY] = "carried",
		[POLTAG_BY_RULE] = "rule:", [POLTAG_BY_ROLE] = "role",
	};

	output_text(names[m->source]);
	value(m->rule);
}

static void place(struct poltag_str file, uint64_t line)
{
	value(file);
	output_text(":");
	number((size_t)line);
}

/* What lost: "id 3-17 (dict/x.rec:12): why; ..." */
static void losers(const struct poltag_mention *m)
{
	for (size_t i = 0; i < m->n_losers; i++) {
		const struct poltag_loser *loser = &m->losers[i];

		output_text(i ? "; " : "");
		value(loser->id);
		output_text(" ");
		number(loser->start);
		output_text("-");
		number(loser->end);
		output_text(" (");
		place(loser->file, loser->line);
		output_text("): ");
		output_text(poltag_reason_text(loser->reason));
	}
}

void tsv_row(const char *document, const struct poltag_mention *m, bool explain)
{
	text(document);
	output_text("\t");
	number(m->start);
	output_text("\t");
	number(m->end);
	output_text("\t");
	output_text(poltag_type_name(m->type));
	output_text("\t");
	value(m->text);
	output_text("\t");
	value(m->name);
	output_text("\t");
	value(m->id);
	output_text("\t");
	value(m->country);
	output_text("\t");
	source(m);
	output_text("\t");
	for (size_t i = 0; i < m->n_candidates; i++) {
		output_text(i ? " " : "");
		value(m->candidates[i]);
	}
	if (explain) {
		output_text("\t");
		place(m->file, m->line);
		output_text("\t");
		value(m->pattern);
		output_text("\t");
		losers(m);
	}
	output_text("\n");
}
