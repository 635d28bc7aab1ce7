/* Delivering pieces. */
#include "delivery.h"

#include "message.h"
#include "output.h"

#include <stdio.h>

static void add(struct totals *totals, const struct totals *more)
{
	totals->documents += more->documents;
	totals->failed += more->failed;
	totals->mentions += more->mentions;
	totals->bytes += more->bytes;
}

static void write_log(struct delivery *delivery, const struct piece *piece)
{
	if (piece->log.len)
		fwrite(piece->log.data, 1, piece->log.len, stderr);
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
	add(&delivery->totals, &piece->totals);
	delivery->some_bad |= piece->some_bad;
	return output_is_open();
}
