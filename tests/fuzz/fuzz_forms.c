/* Any bytes as a document, its first line as its name, written in every form: what comes out can be read by the form's own reader,
 * and the text in it is the document's. */
#include "cli/character.h"
#include "cli/message.h"
#include "cli/writer.h"
#include "fuzz.h"

#include <expat.h>
#include <jansson.h>
#include <string.h>

static struct poltag_tagger *flat, *nested;

static void make_taggers(void)
{
	struct poltag_options options = { .explain = true, .lemma = true };
	struct poltag_dict *dict;
	size_t size;
	void *image = fuzz_build(str_from(fuzz_dictionary), &size);

	FUZZ_CHECK(image && poltag_dict_from_memory(image, size, &dict, NULL) == POLTAG_OK);
	FUZZ_CHECK(poltag_tagger_new(dict, &options, &flat, NULL) == POLTAG_OK);
	options.nested = true;
	FUZZ_CHECK(poltag_tagger_new(dict, &options, &nested, NULL) == POLTAG_OK);
}

static int write_mention(void *context, const struct poltag_mention *mention)
{
	struct writing *writing = context;

	writing->writer->mention(writing, mention, mention->text);
	return 0;
}

/* The bytes of one document in a form, for the caller to free. */
static struct bytes write_document(const struct writer *writer, const struct document *document,
				   const struct writer_options *options)
{
	struct bytes out = { 0 };
	struct writing writing = { .writer = writer, .options = options };

	if (writer->begin)
		writer->begin(&out, options);
	writing_begin(&writing, document, &out);
	if (writer->document)
		writer->document(&writing);
	poltag_tag(writer->one_at_a_time ? flat : nested, document->text, write_mention, &writing, NULL);
	if (writer->document_end)
		writer->document_end(&writing);
	if (writer->end)
		writer->end(&out, options);
	FUZZ_CHECK(writing_is_good(&writing));
	writing_release(&writing);
	return out;
}

/* ---- What must hold ---- */

static void check_utf8(struct poltag_str out)
{
	while (out.len) {
		uint32_t c;

		out = span_from(out, character_decode(out, &c));
		FUZZ_CHECK(c != CHARACTER_MALFORMED);
	}
}

static void check_json(struct poltag_str out)
{
	while (out.len) {
		struct poltag_str line = span_cut(&out, '\n');
		json_t *value = json_loadb(line.data, line.len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);

		FUZZ_CHECK(value);
		json_decref(value);
	}
}

struct reading {
	struct bytes text;
	bool in_text;
};

static void start_element(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *reading = context;

	(void)attributes;
	reading->in_text |= strcmp(name, "text") == 0;
}

static void end_element(void *context, const XML_Char *name)
{
	struct reading *reading = context;

	reading->in_text &= strcmp(name, "text") != 0;
}

static void take_text(void *context, const XML_Char *text, int len)
{
	struct reading *reading = context;

	if (reading->in_text)
		bytes_add(&reading->text, span_make(text, (size_t)len));
}

static bool is_forbidden(uint32_t c)
{
	return c == CHARACTER_MALFORMED || (c < ' ' && !strchr("\t\n\r", (int)c)) || c == 0 || c == 0xFFFE || c == 0xFFFF;
}

static void check_xml(struct poltag_str out, struct poltag_str text)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	struct reading reading = { 0 };
	struct bytes expected = { 0 };

	FUZZ_CHECK(parser);
	XML_SetUserData(parser, &reading);
	XML_SetElementHandler(parser, start_element, end_element);
	XML_SetCharacterDataHandler(parser, take_text);
	FUZZ_CHECK(XML_Parse(parser, out.data, (int)out.len, 1) == XML_STATUS_OK);
	XML_ParserFree(parser);
	while (text.len) {
		uint32_t c;
		size_t len = character_decode(text, &c);

		bytes_add(&expected, is_forbidden(c) ? span_of(CHARACTER_REPLACEMENT) : span_make(text.data, len));
		text = span_from(text, len);
	}
	FUZZ_CHECK(span_equal(bytes_str(&reading.text), bytes_str(&expected)));
	bytes_free(&reading.text);
	bytes_free(&expected);
}

/* In the page every tag is one of ours. */
static void check_html(struct poltag_str out)
{
	static const char *const tags[] = { "<mark class=\"", "</mark>", "<article>", "</article>", "<h2 dir=\"auto\">", "</h2>", "<ul ",
					    "</ul>", "<li>", "</li>", "<div class=\"text\" dir=\"auto\" lang=\"\">", "</div>",
					    "</main>", "</body>", "</html>" };
	const char *body = memmem(out.data, out.len, "<article>", 9);

	FUZZ_CHECK(body);
	out = span_from(out, (size_t)(body - out.data));
	for (size_t at = span_find(out, '<'); at < out.len; at = span_find(out, '<')) {
		bool known = false;

		out = span_from(out, at);
		for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
			known |= span_starts(out, tags[i]);
		FUZZ_CHECK(known);
		out = span_from(out, 1);
	}
}

/* Nothing that a terminal obeys, but what we write ourselves. */
static void check_ansi(struct poltag_str out)
{
	while (out.len) {
		uint32_t c;
		size_t len = character_decode(out, &c);

		if (c == '\033') {
			FUZZ_CHECK(span_starts(out, "\033["));
			len = span_find(out, 'm') + 1;
			for (size_t i = 2; i + 1 < len; i++)
				FUZZ_CHECK(out.data[i] && strchr("0123456789;", out.data[i]));
		} else {
			FUZZ_CHECK(c == '\n' || c == '\t' || (c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F)));
		}
		out = span_from(out, len);
	}
}

static void check_conll(struct poltag_str out)
{
	while (out.len) {
		struct poltag_str line = span_cut(&out, '\n');
		size_t tabs = 0;

		if (span_starts(line, "# doc = ") || !line.len)
			continue;
		while (line.len)
			tabs += span_cut(&line, '\t').len > 0;
		FUZZ_CHECK(tabs == 5);
	}
}

static void check(const struct writer *writer, struct poltag_str out, const struct document *document)
{
	bool is_rows = writer == &write_tsv || writer == &write_csv;

	if (!is_rows && !writer->needs_folder)
		check_utf8(out);
	if (writer == &write_jsonl || writer == &write_jsonl_mentions || writer == &write_annotation)
		check_json(out);
	else if (writer == &write_xml)
		check_xml(out, document->text);
	else if (writer == &write_html)
		check_html(out);
	else if (writer == &write_ansi)
		check_ansi(out);
	else if (writer == &write_conll)
		check_conll(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct poltag_str text = { (const char *)data, size }, name = size ? span_cut(&text, '\n') : text;
	struct document document = { .text = text, .continued = size % 2 };
	struct bytes called = { 0 }, log = { 0 };

	if (!flat)
		make_taggers();
	bytes_add(&called, name);
	bytes_byte(&called, '\0');
	document.name = called.data;
	message_into(&log);
	for (size_t i = 0; writer_at(i); i++) {
		const struct writer *writer = writer_at(i);
		struct writer_options options = { .explain = size % 3 == 0, .lemma = true, .metonyms = true, .color = size % 5 == 0,
						  .unit = (enum poltag_unit)(size % 3) };
		struct bytes out = write_document(writer, &document, &options);

		check(writer, bytes_str(&out), &document);
		bytes_free(&out);
	}
	message_into(NULL);
	bytes_free(&log);
	bytes_free(&called);
	return 0;
}
