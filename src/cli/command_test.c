/* poltag-dict test: tags the examples of entries and rules and compares with their brackets. */
#include "command.h"
#include "message.h"
#include "output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct span {
	size_t start, end;
};

/* An example without its brackets, and where they were. */
struct example {
	char *text;
	size_t len;
	struct span *spans;
	size_t n_spans;
};

struct test {
	struct poltag_tagger *tagger;
	struct poltag_str id; /* of the entry or rule whose example is tagged */
	bool is_rule;
	bool is_none; /* a rule that says what is no name: then no rule may find one */
	const struct example *example;
	bool *found; /* for each span */
	char *extra; /* a mention of it that has no brackets */
	size_t passed, failed;
	bool no_memory;
};

static bool parse(struct poltag_str value, struct example *example)
{
	example->text = malloc(value.len + 1);
	example->spans = calloc(value.len + 1, sizeof *example->spans);
	example->len = example->n_spans = 0;
	if (!example->text || !example->spans)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == '[')
			example->spans[example->n_spans].start = example->len;
		else if (value.data[i] == ']')
			example->spans[example->n_spans++].end = example->len;
		else
			example->text[example->len++] = value.data[i] == '\n' ? ' ' : value.data[i];
	}
	return true;
}

static int compare(void *context, const struct poltag_mention *m)
{
	struct test *test = context;
	const struct example *example = test->example;
	struct poltag_str id = test->is_rule ? m->rule : m->id;

	if (test->is_none ? m->rule.len == 0 : id.len != test->id.len || memcmp(id.data, test->id.data, id.len) != 0)
		return 0;
	for (size_t i = 0; i < example->n_spans; i++)
		if (example->spans[i].start == m->start && example->spans[i].end == m->end) {
			test->found[i] = true;
			return 0;
		}
	free(test->extra);
	test->extra = strndup(m->text.data, m->text.len);
	test->no_memory |= !test->extra;
	return 0;
}

static void report(const struct poltag_entry *entry, const struct poltag_field *field, const char *what,
		   const char *text, size_t len)
{
	fprintf(stderr, "%.*s:%llu:1: Example: %s: %.*s\n", (int)entry->file.len, entry->file.data,
		(unsigned long long)field->line, what, (int)len, text);
}

static void run_example(struct test *test, const struct poltag_entry *entry, const struct poltag_field *field)
{
	struct example example = { 0 };
	struct poltag_error error;
	bool good = true;

	test->example = &example;
	test->found = calloc(field->value.len + 1, sizeof *test->found);
	test->extra = NULL;
	if (!test->found || !parse(field->value, &example) ||
	    poltag_tag(test->tagger, (struct poltag_str){ example.text, example.len }, compare, test, &error) != POLTAG_OK)
		test->no_memory = true;
	for (size_t i = 0; i < example.n_spans && !test->no_memory; i++)
		if (!test->found[i]) {
			report(entry, field, "not found", example.text + example.spans[i].start,
			       example.spans[i].end - example.spans[i].start);
			good = false;
		}
	if (test->extra) {
		report(entry, field, "found without brackets", test->extra, strlen(test->extra));
		good = false;
	}
	test->passed += good;
	test->failed += !good;
	free(test->extra);
	free(test->found);
	free(example.text);
	free(example.spans);
}

static bool has_name(const struct poltag_field *field, const char *name)
{
	return field->name.len == strlen(name) && memcmp(field->name.data, name, field->name.len) == 0;
}

static int run_entry(void *context, const struct poltag_entry *entry)
{
	struct test *test = context;

	test->is_none = false;
	for (size_t i = 0; i < entry->n_fields; i++) {
		struct poltag_str value = entry->fields[i].value;

		if (has_name(&entry->fields[i], "Id"))
			test->id = value;
		if (has_name(&entry->fields[i], "Type"))
			test->is_none = value.len == 4 && memcmp(value.data, "NONE", 4) == 0;
	}
	for (size_t i = 0; i < entry->n_fields; i++)
		if (has_name(&entry->fields[i], "Example"))
			run_example(test, entry, &entry->fields[i]);
	return test->no_memory;
}

int command_test(int argc, char **argv)
{
	bool some_bad;
	struct poltag_builder *builder = command_read(argv + 1, (size_t)(argc - 1), &some_bad);
	struct poltag_dict *dict = NULL;
	struct test test = { 0 };
	struct poltag_error error;
	char line[96];

	if (!builder)
		return EXIT_USAGE;
	if (poltag_builder_dict(builder, &dict, &error) != POLTAG_OK ||
	    poltag_tagger_new(dict, NULL, &test.tagger, &error) != POLTAG_OK) {
		message_error(&error);
		poltag_dict_free(dict);
		poltag_builder_free(builder);
		return EXIT_USAGE;
	}
	poltag_builder_visit(builder, run_entry, &test);
	test.is_rule = true;
	poltag_builder_visit_rules(builder, run_entry, &test);
	poltag_tagger_free(test.tagger);
	poltag_dict_free(dict);
	poltag_builder_free(builder);
	if (test.no_memory)
		message("out of memory");
	snprintf(line, sizeof line, "%zu examples passed, %zu failed\n", test.passed, test.failed);
	output_text(line);
	return output_close() && !some_bad && !test.failed && !test.no_memory ? EXIT_GOOD : EXIT_SOME_BAD;
}
