/* file.h - the bytes of a file as they come. */
#ifndef FILE_H
#define FILE_H

#include "bytes.h"

#include <sys/types.h>

/* Opens a file for reading; "-" is standard input. -1, with errno, when it cannot be. */
int file_open(const char *path);
/* Closes what file_open opened, but not standard input; nothing for -1. */
void file_close(int fd);

/* Appends what the file still has to bytes, but no more than limit in all. Returns how much that was, 0 at its end and -1, with errno,
 * when it cannot be read or there is no memory. */
ssize_t file_read(int fd, struct bytes *bytes, size_t limit);

/* The same, but no more than comes at once: of a pipe what is there, and it waits only for the first of it. */
ssize_t file_read_some(int fd, struct bytes *bytes, size_t limit);

/* Writes all of a text. False, with errno, when that cannot be done. */
bool file_write(int fd, struct poltag_str text);

#endif
