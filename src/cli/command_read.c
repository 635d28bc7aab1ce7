/* Reading the sources that a command is given. */
#include "command.h"

#include "load.h"
#include "message.h"

struct poltag_builder *command_read(char *const *paths, size_t n, bool *some_bad)
{
	static char shipped[] = "shipped";
	static char *const only[] = { shipped };
	struct poltag_builder *builder;
	struct poltag_error error;
	enum poltag_status status;

	*some_bad = false;
	for (size_t i = 0; i < n; i++)
		if (paths[i][0] == '-' && paths[i][1]) {
			message_usage("unknown option \"%s\"", paths[i]);
			return NULL;
		}
	if (n == 0) {
		paths = only;
		n = 1;
	}
	if (poltag_builder_new(load_report, NULL, &builder, &error) != POLTAG_OK) {
		message_error(&error);
		return NULL;
	}
	for (size_t i = 0; i < n; i++) {
		status = load_add(builder, paths[i], true, &error);

		if (status == POLTAG_OK)
			continue;
		*some_bad = true;
		if (!load_is_fault(status))
			message_error(&error);
	}
	status = poltag_builder_finish(builder, &error);
	*some_bad |= status != POLTAG_OK;
	if (status != POLTAG_OK && !load_is_fault(status))
		message_error(&error);
	return builder;
}
