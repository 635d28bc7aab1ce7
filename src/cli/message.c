/* Messages on standard error. */
#include "message.h"

#include <stdio.h>

static const char *program = "poltag";

void message_program(const char *name)
{
	program = name;
}

void message(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

void message_line(const char *file, uint64_t line, const char *format, va_list args)
{
	fprintf(stderr, "%s:%llu: ", file, (unsigned long long)line);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
}

void message_error(const struct poltag_error *error)
{
	if (!error->file[0])
		message("%s", error->message);
	else if (!error->line)
		message("%s: %s", error->file, error->message);
	else
		fprintf(stderr, "%s:%llu:%llu: %s\n", error->file, (unsigned long long)error->line,
			(unsigned long long)error->column, error->message);
}

int message_usage(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "; see %s --help\n", program);
	return EXIT_USAGE;
}
