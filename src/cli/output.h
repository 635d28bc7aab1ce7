/* output.h - standard output, with every write checked. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether all that was written so far has been taken. Once it is false, nothing more is worth doing. */
bool output_is_open(void);

void output_write(const char *data, size_t len);
void output_text(const char *text);

/* Hands on what is waiting. Called after each document, so that rows appear as soon as it is done. */
void output_flush(void);

/* Flushes and closes. Returns 0, or the errno of the first write that failed. */
int output_end(void);

/* The same for the standard output that the program was given. Returns false, after a message, when something could not be
 * written: a full disk is an error. A reader that has gone away is not: it has what it wanted. */
bool output_close(void);

#endif
