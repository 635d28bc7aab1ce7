/* The options of poltag. */
#include "encoding.h"
#include "grow.h"
#include "message.h"
#include "settings_parts.h"
#include "window.h"

#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_JOBS 1024

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

/* ---- The table ---- */

#define PLACE(member) offsetof(struct settings, member)

/* An option with a function of its own, or a bool or text at a place in the settings. */
struct setting {
	const char *name;
	int has_argument;
	int (*set)(struct settings *settings, const char *argument);
	size_t place;
};

static const struct setting table[] = {
	{ "carry", required_argument, set_carry, 0 },
	{ "color", optional_argument, set_color, 0 },
	{ "count", required_argument, set_count, 0 },
	{ "csv", no_argument, set_csv, 0 },
	{ "date", required_argument, set_date, 0 },
	{ "date-field", required_argument, NULL, PLACE(fields.date) },
	{ "dict", required_argument, set_dict, 0 },
	{ "encoding", required_argument, set_encoding, 0 },
	{ "exclude", required_argument, set_exclude, 0 },
	{ "explain", no_argument, set_explain, 0 },
	{ "files-from", required_argument, NULL, PLACE(walk.files_from) },
	{ "format", required_argument, set_format, 0 },
	{ "help", no_argument, settings_show_help, 0 },
	{ "html", optional_argument, set_html, 0 },
	{ "id-field", required_argument, NULL, PLACE(fields.id) },
	{ "include", required_argument, set_include, 0 },
	{ "jobs", required_argument, set_jobs, 0 },
	{ "jsonl", no_argument, set_jsonl, 0 },
	{ "lang", required_argument, NULL, PLACE(tagging.lang) },
	{ "lang-field", required_argument, NULL, PLACE(fields.lang) },
	{ "lemma", no_argument, set_lemma, 0 },
	{ "log", required_argument, NULL, PLACE(log) },
	{ "max-expand", required_argument, set_max_expand, 0 },
	{ "max-members", required_argument, set_max_members, 0 },
	{ "max-unpacked", required_argument, set_max_unpacked, 0 },
	{ "metonyms", no_argument, NULL, PLACE(writing.metonyms) },
	{ "nested", no_argument, NULL, PLACE(tagging.nested) },
	{ "no-header", no_argument, NULL, PLACE(writing.no_header) },
	{ "null", no_argument, NULL, PLACE(walk.null) },
	{ "offsets", required_argument, set_offsets, 0 },
	{ "output", required_argument, NULL, PLACE(output) },
	{ "output-dir", required_argument, NULL, PLACE(writing.output_dir) },
	{ "quiet", no_argument, NULL, PLACE(quiet) },
	{ "resume", no_argument, NULL, PLACE(resume) },
	{ "roles", no_argument, NULL, PLACE(tagging.roles) },
	{ "stories", no_argument, NULL, PLACE(writing.stories) },
	{ "text-field", required_argument, NULL, PLACE(fields.text) },
	{ "tsv", no_argument, set_tsv, 0 },
	{ "type", required_argument, set_type, 0 },
	{ "unbuffered", no_argument, NULL, PLACE(records.one) },
	{ "version", no_argument, settings_show_version, 0 },
};

#define N_SETTINGS (sizeof table / sizeof *table)

static size_t cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (size_t)n;
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

static int set(struct settings *settings, const struct setting *setting, const char *argument)
{
	char *place = (char *)settings + setting->place;

	if (setting->set)
		return setting->set(settings, argument);
	if (setting->has_argument == no_argument)
		*(bool *)place = true;
	else
		*(const char **)place = argument;
	return GO_ON;
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
		status = set(settings, &table[c], optarg);
		settings_note(settings, table[c].name, table[c].has_argument ? optarg : NULL);
	}
	settings->paths = argv + optind;
	settings->n_paths = (size_t)(argc - optind);
	if (status == GO_ON && settings->dicts.n == 0 && getenv("POLTAG_DICT"))
		status = set_dict(settings, getenv("POLTAG_DICT"));
	return status == GO_ON ? settings_settle(settings) : status;
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
