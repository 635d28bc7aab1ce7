/* Titles of offices: their wordings, and which of them several people have at a time. */
#include "role_title.h"

#include <string.h>

/* Words that are put in the place of others, as whole words. */
static const struct {
	const char *word, *instead;
} wordings[] = {
	{ "defense", "defence" },
	{ "foreign affairs", "foreign" },
	{ "internal affairs", "interior" },
	{ "advisor", "adviser" },
};

const char *role_title_wording(size_t number)
{
	return number < sizeof wordings / sizeof *wordings ? wordings[number].word : NULL;
}

static bool ends_word(const struct role_title *title, size_t at)
{
	return at == title->len || title->text[at] == ' ';
}

/* Puts another text in the place of len bytes; nothing where there is no room. */
static void replace(struct role_title *title, size_t at, size_t len, struct poltag_str by)
{
	if (title->len - len + by.len > sizeof title->text)
		return;
	memmove(title->text + at + by.len, title->text + at + len, title->len - at - len);
	memcpy(title->text + at, by.data, by.len);
	title->len = title->len - len + by.len;
}

static void reword(struct role_title *title)
{
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		struct poltag_str word = str_from(wordings[i].word);

		for (size_t at = 0; at + word.len <= title->len; at++)
			if ((at == 0 || title->text[at - 1] == ' ') && memcmp(title->text + at, word.data, word.len) == 0 &&
			    ends_word(title, at + word.len))
				replace(title, at, word.len, str_from(wordings[i].instead));
	}
}

/* "minister of the interior" becomes "interior minister": head and the small words go behind the rest. */
static void turn(struct role_title *title, const char *head, const char *joint)
{
	struct poltag_str first = str_from(head), rest = role_title_str(title);
	struct role_title turned = { .len = 0 };

	if (!str_starts(rest, first) || !str_starts(str_from_offset(rest, first.len), str_from(joint)))
		return;
	rest = str_from_offset(rest, first.len + strlen(joint));
	if (str_starts(rest, STR("the ")))
		rest = str_from_offset(rest, 4);
	if (rest.len == 0 || str_is(rest, "state"))
		return;
	memcpy(turned.text, rest.data, rest.len);
	turned.text[rest.len] = ' ';
	memcpy(turned.text + rest.len + 1, first.data, first.len);
	turned.len = rest.len + 1 + first.len;
	*title = turned;
}

/* A byte of a title in its one form. */
static char plain(char c)
{
	if (c == '-' || c == '\n' || c == '\t' || c == '\r')
		return ' ';
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

struct role_title role_title_of(struct poltag_str text)
{
	struct role_title title = { .len = 0 };

	for (size_t i = 0; i < text.len; i++) {
		char c = plain(text.data[i]);

		if (c == ' ' && (title.len == 0 || title.text[title.len - 1] == ' '))
			continue;
		if (title.len == sizeof title.text)
			return (struct role_title){ .len = 0 };
		title.text[title.len++] = c;
	}
	if (title.len && title.text[title.len - 1] == ' ')
		title.len--;
	turn(&title, "minister", " of ");
	turn(&title, "minister", " for ");
	turn(&title, "secretary", " of ");
	reword(&title);
	return title;
}

bool role_is_shared(struct poltag_str title)
{
	static const char *const words[] = { "Member",	     "Representative",
					     "Senator",	     "Deputy",
					     "Vice",	     "Judge",
					     "Justice of",   "MP",
					     "MEP",	     "Aide",
					     "Advis",	     "Envoy",
					     "Assistant",    "at-Large",
					     "Commissioner", "Delegate",
					     "Co-",	     "Congress",
					     "Lawmaker",     "Minister of State",
					     "Spokes",	     "Minister without" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (memmem(title.data, title.len, words[i], strlen(words[i])))
			return true;
	return false;
}
