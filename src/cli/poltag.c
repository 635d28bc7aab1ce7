/* poltag - tags documents and writes a row for every mention. */
#include "document.h"
#include "document_date.h"
#include "load.h"
#include "message.h"
#include "output.h"
#include "tsv.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"usage: poltag [OPTION]... [FILE|DIR]...\n"
	"Writes a row for every person, country, organisation, place, event and nationality that a text names.\n"
	"No FILE, or \"-\", is standard input; a DIR is walked.\n"
	"\n"
	"  --dict PATH       use this dictionary: a record file, a folder of them, or an image; may be repeated,\n"
	"                    later ones add to earlier ones; \"shipped\" is the one that comes with poltag\n"
	"  --type T[,T]...   only these types: PERSON COUNTRY ORG PLACE EVENT DEMONYM\n"
	"  --lang TAG        canonical names in this language where the entry has one (ru, uz, uz-Cyrl, ...)\n"
	"  --offsets UNIT    count start and end in bytes (default), chars (code points) or utf16\n"
	"  --nested          every mention, also inside longer ones\n"
	"  --explain         for each row the dictionary's line, the pattern, what lost against it, and why\n"
	"  --lemma           for each row the name in the form that the dictionary has, in a column of its own\n"
	"  --metonyms        for each place or country what it stands for, such as a government, in a column of its own\n"
	"  --roles           people named by their office too, such as \"the Uzbek president\"\n"
	"  --date DATE       the documents' date for --roles, as YYYY-MM-DD; auto (the default) takes it from the name of\n"
	"                    each document or from its first lines\n"
	"  --no-header       leave the first line out\n"
	"  --version         the version\n"
	"  --help            this text\n"
	"\n"
	"Exit status: 0 all was read and written, 1 some input was bad (the rest is done), 2 usage or no dictionary.\n";

struct run {
	struct poltag_options options;
	struct load_paths dicts;
	struct tsv_columns columns;
	bool no_header;
	struct poltag_tagger *tagger;
	bool some_bad;
	const char *document; /* the one that is being tagged */
};

static bool set_types(struct run *run, const char *list)
{
	struct poltag_str rest = { list, strlen(list) };

	while (rest.len) {
		const char *comma = memchr(rest.data, ',', rest.len);
		struct poltag_str name = { rest.data, comma ? (size_t)(comma - rest.data) : rest.len };
		enum poltag_type type = poltag_type_named(name);

		if (type == POLTAG_TYPES)
			return false;
		run->options.types |= 1u << type;
		rest.data += name.len + (comma ? 1 : 0);
		rest.len -= name.len + (comma ? 1 : 0);
	}
	return run->options.types != 0;
}

static bool set_offsets(struct run *run, const char *unit)
{
	static const char *const units[] = { "bytes", "chars", "utf16" };

	for (int i = 0; i < 3; i++)
		if (strcmp(unit, units[i]) == 0) {
			run->options.unit = (enum poltag_unit)i;
			return true;
		}
	return false;
}

static const struct option long_options[] = {
	{ "dict", required_argument, NULL, 'd' },    { "type", required_argument, NULL, 't' },
	{ "lang", required_argument, NULL, 'l' },    { "offsets", required_argument, NULL, 'o' },
	{ "nested", no_argument, NULL, 'n' },	     { "explain", no_argument, NULL, 'e' },
	{ "lemma", no_argument, NULL, 'L' },
	{ "metonyms", no_argument, NULL, 'm' },	     { "no-header", no_argument, NULL, 'H' },
	{ "roles", no_argument, NULL, 'r' },	     { "date", required_argument, NULL, 'D' },
	{ "version", no_argument, NULL, 'V' },	     { "help", no_argument, NULL, 'h' },
	{ NULL, 0, NULL, 0 },
};

/* Reads the options. Returns -1 to go on, or the exit status. */
static int read_options(struct run *run, int argc, char **argv)
{
	int c;

	while ((c = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		switch (c) {
		case 'd':
			if (!load_paths_add(&run->dicts, optarg))
				return message_usage("out of memory");
			break;
		case 't':
			if (!set_types(run, optarg))
				return message_usage("--type: unknown type in \"%s\"", optarg);
			break;
		case 'l':
			run->options.lang = optarg;
			break;
		case 'o':
			if (!set_offsets(run, optarg))
				return message_usage("--offsets: \"%s\" is not bytes, chars or utf16", optarg);
			break;
		case 'n':
			run->options.nested = true;
			break;
		case 'e':
			run->options.explain = run->columns.explain = true;
			break;
		case 'L':
			run->options.lemma = run->columns.lemma = true;
			break;
		case 'm':
			run->columns.metonyms = true;
			break;
		case 'r':
			run->options.roles = true;
			break;
		case 'D':
			run->options.date = strcmp(optarg, "auto") == 0 ? NULL : optarg;
			break;
		case 'H':
			run->no_header = true;
			break;
		case 'V':
			output_text("poltag ");
			output_text(poltag_version());
			output_text("\n");
			return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
		case 'h':
			output_text(help);
			return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
		default:
			fputs("See poltag --help.\n", stderr);
			return EXIT_USAGE;
		}
	}
	return -1;
}

static int write_row(void *context, const struct poltag_mention *mention)
{
	struct run *run = context;

	if (!tsv_row(run->document, mention, run->columns)) {
		message("%s: out of memory; its further rows are missing", run->document);
		run->some_bad = true;
		return 1;
	}
	return output_is_open() ? 0 : 1;
}

/* Says once per document what was wrong with it. */
static void report_summary(struct run *run, const struct poltag_summary *summary)
{
	if (summary->malformed) {
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", run->document,
			summary->malformed, summary->malformed == 1 ? "" : "s", summary->first_malformed);
		run->some_bad = true;
	}
	if (summary->over_limit) {
		message("%s: matching passed a limit at %zu place%s; names may be missing there", run->document,
			summary->over_limit, summary->over_limit == 1 ? "" : "s");
		run->some_bad = true;
	}
}

/* Without --date, a document has the date that it says itself. */
static void set_date(struct run *run, const struct document *document)
{
	struct poltag_error error;
	char date[DOCUMENT_DATE_ROOM];

	if (!run->options.roles || run->options.date)
		return;
	document_date(document->name, document->text, date);
	poltag_tagger_set_date(run->tagger, (struct poltag_str){ date, strlen(date) }, &error);
}

static bool tag_document(void *context, const struct document *document)
{
	struct run *run = context;
	struct poltag_error error;
	struct poltag_summary summary;
	enum poltag_status status;

	run->document = document->name;
	set_date(run, document);
	status = poltag_tag(run->tagger, document->text, write_row, run, &error);
	summary = poltag_tagger_summary(run->tagger);
	report_summary(run, &summary);
	if (status != POLTAG_OK && status != POLTAG_STOPPED) {
		message("%s: %s", document->name, error.message);
		run->some_bad = true;
	}
	output_flush();
	return output_is_open();
}

static int tag_all(struct run *run, char *const *paths, size_t n)
{
	struct poltag_error error;
	struct poltag_dict *dict;
	bool some_bad;

	if (run->dicts.n == 0 && getenv("POLTAG_DICT") && !load_paths_add(&run->dicts, getenv("POLTAG_DICT")))
		return message_usage("out of memory");
	dict = load_dict(&run->dicts, &some_bad);
	run->some_bad |= some_bad;
	if (!dict || poltag_tagger_new(dict, &run->options, &run->tagger, &error) != POLTAG_OK) {
		if (dict && error.status == POLTAG_VALUE)
			message("--date: %s", error.message);
		else
			message("no usable dictionary");
		poltag_dict_free(dict);
		return EXIT_USAGE;
	}
	if (!run->no_header)
		tsv_header(run->columns);
	if (!document_each(paths, n, tag_document, run))
		run->some_bad = true;
	poltag_tagger_free(run->tagger);
	poltag_dict_free(dict);
	tsv_free();
	if (!output_close())
		run->some_bad = true;
	return run->some_bad ? EXIT_SOME_BAD : EXIT_GOOD;
}

int main(int argc, char **argv)
{
	struct run run = { 0 };
	int status;

	message_program("poltag");
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen by the write that fails */
	status = read_options(&run, argc, argv);
	if (status < 0)
		status = tag_all(&run, argv + optind, (size_t)(argc - optind));
	load_paths_free(&run.dicts);
	return status;
}
