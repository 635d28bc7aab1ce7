/* Rows of a table in CSV (RFC 4180) or TSV. */
#include "cells.h"

#include <stdlib.h>
#include <string.h>

void cells_free(struct cells *cells)
{
	bytes_free(&cells->text);
	free(cells->ends);
	*cells = (struct cells){ 0 };
}

struct poltag_str cells_at(const struct cells *cells, size_t i)
{
	size_t begin = i ? cells->ends[i - 1] : 0;

	return span_make(bytes_str(&cells->text).data + begin, cells->ends[i] - begin);
}

static void end_cell(struct cells *cells)
{
	if (cells->n == cells->room) {
		size_t room = cells->room ? 2 * cells->room : 32;
		size_t *ends = realloc(cells->ends, room * sizeof *ends);

		if (!ends) {
			cells->failed = true;
			return;
		}
		cells->ends = ends;
		cells->room = room;
	}
	cells->ends[cells->n++] = cells->text.len;
}

/* ---- TSV ---- */

/* Adds a cell without its escapes; false where a backslash has something else behind it. */
static bool unescape(struct cells *cells, struct poltag_str cell)
{
	static const char plain[256] = { ['t'] = '\t', ['n'] = '\n', ['r'] = '\r', ['\\'] = '\\' };

	for (;;) {
		size_t len = span_find(cell, '\\');

		bytes_add(&cells->text, span_make(cell.data, len));
		if (len == cell.len)
			return true;
		if (len + 1 == cell.len || !plain[(unsigned char)cell.data[len + 1]])
			return false;
		bytes_byte(&cells->text, plain[(unsigned char)cell.data[len + 1]]);
		cell = span_from(cell, len + 2);
	}
}

static enum cells_result read_tsv(struct cells *cells, struct poltag_str line)
{
	for (;;) {
		size_t len = span_find(line, '\t');

		if (!unescape(cells, span_make(line.data, len))) {
			cells->why = "a single backslash; expected \\t, \\n, \\r or \\\\";
			return CELLS_BAD;
		}
		end_cell(cells);
		if (len == line.len)
			return CELLS_ROW;
		line = span_from(line, len + 1);
	}
}

/* ---- CSV ---- */

/* Reads a quoted cell, whose opening mark is before *line, which becomes what is behind it. False where it does not end. */
static bool read_quoted(struct cells *cells, struct poltag_str *line)
{
	uint64_t number;

	for (;;) {
		size_t len = span_find(*line, '"');

		bytes_add(&cells->text, span_make(line->data, len));
		if (len == line->len) {
			bytes_byte(&cells->text, '\n');
			if (!cells->next_line(cells->context, line, &number))
				return false;
			continue;
		}
		*line = span_from(*line, len + 1);
		if (!line->len || line->data[0] != '"')
			return true;
		bytes_byte(&cells->text, '"');
		*line = span_from(*line, 1);
	}
}

static enum cells_result read_csv(struct cells *cells, struct poltag_str line)
{
	for (;;) {
		bool quoted = line.len && line.data[0] == '"';
		size_t len = 0;

		if (quoted) {
			line = span_from(line, 1);
			if (!read_quoted(cells, &line)) {
				cells->why = "a quoted cell that does not end; expected a quotation mark";
				return CELLS_BAD;
			}
		} else {
			len = span_find(line, ',');
			bytes_add(&cells->text, span_make(line.data, len));
		}
		if (quoted ? line.len && line.data[0] != ',' : span_find(span_make(line.data, len), '"') < len) {
			cells->why = "a quotation mark within a cell; expected it doubled, in a cell in quotation marks";
			return CELLS_BAD;
		}
		end_cell(cells);
		if (len == line.len)
			return CELLS_ROW;
		line = span_from(line, len + 1);
	}
}

enum cells_result cells_read(struct cells *cells)
{
	struct poltag_str line;
	enum cells_result result;

	bytes_clear(&cells->text);
	cells->n = 0;
	do {
		if (!cells->next_line(cells->context, &line, &cells->line))
			return CELLS_END;
	} while (!line.len);
	result = cells->csv ? read_csv(cells, line) : read_tsv(cells, line);
	cells->failed |= cells->text.failed;
	return cells->failed ? CELLS_END : result;
}

/* ---- Writing ---- */

void cells_add_csv(struct bytes *out, struct poltag_str value)
{
	bool plain = value.len && value.data[0] != ' ' && value.data[value.len - 1] != ' ';

	for (size_t i = 0; i < value.len && plain; i++)
		plain = !memchr("\",\r\n", value.data[i], 4);
	if (plain || !value.len) {
		bytes_add(out, value);
		return;
	}
	bytes_byte(out, '"');
	for (;;) {
		size_t len = span_find(value, '"');

		bytes_add(out, span_make(value.data, len));
		if (len == value.len)
			break;
		bytes_text(out, "\"\"");
		value = span_from(value, len + 1);
	}
	bytes_byte(out, '"');
}
