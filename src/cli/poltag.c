/* poltag - tags documents and writes a row for every mention. */
#include "delivery.h"
#include "json_document.h"
#include "message.h"
#include "output.h"
#include "reader.h"
#include "settings.h"
#include "team.h"
#include "worker.h"

#include <locale.h>
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
		worker_init(&crew->workers[crew->n], settings, dict);
		crew->contexts[crew->n] = &crew->workers[crew->n];
	}
	if (worker_prepare(&crew->workers[0], &error) == POLTAG_OK)
		return true;
	message("%s%s", error.status == POLTAG_VALUE ? "--date: " : "", error.message);
	return false;
}

static void dismiss(struct crew *crew)
{
	for (size_t i = 0; i < crew->n; i++)
		worker_release(&crew->workers[i]);
	free(crew->workers);
	free(crew->contexts);
}

/* A line on a terminal that says how far it has got. What is to be read is counted first, where it is files. */
static void show_progress(const struct settings *settings, struct delivery *delivery)
{
	delivery->show_progress = isatty(STDERR_FILENO) && !settings->quiet &&
				  (settings->n_paths > 0 || settings->walk.files_from);
	if (delivery->show_progress)
		progress_begin(&delivery->progress, reader_expected(settings));
}

static void run(const struct settings *settings, const struct crew *crew, struct delivery *delivery)
{
	struct team_work work = { worker_do_piece, delivery_take, delivery_wants, delivery };
	struct team *team = team_new(&work, crew->contexts, crew->n);
	bool whole;

	if (!team) {
		message("out of memory");
		delivery->some_bad = true;
		delivery_close(delivery, false);
		return;
	}
	show_progress(settings, delivery);
	reader_run(settings, team);
	whole = team_end(team);
	delivery_close(delivery, whole);
}

static int tag_all(const struct settings *settings)
{
	struct crew crew = { 0 };
	struct delivery delivery = { 0 };
	struct poltag_dict *dict = load_dict(&settings->dicts, &delivery.some_bad);
	int status = EXIT_USAGE;

	if (!dict)
		message("no usable dictionary");
	else if (hire(&crew, settings, dict) && delivery_open(&delivery, settings)) {
		run(settings, &crew, &delivery);
		status = delivery.some_bad ? EXIT_SOME_BAD : EXIT_GOOD;
	}
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

/* Documents are read, not mapped; an image of the dictionary is mapped, and must not be cut short in place. */
static void end_on_lost_image(int number)
{
	static const char text[] = "poltag: the dictionary's image became shorter while it was in use\n";

	(void)number;
	if (write(STDERR_FILENO, text, sizeof text - 1) > 0)
		_exit(EXIT_USAGE);
	abort();
}

int main(int argc, char **argv)
{
	struct settings settings;
	int status;

	message_program("poltag");
	setlocale(LC_CTYPE, "C.UTF-8"); /* for names of files; where it is missing, they are bytes */
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen by the write that fails */
	signal(SIGBUS, end_on_lost_image);
	json_document_prepare();
	status = settings_read(&settings, argc, argv);
	if (status < 0)
		status = tag_with_log(&settings);
	settings_free(&settings);
	return status;
}
