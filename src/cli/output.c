/* Standard output, by way of a buffer of our own: rows are made of many small pieces. */
#include "output.h"

#include "message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define ROOM 65536

static char room[ROOM];
static size_t waiting;
static int failure; /* the errno of the first write that failed */

static void write_all(const char *data, size_t len)
{
	while (len && !failure) {
		ssize_t n = write(STDOUT_FILENO, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			failure = errno;
			return;
		}
		data += n;
		len -= (size_t)n;
	}
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
	message("cannot write to standard output: %s", strerror(failure));
	return false;
}
