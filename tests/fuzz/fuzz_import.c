/* Any bytes as a file of another format, whose name is the first line. The records that come of it have no fault, and come
 * back from a table as they were. */
#include "cli/format.h"
#include "cli/message.h"
#include "cli/naming.h"
#include "cli/output.h"
#include "fuzz.h"

/* ---- In place of standard output and standard error ---- */

static struct bytes output;

bool output_is_open(void)
{
	return true;
}

void output_write(const char *data, size_t len)
{
	bytes_add(&output, span_make(data, len));
}

void message(const char *format, ...)
{
	(void)format;
}

void message_line(const char *file, uint64_t line, const char *format, va_list args)
{
	char text[1024];

	FUZZ_CHECK(file && line > 0 && vsnprintf(text, sizeof text, format, args) > 0);
}

/* ---- Import and export ---- */

static void import_bytes(const struct format *format, struct poltag_str bytes)
{
	static const struct import_options options = { .type = "ORG", .separator = ':', .lang = "fr" };
	static struct name_target some[] = { { "GEO", { "georgia", 7 }, true, false }, { "TCD", { "chad", 4 }, true, false } };
	static struct name_targets targets = { .targets = some, .n_targets = 2 };
	struct import import = { .options = &options, .path = "fuzz.lst", .unit = "lines", .targets = &targets };

	FUZZ_CHECK(poltag_folder_new(&import.folder, NULL) == POLTAG_OK);
	bytes_clear(&output);
	import.file = bytes.len ? fmemopen((void *)bytes.data, bytes.len, "r") : fopen("/dev/null", "r");
	FUZZ_CHECK(import.file);
	format->read(&import);
	FUZZ_CHECK(!import.failed && !output.failed);
	fclose(import.file);
	import_summary(&import);
	import_free(&import);
}

/* Conditions that are too much together are only known when all is built. */
static void refuse_faults(void *context, const struct poltag_error *fault)
{
	*(bool *)context = true;
	FUZZ_CHECK(strstr(fault->message, "all of them together"));
}

static int write_entry(void *context, const struct poltag_entry *entry)
{
	tsv_write(context, entry);
	return 0;
}

/* The table of the records in the output; *some_bad is set where they were not all taken. For bytes_free. */
static struct bytes export_table(bool *some_bad)
{
	struct poltag_builder *builder;
	struct poltag_error error;
	struct export export = { 0 };

	FUZZ_CHECK(poltag_builder_new(refuse_faults, some_bad, &builder, &error) == POLTAG_OK);
	poltag_builder_add_text(builder, "fuzz.rec", bytes_str(&output), &error);
	tsv_begin(&export, builder);
	poltag_builder_visit(builder, write_entry, &export);
	table_end(&export);
	FUZZ_CHECK(!export.failed && !export.out.failed);
	poltag_builder_free(builder);
	return export.out;
}

static void check_round_trip(void)
{
	bool some_bad = false;
	struct bytes table = export_table(&some_bad), again;

	if (!some_bad && output.len) {
		import_bytes(format_named("tsv"), bytes_str(&table));
		again = export_table(&some_bad);
		FUZZ_CHECK(span_equal(bytes_str(&table), bytes_str(&again)));
		bytes_free(&again);
	}
	bytes_free(&table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct poltag_str rest = { (const char *)data, size }, line = span_cut(&rest, '\n');
	const struct format *format;
	char name[16] = { 0 };

	if (line.len >= sizeof name)
		return 0;
	memcpy(name, line.data, line.len);
	format = format_named(name);
	if (!format)
		return 0;
	import_bytes(format, rest);
	check_round_trip();
	return 0;
}
