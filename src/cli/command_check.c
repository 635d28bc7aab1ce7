/* poltag-dict check: reads sources and says what is wrong with them, and what is probably not meant. */
#include "command.h"
#include "message.h"
#include "output.h"

#include <stdio.h>
#include <string.h>

#define STDERR_BUFFER 65536 /* a million warnings are not a million writes */

struct check {
	bool strict; /* warnings count as errors */
	bool collisions; /* are listed */
	size_t entries, warnings, left_out;
};

/* A generated spelling that another entry has as a name. */
static void note_collision(const struct poltag_entry *entry, const struct poltag_spelling *spelling)
{
	struct poltag_str file = poltag_field_file(entry, &spelling->field);

	fprintf(stderr, "%.*s:%u: note: %.*s: \"%.*s\" (%.*s) is a name of %.*s; left out\n", (int)file.len, file.data,
		(unsigned)spelling->field.line, (int)spelling->field.name.len, spelling->field.name.data,
		(int)spelling->field.value.len, spelling->field.value.data, (int)spelling->system.len, spelling->system.data,
		(int)spelling->written_in.len, spelling->written_in.data);
}

static int count(void *context, const struct poltag_entry *entry)
{
	struct check *check = context;

	check->entries++;
	for (size_t i = 0; i < entry->n_spellings; i++) {
		if (!entry->spellings[i].written_in.len)
			continue;
		check->left_out++;
		if (check->collisions)
			note_collision(entry, &entry->spellings[i]);
	}
	return 0;
}

static void report(void *context, const char *code, const struct poltag_error *warning)
{
	struct check *check = context;

	check->warnings++;
	fprintf(stderr, "%s:%llu:%llu: warning: %s [%s]\n", warning->file, (unsigned long long)warning->line,
		(unsigned long long)warning->column, warning->message, code);
}

static int help(void)
{
	output_text("usage: poltag-dict check [--strict] [--collisions] [SOURCE]...\n"
		    "  --strict      a warning makes the exit status 1, as an error does\n"
		    "  --collisions  list the generated spellings that are names of other entries, and so left out\n"
		    "\nWarnings, each of which a record can waive with \"Waive: CODE reason\":\n\n");
	for (size_t i = 0; poltag_warning_code(i); i++) {
		char line[200];

		snprintf(line, sizeof line, "  %-18s%s\n", poltag_warning_code(i), poltag_warning_text(i));
		output_text(line);
	}
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}

/* Warnings, and whether the image can be laid out. False, after a message, where something failed. */
static bool check_all(struct poltag_builder *builder, struct check *check)
{
	struct poltag_error error;
	size_t size;
	void *image;

	poltag_builder_visit(builder, count, check);
	if (poltag_builder_warn(builder, report, check, &error) != POLTAG_OK) {
		message_error(&error);
		return false;
	}
	if (!check->entries)
		return true;
	if (poltag_builder_image(builder, &image, &size, &error) != POLTAG_OK) {
		message_error(&error);
		return false;
	}
	poltag_free(image);
	return true;
}

static void print_result(const struct check *check, bool some_bad)
{
	char line[200], warnings[40] = "", spellings[100] = "";

	if (check->warnings)
		snprintf(warnings, sizeof warnings, ", %zu warning%s", check->warnings,
			 check->warnings == 1 ? "" : "s");
	if (check->left_out)
		snprintf(spellings, sizeof spellings, "; %zu generated spelling%s left out", check->left_out,
			 check->left_out == 1 ? "" : "s");
	snprintf(line, sizeof line, "%zu entries, %s%s%s\n", check->entries, some_bad ? "with errors" : "no error",
		 warnings, spellings);
	output_text(line);
}

int command_check(int argc, char **argv)
{
	struct check check = { 0 };
	struct poltag_builder *builder;
	bool some_bad;
	int i = 1;

	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (strcmp(argv[i], "--help") == 0)
			return help();
		if (strcmp(argv[i], "--strict") == 0)
			check.strict = true;
		else if (strcmp(argv[i], "--collisions") == 0)
			check.collisions = true;
		else
			break; /* command_read says what is wrong with it */
	}
	setvbuf(stderr, NULL, _IOFBF, STDERR_BUFFER);
	builder = command_read(argv + i, (size_t)(argc - i), &some_bad);
	if (!builder)
		return EXIT_USAGE;
	if (!check_all(builder, &check))
		some_bad = true;
	poltag_builder_free(builder);
	fflush(stderr);
	print_result(&check, some_bad);
	return output_close() && !some_bad && !(check.strict && check.warnings) ? EXIT_GOOD : EXIT_SOME_BAD;
}
