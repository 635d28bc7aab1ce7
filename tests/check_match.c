/* Tests of scan.c and find.c, and of what of their candidates is chosen: random dictionaries and random texts, searched
 * by the engine with every vector code and the slow way (slow_match.h). Both must find the same. */
#include "random_dict.h"

#include "dict.h"
#include "scan.h"

/* ---- Comparing ---- */

static int by_place(const void *a, const void *b)
{
	const struct slow_found *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* Everything that was found, as "start-end:entry ..." in the source's bytes. */
static char *show(const struct slow_list *list, const struct text *text)
{
	struct buf out = { 0 };

	if (list->n_found)
		qsort(list->found, list->n_found, sizeof *list->found, by_place);
	for (size_t i = 0; i < list->n_found; i++)
		buf_printf(&out, "%zu-%zu:e%u ", text ? text_source_start(text, list->found[i].start) : list->found[i].start,
			   text ? text_source_end(text, list->found[i].end) : list->found[i].end, list->found[i].entry);
	help_str(&out);
	return out.data;
}

static unsigned entry_number(struct poltag_str id)
{
	unsigned number = 0;

	for (size_t i = 1; i < id.len; i++)
		number = number * 10 + (unsigned)(id.data[i] - '0');
	return number;
}

/* Adds a mention and what lost against it of the same span. */
static int collect(void *context, const struct poltag_mention *m)
{
	struct slow_list *list = context;

	if (!str_is(m->id, "?"))
		slow_add(list, (struct slow_found){ m->start, m->end, entry_number(m->id), false });
	for (size_t i = 0; i < m->n_candidates; i++)
		slow_add(list, (struct slow_found){ m->start, m->end, entry_number(m->candidates[i]), false });
	for (size_t i = 0; i < m->n_losers; i++)
		if (m->losers[i].start == m->start && m->losers[i].end == m->end)
			slow_add(list, (struct slow_found){ m->start, m->end, entry_number(m->losers[i].id), false });
	return 0;
}

static void disagree(const struct round *r, const struct buf *text, const char *got, const char *expected)
{
	char *shown = help_shown(text->data, text->len);

	fprintf(stderr, "text \"%s\"\nengine %s\nslowly %s\n%s", shown, got, expected, r->records.data); /* too long for Check */
	ck_abort_msg("the engine and the slow way disagree");
}

static void compare_candidates(const struct round *r, struct poltag_tagger *tagger, const struct buf *text,
			       const char *expected)
{
	struct slow_list list = { 0 };
	char *copy = help_copy(text->data, text->len), *got;

	ck_assert_int_eq(poltag_tag(tagger, str_make(copy, text->len), collect, &list, NULL), POLTAG_OK);
	ck_assert_uint_eq(poltag_tagger_summary(tagger).over_limit, 0);
	got = show(&list, NULL);
	if (strcmp(got, expected) != 0)
		disagree(r, text, got, expected);
	free(got);
	free(copy);
	free(list.found);
}

#define SLOW_ENTRIES 64 /* more than a random dictionary has */

/* The entries with a full name in the text that no earlier or longer full name covers. */
static void find_seen(const struct slow_list *list, bool seen[SLOW_ENTRIES])
{
	size_t covered = 0, start = 0;

	for (size_t i = 0; i < list->n_found; i++) {
		const struct slow_found *f = &list->found[i];

		if (f->is_short || (f->start < covered && !(f->start == start && f->end == covered)))
			continue;
		start = f->start;
		covered = f->end;
		ck_assert_uint_lt(f->entry, SLOW_ENTRIES);
		seen[f->entry] = true;
	}
}

/* Writes the entries that stay of n of one span: names before short forms, of those the ones that are named in full. */
static void choose_of_span(const struct slow_found *f, size_t n, const bool seen[SLOW_ENTRIES], struct buf *out)
{
	bool has_name = false, has_seen = false;
	size_t entries = 0;

	for (size_t k = 0; k < n; k++) {
		has_name |= !f[k].is_short;
		has_seen |= seen[f[k].entry];
	}
	for (size_t k = 0; k < n; k++)
		if (has_name ? !f[k].is_short : seen[f[k].entry] == has_seen) {
			buf_printf(out, " e%u", f[k].entry);
			entries++;
		}
	buf_printf(out, entries > 1 ? " ?; " : "; ");
}

/* Of what was found the leftmost, then the longest, then the better; several entries are "?". */
static char *choose_slowly(struct slow_list *list, const struct text *text)
{
	bool seen[SLOW_ENTRIES] = { false };
	struct buf out = { 0 };
	size_t covered = 0, n;

	if (list->n_found)
		qsort(list->found, list->n_found, sizeof *list->found, by_place);
	find_seen(list, seen);
	for (size_t i = 0; i < list->n_found; i += n) {
		const struct slow_found *f = &list->found[i];

		for (n = 0; i + n < list->n_found && f[n].start == f->start && f[n].end == f->end; n++)
			;
		if (f->start < covered)
			continue;
		covered = f->end;
		buf_printf(&out, "%zu-%zu", text_source_start(text, f->start), text_source_end(text, f->end));
		choose_of_span(f, n, seen, &out);
	}
	help_str(&out);
	return out.data;
}

static int add_chosen(void *context, const struct poltag_mention *m)
{
	buf_printf(context, "%zu-%zu", m->start, m->end);
	if (!str_is(m->id, "?"))
		buf_printf(context, " %.*s", (int)m->id.len, m->id.data);
	for (size_t i = 0; i < m->n_candidates; i++)
		buf_printf(context, " %.*s", (int)m->candidates[i].len, m->candidates[i].data);
	buf_printf(context, m->n_candidates ? " ?; " : "; ");
	return 0;
}

static void compare_mentions(const struct round *r, struct poltag_tagger *tagger, const struct buf *text,
			     const char *expected)
{
	struct buf got = { 0 };

	ck_assert_int_eq(poltag_tag(tagger, buf_str(text), add_chosen, &got, NULL), POLTAG_OK);
	if (strcmp(help_str(&got), expected) != 0)
		disagree(r, text, got.data, expected);
	buf_free(&got);
}

struct taggers {
	struct poltag_tagger *all[START_CODES], *chosen;
};

/* A tagger for every vector code. They are kept for several texts, so that patterns are used in all their states. */
static void make_taggers(struct round *r, struct taggers *taggers)
{
	static const struct poltag_options all = { .nested = true, .explain = true };

	for (int code = 0; code < START_CODES; code++) {
		taggers->all[code] = NULL;
		if (start_code((enum start_code)code))
			ck_assert_int_eq(poltag_tagger_new(r->dict, &all, &taggers->all[code], NULL), POLTAG_OK);
	}
	ck_assert_int_eq(poltag_tagger_new(r->dict, NULL, &taggers->chosen, NULL), POLTAG_OK);
}

static void free_taggers(struct taggers *taggers)
{
	for (int code = 0; code < START_CODES; code++)
		poltag_tagger_free(taggers->all[code]);
	poltag_tagger_free(taggers->chosen);
}

static size_t compare_text(struct round *r, const struct taggers *taggers, const struct buf *source)
{
	struct text text = { 0 };
	struct slow_list list = { 0 };
	char *expected;
	size_t found;

	ck_assert_int_eq(text_read(&text, &table, buf_str(source), NULL), POLTAG_OK);
	slow_find(r->names, r->n_names, text.norm, &list);
	for (unsigned entry = 0; entry < ENTRIES; entry++)
		if (r->written[entry])
			slow_find_written(r->written[entry], entry, text.norm, &list);
	found = list.n_found;
	expected = show(&list, &text);
	for (int code = 0; code < START_CODES; code++)
		if (taggers->all[code]) {
			r->dict->classify = start_code((enum start_code)code);
			compare_candidates(r, taggers->all[code], source, expected);
		}
	free(expected);
	expected = choose_slowly(&list, &text);
	compare_mentions(r, taggers->chosen, source, expected);
	free(expected);
	free(list.found);
	text_free(&text);
	return found;
}

/* ---- The tests ---- */

START_TEST(the_slow_way_agrees)
{
	size_t found = 0;

	for (uint64_t i = 0; i < 3000; i++) {
		struct round r;
		struct taggers taggers;
		struct buf text = { 0 };

		round_init(&r, i * 7919);
		make_taggers(&r, &taggers);
		for (int k = 0; k < 12; k++) {
			make_text(&r, &text, 1 + biased(&r.seed, 12));
			found += compare_text(&r, &taggers, &text);
		}
		free_taggers(&taggers);
		buf_free(&text);
		round_free(&r);
	}
	ck_assert_uint_gt(found, 100000);
}
END_TEST

/* Names across the ends of the chunks that a text is looked through in. */
START_TEST(chunks_do_not_show)
{
	for (uint64_t i = 0; i < 40; i++) {
		struct round r;
		struct taggers taggers;
		struct buf text = { 0 }, part = { 0 };

		round_init(&r, i * 104729);
		make_taggers(&r, &taggers);
		for (size_t chunk = 1; chunk <= 2; chunk++) {
			size_t end = chunk * SCAN_CHUNK - help_below(&r.seed, 120);

			while (text.len < end)
				buf_add_byte(&text, text.len % 6 ? 'z' : ' ');
			make_text(&r, &part, 10);
			buf_add_str(&text, buf_str(&part));
		}
		compare_text(&r, &taggers, &text);
		free_taggers(&taggers);
		buf_free(&text);
		buf_free(&part);
		round_free(&r);
	}
}
END_TEST

/* Whatever bytes come, the engine and the slow way read the same into them. */
START_TEST(random_bytes)
{
	for (uint64_t i = 0; i < 300; i++) {
		struct round r;
		struct taggers taggers;
		struct buf text = { 0 };

		round_init(&r, i * 15485863);
		make_taggers(&r, &taggers);
		for (int k = 0; k < 20; k++) {
			make_text(&r, &text, 1 + biased(&r.seed, 8));
			for (size_t n = help_below(&r.seed, 8); n > 0 && text.len; n--)
				text.data[help_below(&r.seed, text.len)] = (char)help_random(&r.seed);
			compare_text(&r, &taggers, &text);
		}
		free_taggers(&taggers);
		buf_free(&text);
		round_free(&r);
	}
}
END_TEST

/* ASCII words of every length at every place of a block: their hashes are made in several ways. */
START_TEST(words_of_every_length)
{
	for (size_t len = 1; len <= 72; len++) {
		char records[240], word[80];
		struct poltag_dict *dict;

		memset(word, 'q', len);
		word[0] = 'Q';
		word[len] = '\0';
		snprintf(records, sizeof records, "Id: w\nType: ORG\nName: %s\nAlias: Two %s\n", word, word);
		dict = help_dict(records);
		for (size_t at = 0; at <= 130; at++) {
			char text[400], expected[64], *got;

			snprintf(text, sizeof text, "%*s%s Two %s", (int)at, "", word, word);
			snprintf(expected, sizeof expected, "%zu-%zu w name; %zu-%zu w name", at, at + len, at + len + 1,
				 at + 2 * len + 5);
			got = help_tag(dict, NULL, str_from(text));
			ck_assert_str_eq(got, expected);
			free(got);
		}
		poltag_dict_free(dict);
	}
}
END_TEST

static char *scan_candidates(struct scan *scan, const struct buf *text)
{
	struct buf out = { 0 };

	ck_assert_int_eq(scan_text(scan, buf_str(text), NULL), POLTAG_OK);
	for (size_t i = 0; i < scan->n_candidates; i++)
		buf_printf(&out, "%zu-%zu:%u ", scan->candidates[i].start, scan->candidates[i].end, scan->candidates[i].entry);
	help_str(&out);
	return out.data;
}

/* Patterns may be thrown out of the cache at any time and be compiled again. */
START_TEST(a_small_cache_finds_the_same)
{
	static struct scan small, large;

	for (uint64_t i = 0; i < 100; i++) {
		struct round r;
		struct buf text = { 0 };

		round_init(&r, i * 32452843);
		memset(&small, 0, sizeof small);
		memset(&large, 0, sizeof large);
		ck_assert_int_eq(scan_init(&small, r.dict, NULL), POLTAG_OK);
		ck_assert_int_eq(scan_init(&large, r.dict, NULL), POLTAG_OK);
		small.cache.limit = help_below(&r.seed, 2) ? 1 : 4096;
		for (int k = 0; k < 30; k++) {
			char *first, *second;

			make_text(&r, &text, 20);
			first = scan_candidates(&small, &text);
			second = scan_candidates(&large, &text);
			ck_assert_str_eq(first, second);
			free(first);
			free(second);
		}
		scan_free(&small);
		scan_free(&large);
		buf_free(&text);
		round_free(&r);
	}
}
END_TEST

HELP_MAIN("match", 600, the_slow_way_agrees, chunks_do_not_show, random_bytes, words_of_every_length,
	  a_small_cache_finds_the_same)
