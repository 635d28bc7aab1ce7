/* stream.h - the bytes of a document: a file's, or those of a member of an archive. */
#ifndef STREAM_H
#define STREAM_H

#include "unpack.h"

struct stream {
	int fd;
	struct unpack *unpack; /* the member that it is at; NULL: it is the file */
	uint64_t taken;        /* of a file, what has been read */
	const char *failure;   /* why it could not be read */
};

/* Opens a file; named: it may be a pipe or a device. -1, and failure, when it cannot be. */
int stream_open(const char *path, bool named, const char **failure);

/* Appends what the stream still has to bytes, but no more than limit. Returns how much that was, less than limit only at its
 * end; -1, and failure, when it cannot be read. */
ssize_t stream_read(struct stream *stream, struct bytes *bytes, size_t limit);

/* The same, but of a pipe no more than has come: it waits only for the first of it. 0 only at its end. */
ssize_t stream_read_some(struct stream *stream, struct bytes *bytes, size_t limit);

/* How much of the file has been read. */
uint64_t stream_taken(const struct stream *stream);

#endif
