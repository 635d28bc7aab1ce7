/* unpack.h - reads compressed files and archives, one member after another, through libarchive. */
#ifndef UNPACK_H
#define UNPACK_H

#include "magic.h"

#include <sys/types.h>

/* What an archive may become; past one of these it is not read on. */
struct unpack_limits {
	uint64_t expand;  /* how many times the size of the file */
	uint64_t free;    /* bytes that it may become whatever its size */
	uint64_t size;    /* bytes */
	uint64_t members;
};

#define UNPACK_LIMITS                                                                                                  \
	(struct unpack_limits)                                                                                         \
	{                                                                                                              \
		.expand = 200, .free = (uint64_t)64 << 20, .size = (uint64_t)64 << 30, .members = 1000000              \
	}

struct unpack;

/* Begins to read what fd has, of which the head has been read before; it is taken over and left empty. A regular file is read
 * from where the head began; where fd is -1, the head is all there is. limits are borrowed. Free with unpack_free, which does not
 * close fd. NULL without memory. */
struct unpack *unpack_new(int fd, struct bytes *head, enum packing packing, const struct unpack_limits *limits);
void unpack_free(struct unpack *unpack);

/* Goes to the next member, passing over what is no file, or hidden. Returns 1, with its name, NULL for a file that is merely
 * compressed; 0 at the end; -1 when no more can be read. unpack_failure then says why, also of a member that cannot be read
 * though others can: such a one has a name, and unpack_read returns -1. */
int unpack_next(struct unpack *unpack, const char **name);

/* Appends what the member still has to bytes, but no more than limit. Returns how much that was, less than limit only at its
 * end, or -1. */
ssize_t unpack_read(struct unpack *unpack, struct bytes *bytes, size_t limit);

const char *unpack_failure(const struct unpack *unpack);

/* How much of the file has been read. */
uint64_t unpack_taken(const struct unpack *unpack);

#endif
