/* Delivering pieces. */
#include "delivery.h"

#include "folder.h"
#include "message.h"
#include "output.h"

#include <unistd.h>

static bool no_memory(struct delivery *delivery)
{
	message("out of memory for the output");
	delivery->some_bad = true;
	return false;
}

/* Writes the rows, or files, and empties them. */
static void write_bytes(struct delivery *delivery, struct bytes *rows)
{
	const char *folder = delivery->settings->writing.output_dir;

	if (!folder)
		output_write(bytes_str(rows).data, rows->len);
	else if (!rows->failed && !folder_write(folder, bytes_str(rows)))
		delivery->some_bad = true;
	output_flush();
	bytes_clear(rows);
}

/* ---- Before all documents ---- */

static bool open_journal(struct delivery *delivery, uint64_t *length)
{
	const struct settings *settings = delivery->settings;
	struct bytes path = { 0 };
	bool good;

	bytes_text(&path, settings->output);
	bytes_add(&path, (struct poltag_str){ ".journal", sizeof ".journal" });
	good = path.failed ? no_memory(delivery)
			   : journal_open(path.data, settings->run.data, &delivery->journal, length, &delivery->totals,
					  &delivery->some_bad);
	bytes_free(&path);
	return good;
}

static bool write_begin(struct delivery *delivery)
{
	const struct settings *settings = delivery->settings;

	if (delivery->count)
		count_header(delivery->count, &delivery->rows);
	else if (settings->writer->begin)
		settings->writer->begin(&delivery->rows, &settings->writing);
	if (delivery->rows.failed)
		return no_memory(delivery);
	write_bytes(delivery, &delivery->rows);
	return !delivery->journal || journal_add(delivery->journal, NULL, output_length());
}

static bool open_all(struct delivery *delivery, const struct settings *settings)
{
	uint64_t length = 0;

	delivery->settings = settings;
	if (settings->count && !(delivery->count = count_new(settings->count, settings->writing.stories)))
		return no_memory(delivery);
	if (settings->writing.output_dir && !folder_make(settings->writing.output_dir))
		return false;
	if (settings->output && !output_to(settings->output, &length))
		return false;
	if (!settings->resume)
		length = 0;
	else if (!open_journal(delivery, &length))
		return false;
	if (settings->output && !output_cut(length))
		return false;
	return length || write_begin(delivery);
}

static void release(struct delivery *delivery)
{
	journal_close(delivery->journal, false);
	count_free(delivery->count);
	bytes_free(&delivery->rows);
}

bool delivery_open(struct delivery *delivery, const struct settings *settings)
{
	bool good = open_all(delivery, settings);

	if (!good)
		release(delivery);
	return good;
}

/* ---- Pieces ---- */

static void write_log(struct delivery *delivery, const struct piece *piece)
{
	if (piece->log.len || piece->log.failed)
		progress_hide(&delivery->progress);
	message_write(bytes_str(&piece->log), true);
	if (piece->log.failed) {
		message("%s: out of memory for what there is to say of it", piece_name(piece));
		delivery->some_bad = true;
	}
}

/* A document with faults in several windows is one with errors. */
static void count_once(struct delivery *delivery, struct piece *piece)
{
	bool failed = piece->totals.failed > 0, before = piece->continued && delivery->document_failed;

	if (before)
		piece->totals.failed = 0;
	delivery->document_failed = failed || before;
}

bool delivery_take(void *context, struct piece *piece)
{
	struct delivery *delivery = context;

	write_log(delivery, piece);
	if (delivery->count && !count_take(delivery->count, bytes_str(&piece->out), &delivery->rows))
		return no_memory(delivery);
	write_bytes(delivery, delivery->count ? &delivery->rows : &piece->out);
	count_once(delivery, piece);
	totals_add(&delivery->totals, &piece->totals);
	delivery->some_bad |= piece->some_bad;
	if (delivery->show_progress)
		progress_draw(&delivery->progress, &delivery->totals);
	if (!output_is_open())
		return false;
	if (delivery->journal && !journal_add(delivery->journal, piece, output_length())) {
		delivery->some_bad = true;
		return false;
	}
	return true;
}

bool delivery_wants(void *context, const struct piece *piece)
{
	const struct delivery *delivery = context;

	return !delivery->journal || !journal_has(delivery->journal, piece);
}

/* ---- After all documents ---- */

static bool write_end(struct delivery *delivery)
{
	const struct settings *settings = delivery->settings;

	if (delivery->count && !count_end(delivery->count, &delivery->rows))
		return no_memory(delivery);
	if (!delivery->count && settings->writer->end)
		settings->writer->end(&delivery->rows, &settings->writing);
	if (delivery->rows.failed)
		return no_memory(delivery);
	write_bytes(delivery, &delivery->rows);
	return true;
}

/* Returns whether nothing went wrong with the output; that the reader of a pipe has gone away is not wrong. */
static bool close_output(struct delivery *delivery, bool whole)
{
	bool good;

	if (!delivery->settings->output)
		return output_close();
	whole = whole && output_is_open();
	good = output_done(whole, delivery->settings->resume) && whole;
	journal_close(delivery->journal, good);
	delivery->journal = NULL;
	return good;
}

static void write_summary(struct delivery *delivery)
{
	const struct totals *t = &delivery->totals;
	struct bytes text = { 0 };

	progress_hide(&delivery->progress);
	if (t->documents < 2)
		return;
	message_into(&text);
	message("%zu documents, %zu with errors; %zu mention%s", t->documents, t->failed, t->mentions,
		t->mentions == 1 ? "" : "s");
	message_into(NULL);
	message_write(bytes_str(&text), t->failed || isatty(STDERR_FILENO));
	bytes_free(&text);
}

void delivery_close(struct delivery *delivery, bool whole)
{
	if (whole && !write_end(delivery))
		whole = false;
	if (!close_output(delivery, whole))
		delivery->some_bad = true;
	write_summary(delivery);
	release(delivery);
}
