/* error.h - filling a struct poltag_error. */
#ifndef ERROR_H
#define ERROR_H

#include "str.h"

/* Fills *error (which may be NULL) with a status and a message, without a place, and returns the status. */
enum poltag_status error_set(struct poltag_error *error, enum poltag_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds the place. */
void error_place(struct poltag_error *error, struct poltag_str file, uint64_t line, uint64_t column);

static inline enum poltag_status error_memory(struct poltag_error *error)
{
	return error_set(error, POLTAG_NO_MEMORY, "out of memory");
}

#endif
