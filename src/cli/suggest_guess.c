/* Guessing what a name is the name of, and saying why. */
#include "suggest.h"

#include <stdarg.h>
#include <stdio.h>

struct guess {
	struct suggest_group *group;
	const struct suggest_tools *tools;
	char *reason;
};

static void decide(struct guess *guess, enum poltag_type type, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void decide(struct guess *guess, enum poltag_type type, const char *format, ...)
{
	va_list args;

	guess->group->type = type;
	guess->group->sure = true;
	va_start(args, format);
	vsnprintf(guess->reason, SUGGEST_REASON, format, args);
	va_end(args);
}

/* The next word of a name from *at on, up to a blank; false behind the last. */
static bool next_word(struct poltag_str name, size_t *at, struct poltag_str *word)
{
	size_t start = *at;

	if (start >= name.len)
		return false;
	while (*at < name.len && name.data[*at] != ' ')
		++*at;
	*word = (struct poltag_str){ name.data + start, *at - start };
	*at += *at < name.len;
	return true;
}

/* The head of a name of several words: in English its last word, or the one before "of"; else its first. */
static bool guess_from_head(struct guess *guess, struct poltag_str name)
{
	static const struct {
		unsigned classes;
		enum poltag_type type;
	} heads[] = { { LEXICON_ORG, POLTAG_ORG }, { LEXICON_EVENT, POLTAG_EVENT }, { LEXICON_PLACE, POLTAG_PLACE } };
	struct poltag_str word, head[2] = { { "", 0 }, { "", 0 } };
	size_t n = 0;

	for (size_t at = 0; next_word(name, &at, &word) && !(suggest_classes(guess->tools, word) & LEXICON_OF); n++)
		head[n > 0] = word;
	for (size_t k = n > 1 ? 2 : 1; k-- > 0;)
		for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
			if (suggest_classes(guess->tools, head[k]) & heads[i].classes) {
				decide(guess, heads[i].type, "\"%.*s\" in it", (int)head[k].len, head[k].data);
				return true;
			}
	return false;
}

static bool ends(struct poltag_str word, const char *end)
{
	size_t n = strlen(end);

	return word.len > n && memcmp(word.data + word.len - n, end, n) == 0;
}

static bool is_patronymic(struct poltag_str word)
{
	static const char *const endings[] = { "ович", "евич", "овна", "евна", "овича", "евича", "овны", "евны", "ovich",
					       "evich", "ovna", "evna", "uly", "ұлы", "қызы", "угли", "ўғли", "йович" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(word, endings[i]))
			return true;
	return false;
}

/* Adjectives of places and faiths, which in English have a capital. */
static bool is_adjective(struct poltag_str name)
{
	static const char *const endings[] = { "ian", "ians", "ish", "ese", "ic", "ite", "ites", "can", "cans" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(name, endings[i]))
			return true;
	return false;
}

static const char *times(size_t n, char room[32])
{
	snprintf(room, 32, n == 1 ? "once" : "%zu times", n);
	return room;
}

/* What stands before it often. */
static bool guess_from_cues(struct guess *guess)
{
	static const struct {
		enum suggest_cue cue;
		enum poltag_type type;
	} before[] = { { SUGGEST_AFTER_TITLE, POLTAG_PERSON },
		       { SUGGEST_AFTER_ORG, POLTAG_ORG },
		       { SUGGEST_AFTER_PLACE, POLTAG_PLACE } };
	const struct suggest_sequence *seen = &guess->group->seen;
	size_t best = 0;
	char room[32];

	for (size_t i = 1; i < 3; i++)
		if (seen->cues[before[i].cue] > seen->cues[before[best].cue])
			best = i;
	if (seen->cues[before[best].cue] * 10 < seen->count || seen->cues[before[best].cue] == 0 ||
	    (before[best].cue == SUGGEST_AFTER_TITLE && seen->cues[SUGGEST_AFTER_IN] > seen->cues[SUGGEST_AFTER_TITLE]))
		return false;
	decide(guess, before[best].type, "behind words such as \"%s\" %s", seen->cue_word ? seen->cue_word : "",
	       times(seen->cues[before[best].cue], room));
	return true;
}

static bool guess_person(struct guess *guess, struct poltag_str name)
{
	struct poltag_str first = { "", 0 }, word;
	size_t at = 0, n = 0;

	for (; next_word(name, &at, &word); n++) {
		if (n == 0)
			first = word;
		if (n > 0 && is_patronymic(word)) {
			decide(guess, POLTAG_PERSON, "\"%.*s\" is a patronymic", (int)word.len, word.data);
			return true;
		}
	}
	if (n < 2 || n > 4)
		return false;
	if (ends(first, "."))
		decide(guess, POLTAG_PERSON, "an initial");
	else if (suggest_near_given(guess->tools->near, first))
		decide(guess, POLTAG_PERSON, "\"%.*s\" begins the names of people in the dictionary", (int)first.len,
		       first.data);
	else
		return false;
	return true;
}

static void decide_without(struct guess *guess, bool several)
{
	decide(guess, several ? POLTAG_PERSON : POLTAG_PLACE,
	       several ? "several words, and no other sign" : "no sign at all");
	guess->group->sure = false;
}

void suggest_guess(struct suggest_group *group, const struct suggest_tools *tools, char reason[SUGGEST_REASON])
{
	struct guess its = { group, tools, reason }, *guess = &its;
	struct poltag_str name = span_of(group->forms[0].text);
	const struct suggest_sequence *seen = &group->seen;
	size_t said = seen->cues[SUGGEST_NEAR_SAID], in = seen->cues[SUGGEST_AFTER_IN], quoted = seen->cues[SUGGEST_QUOTED];
	bool several = memchr(name.data, ' ', name.len) != NULL;
	char room[32];

	if (guess_from_head(guess, name))
		return;
	if (!several && folding_letters(tools->folding, name) == POLTAG_CAPITALS) {
		decide(guess, POLTAG_ORG, "in capitals");
		return;
	}
	if (guess_from_cues(guess) || guess_person(guess, name))
		return;
	if (quoted * 2 >= seen->count)
		decide(guess, POLTAG_ORG, "in quotation marks %s", times(quoted, room));
	else if (said && said >= in)
		decide(guess, POLTAG_PERSON, "next to words such as \"said\" %s", times(said, room));
	else if (!several && is_adjective(name))
		decide(guess, POLTAG_DEMONYM, "a single word that ends as adjectives do");
	else if (in * 4 >= seen->count)
		decide(guess, POLTAG_PLACE, "behind words such as \"in\" %s", times(in, room));
	else if (!several && suggest_near_surname(tools->near, name))
		decide(guess, POLTAG_PERSON, "a surname in the dictionary");
	else
		decide_without(guess, several);
}
