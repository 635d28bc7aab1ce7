/* Whether the options go together, and what they are for --resume. */
#include "message.h"
#include "settings_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether what is written is the same with and without an option. */
static bool is_same(const char *option)
{
	static const char *const same[] = { "jobs", "log", "output", "quiet", "resume" };

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(option, same[i]) == 0)
			return true;
	return false;
}

static void note(struct settings *settings, const char *option, const char *argument)
{
	bytes_text(&settings->run, option);
	for (const char *p = argument ? argument : ""; *p; p++)
		bytes_byte(&settings->run, *p == '\n' ? ' ' : *p);
	bytes_byte(&settings->run, ';');
}

void settings_note(struct settings *settings, const char *option, const char *argument)
{
	if (!is_same(option))
		note(settings, option, argument);
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

int settings_settle(struct settings *settings)
{
	int status;

	note_dicts(settings);
	bytes_byte(&settings->run, '\0');
	if (settings->run.failed)
		return message_usage("out of memory");
	if (settings->walk.null && settings->records.kind == RECORDS_JSON)
		settings->records.end = '\0';
	status = check(settings);
	if (status == GO_ON)
		status = settle_form(settings);
	if (settings->count)
		settings->writer = &write_count;
	return status;
}
