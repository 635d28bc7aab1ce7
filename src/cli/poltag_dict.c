/* poltag-dict - keeps a dictionary: a table of commands. */
#include "command.h"
#include "message.h"
#include "output.h"

#include <signal.h>
#include <string.h>

static const struct {
	const char *name, *arguments, *text;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "check", "[--strict] [SOURCE]...", "read record files and say what is wrong with them", command_check },
	{ "build", "-o IMAGE [SOURCE]...", "make an image, which opens at once", command_build },
	{ "test", "[SOURCE]...", "tag the entries' examples and compare with their brackets", command_test },
	{ "find", "NAME [SOURCE]...", "show the entries that have a name, or nearly", command_find },
	{ "explain", "[--dict SOURCE]... [--roles] [--date DATE] TEXT|-", "say what a text matches, and why not more", command_explain },
	{ "stats", "[--tsv] [SOURCE]...", "count entries and names", command_stats },
	{ "diff", "OLD NEW [CORPUS]...", "compare two dictionaries, and what they find", command_diff },
	{ "suggest", "[OPTION]... FILE|DIR...", "the frequent names that are missing, as records to be corrected", command_suggest },
	{ "verify", "IMAGE...", "go through images record by record", command_verify },
	{ "import", "FORMAT [FILE]...", "write record files from other formats (poltag-dict(1) lists them)", command_import },
	{ "export", "FORMAT [SOURCE]...", "write other formats from record files", command_export },
};

#define N_COMMANDS (sizeof commands / sizeof *commands)

static int help(void)
{
	output_text("usage: poltag-dict COMMAND [ARGUMENT]...\n"
		    "A SOURCE is a record file or a folder of them; without one, the shipped dictionary's.\n\n");
	for (size_t i = 0; i < N_COMMANDS; i++) {
		output_text("  ");
		output_text(commands[i].name);
		output_text(" ");
		output_text(commands[i].arguments);
		output_text("\n        ");
		output_text(commands[i].text);
		output_text("\n");
	}
	output_text("  --version\n  --help\n");
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}

int main(int argc, char **argv)
{
	message_program("poltag-dict");
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2)
		return message_usage("no command given");
	if (strcmp(argv[1], "--help") == 0)
		return help();
	if (strcmp(argv[1], "--version") == 0) {
		output_text("poltag-dict ");
		output_text(poltag_version());
		output_text("\n");
		return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
	}
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	return message_usage("unknown command \"%s\"", argv[1]);
}
