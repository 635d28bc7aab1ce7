/* poltag-dict suggest: the frequent names of a corpus that the dictionary does not have, as records to be corrected. */
#include "command.h"
#include "documents.h"
#include "grow.h"
#include "load.h"
#include "message.h"
#include "output.h"
#include "slug.h"
#include "suggest.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>

#define LONGEST_PIECE 65536 /* of a line; a longer line is cut there */

struct run {
	struct load_paths dicts;
	size_t min, top, megabytes;
	struct poltag_tagger *tagger;
	struct folding folding;
	struct suggest_tools tools;
	struct suggest_table table;
	struct suggest_tokens tokens;
	struct suggest_span *spans; /* of the present document */
	size_t n_spans, room_spans;
	size_t documents;
	bool some_bad, no_memory;
};

/* What is written: records, and names that the dictionary has, but not so. */
struct choice {
	struct suggest_group **records, **known;
	size_t n_records, n_known;
	struct suggest_miss *misses; /* of the known */
};

static const struct option long_options[] = {
	{ "dict", required_argument, NULL, 'd' },
	{ "min", required_argument, NULL, 'm' },
	{ "top", required_argument, NULL, 't' },
	{ "memory", required_argument, NULL, 'M' },
	{ NULL, 0, NULL, 0 },
};

static bool read_number(const char *text, size_t *number)
{
	char *end;

	errno = 0;
	*number = strtoul(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && errno == 0 && *number > 0 && *number < 1000000000;
}

/* Returns EXIT_GOOD to go on. */
static int read_options(struct run *run, int argc, char **argv)
{
	int c, index = 0;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "", long_options, &index)) != -1) {
		size_t *number = c == 'm' ? &run->min : c == 't' ? &run->top : &run->megabytes;

		if (c == '?')
			return message_usage("suggest: unknown option, or no value, at \"%s\"", argv[optind - 1]);
		if (c == 'd' ? !load_paths_add(&run->dicts, optarg) : false)
			return message_usage("out of memory");
		if (c != 'd' && !read_number(optarg, number))
			return message_usage("suggest: --%s: \"%s\" is not a number from 1 on", long_options[index].name,
					     optarg);
	}
	if (optind == argc)
		return message_usage("suggest: no FILE or DIR given; \"-\" is standard input");
	if (run->dicts.n == 0 && getenv("POLTAG_DICT") && !load_paths_add(&run->dicts, getenv("POLTAG_DICT")))
		return message_usage("out of memory");
	return EXIT_GOOD;
}

static int keep_span(void *context, const struct poltag_mention *mention)
{
	struct run *run = context;

	struct suggest_span span = { mention->start, mention->end, mention->type };

	if (mention->id.len == 0)
		return 0; /* found by a rule: no entry has it */
	run->no_memory |= !GROW_ADD(run, spans, span);
	return run->no_memory;
}

/* Where a piece of at most LONGEST_PIECE bytes ends that begins at from: at the line's end, or a blank. */
static size_t piece_end(struct poltag_str text, size_t from)
{
	size_t left = text.len - from, most = left < LONGEST_PIECE ? left : LONGEST_PIECE;
	const char *end = memchr(text.data + from, '\n', most);

	if (!end && most < left)
		end = memrchr(text.data + from, ' ', most);
	return end && end > text.data + from ? (size_t)(end - text.data) : from + most;
}

static bool read_lines(struct run *run, struct poltag_str text)
{
	size_t span = 0;

	for (size_t from = 0, end; from < text.len; from = end) {
		struct poltag_str line;

		while (from < text.len && (text.data[from] == '\n' || text.data[from] == '\r'))
			from++;
		end = piece_end(text, from);
		line = (struct poltag_str){ text.data + from, end - from };
		while (line.len && strchr(" \t\r", line.data[line.len - 1]) && line.data[line.len - 1])
			line.len--;
		while (span < run->n_spans && run->spans[span].end <= from)
			span++;
		if (!line.len || !suggest_table_new_line(&run->table, line))
			continue;
		if (!suggest_tokenise(&run->tokens, &run->tools, line, from, run->n_spans ? run->spans + span : NULL,
				      run->n_spans - span) ||
		    !suggest_line(&run->table, &run->tools, line, &run->tokens))
			return false;
	}
	return true;
}

static bool read_document(void *context, const struct document *document)
{
	struct run *run = context;
	struct poltag_error error;
	struct poltag_summary summary;
	enum poltag_status status;

	run->n_spans = 0;
	run->table.document = (uint32_t)++run->documents;
	status = poltag_tag(run->tagger, document->text, keep_span, run, &error);
	summary = poltag_tagger_summary(run->tagger);
	if (summary.malformed) {
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu; left out", document->name,
			summary.malformed, summary.malformed == 1 ? "" : "s", summary.first_malformed);
		run->some_bad = true;
		return true;
	}
	if (status != POLTAG_OK && status != POLTAG_STOPPED) {
		message("%s: %s; left out", document->name, error.message);
		run->some_bad = true;
		return true;
	}
	run->no_memory |= !run->no_memory && !read_lines(run, document->text);
	return !run->no_memory;
}

/* Makes an Id that neither the dictionary nor an earlier suggestion has; *numbered: it needs a number. */
static void make_id(const struct run *run, const struct suggest_group *group, struct id_set *ids, struct bytes *id,
		    bool *numbered)
{
	size_t len;

	bytes_clear(id);
	slug_add(id, span_of(group->forms[0].text));
	if (!id->len)
		bytes_text(id, "name");
	len = id->len;
	for (size_t number = 1;; number++) {
		char behind[24];

		id->len = len;
		snprintf(behind, sizeof behind, "-%zu", number);
		bytes_text(id, number > 1 ? behind : "");
		*numbered = number > 1;
		if (id->failed || (!suggest_near_has_id(run->tools.near, bytes_str(id)) &&
				   (id_set_take(ids, bytes_str(id), &id->failed) || id->failed)))
			return;
	}
}

/* Whether the dictionary has the name, but not in this case or under these conditions; *miss is that entry then. */
static bool is_known(const struct suggest_group *group, const struct suggest_near *near, struct suggest_miss *miss)
{
	struct suggest_miss misses[SUGGEST_MISSES];
	bool found = suggest_near_misses(near, span_of(group->forms[0].text), false, misses) > 0;

	if (found)
		*miss = misses[0];
	return found && miss->closeness <= SUGGEST_CASE;
}

/* Puts what is to be written first, in order; the rest is left out. */
static void choose(const struct run *run, struct suggest_groups *groups, struct choice *choice)
{
	for (size_t i = 0; i < groups->n_groups; i++) {
		struct suggest_group *group = &groups->groups[i];
		struct suggest_miss miss;

		if (group->seen.count < run->min || (choice->n_records == run->top && choice->n_known == run->top))
			continue;
		if (!is_known(group, run->tools.near, &miss)) {
			if (choice->n_records < run->top)
				choice->records[choice->n_records++] = group;
		} else if (choice->n_known < run->top) {
			choice->misses[choice->n_known] = miss;
			choice->known[choice->n_known++] = group;
		}
	}
}

static void write_head(const struct run *run, size_t n)
{
	char line[256];

	snprintf(line, sizeof line, "# %zu suggestion%s from %zu document%s.\n", n, n == 1 ? "" : "s", run->documents,
		 run->documents == 1 ? "" : "s");
	output_text(line);
	if (run->table.lost) {
		snprintf(line, sizeof line, "# A count may be too low by up to %zu; with --memory %zu by less.\n",
			 run->table.lost, run->megabytes * 2);
		output_text(line);
	}
}

static bool write_records(const struct run *run, const struct choice *choice)
{
	struct id_set ids = { 0 };
	struct bytes id = { 0 };
	char reason[SUGGEST_REASON];
	bool good;

	for (size_t i = 0; i < choice->n_records && output_is_open() && !id.failed; i++) {
		struct suggest_heading heading = { .reason = reason };

		make_id(run, choice->records[i], &ids, &id, &heading.numbered);
		heading.id = bytes_str(&id);
		suggest_guess(choice->records[i], &run->tools, reason);
		suggest_write(choice->records[i], &run->tools, &heading);
	}
	good = !id.failed;
	id_set_free(&ids);
	bytes_free(&id);
	return good;
}

static bool write_all(const struct run *run, const struct choice *choice)
{
	write_head(run, choice->n_records);
	if (!write_records(run, choice))
		return false;
	if (choice->n_known)
		output_text("\n# The dictionary has these, but not in this case, or their conditions are not met:\n");
	for (size_t i = 0; i < choice->n_known; i++)
		suggest_write_known(choice->known[i], &choice->misses[i]);
	return true;
}

static bool write_groups(const struct run *run, struct suggest_groups *groups)
{
	size_t room = (groups->n_groups < run->top ? groups->n_groups : run->top) + 1;
	struct choice choice = { .records = calloc(room, sizeof *choice.records),
				 .known = calloc(room, sizeof *choice.known),
				 .misses = calloc(room, sizeof *choice.misses) };
	bool good = choice.records && choice.known && choice.misses;

	if (good) {
		choose(run, groups, &choice);
		good = write_all(run, &choice);
	}
	free(choice.records);
	free(choice.known);
	free(choice.misses);
	return good;
}

static int suggest(struct run *run, char *const *paths, size_t n)
{
	struct suggest_groups groups = { 0 };

	if (!document_each(paths, n, read_document, run))
		run->some_bad = true;
	if (run->no_memory || !suggest_group_all(&groups, &run->table, &run->tools) || !write_groups(run, &groups) ||
	    run->folding.no_memory) {
		message("out of memory");
		run->some_bad = true;
	}
	suggest_groups_free(&groups);
	return output_close() && !run->some_bad ? EXIT_GOOD : EXIT_SOME_BAD;
}

static int suggest_with(struct run *run, const struct poltag_builder *builder, char *const *paths, size_t n)
{
	struct suggest_near *near = NULL;
	struct lexicon *lexicon = lexicon_new();
	int status = EXIT_SOME_BAD;

	if (folding_init(&run->folding))
		near = suggest_near_new(builder, &run->folding);
	run->tools = (struct suggest_tools){ &run->folding, lexicon, near };
	if (near && lexicon && suggest_table_init(&run->table, run->megabytes << 20))
		status = suggest(run, paths, n);
	else
		message("out of memory");
	suggest_table_free(&run->table);
	lexicon_free(lexicon);
	suggest_near_free(near);
	folding_free(&run->folding);
	free(run->tokens.tokens);
	free(run->spans);
	return status;
}

int command_suggest(int argc, char **argv)
{
	struct run run = { .min = 3, .top = 100, .megabytes = 256 };
	struct poltag_builder *builder = NULL;
	struct poltag_dict *dict = NULL;
	struct poltag_error error;
	int status = read_options(&run, argc, argv);

	if (status == EXIT_GOOD) {
		builder = command_read((char *const *)run.dicts.paths, run.dicts.n, &run.some_bad);
		status = EXIT_USAGE;
	}
	if (builder && (poltag_builder_dict(builder, &dict, &error) != POLTAG_OK ||
			poltag_tagger_new(dict, NULL, &run.tagger, &error) != POLTAG_OK))
		message_error(&error);
	else if (builder)
		status = suggest_with(&run, builder, argv + optind, (size_t)(argc - optind));
	poltag_tagger_free(run.tagger);
	poltag_dict_free(dict);
	poltag_builder_free(builder);
	load_paths_free(&run.dicts);
	return status;
}
