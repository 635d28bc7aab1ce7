/* poltag-dict verify: goes through images record by record. */
#include "command.h"
#include "message.h"
#include "output.h"

#include <stdio.h>

static bool verify(const char *path)
{
	struct poltag_dict *dict;
	struct poltag_error error;
	char line[96];

	if (poltag_dict_open(path, &dict, &error) != POLTAG_OK) {
		message_error(&error);
		return false;
	}
	if (poltag_dict_verify(dict, &error) != POLTAG_OK) {
		message("%s: %s", path, error.message);
		poltag_dict_free(dict);
		return false;
	}
	output_text(path);
	snprintf(line, sizeof line, ": good, %zu entries, %zu names\n", poltag_dict_entries(dict), poltag_dict_names(dict));
	output_text(line);
	poltag_dict_free(dict);
	return true;
}

int command_verify(int argc, char **argv)
{
	bool good = true;

	if (argc < 2)
		return message_usage("verify: no IMAGE given");
	for (int i = 1; i < argc; i++)
		good &= verify(argv[i]);
	return output_close() && good ? EXIT_GOOD : EXIT_SOME_BAD;
}
