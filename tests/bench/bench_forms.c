/* The forms of names as inflect_name gives them. Standard input has a name a line: type, field, language and name, with
 * tabs between (PLACE, Name, ru, Минск); what has no forms is left out. */
#include "inflect.h"

#include <stdio.h>

static enum name_kind kind_of(struct poltag_str field)
{
	return str_is(field, "Demonym") ? NAME_DEMONYM
	       : str_is(field, "Short") ? NAME_SHORT
	       : str_is(field, "Alias") ? NAME_ALIAS
					: NAME_CANONICAL;
}

int main(void)
{
	struct buf out = { 0 };
	char line[4096];

	while (fgets(line, sizeof line, stdin)) {
		struct poltag_str rest = str_make(line, strcspn(line, "\n"));
		struct poltag_str type = str_cut(&rest, '\t'), field = str_cut(&rest, '\t'), lang = str_cut(&rest, '\t');

		out.len = 0;
		if (inflect_name(&out, rest, lang, poltag_type_named(type), kind_of(field)))
			printf("%.*s\n", (int)out.len, out.data);
	}
	if (out.failed || fflush(stdout) != 0)
		return 1;
	buf_free(&out);
	return 0;
}
