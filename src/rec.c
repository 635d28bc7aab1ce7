/* Records of GNU recutils.
 *
 * The form is that of the recutils manual, 2.1 to 2.4: a field name begins with a letter or %, goes on with letters,
 * digits and _, and ends with a colon; "+ " continues the value of the line before; a backslash at the end of a line
 * joins the next one; a # at the beginning of a line makes it a comment.
 */
#include "rec.h"

#include "buf.h"
#include "error.h"
#include "utf8.h"

#include <stdlib.h>

void rec_reader_init(struct rec_reader *reader, struct poltag_str file, char *text, size_t len)
{
	static const char bom[] = "\xEF\xBB\xBF";

	*reader = (struct rec_reader){ file, text, text + len, 0 };
	if (len >= 3 && memcmp(text, bom, 3) == 0)
		reader->next += 3;
}

void rec_free(struct rec *rec)
{
	free(rec->fields);
	*rec = (struct rec){ 0 };
}

/* Takes the next line off the text, without its end. */
static struct poltag_str take_line(struct rec_reader *reader)
{
	char *begin = reader->next;
	char *end = memchr(begin, '\n', (size_t)(reader->end - begin));

	reader->line++;
	reader->next = end ? end + 1 : reader->end;
	if (!end)
		end = reader->end;
	if (end > begin && end[-1] == '\r')
		end--;
	return str_make(begin, (size_t)(end - begin));
}

static bool is_blank(struct poltag_str line)
{
	return str_trim(line).len == 0;
}

static size_t field_name_length(struct poltag_str line)
{
	size_t i = 0;

	while (i < line.len) {
		char c = line.data[i];
		bool letter = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (i == 0 && c == '%');

		if (!letter && !(i && ((c >= '0' && c <= '9') || c == '_')))
			break;
		i++;
	}
	return i < line.len && line.data[i] == ':' ? i : 0;
}

/* Sets the fault of the record, unless it has one already. */
static void fault(struct rec_reader *reader, struct poltag_error *error, size_t column, const char *message)
{
	if (error->status != POLTAG_OK)
		return;
	error_set(error, POLTAG_SYNTAX, "%s", message);
	error_place(error, reader->file, reader->line, column + 1);
}

static void check_bytes(struct rec_reader *reader, struct poltag_str line, struct poltag_error *error)
{
	const unsigned char *begin = (const unsigned char *)line.data, *p = begin, *end = begin + line.len;

	while (p < end) {
		int32_t c;
		size_t len = utf8_decode(p, end, &c);

		if (c < 0)
			fault(reader, error, (size_t)(p - begin), "bytes that are not UTF-8; save the file as UTF-8");
		if (c >= 0 && c < 0x20 && c != '\t')
			fault(reader, error, (size_t)(p - begin), "a control character; expected text");
		p += len;
	}
}

/* Joins line, which follows the value in the same text, to it. */
static void join(struct poltag_str *value, struct poltag_str line, const char *between)
{
	char *end = (char *)value->data + value->len;
	size_t gap = strlen(between);

	memcpy(end, between, gap);
	memmove(end + gap, line.data, line.len);
	value->len += gap + line.len;
}

static void take_joined_lines(struct rec_reader *reader, struct poltag_str *value, struct poltag_error *error)
{
	while (value->len && value->data[value->len - 1] == '\\' && reader->next < reader->end) {
		struct poltag_str line = take_line(reader);

		check_bytes(reader, line, error);
		value->len--;
		join(value, line, "");
	}
}

static void read_continuation(struct rec_reader *reader, struct rec *rec, struct poltag_str line,
			      struct poltag_error *error)
{
	struct poltag_str rest = str_from_offset(line, line.len > 1 && line.data[1] == ' ' ? 2 : 1);

	if (rec->n_fields == 0) {
		fault(reader, error, 0, "a continuation line without a field before it");
		return;
	}
	take_joined_lines(reader, &rest, error);
	join(&rec->fields[rec->n_fields - 1].value, rest, "\n");
}

static bool read_field(struct rec_reader *reader, struct rec *rec, struct poltag_str line, struct poltag_error *error)
{
	size_t name_len = field_name_length(line);
	struct poltag_field field = { .name = str_make(line.data, name_len), .line = (uint32_t)reader->line };

	if (name_len == 0) {
		fault(reader, error, 0, "not a field; expected \"Name: value\", \"+ more\", \"# comment\" or a blank line");
		return true;
	}
	field.value = str_from_offset(line, name_len + 1);
	take_joined_lines(reader, &field.value, error);
	field.value = str_trim(field.value);
	if (rec->n_fields == 0)
		rec->line = field.line;
	return ARRAY_ADD(rec, fields, field);
}

enum rec_result rec_read(struct rec_reader *reader, struct rec *rec, struct poltag_error *error)
{
	bool begun = false;

	rec->n_fields = 0;
	error_set(error, POLTAG_OK, "%s", "");
	while (reader->next < reader->end) {
		struct poltag_str line = take_line(reader);

		if (line.len && line.data[0] == '#')
			continue;
		if (is_blank(line)) {
			if (begun)
				break;
			continue;
		}
		begun = true;
		check_bytes(reader, line, error);
		if (line.data[0] == '+') {
			read_continuation(reader, rec, line, error);
		} else if (!read_field(reader, rec, line, error)) {
			error_memory(error);
			return REC_FAULT;
		}
	}
	if (error->status != POLTAG_OK)
		return REC_FAULT;
	return begun ? REC_READ : REC_END;
}
