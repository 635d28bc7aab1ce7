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

/* From now on, messages also go to the end of this file. False, after a message. message_log_close says whether all got there. */
bool message_log(const char *path);
bool message_log_close(void);

/* From now on, messages of documents go only to the log. */
void message_quiet(void);

/* Passes on what was said with message_into: to the log, and shown: to standard error. */
void message_write(struct poltag_str text, bool shown);

/* "poltag: ..."; control characters, as names of files may have, are shown as \x0A and the like. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "file:line: what is wrong" */
void message_line(const char *file, uint64_t line, const char *format, va_list args);

/* "file:line:column: what is wrong", with what of the place is known. */
void message_error(const struct poltag_error *error);

/* "poltag: ..., see poltag --help"; returns EXIT_USAGE. */
int message_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
