/* Reading the bytes of documents. */
#include "stream.h"

#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

/* What a folder had as a file may be something else by now: opening a pipe must not wait for who writes to it. */
static int open_found(const char *path, const char **failure)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	*failure = fd < 0 ? strerror(errno) : "it is no file any more";
	file_close(fd);
	return -1;
}

int stream_open(const char *path, bool named, const char **failure)
{
	int fd;

	if (!named)
		return open_found(path, failure);
	fd = file_open(path);
	if (fd < 0)
		*failure = strerror(errno);
	return fd;
}

typedef ssize_t (*file_reader)(int fd, struct bytes *bytes, size_t limit);

static ssize_t read_by(struct stream *stream, file_reader read_file, struct bytes *bytes, size_t limit)
{
	ssize_t n;

	if (stream->unpack) {
		n = unpack_read(stream->unpack, bytes, limit);
		stream->failure = unpack_failure(stream->unpack);
		return n;
	}
	n = read_file(stream->fd, bytes, limit);
	if (n < 0)
		stream->failure = strerror(errno);
	else
		stream->taken += (uint64_t)n;
	return n;
}

ssize_t stream_read(struct stream *stream, struct bytes *bytes, size_t limit)
{
	return read_by(stream, file_read, bytes, limit);
}

ssize_t stream_read_some(struct stream *stream, struct bytes *bytes, size_t limit)
{
	return read_by(stream, file_read_some, bytes, limit);
}

uint64_t stream_taken(const struct stream *stream)
{
	return stream->unpack ? unpack_taken(stream->unpack) : stream->taken;
}
