/* poltag - tags documents and writes a row for every mention. */
#include "delivery.h"
#include "message.h"
#include "output.h"
#include "reader.h"
#include "settings.h"
#include "team.h"
#include "worker.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

struct crew {
	struct worker *workers;
	void **contexts; /* the same, for the team */
	size_t n;
};

static bool hire(struct crew *crew, const struct settings *settings, struct poltag_dict *dict)
{
	struct poltag_error error;

	crew->workers = calloc(settings->jobs, sizeof *crew->workers);
	crew->contexts = calloc(settings->jobs, sizeof *crew->contexts);
	if (!crew->workers || !crew->contexts) {
		message("out of memory");
		return false;
	}
	for (; crew->n < settings->jobs; crew->n++) {
		if (worker_init(&crew->workers[crew->n], settings, dict, &error) != POLTAG_OK) {
			message("%s%s", error.status == POLTAG_VALUE ? "--date: " : "", error.message);
			return false;
		}
		crew->contexts[crew->n] = &crew->workers[crew->n];
	}
	return true;
}

static void dismiss(struct crew *crew)
{
	for (size_t i = 0; i < crew->n; i++)
		worker_release(&crew->workers[i]);
	free(crew->workers);
	free(crew->contexts);
}

/* Writes what stands before or after all documents. */
static void write_edge(const struct settings *settings,
		       void (*edge)(struct bytes *out, const struct writer_options *options))
{
	struct bytes out = { 0 };

	if (edge)
		edge(&out, &settings->writing);
	output_write(out.data ? out.data : "", out.len);
	bytes_free(&out);
}

/* Opens what the delivery writes to, and goes on where an earlier run ended. False, after a message. */
static bool open_output(const struct settings *settings, struct delivery *delivery)
{
	uint64_t length = 0;
	struct bytes path = { 0 };
	bool good = true;

	if (settings->output && !output_to(settings->output, &length))
		return false;
	if (settings->resume) {
		bytes_text(&path, settings->output);
		bytes_add(&path, (struct poltag_str){ ".journal", sizeof ".journal" });
		good = !path.failed && journal_open(path.data, bytes_str(&settings->run).data, &delivery->journal,
						    &length, &delivery->totals, &delivery->some_bad);
		bytes_free(&path);
	} else {
		length = 0;
	}
	if (!good || (settings->output && !output_cut(length)))
		return false;
	if (length == 0)
		write_edge(settings, settings->writer->begin);
	return !delivery->journal || length || journal_add(delivery->journal, NULL, output_length());
}

/* Returns whether nothing went wrong with the output; that the reader of a pipe has gone away is not wrong. */
static bool close_output(const struct settings *settings, struct delivery *delivery, bool whole)
{
	bool good;

	if (!settings->output)
		return output_close();
	whole = whole && output_is_open();
	good = output_done(whole, settings->resume) && whole;
	journal_close(delivery->journal, good);
	return good;
}

/* A line on a terminal that says how far it has got. What is to be read is counted first, where it is files. */
static void show_progress(const struct settings *settings, struct delivery *delivery)
{
	delivery->show_progress = isatty(STDERR_FILENO) && !settings->quiet && settings->n_paths > 0;
	if (delivery->show_progress)
		progress_begin(&delivery->progress, reader_expected(settings));
}

static int run(const struct settings *settings, const struct crew *crew, struct delivery *delivery)
{
	struct team_work work = { worker_do_piece, delivery_take, delivery_wants, delivery };
	struct team *team = team_new(&work, crew->contexts, crew->n);
	bool whole;

	if (!team || !open_output(settings, delivery)) {
		if (!team)
			message("out of memory");
		journal_close(delivery->journal, false);
		team_end(team);
		return EXIT_USAGE;
	}
	show_progress(settings, delivery);
	reader_run(settings, team);
	whole = team_end(team);
	if (whole)
		write_edge(settings, settings->writer->end);
	if (!close_output(settings, delivery, whole))
		delivery->some_bad = true;
	delivery_summary(delivery);
	return delivery->some_bad ? EXIT_SOME_BAD : EXIT_GOOD;
}

static int tag_all(const struct settings *settings)
{
	struct crew crew = { 0 };
	struct delivery delivery = { 0 };
	struct poltag_dict *dict = load_dict(&settings->dicts, &delivery.some_bad);
	int status = EXIT_USAGE;

	if (!dict)
		message("no usable dictionary");
	else if (hire(&crew, settings, dict))
		status = run(settings, &crew, &delivery);
	dismiss(&crew);
	poltag_dict_free(dict);
	return status;
}

static int tag_with_log(const struct settings *settings)
{
	int status;

	if (settings->log && !message_log(settings->log))
		return EXIT_USAGE;
	if (settings->quiet)
		message_quiet();
	status = tag_all(settings);
	return !message_log_close() && status == EXIT_GOOD ? EXIT_SOME_BAD : status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	int status;

	message_program("poltag");
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen by the write that fails */
	status = settings_read(&settings, argc, argv);
	if (status < 0)
		status = tag_with_log(&settings);
	settings_free(&settings);
	return status;
}
