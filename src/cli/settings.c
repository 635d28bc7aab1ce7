/* The options of poltag. */
#include "settings.h"

#include "encoding.h"
#include "grow.h"
#include "message.h"
#include "output.h"
#include "window.h"

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
	"  --explain         for each row the dictionary's line, the pattern, what lost against it, and why\n"
	"  --lemma           for each row the name in the form that the dictionary has, in a column of its own\n"
	"  --metonyms        for each place or country what it stands for, such as a government, in a column of its own\n"
	"  --roles           people named by their office too, such as \"the Uzbek president\"\n"
	"  --date DATE       the documents' date for --roles, as YYYY-MM-DD; auto (the default) takes it from the name of\n"
	"                    each document or from its first lines\n"
	"  --format FORM     how mentions are written:\n",
	"  --include GLOB    of folders, only files whose names match; may be repeated, also with --exclude: the last that\n"
	"                    matches decides; one with a slash is for the path below the folder\n"
	"  --exclude GLOB    of folders, no files whose names match\n"
	"  --files-from FILE read the files and folders named in FILE too, one on each line\n"
	"  --null            names in FILE end with a NUL, not with a line\n"
	"  --max-expand N    read no more of a compressed file or archive than N times its size (default: 200)\n"
	"  --max-unpacked N  and no more than N bytes (default: 64G); K, M and G may stand behind the number\n"
	"  --max-members N   and no more than N members (default: 1000000)\n"
	"  --encoding NAME   documents without a byte order mark are in this encoding, not UTF-8 (windows-1251, KOI8-R, ...);\n"
	"                    auto: in that which their bytes make likely, where they are not UTF-8\n"
	"  --color[=WHEN]    colours in ansi: auto (the default: on a terminal), always or never\n"
	"  --output-dir DIR  the folder for the files of brat\n"
	"  --output FILE     write there, not to standard output; FILE is there when all is written, FILE.part till then\n"
	"  --resume          with --output: keep a journal beside FILE, and go on where a run that was cut off had got\n"
	"  --log FILE        add what there is to say of documents to FILE too\n"
	"  --quiet           say nothing of single documents, and show no progress\n"
	"  --html[=WHEN]     read HTML as its readable text: auto (the default: files that begin as HTML), always or never\n"
	"  --jsonl           each line of the input is a record of JSON, and a document\n"
	"  --csv, --tsv      the input is a table with a header line, and each row a document\n"
	"  --text-field F, --id-field F, --date-field F, --lang-field F\n"
	"                    the fields of a record, or columns of a table (text, id, date and lang without these)\n"
	"  --carry F[,F]...  fields of a record that go to the output too\n"
	"  --unbuffered      each record's rows leave before the next is looked at\n"
	"  --count BY        not rows but how often each entity is named: in each document, in all (entity), or on each day\n"
	"  --stories         with --count: of documents that tell the same story in nearly the same words only the first counts\n"
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

static int set_html(struct settings *settings, const char *when)
{
	static const char *const words[] = { [HTML_AUTO] = "auto", [HTML_ALWAYS] = "always", [HTML_NEVER] = "never" };

	for (int i = HTML_AUTO; i <= HTML_NEVER; i++)
		if (!when || strcmp(when, words[i]) == 0) {
			settings->html = when ? (enum html_when)i : HTML_ALWAYS;
			return GO_ON;
		}
	return message_usage("--html: \"%s\" is not auto, always or never", when);
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

static int set_jsonl(struct settings *settings, const char *none)
{
	(void)none;
	settings->records.kind = RECORDS_JSON;
	return GO_ON;
}

static int set_csv(struct settings *settings, const char *none)
{
	(void)none;
	settings->records.kind = RECORDS_CSV;
	return GO_ON;
}

static int set_tsv(struct settings *settings, const char *none)
{
	(void)none;
	settings->records.kind = RECORDS_TSV;
	return GO_ON;
}

static int set_unbuffered(struct settings *settings, const char *none)
{
	(void)none;
	settings->records.one = true;
	return GO_ON;
}

static int set_text_field(struct settings *settings, const char *name)
{
	settings->fields.text = name;
	return GO_ON;
}

static int set_id_field(struct settings *settings, const char *name)
{
	settings->fields.id = name;
	return GO_ON;
}

static int set_date_field(struct settings *settings, const char *name)
{
	settings->fields.date = name;
	return GO_ON;
}

static int set_lang_field(struct settings *settings, const char *name)
{
	settings->fields.lang = name;
	return GO_ON;
}

/* A field that is named twice is carried once. */
static bool carry(struct document_fields *fields, struct poltag_str name)
{
	char *copy;

	for (size_t i = 0; i < fields->n_carried; i++)
		if (span_is(name, fields->carried[i]))
			return true;
	copy = name.len ? strndup(name.data, name.len) : NULL;
	return copy && GROW_ADD(fields, carried, copy);
}

static int set_carry(struct settings *settings, const char *list)
{
	struct poltag_str rest = span_of(list);

	do
		if (!carry(&settings->fields, span_cut(&rest, ',')))
			return message_usage("--carry: \"%s\" is no list of fields", list);
	while (rest.len);
	return GO_ON;
}

static int set_count(struct settings *settings, const char *by)
{
	settings->count = count_named(by);
	return settings->count ? GO_ON : message_usage("--count: \"%s\" is not document, entity or day", by);
}

static int set_stories(struct settings *settings, const char *none)
{
	(void)none;
	settings->writing.stories = true;
	return GO_ON;
}

static int add_glob(struct settings *settings, const char *pattern, bool include)
{
	return globs_add(&settings->walk.globs, pattern, include) ? GO_ON : message_usage("out of memory");
}

static int set_include(struct settings *settings, const char *pattern)
{
	return add_glob(settings, pattern, true);
}

static int set_exclude(struct settings *settings, const char *pattern)
{
	return add_glob(settings, pattern, false);
}

static int set_files_from(struct settings *settings, const char *path)
{
	settings->walk.files_from = path;
	return GO_ON;
}

static int set_null(struct settings *settings, const char *none)
{
	(void)none;
	settings->walk.null = true;
	return GO_ON;
}

/* A number that is not 0, perhaps with K, M or G behind it. */
static bool read_size(const char *text, uint64_t *size)
{
	static const char units[] = "KMG";
	unsigned long long n;
	const char *unit;
	char *end;
	int shift = 0;

	errno = 0;
	n = strtoull(text, &end, 10);
	unit = *end ? strchr(units, *end) : NULL;
	if (unit)
		shift = 10 * (int)(unit - units + 1);
	*size = n << shift;
	return text[0] >= '0' && text[0] <= '9' && !errno && n && *size >> shift == n && !end[unit ? 1 : 0];
}

static int set_limit(const char *option, const char *text, uint64_t *limit)
{
	return read_size(text, limit) ? GO_ON : message_usage("%s: \"%s\" is not a number from 1", option, text);
}

static int set_max_expand(struct settings *settings, const char *number)
{
	return set_limit("--max-expand", number, &settings->unpack.expand);
}

static int set_max_members(struct settings *settings, const char *number)
{
	return set_limit("--max-members", number, &settings->unpack.members);
}

static int set_max_unpacked(struct settings *settings, const char *size)
{
	return set_limit("--max-unpacked", size, &settings->unpack.size);
}

static int set_encoding(struct settings *settings, const char *name)
{
	bool is_auto = strcmp(name, ENCODING_AUTO) == 0;

	if (!is_auto && !encoding_is_known(name))
		return message_usage("--encoding: there is no \"%s\"; \"iconv -l\" lists what there is", name);
	settings->encoding = encoding_is_utf8(name) ? NULL : name;
	settings->wide = !is_auto && encoding_width(name) > 1;
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
	{ "carry", required_argument, set_carry },
	{ "color", optional_argument, set_color },
	{ "count", required_argument, set_count },
	{ "csv", no_argument, set_csv },
	{ "date", required_argument, set_date },
	{ "date-field", required_argument, set_date_field },
	{ "dict", required_argument, set_dict },
	{ "encoding", required_argument, set_encoding },
	{ "exclude", required_argument, set_exclude },
	{ "explain", no_argument, set_explain },
	{ "files-from", required_argument, set_files_from },
	{ "format", required_argument, set_format },
	{ "help", no_argument, show_help },
	{ "html", optional_argument, set_html },
	{ "id-field", required_argument, set_id_field },
	{ "include", required_argument, set_include },
	{ "jobs", required_argument, set_jobs },
	{ "jsonl", no_argument, set_jsonl },
	{ "lang", required_argument, set_lang },
	{ "lang-field", required_argument, set_lang_field },
	{ "lemma", no_argument, set_lemma },
	{ "log", required_argument, set_log },
	{ "max-expand", required_argument, set_max_expand },
	{ "max-members", required_argument, set_max_members },
	{ "max-unpacked", required_argument, set_max_unpacked },
	{ "metonyms", no_argument, set_metonyms },
	{ "nested", no_argument, set_nested },
	{ "no-header", no_argument, set_no_header },
	{ "null", no_argument, set_null },
	{ "offsets", required_argument, set_offsets },
	{ "output", required_argument, set_output },
	{ "output-dir", required_argument, set_output_dir },
	{ "quiet", no_argument, set_quiet },
	{ "resume", no_argument, set_resume },
	{ "roles", no_argument, set_roles },
	{ "stories", no_argument, set_stories },
	{ "text-field", required_argument, set_text_field },
	{ "tsv", no_argument, set_tsv },
	{ "type", required_argument, set_type },
	{ "unbuffered", no_argument, set_unbuffered },
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
	const char *list = settings->walk.files_from;

	if (settings->writing.stories && !settings->count)
		return message_usage("--stories needs --count");
	if (settings->count && settings->writer != &write_tsv)
		return message_usage("--count has no --format but tsv");
	if (settings->resume && settings->count)
		return message_usage("--resume goes with rows, not with --count");
	if (settings->resume && !settings->output)
		return message_usage("--resume needs --output");
	if (settings->walk.null && !list && settings->records.kind != RECORDS_JSON)
		return message_usage("--null needs --files-from or --jsonl");
	if (settings->fields.n_carried && !settings->records.kind)
		return message_usage("--carry needs --jsonl, --csv or --tsv");
	if (list && strcmp(list, "-") == 0 && names_standard_input(settings))
		return message_usage("standard input is both the list of --files-from and a file");
	if (settings->resume && ((settings->n_paths == 0 && !list) || names_standard_input(settings)))
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
	if (writer->needs_folder && settings->output)
		return message_usage("--output: --format %s writes into the folder of --output-dir", writer->name);
	if (writer->needs_folder && !settings->writing.output_dir)
		return message_usage("--format %s writes files: --output-dir says where", writer->name);
	if (!writer->needs_folder && settings->writing.output_dir)
		return message_usage("--output-dir: --format %s writes to standard output", writer->name);
	settings->writing.carried = settings->fields.carried;
	settings->writing.n_carried = settings->fields.n_carried;
	if (writer->counts_chars)
		settings->tagging.unit = settings->writing.unit = POLTAG_CHARS;
	settings->writing.color = settings->color == COLOR_ALWAYS || (settings->color == COLOR_AUTO && has_colors());
	return GO_ON;
}

/* POLTAG_WINDOW is for tests: texts larger than that are read in windows of that size. */
static void set_windows(struct settings *settings)
{
	const char *size = getenv("POLTAG_WINDOW");
	uint64_t n;

	settings->document = WINDOW_DOCUMENT;
	settings->window = WINDOW;
	if (size && read_size(size, &n) && n <= WINDOW)
		settings->document = settings->window = (size_t)n;
}

int settings_read(struct settings *settings, int argc, char **argv)
{
	struct option options[N_SETTINGS + 1] = { 0 };
	int status = GO_ON, c;

	*settings = (struct settings){
		.writer = &write_tsv,
		.jobs = cores(),
		.unpack = UNPACK_LIMITS,
		.records.end = '\n',
		.fields = { .text = "text", .id = "id", .date = "date", .lang = "lang" },
	};
	set_windows(settings);
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
	if (settings->walk.null && settings->records.kind == RECORDS_JSON)
		settings->records.end = '\0';
	note_dicts(settings);
	bytes_byte(&settings->run, '\0');
	if (settings->run.failed)
		return message_usage("out of memory");
	if (status == GO_ON)
		status = check(settings);
	if (status == GO_ON)
		status = settle_form(settings);
	if (settings->count)
		settings->writer = &write_count;
	return status;
}

void settings_free(struct settings *settings)
{
	load_paths_free(&settings->dicts);
	globs_free(&settings->walk.globs);
	for (size_t i = 0; i < settings->fields.n_carried; i++)
		free(settings->fields.carried[i]);
	free(settings->fields.carried);
	bytes_free(&settings->run);
}
