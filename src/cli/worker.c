/* Tagging the documents of a piece. */
#include "worker.h"

#include "document_date.h"
#include "message.h"

#include <string.h>

enum poltag_status worker_init(struct worker *worker, const struct settings *settings, struct poltag_dict *dict,
			       struct poltag_error *error)
{
	*worker = (struct worker){ .settings = settings };
	worker->writing = (struct writing){ .writer = settings->writer, .options = &settings->writing };
	return poltag_tagger_new(dict, &settings->tagging, &worker->tagger, error);
}

void worker_release(struct worker *worker)
{
	writing_release(&worker->writing);
	poltag_tagger_free(worker->tagger);
}

static int write_mention(void *context, const struct poltag_mention *found)
{
	struct worker *worker = context;
	struct poltag_mention mention = *found;

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
	if (!date.len) {
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

static void tag_document(struct worker *worker)
{
	struct poltag_summary summary;
	bool good;

	set_date(worker, &worker->document);
	good = write_document(worker);
	summary = poltag_tagger_summary(worker->tagger);
	report(worker, &summary);
	good = good && !summary.malformed && !summary.over_limit;
	worker->piece->totals.documents += !worker->document.continued;
	worker->piece->totals.failed += !good;
	worker->piece->some_bad |= !good;
}

static void do_document(struct worker *worker, const struct piece *piece)
{
	worker->document = (struct document){
		.name = piece_name(piece),
		.text = bytes_str(&piece->data),
		.base = piece->base[worker->settings->tagging.unit],
		.continued = piece->continued,
	};
	tag_document(worker);
}

void worker_do_piece(void *context, struct piece *piece)
{
	struct worker *worker = context;

	worker->piece = piece;
	message_into(&piece->log);
	piece->totals.bytes += piece->data.len;
	if (piece->kind == PIECE_DOCUMENT)
		do_document(worker, piece);
	message_into(NULL);
}
