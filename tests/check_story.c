/* Tests of recognising near-copies of documents. */
#include "check_help.h"

#include "cli/story.h"

#define WORDS 400

/* A text of words that follow from the seed, those from changed on from another. */
static struct buf make_text(uint64_t seed, size_t n, size_t from, size_t to)
{
	uint64_t other = seed + 1000000;
	struct buf text = { 0 };

	for (size_t i = 0; i < n; i++) {
		uint64_t *source = i >= from && i < to ? &other : &seed;

		buf_printf(&text, "w%zu ", help_below(source, 5000));
	}
	return text;
}

static bool is_fresh(struct stories *stories, struct buf text)
{
	struct story_signature signature;
	bool fresh;

	story_sign((struct poltag_str){ text.data, text.len }, &signature);
	ck_assert(stories_add(stories, &signature, &fresh));
	buf_free(&text);
	return fresh;
}

START_TEST(copies)
{
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct stories *stories = stories_new();

		ck_assert(is_fresh(stories, make_text(seed, WORDS, 0, 0)));
		ck_assert(!is_fresh(stories, make_text(seed, WORDS, 0, 0)));
		ck_assert_msg(!is_fresh(stories, make_text(seed, WORDS * 9 / 10, 0, 0)), "cut, %d", (int)seed);
		ck_assert_msg(!is_fresh(stories, make_text(seed, WORDS, 100, 130)), "changed, %d", (int)seed);
		ck_assert_msg(is_fresh(stories, make_text(seed, WORDS / 5, 0, 0)), "a fifth, %d", (int)seed);
		stories_free(stories);
	}
}
END_TEST

/* Of 3,000 different texts none is a copy, and each is found again. */
START_TEST(many)
{
	struct stories *stories = stories_new();

	for (uint64_t seed = 1; seed <= 3000; seed++)
		ck_assert_msg(is_fresh(stories, make_text(seed * 7919, WORDS, 0, 0)), "%d", (int)seed);
	for (uint64_t seed = 1; seed <= 3000; seed++)
		ck_assert_msg(!is_fresh(stories, make_text(seed * 7919, WORDS, 0, 0)), "%d", (int)seed);
	stories_free(stories);
}
END_TEST

/* What stands in all of them, such as an agency's footer, makes no copies. */
START_TEST(common_part)
{
	struct stories *stories = stories_new();

	for (uint64_t seed = 1; seed <= 500; seed++) {
		struct buf text = make_text(4242, WORDS / 4, 0, 0), own = make_text(seed * 7919, WORDS, 0, 0);

		buf_add(&text, own.data, own.len);
		buf_free(&own);
		ck_assert_msg(is_fresh(stories, text), "%d", (int)seed);
	}
	stories_free(stories);
}
END_TEST

static struct buf text_of(const char *text)
{
	struct buf buf = { 0 };

	buf_add(&buf, text, strlen(text));
	return buf;
}

/* Short texts are the same when their words are. */
START_TEST(short_texts)
{
	struct stories *stories = stories_new();

	ck_assert(is_fresh(stories, text_of("Putin met Xi in Moscow.")));
	ck_assert(!is_fresh(stories, text_of("PUTIN met Xi -- in Moscow")));
	ck_assert(is_fresh(stories, text_of("Putin met Xi in Beijing.")));
	ck_assert(is_fresh(stories, text_of("\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD")));
	ck_assert(is_fresh(stories, text_of("")));
	ck_assert(!is_fresh(stories, text_of("  ")));
	stories_free(stories);
}
END_TEST

HELP_MAIN("story", 30, copies, many, common_part, short_texts)
