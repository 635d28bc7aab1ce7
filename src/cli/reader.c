/* Reading the input. */
#include "reader.h"

#include "file.h"
#include "message.h"

#include <errno.h>
#include <string.h>

struct reader {
	const struct settings *settings;
	struct team *team;
};

/* Makes a piece the report that path cannot be read. */
static void set_failure(struct piece *piece, const char *path, const char *why)
{
	piece->kind = PIECE_NOTHING;
	piece->some_bad = true;
	piece->totals.failed++;
	message_into(&piece->log);
	message("%s: cannot read: %s", path, why);
	message_into(NULL);
}

static void read_file(struct piece *piece, const char *path)
{
	int fd = file_open(path);

	if (fd < 0 || file_read(fd, &piece->data, SIZE_MAX) < 0)
		set_failure(piece, path, strerror(errno));
	else
		piece->kind = PIECE_DOCUMENT;
	file_close(fd);
}

static bool visit_file(void *context, const struct walk_file *file)
{
	struct reader *reader = context;
	struct piece *piece = team_piece(reader->team);

	if (!piece)
		return false;
	piece_set_name(piece, file->path);
	if (file->failure)
		set_failure(piece, file->path, file->failure);
	else
		read_file(piece, file->path);
	return team_hand(reader->team, piece);
}

void reader_run(const struct settings *settings, struct team *team)
{
	struct reader reader = { settings, team };

	walk(settings->paths, settings->n_paths, &settings->walk, visit_file, &reader);
}
