/* Tests of cutting a large text into windows. */
#include "check_help.h"

#include "cli/window.h"

/* The first window of each text has this many bytes, at most size. */
START_TEST(places)
{
	static const struct {
		const char *text;
		size_t size, cut;
	} all[] = {
		{ "", 10, 0 },
		{ "short", 10, 5 },
		{ "ten bytes!", 10, 10 },
		{ "abc\n\ndefg hi\njk", 10, 10 },      /* the blank line is in the first half: a space */
		{ "abcdef\n\nghi jkl\n", 10, 8 },      /* a paragraph before a space */
		{ "abcdef\n \t\nghi jkl\n", 12, 10 },  /* blanks on its line */
		{ "abcdef\r\n\r\nghi jkl\n", 12, 10 },
		{ "abcdefg\nhij k", 10, 8 },           /* a line before nothing else */
		{ "a\n\nbcdefg\nhij", 10, 10 },        /* a line's end right at the size */
		{ "abc defg hij", 10, 9 },
		{ "\xD0\x9E\xD1\x88\xD0\x9E\xD1\x88", 5, 4 },
		{ "\x80\x80\x80\x80\x80\x80", 4, 4 },  /* no character begins anywhere */
		{ "abc", 1, 1 },
		{ "abc", 0, 1 },
	};

	for (size_t i = 0; i < N_ITEMS(all); i++) {
		struct poltag_str text = span_of(all[i].text);
		size_t cut = window_cut(text, all[i].size);

		if (cut != all[i].cut)
			ck_abort_msg("\"%s\", %zu: %zu, expected %zu", all[i].text, all[i].size, cut, all[i].cut);
	}
}
END_TEST

static void cut_all(uint64_t *seed)
{
	static const char bytes[] = "ab \n\r\t\x80\xD0\xFF";
	size_t len = help_below(seed, 200), size = 1 + help_below(seed, 40), at = 0;
	char text[200];

	for (size_t i = 0; i < len; i++)
		text[i] = bytes[help_below(seed, sizeof bytes - 1)];
	while (at < len) {
		char *rest = help_copy(text + at, len - at);
		size_t cut = window_cut(span_make(rest, len - at), size);

		free(rest);
		ck_assert(cut > 0 && cut <= size && cut <= len - at);
		ck_assert(len - at > size || cut == len - at);
		at += cut;
	}
}

/* Windows of any bytes come one behind another, and to an end. */
START_TEST(any_bytes)
{
	uint64_t seed = 1;

	for (int i = 0; i < 2000; i++)
		cut_all(&seed);
}
END_TEST

HELP_MAIN("window", 10, places, any_bytes)
