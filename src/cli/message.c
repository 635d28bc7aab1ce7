/* Messages on standard error. */
#include "message.h"

#include "character.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program = "poltag";
static _Thread_local struct bytes *into; /* NULL: standard error and the log */
static FILE *log_file;
static const char *log_path;
static bool quiet;

void message_into(struct bytes *log)
{
	into = log;
}

bool message_log(const char *path)
{
	log_path = path;
	log_file = fopen(path, "ae");
	if (!log_file)
		message("%s: cannot open: %s", path, strerror(errno));
	return log_file != NULL;
}

bool message_log_close(void)
{
	FILE *file = log_file;
	bool failed = file && ferror(file);

	log_file = NULL;
	if (file && (fclose(file) != 0 || failed)) {
		message("%s: cannot write: %s", log_path, strerror(errno));
		return false;
	}
	return true;
}

void message_quiet(void)
{
	quiet = true;
}

void message_write(struct poltag_str text, bool shown)
{
	if (!text.len)
		return;
	if (log_file)
		fwrite(text.data, 1, text.len, log_file);
	if (shown && !quiet)
		fwrite(text.data, 1, text.len, stderr);
}

static void say_list(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

static void say_list(const char *format, va_list args)
{
	va_list again;
	char *room;
	int n;

	va_copy(again, args);
	if (!into) {
		if (log_file)
			vfprintf(log_file, format, again);
		va_end(again);
		vfprintf(stderr, format, args);
		return;
	}
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	room = n < 0 ? NULL : bytes_reserve(into, (size_t)n + 1);
	if (!room)
		return;
	vsnprintf(room, (size_t)n + 1, format, args);
	into->len += (size_t)n;
}

static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_list(format, args);
	va_end(args);
}

void message_program(const char *name)
{
	program = name;
}

/* Appends text, which may have names of files in it, with what could be a line end or a command to a terminal, and what is
 * not UTF-8, as its bytes in hexadecimal. */
static void add_shown(struct bytes *line, struct poltag_str text)
{
	char hex[sizeof "\\xFF"];

	while (text.len) {
		uint32_t c;
		size_t len = character_decode(text, &c);

		if (c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F) && c != CHARACTER_MALFORMED)
			bytes_add(line, span_make(text.data, len));
		else
			for (size_t i = 0; i < len; i++) {
				snprintf(hex, sizeof hex, "\\x%02X", (unsigned)(unsigned char)text.data[i]);
				bytes_text(line, hex);
			}
		text = span_from(text, len);
	}
}

void message(const char *format, ...)
{
	struct bytes line = { 0 };
	va_list args;
	char *text = NULL;

	va_start(args, format);
	if (vasprintf(&text, format, args) >= 0)
		add_shown(&line, span_of(text));
	va_end(args);
	if (line.failed || !line.len)
		say("%s: out of memory for a message\n", program);
	else
		say("%s: %.*s\n", program, (int)line.len, line.data);
	free(text);
	bytes_free(&line);
}

void message_line(const char *file, uint64_t line, const char *format, va_list args)
{
	say("%s:%llu: ", file, (unsigned long long)line);
	say_list(format, args);
	say("\n");
}

void message_error(const struct poltag_error *error)
{
	if (!error->file[0])
		message("%s", error->message);
	else if (!error->line)
		message("%s: %s", error->file, error->message);
	else
		say("%s:%llu:%llu: %s\n", error->file, (unsigned long long)error->line,
			(unsigned long long)error->column, error->message);
}

int message_usage(const char *format, ...)
{
	va_list args;

	say("%s: ", program);
	va_start(args, format);
	say_list(format, args);
	va_end(args);
	say("; see %s --help\n", program);
	return EXIT_USAGE;
}
