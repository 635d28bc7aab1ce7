/* The table of warnings. */
#include "warning.h"

static const struct {
	const char *code, *text;
	bool needs_others;
} warnings[WARNINGS] = {
	[WARNING_SHARED_NAME] = { "shared-name", "a name of two entries that nothing tells apart", true },
	[WARNING_DUPLICATE_ENTRY] = { "duplicate-entry", "two entries of the same Name, Type and Country, or of one "
							 "Wikidata item", true },
	[WARNING_COMMON_WORD] = { "common-word", "a name of one word that is also a common word, a month or a day", true },
	[WARNING_DUPLICATE_WORD] = { "duplicate-word", "a word that its class has already, or a common word that its record has", false },
	[WARNING_REPEATED_NAME] = { "repeated-name", "a name that the entry has already", false },
	[WARNING_LOST_CUES] = { "lost-cues", "a short form a second time, whose cues or question mark do not count",
				false },
	[WARNING_NEEDLESS_VARIANT] = { "needless-variant", "a name that another name of the entry matches anyway", false },
	[WARNING_MIXED_SCRIPT] = { "mixed-script", "a word with letters of two alphabets", false },
	[WARNING_HOMOGLYPH] = { "homoglyph", "a word in letters that look like those of the alphabet around it",
				false },
	[WARNING_UNKNOWN_LANGUAGE] = { "unknown-language", "a language, script or region that is not in BCP 47's lists",
				       false },
	[WARNING_UNKNOWN_ENTRY] = { "unknown-entry", "a Role in an organisation, or a StandsFor, that no entry is of", true },
	[WARNING_PAST_HORIZON] = { "past-horizon", "a date behind the file's %horizon", false },
	[WARNING_ROLE_OVERLAP] = { "role-overlap", "a person who holds one office twice at the same time", false },
	[WARNING_OFFICE_OVERLAP] = { "office-overlap", "two people who hold the same office at the same time", true },
	[WARNING_SLOW_PATTERN] = { "slow-pattern", "a pattern that some text makes take more steps than it gets", false },
	[WARNING_NEEDLESS_WAIVER] = { "needless-waiver", "a Waive that waives nothing", false },
};

enum warning warning_named(struct poltag_str code)
{
	for (int i = 0; i < WARNINGS; i++)
		if (str_is(code, warnings[i].code))
			return (enum warning)i;
	return WARNINGS;
}

bool warning_needs_others(enum warning warning)
{
	return warnings[warning].needs_others;
}

const char *poltag_warning_code(size_t number)
{
	return number < WARNINGS ? warnings[number].code : NULL;
}

const char *poltag_warning_text(size_t number)
{
	return number < WARNINGS ? warnings[number].text : NULL;
}
