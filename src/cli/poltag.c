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

/* What stands before or after all documents. */
static void write_edge(const struct settings *settings,
		       void (*edge)(struct bytes *out, const struct writer_options *options))
{
	struct bytes out = { 0 };

	if (edge)
		edge(&out, &settings->writing);
	output_write(out.data ? out.data : "", out.len);
	bytes_free(&out);
}

static int run(const struct settings *settings, const struct crew *crew, bool some_bad)
{
	struct delivery delivery = { .some_bad = some_bad };
	struct team_work work = { worker_do_piece, delivery_take, &delivery };
	struct team *team = team_new(&work, crew->contexts, crew->n);

	if (!team) {
		message("out of memory");
		return EXIT_USAGE;
	}
	write_edge(settings, settings->writer->begin);
	reader_run(settings, team);
	team_end(team);
	write_edge(settings, settings->writer->end);
	return output_close() && !delivery.some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
}

static int tag_all(const struct settings *settings)
{
	struct crew crew = { 0 };
	bool some_bad;
	struct poltag_dict *dict = load_dict(&settings->dicts, &some_bad);
	int status = EXIT_USAGE;

	if (!dict)
		message("no usable dictionary");
	else if (hire(&crew, settings, dict))
		status = run(settings, &crew, some_bad);
	dismiss(&crew);
	poltag_dict_free(dict);
	return status;
}

int main(int argc, char **argv)
{
	struct settings settings;
	int status;

	message_program("poltag");
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is seen by the write that fails */
	status = settings_read(&settings, argc, argv);
	if (status < 0)
		status = tag_all(&settings);
	settings_free(&settings);
	return status;
}
