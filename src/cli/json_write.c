/* Writing JSON. */
#include "json_write.h"

#include "columns.h"
#include "escape.h"

static void begin(struct bytes *out, const char *key)
{
	char last = out->len ? out->data[out->len - 1] : '\n';

	if (last != '{' && last != '[' && last != '\n')
		bytes_byte(out, ',');
	if (!key)
		return;
	bytes_byte(out, '"');
	bytes_text(out, key);
	bytes_text(out, "\":");
}

void json_open(struct bytes *out, const char *key, char bracket)
{
	begin(out, key);
	bytes_byte(out, bracket);
}

void json_close(struct bytes *out, char bracket)
{
	bytes_byte(out, bracket);
}

void json_string(struct bytes *out, const char *key, struct poltag_str value)
{
	begin(out, key);
	escape_json(out, value);
}

void json_number(struct bytes *out, const char *key, size_t value)
{
	begin(out, key);
	column_digits(out, value);
}

void json_value(struct bytes *out, const char *key, struct poltag_str value)
{
	begin(out, key);
	bytes_add(out, value);
}

void json_true(struct bytes *out, const char *key)
{
	json_value(out, key, span_of("true"));
}

void json_string_or_null(struct bytes *out, const char *key, struct poltag_str value)
{
	if (value.len)
		json_string(out, key, value);
	else
		json_value(out, key, span_of("null"));
}

void json_member(struct bytes *out, struct poltag_str key, struct poltag_str value)
{
	begin(out, NULL);
	escape_json(out, key);
	bytes_byte(out, ':');
	escape_json(out, value);
}
