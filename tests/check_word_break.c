/* Tests of where words and sentences end. */
#include "check_help.h"

#include "cli/sentence.h"
#include "cli/word_break.h"

#include <string.h>

struct cut {
	const char *text, *segments; /* with | between */
};

static void expect_segments(const struct cut *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct poltag_str text = span_of(all[i].text);
		struct bytes found = { 0 };

		for (size_t at = 0; at < text.len;) {
			size_t end = word_break_next(text, at);

			ck_assert_uint_gt(end, at);
			bytes_add(&found, span_make(text.data + at, end - at));
			bytes_text(&found, end < text.len ? "|" : "");
			at = end;
		}
		if (!span_is(bytes_str(&found), all[i].segments))
			ck_abort_msg("\"%s\": \"%.*s\", expected \"%s\"", all[i].text, (int)found.len, found.data, all[i].segments);
		bytes_free(&found);
	}
}

START_TEST(words)
{
	static const struct cut all[] = {
		{ "Hello world", "Hello| |world" },
		{ "a\r\nb", "a|\r\n|b" },                       /* WB3 */
		{ "a\n\n\r\rb", "a|\n|\n|\r|\r|b" },             /* WB3a, WB3b */
		{ "\u2028a", "\u2028|a" },
		{ "👩\u200d👧 👩👧", "👩\u200d👧| |👩|👧" },      /* WB3c */
		{ "a  b", "a|  |b" },                            /* WB3d */
		{ "e\u0301t\u00ade", "e\u0301t\u00ade" },        /* WB4, WB5 */
		{ " \u0301a\u0301", " \u0301|a\u0301" },
		{ "can't O\u2019Neil U.S. a:b a..b a.", "can't| |O\u2019Neil| |U.S|.| |a:b| |a|.|.|b| |a|." }, /* WB6, WB7 */
		{ "a.\u0301b", "a.\u0301b" },
		{ "\u05d0' \u05d0\"\u05d1 \u05d0\"", "\u05d0'| |\u05d0\"\u05d1| |\u05d0|\"" }, /* WB7a to WB7c */
		{ "C5 5C 10", "C5| |5C| |10" },                  /* WB8 to WB10 */
		{ "1,000.5 1, 1;2 1:2", "1,000.5| |1|,| |1;2| |1|:|2" }, /* WB11, WB12 */
		{ "カタ\u30fcカ漢字ひ", "カタ\u30fcカ|漢|字|ひ" }, /* WB13 */
		{ "a_1_カ __", "a_1_カ| |__" },                    /* WB13a, WB13b */
		{ "🇺🇿🇰🇬🇺", "🇺🇿|🇰🇬|🇺" },                        /* WB15, WB16 */
		{ "a-b «в»", "a|-|b| |«|в|»" },                  /* WB999 */
		{ "\xff\xe2\x82" "a", "\xff|\xe2\x82|a" },
	};

	expect_segments(all, N_ITEMS(all));
}
END_TEST

/* Cuts a text at its sentences, as the form conll does. */
static void add_sentences(struct bytes *found, struct poltag_str text)
{
	struct sentence sentence = { 0 };

	for (size_t at = 0; at < text.len;) {
		size_t end = word_break_next(text, at);
		struct poltag_str token = span_make(text.data + at, end - at);

		if (strchr(" \n", token.data[0]))
			sentence_blank(&sentence, token);
		else if (sentence_token(&sentence, token))
			bytes_byte(found, '|');
		bytes_add(found, token);
		at = end;
	}
}

START_TEST(sentences)
{
	static const struct cut all[] = {
		{ "One. Two.", "One. |Two." },
		{ "Really? Yes! No\u2026 \"So.\" He", "Really? |Yes! |No\u2026 |\"So.\" |He" },
		{ "(One.) Two", "(One.) |Two" },
		{ "one. two", "one. two" },
		{ "A line\nof text", "A line\nof text" },
		{ "Headline\n\ntext", "Headline\n\n|text" },
		{ "Mr. Osh met V. Ann of the U.S. Army. He", "Mr. Osh met V. Ann of the U.S. Army. |He" },
		{ "Gen. Osh", "Gen. Osh" },
		{ "in 2024. In", "in 2024. |In" },
		{ "Что? Да. Нет", "Что? |Да. |Нет" },
		{ "\u662f\u3002\u4e0d", "\u662f\u3002|\u4e0d" },
		{ "One.Two 3.5", "One.Two 3.5" },
		{ "? One", "? |One" },
	};

	for (size_t i = 0; i < N_ITEMS(all); i++) {
		struct bytes found = { 0 };

		add_sentences(&found, span_of(all[i].text));
		if (!span_is(bytes_str(&found), all[i].segments))
			ck_abort_msg("\"%s\": \"%.*s\"", all[i].segments, (int)found.len, found.data);
		bytes_free(&found);
	}
}
END_TEST

HELP_MAIN("word_break", 10, words, sentences)
