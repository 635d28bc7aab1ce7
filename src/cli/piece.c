/* Pieces of the input. */
#include "piece.h"

#define KEPT ((size_t)256 << 10)

void totals_add(struct totals *totals, const struct totals *more)
{
	totals->documents += more->documents;
	totals->failed += more->failed;
	totals->mentions += more->mentions;
	totals->bytes += more->bytes;
	totals->read += more->read;
}

static void clear(struct bytes *bytes)
{
	if (bytes->room > KEPT || bytes->failed)
		bytes_free(bytes);
	else
		bytes_clear(bytes);
}

void piece_clear(struct piece *piece)
{
	struct piece empty = { .name = piece->name, .data = piece->data, .header = piece->header,
			       .out = piece->out, .log = piece->log };

	clear(&empty.name);
	clear(&empty.data);
	clear(&empty.header);
	clear(&empty.out);
	clear(&empty.log);
	*piece = empty;
}

void piece_free(struct piece *piece)
{
	bytes_free(&piece->name);
	bytes_free(&piece->data);
	bytes_free(&piece->header);
	bytes_free(&piece->out);
	bytes_free(&piece->log);
}

void piece_set_name(struct piece *piece, const char *name)
{
	bytes_clear(&piece->name);
	bytes_add(&piece->name, (struct poltag_str){ name, span_of(name).len + 1 });
	if (!piece->name.failed)
		piece->name.len--;
}

const char *piece_name(const struct piece *piece)
{
	return piece->name.len ? piece->name.data : "";
}
