/* role_title.h - titles of offices in the one form that their usual wordings share. */
#ifndef ROLE_TITLE_H
#define ROLE_TITLE_H

#include "str.h"

#define ROLE_TITLE_BYTES 96

/* A title in small letters, with a space between its words: "Minister of Foreign Affairs", "minister for foreign affairs"
 * and "Foreign Minister" are "foreign minister", "Secretary of Defense" is "defence secretary". */
struct role_title {
	char text[ROLE_TITLE_BYTES];
	size_t len; /* 0 where there is no title, or a longer one */
};

struct role_title role_title_of(struct poltag_str text);

/* The words of which others take the place in a title, numbered from 0; NULL past the last. */
const char *role_title_wording(size_t number);

static inline struct poltag_str role_title_str(const struct role_title *title)
{
	return str_make(title->text, title->len);
}

/* Whether several hold such an office at a time, by a word of its title as the dictionary has it. */
bool role_is_shared(struct poltag_str title);

#endif
