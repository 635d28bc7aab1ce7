/* poltag-dict explain: what a text matches, by which line of the dictionary, and why not more. */
#include "command.h"
#include "documents.h"
#include "explain_candidates.h"
#include "explain_rules.h"
#include "explain_words.h"
#include "load.h"
#include "message.h"
#include "output.h"
#include "print.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

struct explaining {
	struct names names;
	struct poltag_tagger *tagger; /* gives every candidate */
	struct poltag_tagger *rules;  /* gives the mentions */
	bool some_bad;
};

/* Reads --dict; the text is the only other argument. False after a message. */
static bool read_options(int argc, char **argv, struct load_paths *dicts, const char **text)
{
	static const struct option long_options[] = { { "dict", required_argument, NULL, 'd' }, { NULL, 0, NULL, 0 } };
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":", long_options, NULL)) != -1) {
		if (c != 'd') {
			message_usage("explain: %s \"%s\"", c == ':' ? "no SOURCE behind" : "unknown option",
				      argv[optind - 1]);
			return false;
		}
		if (!load_paths_add(dicts, optarg)) {
			message_usage("out of memory");
			return false;
		}
	}
	if (argc - optind != 1) {
		message_usage(argc == optind ? "explain: no TEXT given" : "explain: expected one TEXT, in quotation marks");
		return false;
	}
	*text = argv[optind];
	return true;
}

static void report(struct explaining *run, const char *name)
{
	struct poltag_summary summary = poltag_tagger_summary(run->tagger);

	if (summary.malformed)
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", name,
			summary.malformed, summary.malformed == 1 ? "" : "s", summary.first_malformed);
	if (summary.over_limit)
		message("%s: matching passed a limit at %zu place%s; names may be missing there", name, summary.over_limit,
			summary.over_limit == 1 ? "" : "s");
	run->some_bad |= summary.malformed || summary.over_limit;
}

static bool explain_document(void *context, const struct document *document)
{
	struct explaining *run = context;
	struct explain x = { .names = &run->names, .text = document->text };
	struct poltag_error error;
	enum poltag_status status = poltag_tag(run->tagger, document->text, explain_candidate, &x, &error);

	report(run, document->name);
	if (status == POLTAG_OK)
		status = poltag_tag(run->rules, document->text, explain_rule, &x, &error);
	explain_rules_end(&x);
	if (status == POLTAG_OK && x.n_spans == 0)
		output_text("No name of the dictionary stands in the text.\n");
	if (status == POLTAG_OK && !explain_words(&x))
		x.failed = true;
	if (x.failed || (status != POLTAG_OK && status != POLTAG_STOPPED)) {
		message("%s: %s", document->name, x.failed ? "out of memory" : error.message);
		run->some_bad = true;
	}
	free(x.spans);
	return output_is_open();
}

static bool explain_text(struct explaining *run, const char *text)
{
	struct document document = { .name = "TEXT", .text = { text, strlen(text) } };
	static char standard_input[] = "-";
	static char *const paths[] = { standard_input };

	if (strcmp(text, "-") == 0)
		return document_each(paths, 1, explain_document, run);
	explain_document(run, &document);
	return true;
}

static int run_on(struct poltag_builder *builder, const char *text, bool some_bad)
{
	struct explaining run = { .some_bad = some_bad };
	struct poltag_options options = { .candidates = true }, rules = { .explain = true };
	struct poltag_dict *dict = NULL;
	struct poltag_error error;
	int status = EXIT_USAGE;

	if (poltag_builder_dict(builder, &dict, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, &options, &run.tagger, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, &rules, &run.rules, &error) != POLTAG_OK)
		message_error(&error);
	else if (names_read(&run.names, builder))
		status = explain_text(&run, text) && !run.some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
	names_free(&run.names);
	poltag_tagger_free(run.tagger);
	poltag_tagger_free(run.rules);
	poltag_dict_free(dict);
	return output_close() || status != EXIT_GOOD ? status : EXIT_SOME_BAD;
}

int command_explain(int argc, char **argv)
{
	struct load_paths dicts = { 0 };
	struct poltag_builder *builder = NULL;
	const char *text;
	bool some_bad;
	int status = EXIT_USAGE;

	if (read_options(argc, argv, &dicts, &text))
		builder = command_read((char *const *)dicts.paths, dicts.n, &some_bad);
	if (builder)
		status = run_on(builder, text, some_bad);
	poltag_builder_free(builder);
	load_paths_free(&dicts);
	return status;
}
