/* Mappings of CoreNLP's RegexNER: a pattern, a class, and then, if any, the classes that it may overwrite and a priority,
 * with tabs between. A pattern is a regular expression for each word, with spaces between. */
#include "export.h"
#include "label.h"

#include <string.h>

#define COLUMNS 4

/* Signs that are not themselves in a regular expression. */
static bool is_sign(char c)
{
	return c && strchr("\\^$.|?*+()[]{}", c) != NULL;
}

/* Appends the words of a pattern if they are plain, \. standing for a full stop; false where there is an expression. */
static bool add_plain(struct bytes *name, struct poltag_str pattern)
{
	for (size_t i = 0; i < pattern.len; i++) {
		char c = pattern.data[i];

		if (c == '\\' && i + 1 < pattern.len && is_sign(pattern.data[i + 1]))
			c = pattern.data[++i];
		else if (is_sign(c))
			return false;
		bytes_byte(name, c);
	}
	return true;
}

/* Java's expressions for words become one of PCRE2, with blanks between the words. */
static void add_expression(struct bytes *expression, struct poltag_str pattern)
{
	const char *between = "";

	while (pattern.len) {
		struct poltag_str word = span_cut(&pattern, ' ');

		if (!word.len)
			continue;
		bytes_text(expression, between);
		bytes_text(expression, "(?:");
		bytes_add(expression, word);
		bytes_byte(expression, ')');
		between = "\\s+";
	}
}

static void take_pattern(struct record *record, struct poltag_str pattern)
{
	struct bytes text = { 0 };

	if (add_plain(&text, pattern)) {
		record_name(record, bytes_str(&text));
	} else {
		bytes_clear(&text);
		add_expression(&text, pattern);
		record_name(record, pattern);
		record_add(record, "Pattern", bytes_str(&text));
	}
	record->failed |= text.failed;
	bytes_free(&text);
}

static void take_line(struct import *import, struct record *record, const struct poltag_str *cells, size_t n)
{
	struct poltag_str pattern = span_trim(cells[0]), type = label_type(span_trim(cells[1]));

	if (pattern.len > 1 && pattern.data[0] == '(' && pattern.data[1] == ' ') {
		import_skip(import, import->line, "a TokensRegex pattern; expected a regular expression for each word");
		return;
	}
	if (!type.len && !import->options->type) {
		import_skip(import, import->line, "no type for the class \"%.*s\"; expected one such as PERSON, or --type", (int)cells[1].len,
			    cells[1].data);
		return;
	}
	record_clear(record, import->line);
	record_add(record, "Type", import->options->type ? span_of(import->options->type) : type);
	take_pattern(record, pattern);
	if (!span_equal(type, span_trim(cells[1])))
		record_note(record, "class", span_trim(cells[1]));
	if (n > 2)
		record_note(record, "overwrites", cells[2]);
	if (n > 3)
		record_note(record, "priority", cells[3]);
	import_record(import, record);
}

void regexner_read(struct import *import)
{
	struct record record = { 0 };
	struct poltag_str line;

	import->exact = true; /* a record whose pattern is no good would be another one */
	while (!import->failed && import_line(import, &line)) {
		struct poltag_str cells[COLUMNS];
		size_t n = 0;

		import->read++;
		while (line.len && n < COLUMNS)
			cells[n++] = span_cut(&line, '\t');
		if (n < 2 || line.len || !span_trim(cells[0]).len)
			import_skip(import, import->line,
				    "expected a pattern, a class, classes to overwrite and a priority, with tabs between");
		else
			take_line(import, &record, cells, n);
	}
	record_free(&record);
}

/* ---- Writing ---- */

static void add_escaped(struct bytes *out, struct poltag_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (is_sign(c))
			bytes_byte(out, '\\');
		bytes_byte(out, c == '\t' || c == '\n' ? ' ' : c);
	}
}

void regexner_write(struct export *export, const struct poltag_entry *entry)
{
	for (size_t i = 0; i < entry->n_fields; i++) {
		struct poltag_str type;

		if (!export_name(entry, &entry->fields[i], &type)) {
			if (!span_is(entry->fields[i].name, "Type"))
				export_other(export, &entry->fields[i]);
			continue;
		}
		add_escaped(&export->out, entry->fields[i].value);
		bytes_byte(&export->out, '\t');
		bytes_add(&export->out, type);
		bytes_byte(&export->out, '\n');
	}
	export->written++;
}
