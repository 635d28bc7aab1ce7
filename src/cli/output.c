/* Standard output, by way of a buffer of our own: rows are made of many small pieces. */
#include "output.h"

#include "file.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROOM 65536

static char room[ROOM];
static size_t waiting;
static uint64_t length;
static int failure; /* the errno of the first write that failed */

/* With --output: */
static const char *final; /* the name that it gets; NULL: standard output as it came */
static char *part;        /* the name that it has; NULL: it has that one already */

static void write_all(const char *data, size_t len)
{
	if (!failure && !file_write(STDOUT_FILENO, (struct poltag_str){ data, len }))
		failure = errno;
}

bool output_is_open(void)
{
	return failure == 0;
}

void output_flush(void)
{
	write_all(room, waiting);
	waiting = 0;
}

void output_write(const char *data, size_t len)
{
	length += len;
	if (len > ROOM - waiting)
		output_flush();
	if (len > ROOM) {
		write_all(data, len);
		return;
	}
	memcpy(room + waiting, data, len);
	waiting += len;
}

void output_text(const char *text)
{
	output_write(text, strlen(text));
}

int output_end(void)
{
	output_flush();
	if (close(STDOUT_FILENO) != 0 && !failure)
		failure = errno;
	return failure;
}

bool output_close(void)
{
	output_end();
	if (!failure || failure == EPIPE)
		return true;
	if (final)
		message("%s: cannot write: %s", final, strerror(failure));
	else
		message("cannot write to standard output: %s", strerror(failure));
	return false;
}

/* ---- Into a file ---- */

static bool fails(const char *path, const char *what)
{
	message("%s: cannot %s: %s", path, what, strerror(errno));
	return false;
}

static bool name_part(const char *path)
{
	struct stat st;
	size_t size = strlen(path) + sizeof ".part";

	final = path;
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return true;
	part = malloc(size);
	if (!part)
		return false;
	snprintf(part, size, "%s.part", path);
	return true;
}

bool output_to(const char *path, uint64_t *so_far)
{
	struct stat st;
	int fd;

	if (!name_part(path))
		return fails(path, "open");
	fd = open(part ? part : path, part ? O_RDWR | O_CREAT : O_WRONLY, 0666);
	if (fd >= 0 && part && flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		message("%s: another run is writing it", part);
		return false;
	}
	if (fd < 0 || fstat(fd, &st) != 0 || dup2(fd, STDOUT_FILENO) < 0)
		return fails(part ? part : path, "open");
	close(fd);
	*so_far = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	return true;
}

bool output_cut(uint64_t so_far)
{
	if (part && (ftruncate(STDOUT_FILENO, (off_t)so_far) != 0 || lseek(STDOUT_FILENO, 0, SEEK_END) < 0))
		return fails(part, "cut");
	length = so_far;
	return true;
}

uint64_t output_length(void)
{
	return length;
}

bool output_done(bool whole, bool keep)
{
	bool closed;

	output_flush();
	if (part && !failure && fdatasync(STDOUT_FILENO) != 0)
		failure = errno;
	closed = output_close();
	whole = whole && closed && !failure;
	if (part && whole && rename(part, final) != 0)
		closed = fails(final, "rename to it");
	else if (part && !whole && !keep)
		unlink(part);
	free(part);
	part = NULL;
	return closed;
}
