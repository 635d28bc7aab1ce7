/* The options of poltag. */
#include "settings.h"

#include "message.h"
#include "output.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GO_ON (-1)
#define MOST_JOBS 1024

/* What stands before and behind the list of forms. */
static const char *const help[] = {
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
	"  --explain         for each row the dictionary's line, the pattern, and what lost against it\n"
	"  --lemma           for each row the name in the form that the dictionary has, in a column of its own\n"
	"  --metonyms        for each place or country what it stands for, such as a government, in a column of its own\n"
	"  --roles           people named by their office too, such as \"the Uzbek president\"\n"
	"  --date DATE       the documents' date for --roles, as YYYY-MM-DD; auto (the default) takes it from the name of\n"
	"                    each document or from its first lines\n"
	"  --format FORM     how mentions are written:\n",
	"  --color[=WHEN]    colours in ansi: auto (the default: on a terminal), always or never\n"
	"  --output-dir DIR  the folder for the files of brat\n"
	"  --output FILE     write there, not to standard output; FILE is there when all is written, FILE.part till then\n"
	"  --resume          with --output: keep a journal beside FILE, and go on where a run that was cut off had got\n"
	"  --log FILE        add what there is to say of documents to FILE too\n"
	"  --quiet           say nothing of single documents, and show no progress\n"
	"  --no-header       leave the first line out\n"
	"  --jobs N          tag with N workers (default: one for each core); the output is the same for any N\n"
	"  --version         the version\n"
	"  --help            this text\n"
	"\n"
	"Exit status: 0 all was read and written, 1 some input was bad (the rest is done), 2 usage or no dictionary.\n",
};

static bool set_types(struct settings *settings, const char *list)
{
	struct poltag_str rest = { list, strlen(list) };

	while (rest.len) {
		const char *comma = memchr(rest.data, ',', rest.len);
		struct poltag_str name = { rest.data, comma ? (size_t)(comma - rest.data) : rest.len };
		enum poltag_type type = poltag_type_named(name);

		if (type == POLTAG_TYPES)
			return false;
		settings->tagging.types |= 1u << type;
		rest.data += name.len + (comma ? 1 : 0);
		rest.len -= name.len + (comma ? 1 : 0);
	}
	return settings->tagging.types != 0;
}

/* ---- One function for each option: each returns GO_ON, or the exit status ---- */

static int set_dict(struct settings *settings, const char *path)
{
	return load_paths_add(&settings->dicts, path) ? GO_ON : message_usage("out of memory");
}

static int set_type(struct settings *settings, const char *list)
{
	return set_types(settings, list) ? GO_ON : message_usage("--type: unknown type in \"%s\"", list);
}

static int set_lang(struct settings *settings, const char *tag)
{
	settings->tagging.lang = tag;
	return GO_ON;
}

static int set_offsets(struct settings *settings, const char *unit)
{
	static const char *const units[] = { "bytes", "chars", "utf16" };

	for (int i = 0; i < 3; i++)
		if (strcmp(unit, units[i]) == 0) {
			settings->tagging.unit = settings->writing.unit = (enum poltag_unit)i;
			return GO_ON;
		}
	return message_usage("--offsets: \"%s\" is not bytes, chars or utf16", unit);
}

static int set_nested(struct settings *settings, const char *none)
{
	(void)none;
	settings->tagging.nested = true;
	return GO_ON;
}

static int set_explain(struct settings *settings, const char *none)
{
	(void)none;
	settings->tagging.explain = settings->writing.explain = true;
	return GO_ON;
}

static int set_lemma(struct settings *settings, const char *none)
{
	(void)none;
	settings->tagging.lemma = settings->writing.lemma = true;
	return GO_ON;
}

static int set_metonyms(struct settings *settings, const char *none)
{
	(void)none;
	settings->writing.metonyms = true;
	return GO_ON;
}

static int set_roles(struct settings *settings, const char *none)
{
	(void)none;
	settings->tagging.roles = true;
	return GO_ON;
}

static int set_date(struct settings *settings, const char *date)
{
	settings->tagging.date = strcmp(date, "auto") == 0 ? NULL : date;
	return GO_ON;
}

static int set_format(struct settings *settings, const char *name)
{
	settings->writer = writer_named(name);
	return settings->writer ? GO_ON : message_usage("--format: there is no \"%s\"", name);
}

static int set_color(struct settings *settings, const char *when)
{
	static const char *const words[] = { [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never" };

	for (int i = COLOR_AUTO; i <= COLOR_NEVER; i++)
		if (!when || strcmp(when, words[i]) == 0) {
			settings->color = when ? (enum color)i : COLOR_ALWAYS;
			return GO_ON;
		}
	return message_usage("--color: \"%s\" is not auto, always or never", when);
}

static int set_output_dir(struct settings *settings, const char *path)
{
	settings->writing.output_dir = path;
	return GO_ON;
}

static int set_no_header(struct settings *settings, const char *none)
{
	(void)none;
	settings->writing.no_header = true;
	return GO_ON;
}

static int set_jobs(struct settings *settings, const char *number)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(number, &end, 10);
	if (errno || end == number || *end || n < 1 || n > MOST_JOBS)
		return message_usage("--jobs: \"%s\" is not a number from 1 to %d", number, MOST_JOBS);
	settings->jobs = (size_t)n;
	return GO_ON;
}

static int set_output(struct settings *settings, const char *path)
{
	settings->output = path;
	return GO_ON;
}

static int set_log(struct settings *settings, const char *path)
{
	settings->log = path;
	return GO_ON;
}

static int set_resume(struct settings *settings, const char *none)
{
	(void)none;
	settings->resume = true;
	return GO_ON;
}

static int set_quiet(struct settings *settings, const char *none)
{
	(void)none;
	settings->quiet = true;
	return GO_ON;
}

static int show_version(struct settings *settings, const char *none)
{
	(void)settings;
	(void)none;
	output_text("poltag ");
	output_text(poltag_version());
	output_text("\n");
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}

static void show_form(const struct writer *writer)
{
	char line[200];

	snprintf(line, sizeof line, "%20s%-16s%s\n", "", writer->name, writer->help);
	output_text(line);
}

static int show_help(struct settings *settings, const char *none)
{
	(void)settings;
	(void)none;
	output_text(help[0]);
	for (size_t i = 0; writer_at(i); i++)
		show_form(writer_at(i));
	output_text(help[1]);
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}

/* ---- The table ---- */

struct setting {
	const char *name;
	int has_argument;
	int (*set)(struct settings *settings, const char *argument);
};

static const struct setting table[] = {
	{ "color", optional_argument, set_color },
	{ "date", required_argument, set_date },
	{ "dict", required_argument, set_dict },
	{ "explain", no_argument, set_explain },
	{ "format", required_argument, set_format },
	{ "help", no_argument, show_help },
	{ "jobs", required_argument, set_jobs },
	{ "lang", required_argument, set_lang },
	{ "lemma", no_argument, set_lemma },
	{ "log", required_argument, set_log },
	{ "metonyms", no_argument, set_metonyms },
	{ "nested", no_argument, set_nested },
	{ "no-header", no_argument, set_no_header },
	{ "offsets", required_argument, set_offsets },
	{ "output", required_argument, set_output },
	{ "output-dir", required_argument, set_output_dir },
	{ "quiet", no_argument, set_quiet },
	{ "resume", no_argument, set_resume },
	{ "roles", no_argument, set_roles },
	{ "type", required_argument, set_type },
	{ "version", no_argument, show_version },
};

#define N_SETTINGS (sizeof table / sizeof *table)

static size_t cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (size_t)n;
}

/* Whether what is written is the same with and without an option. */
static bool is_same(const char *option)
{
	static const char *const same[] = { "jobs", "log", "output", "quiet", "resume" };

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(option, same[i]) == 0)
			return true;
	return false;
}

/* Adds to the line that says what the output depends on. */
static void note(struct settings *settings, const char *option, const char *argument)
{
	bytes_text(&settings->run, option);
	for (const char *p = argument ? argument : ""; *p; p++)
		bytes_byte(&settings->run, *p == '\n' ? ' ' : *p);
	bytes_byte(&settings->run, ';');
}

/* A file by its size and date too: another dictionary under the same name is not the same. */
static void note_dicts(struct settings *settings)
{
	char facts[64];
	struct stat st;

	for (size_t i = 0; i < settings->dicts.n; i++)
		if (stat(settings->dicts.paths[i], &st) == 0) {
			snprintf(facts, sizeof facts, "%lld:%lld", (long long)st.st_size, (long long)st.st_mtime);
			note(settings, "dict=", facts);
		}
}

static bool names_standard_input(const struct settings *settings)
{
	for (size_t i = 0; i < settings->n_paths; i++)
		if (strcmp(settings->paths[i], "-") == 0)
			return true;
	return false;
}

static int check(const struct settings *settings)
{
	if (settings->resume && !settings->output)
		return message_usage("--resume needs --output");
	if (settings->resume && (settings->n_paths == 0 || names_standard_input(settings)))
		return message_usage("--resume needs files; standard input cannot be read again");
	return GO_ON;
}

/* Colours are for a terminal that knows them, and for who did not ask for none (https://no-color.org). */
static bool has_colors(void)
{
	const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") != 0 && !(none && *none);
}

/* What the form makes of the other options. */
static int settle_form(struct settings *settings)
{
	const struct writer *writer = settings->writer;

	if (writer->one_at_a_time && (settings->tagging.nested || settings->tagging.roles))
		return message_usage("--format %s has no place for mentions that overlap: not with --%s", writer->name,
				     settings->tagging.nested ? "nested" : "roles");
	if (writer->needs_folder && !settings->writing.output_dir)
		return message_usage("--format %s writes files: --output-dir says where", writer->name);
	if (!writer->needs_folder && settings->writing.output_dir)
		return message_usage("--output-dir: --format %s writes to standard output", writer->name);
	if (writer->counts_chars)
		settings->tagging.unit = settings->writing.unit = POLTAG_CHARS;
	settings->writing.color = settings->color == COLOR_ALWAYS || (settings->color == COLOR_AUTO && has_colors());
	return GO_ON;
}

int settings_read(struct settings *settings, int argc, char **argv)
{
	struct option options[N_SETTINGS + 1] = { 0 };
	int status = GO_ON, c;

	*settings = (struct settings){ .writer = &write_tsv, .jobs = cores() };
	for (size_t i = 0; i < N_SETTINGS; i++)
		options[i] = (struct option){ table[i].name, table[i].has_argument, NULL, (int)i };
	while (status == GO_ON && (c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == '?') {
			fputs("See poltag --help.\n", stderr);
			return EXIT_USAGE;
		}
		status = table[c].set(settings, optarg);
		if (!is_same(table[c].name))
			note(settings, table[c].name, table[c].has_argument ? optarg : NULL);
	}
	settings->paths = argv + optind;
	settings->n_paths = (size_t)(argc - optind);
	if (status == GO_ON && settings->dicts.n == 0 && getenv("POLTAG_DICT"))
		status = set_dict(settings, getenv("POLTAG_DICT"));
	note_dicts(settings);
	if (status == GO_ON)
		status = check(settings);
	return status == GO_ON ? settle_form(settings) : status;
}

void settings_free(struct settings *settings)
{
	load_paths_free(&settings->dicts);
	bytes_free(&settings->run);
}
