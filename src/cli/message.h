/* message.h - what the programs say on standard error, and the exit status that goes with it. */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "bytes.h"

#include <stdarg.h>

enum exit_status {
	EXIT_GOOD = 0,
	EXIT_SOME_BAD = 1, /* some input could not be read or was bad; the rest is done */
	EXIT_USAGE = 2     /* the command line is wrong, or there is no usable dictionary */
};

/* The program's name, for every message; set once by main. */
void message_program(const char *name);

/* From now on, what this thread says goes behind log, not to standard error; NULL: there again. */
void message_into(struct bytes *log);

/* "poltag: ..." */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "file:line: what is wrong" */
void message_line(const char *file, uint64_t line, const char *format, va_list args);

/* "file:line:column: what is wrong", with what of the place is known. */
void message_error(const struct poltag_error *error);

/* "poltag: ..., see poltag --help"; returns EXIT_USAGE. */
int message_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
