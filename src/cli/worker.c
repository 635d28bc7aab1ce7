/* Tagging the documents of a piece. */
#include "worker.h"

#include "character.h"
#include "document_date.h"
#include "html_charset.h"
#include "grow.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT ((size_t)8 << 20) /* of memory from document to document */

void worker_init(struct worker *worker, const struct settings *settings, struct poltag_dict *dict)
{
	*worker = (struct worker){ .settings = settings, .dict = dict };
	worker->writing = (struct writing){ .writer = settings->writer, .options = &settings->writing };
}

enum poltag_status worker_prepare(struct worker *worker, struct poltag_error *error)
{
	return worker->tagger ? POLTAG_OK
			      : poltag_tagger_new(worker->dict, &worker->settings->tagging, &worker->tagger, error);
}

void worker_release(struct worker *worker)
{
	writing_release(&worker->writing);
	json_document_release(&worker->json);
	table_document_release(&worker->table);
	html_free(&worker->html);
	free(worker->losers);
	bytes_free(&worker->name);
	bytes_free(&worker->decoded);
	poltag_tagger_free(worker->tagger);
}

/* ---- Places in a page ---- */

/* Counts a place in the unit of the offsets; it is not before the one that was asked for last. */
static size_t count_to(const struct worker *worker, size_t counted, size_t units, size_t at)
{
	enum poltag_unit unit = worker->settings->tagging.unit;

	if (unit == POLTAG_BYTES)
		return at;
	return units + character_units(span_make(worker->page.data + counted, at - counted), unit == POLTAG_UTF16);
}

/* What lost, with places in the page. Returns whether memory sufficed. */
static bool map_losers(struct worker *worker, struct poltag_mention *mention)
{
	const struct html_map *map = &worker->html.map;

	worker->n_losers = 0;
	for (size_t i = 0; i < mention->n_losers; i++) {
		struct poltag_loser loser = mention->losers[i];

		loser.start = html_map_start(map, loser.start);
		loser.end = html_map_end(map, loser.end);
		if (!GROW_ADD(worker, losers, loser))
			return false;
	}
	mention->losers = worker->losers;
	return true;
}

/* Makes of a mention in the readable text one in the page. */
static bool map_mention(struct worker *worker, struct poltag_mention *mention)
{
	const struct html_map *map = &worker->html.map;
	size_t begin = (size_t)(mention->text.data - map->text.data);
	size_t start = html_map_start(map, begin), end = html_map_end(map, begin + mention->text.len);

	mention->text = span_make(worker->page.data + start, end - start);
	mention->start = count_to(worker, worker->counted, worker->units, start);
	worker->counted = start;
	worker->units = mention->start;
	mention->end = count_to(worker, start, mention->start, end);
	return map_losers(worker, mention);
}

static int write_mention(void *context, const struct poltag_mention *found)
{
	struct worker *worker = context;
	struct poltag_mention mention = *found;

	if (worker->page.data && !map_mention(worker, &mention)) {
		worker->piece->out.failed = true;
		return 1;
	}
	mention.start += worker->document.base;
	mention.end += worker->document.base;
	worker->writing.writer->mention(&worker->writing, &mention, found->text);
	worker->piece->totals.mentions++;
	return !writing_is_good(&worker->writing);
}

/* Says once per document what was wrong with it. */
static void report(struct worker *worker, const struct poltag_summary *summary)
{
	const char *name = worker->document.name;

	if (summary->malformed)
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", name,
			summary->malformed, summary->malformed == 1 ? "" : "s",
			summary->first_malformed + worker->piece->base[POLTAG_BYTES]);
	if (summary->mixed)
		message("%s: warning: %zu word%s alphabets, the first at byte %zu", name, summary->mixed,
			summary->mixed == 1 ? " mixes" : "s mix",
			summary->first_mixed + worker->piece->base[POLTAG_BYTES]);
	if (summary->over_limit)
		message("%s: matching passed a limit at %zu place%s; names may be missing there", name,
			summary->over_limit, summary->over_limit == 1 ? "" : "s");
}

/* Without --date, a document has the date of its record, or the one that it says itself. */
static void set_date(struct worker *worker, const struct document *document)
{
	const struct poltag_options *options = &worker->settings->tagging;
	struct poltag_str date = document->date;
	char found[DOCUMENT_DATE_ROOM];
	struct poltag_error error;

	if (!options->roles || options->date)
		return;
	if (!date.len)
		date = span_of(worker->piece->date);
	if (!date.len && !document->continued) {
		document_date(document->name, document->text, found);
		date = (struct poltag_str){ found, strlen(found) };
	}
	if (poltag_tagger_set_date(worker->tagger, date, &error) != POLTAG_OK) {
		message("%s: %s", document->name, error.message);
		worker->piece->some_bad = true;
		poltag_tagger_set_date(worker->tagger, (struct poltag_str){ "", 0 }, &error);
	}
}

static bool write_document(struct worker *worker)
{
	struct writing *writing = &worker->writing;
	struct poltag_error error;
	enum poltag_status status;

	writing_begin(writing, &worker->document, &worker->piece->out);
	if (writing->writer->document)
		writing->writer->document(writing);
	status = poltag_tag(worker->tagger, worker->document.text, write_mention, worker, &error);
	if (writing->writer->document_end)
		writing->writer->document_end(writing);
	if (!writing_is_good(writing))
		message("%s: out of memory; its further rows are missing", worker->document.name);
	else if (status != POLTAG_OK)
		message("%s: %s", worker->document.name, error.message);
	return status == POLTAG_OK && writing_is_good(writing);
}

/* ---- Pages ---- */

/* Of a page, the parser leaves no malformed bytes: they are counted in what it is given. */
static void count_malformed(struct poltag_str page, struct poltag_summary *summary)
{
	for (size_t at = 0, n; at < page.len; at += n) {
		uint32_t c;

		n = character_decode(span_from(page, at), &c);
		if (c == CHARACTER_MALFORMED && !summary->malformed++)
			summary->first_malformed = at;
	}
}

static bool looks_like_page(const struct settings *settings, struct poltag_str text)
{
	return settings->html == HTML_ALWAYS || (settings->html == HTML_AUTO && html_is(text));
}

static bool is_page(const struct worker *worker, bool record)
{
	const struct settings *settings = worker->settings;

	return record || worker->document.continued ? settings->html == HTML_ALWAYS
						    : looks_like_page(settings, worker->document.text);
}

/* Makes a document that is a page the readable text of it. False, after a message, when that cannot be done. */
static bool read_page(struct worker *worker, bool record)
{
	const char *failure;

	worker->page = span_make(NULL, 0);
	worker->counted = worker->units = 0;
	if (!worker->document.text.len || !is_page(worker, record))
		return true;
	failure = html_read(&worker->html, worker->document.text);
	if (failure) {
		message("%s: %s", worker->document.name, failure);
		return false;
	}
	worker->page = worker->document.text;
	worker->document.text = bytes_str(&worker->html.map.text);
	return true;
}

static void tag_text(struct worker *worker)
{
	struct poltag_summary summary;
	bool good;

	set_date(worker, &worker->document);
	good = write_document(worker);
	summary = poltag_tagger_summary(worker->tagger);
	if (worker->page.data)
		count_malformed(worker->page, &summary);
	report(worker, &summary);
	good = good && !summary.malformed && !summary.over_limit;
	worker->piece->totals.documents += !worker->document.continued;
	worker->piece->totals.failed += !good;
	worker->piece->some_bad |= !good;
}

/* Counts a document that could not be tagged. */
static void count_failed(struct worker *worker)
{
	worker->piece->totals.documents++;
	worker->piece->totals.failed++;
	worker->piece->some_bad = true;
}

static void tag_document(struct worker *worker, bool record)
{
	if (read_page(worker, record))
		tag_text(worker);
	else
		count_failed(worker);
}

/* Decodes the text of a piece, as settings or its own mark say. False, and a message, when that cannot be done. */
static bool decode(struct worker *worker, struct decoding *decoding, struct poltag_str *text)
{
	struct decoder decoder;
	char declared[ENCODING_ROOM] = "";
	const char *asked = worker->settings->encoding;
	size_t mark;
	bool good = true;

	if (!asked && looks_like_page(worker->settings, *text))
		html_charset(*text, declared);
	mark = encoding_find(*text, declared[0] ? declared : asked, decoding->encoding);

	if (!decoding->encoding[0])
		return true;
	*text = span_from(*text, mark);
	bytes_clear(&worker->decoded);
	if (decoder_open(&decoder, decoding->encoding))
		decoder_add(&decoder, *text, true, &worker->decoded);
	good = decoder.open && !worker->decoded.failed;
	decoder_close(&decoder);
	if (!good) {
		message("%s: out of memory", piece_name(worker->piece));
		bytes_free(&worker->decoded);
		return false;
	}
	decoding->malformed = decoder.malformed;
	decoding->first_malformed = decoder.first_malformed + mark;
	if (!mark && span_equal(*text, bytes_str(&worker->decoded)))
		decoding->encoding[0] = '\0'; /* it is UTF-8 too, and offsets are the same */
	*text = bytes_str(&worker->decoded);
	return true;
}

/* Says once per document what offsets refer to, and what could not be decoded. */
static void report_decoding(struct worker *worker, const struct decoding *decoding)
{
	const char *name = worker->document.name;

	if (decoding->encoding[0] && !worker->document.continued)
		message("%s: read as %s; offsets are those of its UTF-8 text", name, decoding->encoding);
	if (!decoding->malformed)
		return;
	message("%s: not %s: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", name, decoding->encoding,
		decoding->malformed, decoding->malformed == 1 ? "" : "s", decoding->first_malformed);
	worker->piece->some_bad = true;
	worker->piece->totals.failed = 1;
}

static void do_document(struct worker *worker, const struct piece *piece)
{
	struct decoding decoding = piece->decoding;
	struct poltag_str text = bytes_str(&piece->data);

	if (!piece->decoded && !decode(worker, &decoding, &text)) {
		count_failed(worker);
		return;
	}
	worker->document = (struct document){
		.name = piece_name(piece),
		.text = text,
		.base = piece->base[worker->settings->tagging.unit],
		.continued = piece->continued,
		.encoding = decoding.encoding[0] ? decoding.encoding : NULL,
	};
	tag_document(worker, false);
	report_decoding(worker, &decoding);
	if (worker->decoded.room > KEPT)
		bytes_free(&worker->decoded);
}

/* Names a document that its record gives no name by its place. False without memory. */
static bool name_by_line(struct worker *worker, const struct piece *piece, size_t line)
{
	char number[32];

	snprintf(number, sizeof number, ":%zu", line);
	bytes_clear(&worker->name);
	bytes_text(&worker->name, piece_name(piece));
	bytes_add(&worker->name, (struct poltag_str){ number, strlen(number) + 1 });
	if (worker->name.failed)
		bytes_free(&worker->name);
	worker->document.name = worker->name.data;
	return worker->name.data != NULL;
}

/* A record that makes no document. */
static void refuse(struct worker *worker, const struct piece *piece, size_t line, const char *why)
{
	message("%s:%zu: %s", piece_name(piece), line, why);
	count_failed(worker);
}

static void tag_record(struct worker *worker, const struct piece *piece, const struct document *document, size_t line)
{
	worker->document = *document;
	if (!worker->document.name && !name_by_line(worker, piece, line))
		refuse(worker, piece, line, "out of memory");
	else
		tag_document(worker, true);
}

static void do_json(struct worker *worker, const struct piece *piece, struct poltag_str record, size_t line)
{
	size_t most = worker->settings->document;
	char why[FIELDS_WHY];

	snprintf(why, sizeof why, "a record longer than %zu bytes", most);
	if (record.len <= most && json_document_read(&worker->json, &worker->settings->fields, record, why))
		tag_record(worker, piece, &worker->json.document, line);
	else
		refuse(worker, piece, line, why);
}

static void do_rows(struct worker *worker, const struct piece *piece)
{
	const struct document_fields *fields = &worker->settings->fields;
	struct table_document *table = &worker->table;
	enum cells_result result;
	char why[FIELDS_WHY];

	if (!table_document_header(table, fields, worker->settings->records.kind == RECORDS_CSV, bytes_str(&piece->header),
				   why)) {
		refuse(worker, piece, 1, why);
		return;
	}
	table_document_begin(table, bytes_str(&piece->data), piece->first_line);
	while (!worker->piece->out.failed && (result = table_document_next(table, fields, why)) != CELLS_END) {
		if (result == CELLS_ROW)
			tag_record(worker, piece, &table->document, (size_t)table->cells.line);
		else
			refuse(worker, piece, (size_t)table->cells.line, why);
	}
}

static bool is_blank(struct poltag_str line)
{
	return span_trim(line).len == 0;
}

static void do_lines(struct worker *worker, const struct piece *piece)
{
	struct poltag_str rest = bytes_str(&piece->data);

	for (size_t line = piece->first_line; rest.len && !worker->piece->out.failed; line++) {
		struct poltag_str record = span_cut(&rest, worker->settings->records.end);

		if (!is_blank(record))
			do_json(worker, piece, record, line);
	}
}

void worker_do_piece(void *context, struct piece *piece)
{
	struct worker *worker = context;
	struct poltag_error error;

	worker->piece = piece;
	message_into(&piece->log);
	piece->totals.bytes += piece->data.len;
	if (piece->kind != PIECE_NOTHING && worker_prepare(worker, &error) != POLTAG_OK) {
		message("%s: %s", piece_name(piece), error.message);
		count_failed(worker);
	} else if (piece->kind == PIECE_DOCUMENT) {
		do_document(worker, piece);
	} else if (piece->kind == PIECE_RECORDS && worker->settings->records.kind == RECORDS_JSON) {
		do_lines(worker, piece);
	} else if (piece->kind == PIECE_RECORDS) {
		do_rows(worker, piece);
	}
	message_into(NULL);
}
