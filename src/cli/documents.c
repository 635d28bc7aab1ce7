/* Reading texts whole. */
#include "documents.h"

#include "bytes.h"
#include "file.h"
#include "message.h"
#include "walk.h"

#include <errno.h>
#include <string.h>

struct reading {
	document_visit visit;
	void *context;
	struct bytes room;
	bool some_bad;
};

static bool read_file(struct reading *reading, const struct walk_file *file)
{
	int fd = file_open(file->path);
	bool read = fd >= 0 && file_read(fd, &reading->room, SIZE_MAX) >= 0;
	int failure = errno;

	file_close(fd);
	errno = failure;
	return read;
}

static bool visit_file(void *context, const struct walk_file *file)
{
	struct reading *reading = context;
	struct document document = { .name = file->path };

	bytes_clear(&reading->room);
	if (file->failure || !read_file(reading, file)) {
		message("%s: cannot read: %s", file->path, file->failure ? file->failure : strerror(errno));
		reading->some_bad = true;
		return true;
	}
	document.text = bytes_str(&reading->room);
	return reading->visit(reading->context, &document);
}

bool document_each(char *const *paths, size_t n, document_visit visit, void *context)
{
	struct reading reading = { .visit = visit, .context = context };

	walk(paths, n, NULL, visit_file, &reading);
	bytes_free(&reading.room);
	return !reading.some_bad;
}
