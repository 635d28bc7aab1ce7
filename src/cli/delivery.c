/* Delivering pieces. */
#include "delivery.h"

#include "message.h"
#include "output.h"

#include <unistd.h>

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

bool delivery_take(void *context, struct piece *piece)
{
	struct delivery *delivery = context;

	write_log(delivery, piece);
	if (piece->out.len)
		output_write(piece->out.data, piece->out.len);
	output_flush();
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

void delivery_summary(struct delivery *delivery)
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
