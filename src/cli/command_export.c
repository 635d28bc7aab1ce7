/* poltag-dict export: from a dictionary to other formats. */
#include "command.h"
#include "format.h"
#include "message.h"
#include "output.h"
#include "target.h"

#include <getopt.h>
#include <string.h>

struct run {
	const struct format *format;
	struct export export;
};

static void flush(struct export *export)
{
	export->failed |= export->out.failed;
	if (!export->failed)
		output_write(export->out.data ? export->out.data : "", export->out.len);
	bytes_clear(&export->out);
}

static int write_entry(void *context, const struct poltag_entry *entry)
{
	struct run *run = context;

	run->format->write(&run->export, entry);
	if (run->export.out.len > 65536)
		flush(&run->export);
	return run->export.failed || !output_is_open();
}

static int usage(const char *name)
{
	struct bytes list = { 0 };
	int status;

	format_list(&list, true);
	if (!name)
		status = message_usage("export: no format given; expected one of %s", bytes_str(&list).data);
	else
		status = message_usage("export: %s format \"%s\"; expected one of %s",
				       format_named(name) ? "read-only" : "unknown", name, bytes_str(&list).data);
	bytes_free(&list);
	return status;
}

static int read_arguments(int argc, char **argv, const char **path, const struct format **format)
{
	static const struct option options[] = { { "output", required_argument, NULL, 'o' }, { NULL, 0, NULL, 0 } };
	int c;

	opterr = 0;
	*path = NULL;
	while ((c = getopt_long(argc, argv, ":o:", options, NULL)) != -1) {
		if (c != 'o')
			return message_usage("export: %s \"%s\"", c == ':' ? "no value behind" : "unknown option",
					     argv[optind - 1]);
		*path = optarg;
	}
	*format = argv[optind] ? format_named(argv[optind]) : NULL;
	return *format && (*format)->write ? EXIT_GOOD : usage(argv[optind]);
}

static bool write_all(struct run *run, const struct poltag_builder *builder)
{
	if (run->format->begin)
		run->format->begin(&run->export, builder);
	flush(&run->export);
	poltag_builder_visit(builder, write_entry, run);
	if (run->format->end)
		run->format->end(&run->export);
	flush(&run->export);
	if (run->export.failed)
		message("out of memory");
	return !run->export.failed;
}

int command_export(int argc, char **argv)
{
	struct run run = { 0 };
	struct poltag_builder *builder;
	struct target target;
	const char *path;
	int status = read_arguments(argc, argv, &path, &run.format);
	bool some_bad, good;

	if (status != EXIT_GOOD)
		return status;
	builder = command_read(argv + optind + 1, (size_t)(argc - optind - 1), &some_bad);
	if (!builder)
		return EXIT_USAGE;
	if (!target_open(&target, path)) {
		poltag_builder_free(builder);
		return EXIT_SOME_BAD;
	}
	good = write_all(&run, builder);
	good &= target_close(&target, good);
	message("%llu entries written, %llu left out", (unsigned long long)run.export.written,
		(unsigned long long)run.export.skipped);
	tally_print(&run.export.others);
	bytes_free(&run.export.out);
	poltag_builder_free(builder);
	return good && !some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
}
