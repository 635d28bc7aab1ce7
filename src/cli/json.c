/* JSON values out of a file, one after another, by jansson. */
#include "json.h"

int json_byte(struct import *import)
{
	int c = getc_unlocked(import->file);

	import->line += c == '\n';
	return c;
}

int json_peek(struct import *import)
{
	int c;

	do
		c = json_byte(import);
	while (c == ' ' || c == '\t' || c == '\n' || c == '\r');
	if (c != EOF)
		ungetc(c, import->file);
	return c;
}

/* Gives jansson one byte at a time, so that it takes nothing of what is behind the value. */
static size_t give_byte(void *buffer, size_t room, void *data)
{
	int c = room ? json_byte(data) : EOF;

	if (c == EOF)
		return 0;
	*(char *)buffer = (char)c;
	return 1;
}

static void say_error(struct import *import, uint64_t line, const json_error_t *error)
{
	if (json_error_code(error) == json_error_out_of_memory)
		import->failed = true;
	else
		import_skip(import, line, "JSON: %s", error->text);
}

json_t *json_read(struct import *import)
{
	json_error_t error;
	uint64_t line = import->line;
	json_t *value = json_load_callback(give_byte, import, JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES, &error);

	if (!value)
		say_error(import, line + (error.line > 0 ? (uint64_t)error.line - 1 : 0), &error);
	return value;
}

json_t *json_of_line(struct import *import, struct poltag_str line)
{
	json_error_t error;
	json_t *value = json_loadb(line.data, line.len, JSON_REJECT_DUPLICATES, &error);

	if (!value)
		say_error(import, import->line, &error);
	return value;
}

struct poltag_str json_span(const json_t *string)
{
	if (!json_is_string(string))
		return span_of("");
	return span_make(json_string_value(string), json_string_length(string));
}

struct poltag_str json_text(const json_t *object, const char *key)
{
	return json_span(json_object_get(object, key));
}

void json_add(struct bytes *out, struct poltag_str text)
{
	bytes_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];
		char escape[8];

		if (c == '"' || c == '\\')
			bytes_byte(out, '\\');
		if (c >= 0x20) {
			bytes_byte(out, (char)c);
			continue;
		}
		snprintf(escape, sizeof escape, "\\u%04x", c);
		bytes_text(out, escape);
	}
	bytes_byte(out, '"');
}
