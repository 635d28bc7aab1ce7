/* What every reader of another format uses: lines, faults and counts. */
#include "import.h"

#include "message.h"
#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

bool import_line(struct import *import, struct poltag_str *line)
{
	ssize_t n;

	if (!output_is_open())
		return false; /* nobody reads what would come of it */
	n = getline(&import->text.data, &import->text.room, import->file);
	if (n < 0) {
		if (!feof(import->file)) { /* an error, or a line that memory is missing for */
			message("%s: cannot read: %s", import->path, strerror(errno));
			import->failed = import->unreadable = true;
		}
		return false;
	}
	import->text.len = (size_t)n;
	import->line++;
	*line = span_make(import->text.data, (size_t)n);
	if (line->len && line->data[line->len - 1] == '\n')
		line->len--;
	if (line->len && line->data[line->len - 1] == '\r')
		line->len--;
	if (import->line == 1 && span_starts(*line, "\xEF\xBB\xBF"))
		*line = span_from(*line, 3);
	return true;
}

static bool next_line(void *context, struct poltag_str *line, uint64_t *number)
{
	struct import *import = context;
	bool more = import_line(import, line);

	*number = import->line;
	return more;
}

enum cells_result import_cells(struct import *import, struct cells *cells)
{
	enum cells_result result;

	cells->next_line = next_line;
	cells->context = import;
	result = cells_read(cells);
	import->read += result != CELLS_END;
	if (result == CELLS_BAD)
		import_skip(import, cells->line, "%s", cells->why);
	import->failed |= cells->failed;
	return result;
}

void import_fault(struct import *import, uint64_t line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message_line(import->path, line, format, args);
	va_end(args);
}

void import_skip(struct import *import, uint64_t line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	message_line(import->path, line, format, args);
	va_end(args);
	import->skipped++;
}

void import_summary(const struct import *import)
{
	message("%llu %s read, %llu records written, %llu skipped", (unsigned long long)import->read, import->unit,
		(unsigned long long)import->written, (unsigned long long)import->skipped);
	if (import->renamed)
		message("%llu ids were taken already and have more behind them", (unsigned long long)import->renamed);
	if (import->noted)
		message("%llu names or values that cannot be used as such are in notes", (unsigned long long)import->noted);
	if (import->repeated)
		message("%llu names stood in their records already", (unsigned long long)import->repeated);
	tally_print(&import->others);
}

void import_free(struct import *import)
{
	bytes_free(&import->text);
	bytes_free(&import->id);
	bytes_free(&import->out);
	id_set_free(&import->ids);
	poltag_folder_free(import->folder);
	free(import->fields);
}
