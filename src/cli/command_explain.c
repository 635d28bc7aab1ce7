/* poltag-dict explain: what a text matches, by which line of the dictionary, and why not more. */
#include "command.h"
#include "document_date.h"
#include "documents.h"
#include "explain_candidates.h"
#include "explain_rules.h"
#include "explain_words.h"
#include "load.h"
#include "message.h"
#include "output.h"
#include "print.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct explain_options {
	struct load_paths dicts;
	const char *text;
	bool roles;
	const char *date; /* NULL: the one that the text says */
};

struct explaining {
	const struct explain_options *options;
	struct names names;
	struct poltag_tagger *tagger; /* gives every candidate */
	struct poltag_tagger *rules;  /* gives the mentions */
	bool some_bad;
};

/* Reads the options; the text is the only other argument. False after a message. */
static bool read_options(int argc, char **argv, struct explain_options *options)
{
	static const struct option long_options[] = { { "dict", required_argument, NULL, 'd' },
						      { "date", required_argument, NULL, 'D' },
						      { "roles", no_argument, NULL, 'r' },
						      { NULL, 0, NULL, 0 } };
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":", long_options, NULL)) != -1) {
		if (c == '?' || c == ':') {
			message_usage("explain: %s \"%s\"", c == ':' ? "no value behind" : "unknown option",
				      argv[optind - 1]);
			return false;
		}
		options->roles |= c != 'd'; /* a date is for them */
		if (c == 'D' && strcmp(optarg, "auto") != 0)
			options->date = optarg;
		if (c == 'd' && !load_paths_add(&options->dicts, optarg)) {
			message_usage("out of memory");
			return false;
		}
	}
	if (argc - optind != 1) {
		message_usage(argc == optind ? "explain: no TEXT given" : "explain: expected one TEXT, in quotation marks");
		return false;
	}
	options->text = argv[optind];
	return true;
}

static void report(struct explaining *run, const char *name)
{
	struct poltag_summary summary = poltag_tagger_summary(run->tagger);

	if (summary.malformed)
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", name,
			summary.malformed, summary.malformed == 1 ? "" : "s", summary.first_malformed);
	if (summary.mixed)
		message("%s: warning: %zu word%s alphabets, the first at byte %zu", name, summary.mixed,
			summary.mixed == 1 ? " mixes" : "s mix", summary.first_mixed);
	if (summary.over_limit)
		message("%s: matching passed a limit at %zu place%s; names may be missing there", name, summary.over_limit,
			summary.over_limit == 1 ? "" : "s");
	run->some_bad |= summary.malformed || summary.over_limit;
}

/* Sets the date for roles; it is shown with what they give. */
static enum poltag_status set_date(struct explaining *run, const struct document *document, struct explain *x,
				   struct poltag_error *error)
{
	const char *date = run->options->date;

	if (!date && document_date(document->name, document->text, x->date))
		date = x->date;
	if (date && date != x->date)
		snprintf(x->date, sizeof x->date, "%s", date);
	return poltag_tagger_set_date(run->rules, (struct poltag_str){ date ? date : "", date ? strlen(date) : 0 }, error);
}

static bool explain_document(void *context, const struct document *document)
{
	struct explaining *run = context;
	struct explain x = { .names = &run->names, .text = document->text };
	struct poltag_error error;
	enum poltag_status status = poltag_tag(run->tagger, document->text, explain_candidate, &x, &error);

	report(run, document->name);
	if (status == POLTAG_OK && run->options->roles)
		status = set_date(run, document, &x, &error);
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

static int run_on(struct poltag_builder *builder, const struct explain_options *wanted, bool some_bad)
{
	struct explaining run = { .options = wanted, .some_bad = some_bad };
	struct poltag_options options = { .candidates = true };
	struct poltag_options rules = { .explain = true, .roles = wanted->roles, .date = wanted->date };
	struct poltag_dict *dict = NULL;
	struct poltag_error error;
	int status = EXIT_USAGE;

	if (poltag_builder_dict(builder, &dict, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, &options, &run.tagger, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, &rules, &run.rules, &error) != POLTAG_OK)
		message_error(&error);
	else if (names_read(&run.names, builder))
		status = explain_text(&run, wanted->text) && !run.some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
	names_free(&run.names);
	poltag_tagger_free(run.tagger);
	poltag_tagger_free(run.rules);
	poltag_dict_free(dict);
	return output_close() || status != EXIT_GOOD ? status : EXIT_SOME_BAD;
}

int command_explain(int argc, char **argv)
{
	struct explain_options options = { 0 };
	struct poltag_builder *builder = NULL;
	bool some_bad;
	int status = EXIT_USAGE;

	if (read_options(argc, argv, &options))
		builder = command_read((char *const *)options.dicts.paths, options.dicts.n, &some_bad);
	if (builder)
		status = run_on(builder, &options, some_bad);
	poltag_builder_free(builder);
	load_paths_free(&options.dicts);
	return status;
}
