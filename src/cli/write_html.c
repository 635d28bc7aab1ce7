/* One page of HTML that needs nothing else: the texts, with mentions marked. It has no script, and a policy that lets none run.
 * What a mention is shows under the mouse and with the keyboard, and is its description for screen readers. */
#include "columns.h"
#include "escape.h"
#include "html_style.h"
#include "message.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" HTML_STYLE_HASH "'; "
	"base-uri 'none'; form-action 'none'\">\n"
	"<meta name=\"referrer\" content=\"no-referrer\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<title>Who is named in these texts</title>\n"
	"<style>" HTML_STYLE "</style>\n"
	"</head>\n"
	"<body>\n"
	"<main>\n"
	"<h1>Who is named in these texts</h1>\n"
	"<p>The mouse, or the Tab key and the foot of the window, show what a mention is.</p>\n";

static const char *const classes[POLTAG_TYPES] = {
	[POLTAG_PERSON] = "person", [POLTAG_COUNTRY] = "country", [POLTAG_ORG] = "org",
	[POLTAG_PLACE] = "place",   [POLTAG_EVENT] = "event",     [POLTAG_DEMONYM] = "demonym",
};

/* ---- Mentions ---- */

static void say(struct writing *writing, const char *before, struct poltag_str value)
{
	if (!value.len)
		return;
	bytes_text(writing->out, before);
	writing->replaced += escape_attribute(writing->out, value);
}

/* "PERSON: Ann Archer; id ann; country UZB; source name" */
static void describe(struct writing *writing, const struct poltag_mention *mention)
{
	const struct column *column = NULL;

	bytes_text(writing->out, poltag_type_name(mention->type));
	say(writing, ": ", mention->name);
	while ((column = column_after(column, writing->options))) {
		char before[32];

		if (column->around || column->kind == COLUMN_NUMBER || !strcmp(column->name, "type") || !strcmp(column->name, "name"))
			continue;
		snprintf(before, sizeof before, "; %s ", column->name);
		say(writing, before, column->value(writing, mention));
	}
}

static void open_mention(struct writing *writing, const struct poltag_mention *mention)
{
	bytes_text(writing->out, "<mark class=\"");
	bytes_text(writing->out, classes[mention->type]);
	bytes_text(writing->out, "\" tabindex=\"0\" title=\"");
	describe(writing, mention);
	bytes_text(writing->out, "\">");
	writing->counts[mention->type]++;
}

static void close_mention(struct writing *writing, enum poltag_type type)
{
	(void)type;
	bytes_text(writing->out, "</mark>");
}

static void add_text(struct writing *writing, struct poltag_str text)
{
	writing->replaced += escape_markup(writing->out, text);
}

static const struct nesting_form form = { add_text, open_mention, close_mention };

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	nesting_mention(writing, &form, mention, text);
}

/* ---- Documents ---- */

static void add_about(struct writing *writing, const char *name, struct poltag_str value)
{
	if (!value.len)
		return;
	bytes_text(writing->out, "<li>");
	bytes_text(writing->out, name);
	bytes_text(writing->out, ": ");
	add_text(writing, value);
	bytes_text(writing->out, "</li>\n");
}

static void add_field(struct writing *writing, const struct document_field *field)
{
	bytes_text(writing->out, "<li>");
	add_text(writing, field->name);
	bytes_text(writing->out, ": ");
	add_text(writing, field->value);
	bytes_text(writing->out, "</li>\n");
}

static void begin_document(struct writing *writing)
{
	const struct document *document = writing->document;

	bytes_text(writing->out, "<article>\n<h2 dir=\"auto\">");
	add_text(writing, span_of(document->name));
	bytes_text(writing->out, document->continued ? " (continued)</h2>\n" : "</h2>\n");
	if (document->date.len || document->lang.len || document->n_fields) {
		bytes_text(writing->out, "<ul class=\"about\">\n");
		add_about(writing, "date", document->date);
		add_about(writing, "language", document->lang);
		for (size_t i = 0; i < document->n_fields; i++)
			add_field(writing, &document->fields[i]);
		bytes_text(writing->out, "</ul>\n");
	}
	writing->mark = writing->out->len;
	bytes_text(writing->out, "<div class=\"text\" dir=\"auto\" lang=\"");
	writing->replaced += escape_attribute(writing->out, document->lang);
	bytes_text(writing->out, "\">");
}

/* The types that the document has, with their numbers. */
static void make_legend(struct writing *writing)
{
	struct bytes *legend = &writing->scratch;

	bytes_clear(legend);
	bytes_text(legend, "<ul class=\"legend\" aria-label=\"Mentions by type\">\n");
	for (int type = 0; type < POLTAG_TYPES; type++) {
		if (!writing->counts[type])
			continue;
		bytes_text(legend, "<li><mark class=\"");
		bytes_text(legend, classes[type]);
		bytes_text(legend, "\">");
		bytes_text(legend, poltag_type_name((enum poltag_type)type));
		bytes_text(legend, "</mark> ");
		column_digits(legend, writing->counts[type]);
		bytes_text(legend, "</li>\n");
	}
	bytes_text(legend, "</ul>\n");
}

/* Puts the legend, which is known only now, before the text. */
static void insert_legend(struct writing *writing)
{
	struct bytes *out = writing->out;
	struct poltag_str legend;

	make_legend(writing);
	legend = bytes_str(&writing->scratch);
	if (!bytes_reserve(out, legend.len))
		return;
	memmove(out->data + writing->mark + legend.len, out->data + writing->mark, out->len - writing->mark);
	memcpy(out->data + writing->mark, legend.data, legend.len);
	out->len += legend.len;
}

static void end_document(struct writing *writing)
{
	nesting_end(writing, &form);
	bytes_text(writing->out, "</div>\n</article>\n");
	if (writing_is_good(writing))
		insert_legend(writing);
	if (writing->replaced)
		message("%s: control characters, written as U+FFFD: %zu", writing->document->name, writing->replaced);
}

static void begin(struct bytes *out, const struct writer_options *options)
{
	(void)options;
	bytes_text(out, head);
}

static void end(struct bytes *out, const struct writer_options *options)
{
	(void)options;
	bytes_text(out, "</main>\n</body>\n</html>\n");
}

const struct writer write_html = {
	.name = "html",
	.help = "a page with the text and its mentions, to look at in a browser",
	.begin = begin,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
	.end = end,
};
