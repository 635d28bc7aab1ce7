/* Reading the input. */
#include "reader.h"

#include "file.h"
#include "message.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct reader {
	const struct settings *settings;
	struct team *team;
};

/* Makes a piece the report that path cannot be read. */
static void set_failure(struct piece *piece, const char *path, const char *why)
{
	piece->kind = PIECE_NOTHING;
	piece->some_bad = true;
	piece->totals.documents++;
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
	piece->totals.read = piece->data.len;
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

static bool add_size(void *context, const struct walk_file *file)
{
	uint64_t *sum = context;
	struct stat st;

	if (!file->failure && stat(file->path, &st) == 0 && S_ISREG(st.st_mode))
		*sum += (uint64_t)st.st_size;
	return true;
}

uint64_t reader_expected(const struct settings *settings)
{
	uint64_t sum = 0;

	walk(settings->paths, settings->n_paths, &settings->walk, add_size, &sum);
	return sum;
}
