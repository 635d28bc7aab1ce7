/* output.h - standard output, with every write checked. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Standard output into a file: --output ---- */

/* From now on standard output goes to PATH.part; output_done gives it its name when all is written. What exists and is no
 * regular file (a pipe, a device) is written as it is. *length is what PATH.part holds already. False, after a message. */
bool output_to(const char *path, uint64_t *length);

/* Cuts PATH.part to this length, to go on from there. False, after a message. */
bool output_cut(uint64_t length);

/* How much has been written, what is waiting included. */
uint64_t output_length(void);

/* ---- Writing ---- */

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

/* The same, where output_to was called: whole says that nothing is missing. If so, PATH.part becomes PATH; if not it is removed,
 * or kept for another run to go on with. */
bool output_done(bool whole, bool keep);

#endif
