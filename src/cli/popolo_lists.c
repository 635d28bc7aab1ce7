/* The lists of a Popolo document, read item by item, so that each is known with its line. */
#include "popolo.h"

static bool read_string(struct import *import, struct bytes *text)
{
	int c;

	bytes_clear(text);
	while ((c = json_byte(import)) != EOF && c != '"') {
		if (c == '\\')
			c = json_byte(import);
		bytes_byte(text, (char)c);
	}
	return c == '"';
}

/* What numbers, true, false and null are made of. */
static bool is_word(int c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '+' || c == '-' || c == '.';
}

/* Reads past any value; false where there is none. */
static bool skip_value(struct import *import, struct bytes *room)
{
	int c = json_peek(import);
	json_t *value;

	if (c == '"') {
		json_byte(import);
		return read_string(import, room);
	}
	if (c == '{' || c == '[') {
		value = json_read(import);
		json_decref(value);
		return value != NULL;
	}
	if (!is_word(c))
		return false;
	while (is_word(json_peek(import)))
		json_byte(import);
	return true;
}

static bool read_item(struct import *import, json_t *list, struct bytes *room)
{
	uint64_t line = import->line;
	json_t *item;

	if (json_peek(import) != '{') {
		import_skip(import, line, "expected an object in the list");
		return skip_value(import, room);
	}
	item = json_read(import);
	if (!item)
		return false;
	if (json_object_set_new(item, POPOLO_LINE, json_integer((json_int_t)line)) != 0)
		import->failed = true;
	if (json_array_append_new(list, item) != 0)
		import->failed = true;
	return !import->failed;
}

static bool read_items(struct import *import, json_t *list, struct bytes *room)
{
	int c;

	json_byte(import);
	while ((c = json_peek(import)) != ']') {
		if (c == ',')
			json_byte(import);
		else if (!read_item(import, list, room))
			return false;
	}
	json_byte(import);
	return true;
}

static bool is_utf8(const struct bytes *text)
{
	json_t *string = json_stringn(bytes_str(text).data, text->len);

	json_decref(string);
	return string != NULL;
}

static bool read_member(struct import *import, json_t *lists, struct bytes *key, struct bytes *room)
{
	json_t *list;

	json_byte(import);
	if (!read_string(import, key) || json_peek(import) != ':')
		return false;
	json_byte(import);
	if (json_peek(import) != '[')
		return skip_value(import, room);
	if (!is_utf8(key))
		return false;
	bytes_byte(key, '\0');
	list = json_array();
	if (!list || key->failed || json_object_set_new(lists, key->data, list) != 0) {
		import->failed = true;
		return false;
	}
	return read_items(import, list, room);
}

void popolo_lists(struct import *import, json_t *lists)
{
	struct bytes key = { 0 }, room = { 0 };
	uint64_t skipped = import->skipped;
	bool good = json_peek(import) == '{';
	int c;

	if (good)
		json_byte(import);
	while (good && (c = json_peek(import)) != '}') {
		if (c == ',')
			json_byte(import);
		else
			good = c == '"' && read_member(import, lists, &key, &room);
	}
	if (!good && !import->failed && import->skipped == skipped)
		import_skip(import, import->line, "expected one JSON object with lists of persons and organizations");
	bytes_free(&key);
	bytes_free(&room);
}
