/* Reading .mo files: a head, then two tables of lengths and offsets, as gettext's manual has it. */
#include "mo.h"

#include <string.h>

#define HEAD_BYTES 28

enum { MO_VERSION = 4, MO_COUNT = 8, MO_MESSAGES = 12, MO_TRANSLATIONS = 16 };

/* A number at an offset that is in the file, in the byte order that its first four bytes show. */
static uint32_t number_at(struct poltag_str file, size_t offset)
{
	const unsigned char *p = (const unsigned char *)file.data + offset;

	if ((unsigned char)file.data[0] == 0xDE)
		return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
	return p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24;
}

bool mo_is_good(struct poltag_str file)
{
	return file.len >= HEAD_BYTES &&
	       (memcmp(file.data, "\xDE\x12\x04\x95", 4) == 0 || memcmp(file.data, "\x95\x04\x12\xDE", 4) == 0) &&
	       number_at(file, MO_VERSION) >> 16 <= 1 && mo_count(file) <= file.len / 8;
}

size_t mo_count(struct poltag_str file)
{
	return number_at(file, MO_COUNT);
}

static bool text_at(struct poltag_str file, size_t table, size_t number, struct poltag_str *text)
{
	size_t place = table + 8 * number, offset, len;
	const char *end;

	if (place > file.len - 8)
		return false;
	len = number_at(file, place);
	offset = number_at(file, place + 4);
	if (offset > file.len || len > file.len - offset)
		return false;
	end = len ? memchr(file.data + offset, '\0', len) : NULL;
	*text = span_make(file.data + offset, end ? (size_t)(end - (file.data + offset)) : len);
	return true;
}

bool mo_message(struct poltag_str file, size_t number, struct poltag_str *message, struct poltag_str *translation)
{
	return text_at(file, number_at(file, MO_MESSAGES), number, message) &&
	       text_at(file, number_at(file, MO_TRANSLATIONS), number, translation);
}
