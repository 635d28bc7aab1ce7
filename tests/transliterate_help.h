/* transliterate_help.h - names and how a system spells them. */
#ifndef TRANSLITERATE_HELP_H
#define TRANSLITERATE_HELP_H

#include "check_help.h"

#include "transliterate.h"

/* A name and its spelling; NULL: none. */
struct spelling_case {
	const char *name, *spelling;
};

static inline size_t system_of(const char *lang, const char *name)
{
	for (size_t i = 1; i <= TRANSLITERATIONS; i++)
		if (strcmp(transliterations[i].from, lang) == 0 && strcmp(transliterations[i].name, name) == 0)
			return i;
	ck_abort_msg("no system %s of %s", name, lang);
	return 0;
}

static inline void expect(const char *lang, const char *system, const struct spelling_case *cases, size_t n)
{
	size_t number = system_of(lang, system);

	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(cases[i].name);
		char *copy = help_copy(cases[i].name, len);
		struct buf out = { 0 };
		bool made = transliterate(&out, str_make(copy, len), number);

		ck_assert(made == (out.len > 0));
		if (strcmp(help_str(&out), cases[i].spelling ? cases[i].spelling : "") != 0)
			ck_abort_msg("%s, %s: %s, expected %s", cases[i].name, system, out.data,
				     cases[i].spelling ? cases[i].spelling : "none");
		buf_free(&out);
		free(copy);
	}
}

#define EXPECT(lang, system, cases) expect(lang, system, cases, N_ITEMS(cases))

#endif
