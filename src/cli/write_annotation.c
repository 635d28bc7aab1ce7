/* Web Annotations (W3C, 2017): a line of JSON-LD for each document, an AnnotationPage with an Annotation for each mention. */
#include "character.h"
#include "columns.h"
#include "escape.h"
#include "json_write.h"

#include <stdio.h>

#define CONTEXT 32 /* characters before and behind a mention, by which it is found again in a text that has changed */

static size_t offset_of(const struct writing *writing, struct poltag_str text)
{
	return (size_t)(text.data - writing->document->text.data);
}

static bool is_inside_character(struct poltag_str text, size_t at)
{
	return ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* Where a character begins that is at least CONTEXT characters before end. No more than three bytes belong to one before them. */
static size_t far_before(struct poltag_str text, size_t end)
{
	size_t at = end > 4 * CONTEXT ? end - 4 * CONTEXT : 0, back = at;

	while (back && at - back < 3 && is_inside_character(text, back))
		back--;
	return is_inside_character(text, back) ? at : back;
}

static struct poltag_str before(const struct writing *writing, struct poltag_str mention)
{
	struct poltag_str text = writing->document->text;
	size_t end = offset_of(writing, mention), at = far_before(text, end), starts[CONTEXT] = { 0 }, n = 0;

	while (at < end) {
		uint32_t c;

		starts[n++ % CONTEXT] = at;
		at += character_decode(span_make(text.data + at, end - at), &c);
	}
	at = n == 0 ? end : n < CONTEXT ? starts[0] : starts[n % CONTEXT];
	return span_make(text.data + at, end - at);
}

static struct poltag_str behind(const struct writing *writing, struct poltag_str mention)
{
	struct poltag_str rest = span_from(writing->document->text, offset_of(writing, mention) + mention.len);
	size_t len = 0;
	uint32_t c;

	for (int i = 0; i < CONTEXT && len < rest.len; i++)
		len += character_decode(span_from(rest, len), &c);
	return span_make(rest.data, len);
}

/* "NAME#fragment", as a URI. A later window of a document counts its annotations anew, behind where it begins. */
static void add_uri(struct writing *writing, const char *key, const char *what, size_t number)
{
	const struct document *document = writing->document;
	struct bytes *uri = &writing->scratch;
	char fragment[96];

	bytes_clear(uri);
	escape_uri(uri, span_of(document->name));
	if (document->continued)
		snprintf(fragment, sizeof fragment, "#at-%zu-%s", document->base, what);
	else
		snprintf(fragment, sizeof fragment, "#%s", what);
	bytes_text(uri, fragment);
	if (number)
		column_digits(uri, number);
	json_string(writing->out, key, bytes_str(uri));
}

static void add_source(struct writing *writing)
{
	bytes_clear(&writing->scratch);
	escape_uri(&writing->scratch, span_of(writing->document->name));
	json_string(writing->out, "source", bytes_str(&writing->scratch));
}

/* ---- The body: the type, the name and the id, each as a text with its purpose ---- */

static void add_body(struct bytes *out, const char *purpose, struct poltag_str value)
{
	if (!value.len)
		return;
	json_open(out, NULL, '{');
	json_string(out, "type", span_of("TextualBody"));
	json_string(out, "purpose", span_of(purpose));
	json_string(out, "value", value);
	json_close(out, '}');
}

static void add_choice(struct bytes *out, const struct poltag_mention *m)
{
	json_open(out, NULL, '{');
	json_string(out, "type", span_of("Choice"));
	json_open(out, "items", '[');
	for (size_t i = 0; i < m->n_candidates; i++)
		add_body(out, "identifying", m->candidates[i]);
	json_close(out, ']');
	json_close(out, '}');
}

static void add_bodies(struct bytes *out, const struct poltag_mention *m)
{
	json_open(out, "body", '[');
	add_body(out, "classifying", span_of(poltag_type_name(m->type)));
	add_body(out, "tagging", m->name);
	if (m->n_candidates)
		add_choice(out, m);
	else if (!span_is(m->id, "?"))
		add_body(out, "identifying", m->id);
	json_close(out, ']');
}

/* ---- The target: where it stands ---- */

static void add_selectors(struct writing *writing, struct poltag_str text)
{
	struct bytes *out = writing->out;
	size_t start = offset_of(writing, text);

	writing->units += character_count(span_make(writing->document->text.data + writing->done, start - writing->done));
	writing->done = start;
	start = writing->document->base + writing->units;
	json_open(out, "selector", '[');
	json_open(out, NULL, '{');
	json_string(out, "type", span_of("TextPositionSelector"));
	json_number(out, "start", start);
	json_number(out, "end", start + character_count(text));
	json_close(out, '}');
	json_open(out, NULL, '{');
	json_string(out, "type", span_of("TextQuoteSelector"));
	json_string(out, "exact", text);
	json_string(out, "prefix", before(writing, text));
	json_string(out, "suffix", behind(writing, text));
	json_close(out, '}');
	json_close(out, ']');
}

static void write_mention(struct writing *writing, const struct poltag_mention *mention, struct poltag_str text)
{
	struct bytes *out = writing->out;

	json_open(out, NULL, '{');
	add_uri(writing, "id", "annotation-", ++writing->count);
	json_string(out, "type", span_of("Annotation"));
	json_string(out, "motivation", span_of("tagging"));
	add_bodies(out, mention);
	json_open(out, "target", '{');
	add_source(writing);
	add_selectors(writing, text);
	bytes_text(out, "}}");
}

static void begin_document(struct writing *writing)
{
	struct bytes *out = writing->out;

	json_open(out, NULL, '{');
	json_string(out, "@context", span_of("http://www.w3.org/ns/anno.jsonld"));
	add_uri(writing, "id", "annotations", 0);
	json_string(out, "type", span_of("AnnotationPage"));
	json_open(out, "items", '[');
}

static void end_document(struct writing *writing)
{
	bytes_text(writing->out, "]}\n");
}

const struct writer write_annotation = {
	.name = "annotation",
	.help = "W3C Web Annotations, a line of JSON-LD for each document; offsets in chars",
	.counts_chars = true,
	.document = begin_document,
	.mention = write_mention,
	.document_end = end_document,
};
