/* Errors as values. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>

enum poltag_status error_set(struct poltag_error *error, enum poltag_status status, const char *format, ...)
{
	va_list args;

	if (!error)
		return status;
	error->status = status;
	error->line = error->column = 0;
	error->file[0] = '\0';
	va_start(args, format);
	vsnprintf(error->message, sizeof error->message, format, args);
	va_end(args);
	return status;
}

void error_place(struct poltag_error *error, struct poltag_str file, uint64_t line, uint64_t column)
{
	size_t skip = 0;

	if (!error)
		return;
	if (file.len >= sizeof error->file)
		skip = file.len - sizeof error->file + 1; /* the end of a path says more than its beginning */
	if (file.len)
		memcpy(error->file, file.data + skip, file.len - skip);
	error->file[file.len - skip] = '\0';
	error->line = line;
	error->column = column;
}

const char *poltag_status_text(enum poltag_status status)
{
	static const char *const texts[] = {
		[POLTAG_OK] = "no error",
		[POLTAG_NO_MEMORY] = "out of memory",
		[POLTAG_READ] = "cannot read",
		[POLTAG_WRITE] = "cannot write",
		[POLTAG_SYNTAX] = "not in record form",
		[POLTAG_VALUE] = "wrong value",
		[POLTAG_PATTERN] = "bad pattern",
		[POLTAG_IMAGE] = "damaged image",
		[POLTAG_EMPTY] = "empty dictionary",
		[POLTAG_ENCODING] = "not UTF-8",
		[POLTAG_STOPPED] = "stopped",
	};

	return status >= 0 && (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}
