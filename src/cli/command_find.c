/* poltag-dict find: which entries have a name. */
#include "command.h"
#include "describe.h"
#include "find_patterns.h"
#include "message.h"
#include "output.h"
#include "spelling.h"

#include <stdlib.h>
#include <string.h>

struct find {
	struct names names;
	struct poltag_str wanted; /* folded */
	size_t found;
};

static bool is_whole(const struct find *find, const struct name *name)
{
	return str_is_same(name_folded(&find->names, name), find->wanted);
}

static bool is_part(const struct find *find, const struct name *name)
{
	return !is_whole(find, name) && spelling_has_part(name_folded(&find->names, name), find->wanted, false);
}

static void show(const struct find *find, const struct name *name)
{
	describe_name(&find->names, name);
	describe_conditions(&find->names, name);
}

static void show_all(struct find *find, const char *title, bool (*holds)(const struct find *, const struct name *))
{
	bool any = false;

	for (size_t i = 0; i < find->names.n_names && output_is_open(); i++) {
		const struct name *name = &find->names.names[i];

		if (!holds(find, name))
			continue;
		if (!any)
			output_text(title);
		any = true;
		find->found++;
		show(find, name);
	}
}

static void show_pattern(void *context, const struct name *name)
{
	struct find *find = context;

	find->found++;
	show(find, name);
}

static void show_near(const struct find *find)
{
	size_t near[SPELLING_NEAR], n = spelling_near(&find->names, find->wanted, near);

	if (n)
		output_text("Spelled nearly so:\n");
	for (size_t i = 0; i < n; i++)
		describe_name(&find->names, &find->names.names[near[i]]);
}

/* Keeps the folded text, which the folder will use its memory for again. */
static bool fold_wanted(struct find *find, const char *text)
{
	struct poltag_str folded;
	char *kept;

	if (poltag_fold(find->names.folder, (struct poltag_str){ text, strlen(text) }, true, &folded, NULL) != POLTAG_OK)
		return false;
	for (; folded.len && folded.data[0] == ' '; folded.len--)
		folded.data++;
	while (folded.len && folded.data[folded.len - 1] == ' ')
		folded.len--;
	kept = malloc(folded.len + 1);
	if (!kept)
		return false;
	if (folded.len)
		memcpy(kept, folded.data, folded.len);
	find->wanted = (struct poltag_str){ kept, folded.len };
	return true;
}

static int run(struct find *find, struct poltag_builder *builder, const char *text, bool some_bad)
{
	struct poltag_str name = { text, strlen(text) };
	bool tried;

	if (!fold_wanted(find, text)) {
		message("out of memory");
		return EXIT_USAGE;
	}
	show_all(find, "", is_whole);
	tried = find_patterns(&find->names, builder, name, show_pattern, find);
	show_all(find, "As a part:\n", is_part);
	show_near(find);
	free((char *)find->wanted.data);
	if (!output_close() || some_bad || !tried)
		return EXIT_USAGE;
	return find->found ? EXIT_GOOD : EXIT_SOME_BAD;
}

int command_find(int argc, char **argv)
{
	struct find find = { 0 };
	struct poltag_builder *builder;
	bool some_bad;
	int status = EXIT_USAGE;

	if (argc > 1 && argv[1][0] == '-' && argv[1][1])
		return message_usage("unknown option \"%s\"", argv[1]);
	if (argc < 2 || argv[1][strspn(argv[1], " \t\n")] == '\0')
		return message_usage("find: no NAME given");
	builder = command_read(argv + 2, (size_t)(argc - 2), &some_bad);
	if (!builder)
		return EXIT_USAGE;
	if (names_read(&find.names, builder))
		status = run(&find, builder, argv[1], some_bad);
	names_free(&find.names);
	poltag_builder_free(builder);
	return status;
}
