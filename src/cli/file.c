/* Reading files. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP ((size_t)65536)

int file_open(const char *path)
{
	return strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
}

void file_close(int fd)
{
	if (fd > STDIN_FILENO)
		close(fd);
}

/* What is worth asking for at once: what the file's size says, and a little so that its end is seen. */
static size_t expected(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size + 1 : STEP;
}

ssize_t file_read_some(int fd, struct bytes *bytes, size_t limit)
{
	char *room = bytes_reserve(bytes, limit);
	ssize_t n;

	if (!room) {
		errno = ENOMEM;
		return -1;
	}
	do
		n = read(fd, room, limit);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		bytes->len += (size_t)n;
	return n;
}

ssize_t file_read(int fd, struct bytes *bytes, size_t limit)
{
	size_t before = bytes->len, step = expected(fd);

	while (bytes->len - before < limit) {
		size_t rest = limit - (bytes->len - before);
		ssize_t n = file_read_some(fd, bytes, step < rest ? step : rest);

		if (n <= 0)
			return n < 0 ? -1 : (ssize_t)(bytes->len - before);
		step = STEP;
	}
	return (ssize_t)(bytes->len - before);
}

bool file_write(int fd, struct poltag_str text)
{
	while (text.len) {
		ssize_t n = write(fd, text.data, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text = span_from(text, (size_t)n);
	}
	return true;
}
