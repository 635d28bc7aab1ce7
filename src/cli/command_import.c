/* poltag-dict import: from other formats to record files. */
#include "command.h"
#include "country.h"
#include "format.h"
#include "message.h"
#include "naming.h"
#include "output.h"
#include "target.h"

#include <errno.h>
#include <getopt.h>
#include <string.h>
#include <sys/stat.h>

enum { TYPE = 256, COUNTRY, DATE_BOUNDS, SEPARATOR, BESIDE, LANG, ENTRIES, LEAVE_OUT, SUBDIVISIONS };

struct arguments {
	const struct format *format;
	const char *path; /* of the output */
	char *beside;     /* a source whose ids are taken */
	char *entries;    /* a source whose entries get names */
	struct import_options options;
};

static int read_option(struct arguments *arguments, int c, char **argv)
{
	switch (c) {
	case 'o':
		arguments->path = optarg;
		return EXIT_GOOD;
	case TYPE:
		arguments->options.type = optarg;
		return poltag_type_named(span_of(optarg)) != POLTAG_TYPES
			       ? EXIT_GOOD
			       : message_usage("import: unknown type \"%s\"", optarg);
	case COUNTRY:
		arguments->options.country = optarg;
		return strlen(optarg) == 3 && country_of_cameo(span_of(optarg)).len
			       ? EXIT_GOOD
			       : message_usage("import: unknown country \"%s\"; expected a code such as UZB", optarg);
	case DATE_BOUNDS:
		arguments->options.upper_open = strcmp(optarg, "half-open") == 0;
		return arguments->options.upper_open || strcmp(optarg, "inclusive") == 0
			       ? EXIT_GOOD
			       : message_usage("import: --date-bounds is inclusive or half-open, not \"%s\"", optarg);
	case SEPARATOR:
		arguments->options.separator = optarg[0];
		return strlen(optarg) == 1 ? EXIT_GOOD : message_usage("import: --separator is one character");
	case BESIDE:
		arguments->beside = optarg;
		return EXIT_GOOD;
	case LANG:
		arguments->options.lang = optarg;
		return EXIT_GOOD;
	case ENTRIES:
		arguments->entries = optarg;
		return EXIT_GOOD;
	case SUBDIVISIONS:
		arguments->options.subdivisions = true;
		return EXIT_GOOD;
	case LEAVE_OUT:
		arguments->options.leave_out = optarg;
		return EXIT_GOOD;
	default:
		return message_usage("import: %s \"%s\"", c == ':' ? "no value behind" : "unknown option", argv[optind - 1]);
	}
}

static int read_format(struct arguments *arguments, const char *name)
{
	struct bytes list = { 0 };
	int status;

	arguments->format = name ? format_named(name) : NULL;
	if (arguments->format)
		return EXIT_GOOD;
	format_list(&list, false);
	status = name ? message_usage("import: unknown format \"%s\"; expected one of %s", name, bytes_str(&list).data)
		      : message_usage("import: no format given; expected one of %s", bytes_str(&list).data);
	bytes_free(&list);
	return status;
}

static int read_arguments(struct arguments *arguments, int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "type", required_argument, NULL, TYPE },
		{ "country", required_argument, NULL, COUNTRY },
		{ "date-bounds", required_argument, NULL, DATE_BOUNDS },
		{ "separator", required_argument, NULL, SEPARATOR },
		{ "beside", required_argument, NULL, BESIDE },
		{ "lang", required_argument, NULL, LANG },
		{ "entries", required_argument, NULL, ENTRIES },
		{ "subdivisions", no_argument, NULL, SUBDIVISIONS },
		{ "leave-out", required_argument, NULL, LEAVE_OUT },
		{ NULL, 0, NULL, 0 },
	};
	int c, status = EXIT_GOOD;

	arguments->options.separator = ':';
	opterr = 0;
	while (status == EXIT_GOOD && (c = getopt_long(argc, argv, ":o:", options, NULL)) != -1)
		status = read_option(arguments, c, argv);
	if (status != EXIT_GOOD)
		return status;
	return read_format(arguments, argv[optind]);
}

/* What every file of records begins with. */
static void write_head(const struct format *format, char *const *paths, int n)
{
	output_text("# Imported with poltag-dict import ");
	output_text(format->name);
	output_text(".\n# Provenance: ");
	for (int i = 0; i < n; i++) {
		output_text(i ? ", " : "");
		for (const char *p = paths[i]; *p; p++)
			output_write(*p == '\n' || *p == '\r' ? " " : p, 1);
	}
	output_text(n ? ".\n" : "standard input.\n");
	output_text("# Licence: that of the source.\n\n%rec: Entity\n%key: Id\n\n");
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Reads one file, or a folder of a format that is one; false, after a message, where it could not be read to its end. */
static bool read_file(struct import *import, const struct format *format, const char *path)
{
	bool standard = strcmp(path, "-") == 0;

	import->path = path;
	import->line = 0;
	import->unreadable = false;
	if (format->read_folder && !standard && is_folder(path)) {
		format->read_folder(import);
		if (import->failed)
			message("out of memory");
		return !import->failed;
	}
	import->file = standard ? stdin : fopen(path, "rb");
	if (!import->file) {
		message("%s: cannot read: %s", path, strerror(errno));
		return false;
	}
	format->read(import);
	if (import->failed && !import->unreadable)
		message("out of memory");
	if (!standard)
		fclose(import->file);
	return !import->failed;
}

static int take_id(void *context, const struct poltag_entry *entry)
{
	struct import *import = context;

	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, "Id"))
			id_set_take(&import->ids, entry->fields[i].value, &import->failed);
	return import->failed;
}

/* Takes the ids of a source; false, after a message, where it cannot be read. */
static bool take_ids(struct import *import, char *source)
{
	bool some_bad;
	struct poltag_builder *builder = command_read(&source, 1, &some_bad);

	if (!builder)
		return false;
	poltag_builder_visit(builder, take_id, import);
	poltag_builder_free(builder);
	if (import->failed)
		message("out of memory");
	return !some_bad && !import->failed;
}

/* The entries that names of countries are for; false after a message. */
static bool read_targets(struct import *import, struct name_targets *targets, char *source)
{
	import->targets = targets;
	import->unit = "names";
	if (!name_targets_read(targets, source))
		return false;
	if (poltag_folder_new(&import->folder, NULL) == POLTAG_OK)
		return true;
	message("out of memory");
	return false;
}

int command_import(int argc, char **argv)
{
	static char dash[] = "-";
	char *only[] = { dash };
	struct arguments arguments = { 0 };
	struct import import = { .options = &arguments.options, .unit = "lines" };
	struct name_targets targets = { 0 };
	struct target target;
	int status = read_arguments(&arguments, argc, argv), n = argc - optind - 1;
	char *const *paths = argv + optind + 1;
	bool good = true, written;

	if (status != EXIT_GOOD)
		return status;
	if ((arguments.beside && !take_ids(&import, arguments.beside)) ||
	    (arguments.format->read_folder && !read_targets(&import, &targets, arguments.entries)) ||
	    !target_open(&target, arguments.path)) {
		import_free(&import);
		name_targets_free(&targets);
		return EXIT_SOME_BAD;
	}
	if (!arguments.format->read_folder)
		write_head(arguments.format, paths, n);
	if (n == 0) {
		paths = only;
		n = 1;
	}
	for (int i = 0; i < n && !import.failed && output_is_open(); i++) {
		good &= read_file(&import, arguments.format, paths[i]);
		import.failed &= !import.unreadable;
	}
	written = target_close(&target, !import.failed);
	import_summary(&import);
	good &= written && import.skipped == 0;
	import_free(&import);
	name_targets_free(&targets);
	return good ? EXIT_GOOD : EXIT_SOME_BAD;
}
