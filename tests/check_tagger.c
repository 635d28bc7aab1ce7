/* Tests of tagger.c and offset.c: from a document to mentions with all their fields. */
#include "check_help.h"

#include "offset.h"
#include "utf8.h"

static const char records[] = "Id: orban\nType: PERSON\nName: Viktor Orbán\nName_hu: Orbán Viktor\nName_uz_Cyrl: Виктор Орбан\n"
			      "Short: Orbán\nCountry: HUN\n\n"
			      "Id: china\nType: COUNTRY\nName: China\nName_zh: 中国\nDemonym: Chinese\nCountry: CHN\n\n"
			      "Id: usa\nType: COUNTRY\nName: United States\nAlias: US\nCountry: USA\n\n"
			      "Id: g7\nType: ORG\nName: Group of Seven\nPattern: G\\d+\n\n"
			      "Id: georgia-us\nType: PLACE\nName: Georgia\nCountry: USA\n\n"
			      "Id: georgia\nType: COUNTRY\nName: Georgia\nCountry: GEO\n\n"
			      "Id: osh\nType: PLACE\nName: Osh\nAlias: G'uzor\n";

static struct poltag_dict *dict;

static struct poltag_tagger *new_tagger(const struct poltag_options *options)
{
	struct poltag_tagger *tagger;

	if (!dict)
		dict = help_dict(records);
	ck_assert_int_eq(poltag_tagger_new(dict, options, &tagger, NULL), POLTAG_OK);
	return tagger;
}

/* ---- All fields ---- */

static void show_str(struct buf *out, const char *name, struct poltag_str value)
{
	buf_printf(out, " %s=%.*s", name, (int)value.len, value.data);
}

static int show_all(void *context, const struct poltag_mention *m)
{
	struct buf *out = context;

	buf_printf(out, "%zu-%zu %s", m->start, m->end, poltag_type_name(m->type));
	show_str(out, "text", m->text);
	show_str(out, "name", m->name);
	show_str(out, "id", m->id);
	show_str(out, "country", m->country);
	show_str(out, "rule", m->rule);
	for (size_t i = 0; i < m->n_candidates; i++)
		show_str(out, "or", m->candidates[i]);
	if (m->line) {
		buf_printf(out, " line=%.*s:%" PRIu64, (int)m->file.len, m->file.data, m->line);
		show_str(out, "pattern", m->pattern);
	}
	for (size_t i = 0; i < m->n_losers; i++) {
		const struct poltag_loser *l = &m->losers[i];

		buf_printf(out, " lost=%zu-%zu %s %.*s %.*s %.*s:%" PRIu64 " %s", l->start, l->end, poltag_type_name(l->type),
			   (int)l->id.len, l->id.data, (int)l->name.len, l->name.data, (int)l->file.len, l->file.data, l->line,
			   poltag_reason_text(l->reason));
	}
	buf_add_byte(out, '\n');
	return 0;
}

static void expect_fields(const struct poltag_options *options, const char *text, const char *expected)
{
	struct poltag_tagger *tagger = new_tagger(options);
	struct buf out = { 0 };

	ck_assert_int_eq(poltag_tag(tagger, str_from(text), show_all, &out, NULL), POLTAG_OK);
	ck_assert_str_eq(help_str(&out), expected);
	buf_free(&out);
	poltag_tagger_free(tagger);
}

START_TEST(every_field)
{
	expect_fields(NULL, "Viktor Orban in China", "0-12 PERSON text=Viktor Orban name=Viktor Orbán id=orban country=HUN rule=\n"
						     "16-21 COUNTRY text=China name=China id=china country=CHN rule=\n");
	expect_fields(NULL, "Chinese G7", "0-7 DEMONYM text=Chinese name=China id=china country=CHN rule=\n"
					  "8-10 ORG text=G7 name=Group of Seven id=g7 country= rule=\n");
	expect_fields(NULL, "Georgia", "0-7 PLACE text=Georgia name= id=? country= rule= or=georgia-us or=georgia\n");
	expect_fields(NULL, "", "");
}
END_TEST

START_TEST(languages)
{
	static const char *const langs[] = { "hu", "uz-Cyrl", "uz_Cyrl", "en", "fr", "", NULL, "a-language-that-is-far-too-long-to-be-one" };
	static const char *const names[] = { "Orbán Viktor", "Виктор Орбан", "Виктор Орбан", "Viktor Orbán", "Viktor Orbán",
					     "Viktor Orbán", "Viktor Orbán", "Viktor Orbán" };

	for (size_t i = 0; i < N_ITEMS(langs); i++) {
		struct poltag_options options = { .lang = langs[i] };
		char expected[160];

		snprintf(expected, sizeof expected, "0-6 PERSON text=Orbán name=%s id=orban country=HUN rule=\n", names[i]);
		expect_fields(&options, "Orbán", expected);
	}
}
END_TEST

START_TEST(explanations)
{
	static const struct poltag_options options = { .explain = true };

	expect_fields(&options, "Osh", "0-3 PLACE text=Osh name=Osh id=osh country= rule= line=test.rec:39 pattern=Osh\n");
	expect_fields(&options, "G7", "0-2 ORG text=G7 name=Group of Seven id=g7 country= rule= line=test.rec:25 "
				      "pattern=(?:G\\d+)(?!(?![\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Thai}\\p{Lao}\\p{Khmer}"
				      "\\p{Myanmar}])\\w)\n");
	expect_fields(&options, "Viktor Orbán",
		      "0-13 PERSON text=Viktor Orbán name=Viktor Orbán id=orban country=HUN rule= line=test.rec:3 "
		      "pattern=Viktor[ \\t\\r\\n]{1,64}+Orb(?:á|a)n lost=7-13 PERSON orban Viktor Orbán test.rec:6 "
		      "a longer or earlier name covers it\n");
	expect_fields(&options, "Georgia",
		      "0-7 PLACE text=Georgia name= id=? country= rule= or=georgia-us or=georgia line=test.rec:29 pattern=Georgia "
		      "lost=0-7 PLACE georgia-us Georgia test.rec:29 nothing decides between these "
		      "lost=0-7 COUNTRY georgia Georgia test.rec:34 nothing decides between these\n");
}
END_TEST

START_TEST(wanted_types)
{
	static const struct {
		uint32_t types;
		const char *mentions;
	} cases[] = {
		{ 0, "0-5 china name; 6-13 china name; 14-16 g7 name; 17-20 osh name" },
		{ 1u << POLTAG_COUNTRY, "0-5 china name" },
		{ 1u << POLTAG_DEMONYM, "6-13 china name" },
		{ 1u << POLTAG_ORG | 1u << POLTAG_PLACE, "14-16 g7 name; 17-20 osh name" },
		{ 1u << POLTAG_EVENT, "" },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct poltag_options options = { .types = cases[i].types };
		struct poltag_tagger *tagger = new_tagger(&options);
		struct buf out = { 0 };

		ck_assert_int_eq(poltag_tag(tagger, STR("China Chinese G7 Osh"), help_add_mention, &out, NULL), POLTAG_OK);
		ck_assert_str_eq(help_str(&out), cases[i].mentions);
		buf_free(&out);
		poltag_tagger_free(tagger);
	}
}
END_TEST

static int stop_at_second(void *context, const struct poltag_mention *m)
{
	(void)m;
	return ++*(int *)context == 2;
}

START_TEST(stopping)
{
	struct poltag_tagger *tagger = new_tagger(NULL);
	int n = 0;

	ck_assert_int_eq(poltag_tag(tagger, STR("Osh Osh Osh Osh"), stop_at_second, &n, NULL), POLTAG_STOPPED);
	ck_assert_int_eq(n, 2);
	ck_assert_uint_eq(poltag_tagger_summary(tagger).mentions, 2);
	n = 2;
	ck_assert_int_eq(poltag_tag(tagger, STR("Osh Osh"), stop_at_second, &n, NULL), POLTAG_OK);
	poltag_tagger_free(tagger);
}
END_TEST

static int ignore(void *context, const struct poltag_mention *m)
{
	(void)context;
	(void)m;
	return 0;
}

START_TEST(summaries)
{
	struct poltag_tagger *tagger = new_tagger(NULL);
	struct poltag_summary summary;

	ck_assert_int_eq(poltag_tag(tagger, STR("Osh\x80 \xC3(Osh"), ignore, NULL, NULL), POLTAG_OK);
	summary = poltag_tagger_summary(tagger);
	ck_assert_uint_eq(summary.malformed, 2);
	ck_assert_uint_eq(summary.first_malformed, 3);
	ck_assert_uint_eq(summary.over_limit, 0);
	ck_assert_int_eq(poltag_tag(tagger, STR("Osh"), ignore, NULL, NULL), POLTAG_OK);
	summary = poltag_tagger_summary(tagger);
	ck_assert(summary.malformed == 0 && summary.first_malformed == 0 && summary.mentions == 1);
	poltag_tagger_free(tagger);
}
END_TEST

/* ---- Names of types ---- */

START_TEST(names_of_types)
{
	for (int type = 0; type < POLTAG_TYPES; type++)
		ck_assert_int_eq(poltag_type_named(str_from(poltag_type_name((enum poltag_type)type))), type);
	ck_assert_int_eq(poltag_type_named(STR("person")), POLTAG_TYPES);
	ck_assert_int_eq(poltag_type_named(STR("")), POLTAG_TYPES);
	ck_assert_str_eq(poltag_type_name(POLTAG_TYPES), "");
	for (int reason = 0; reason < POLTAG_REASONS; reason++)
		ck_assert_str_ne(poltag_reason_text((enum poltag_reason)reason), "");
	for (int status = POLTAG_OK; status <= POLTAG_STOPPED; status++)
		ck_assert_str_ne(poltag_status_text((enum poltag_status)status), "unknown status");
}
END_TEST

/* ---- Offsets ---- */

/* The units before a byte, the slow way: the document is decoded from its beginning each time. */
static size_t count_slowly(struct poltag_str document, size_t byte, enum poltag_unit unit)
{
	const unsigned char *begin = (const unsigned char *)document.data, *p = begin, *end = begin + document.len;
	size_t units = 0;

	while ((size_t)(p - begin) < byte) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		units += unit == POLTAG_UTF16 && c > 0xFFFF ? 2 : 1;
	}
	return unit == POLTAG_BYTES ? byte : units;
}

static const char *const pieces[] = { "Osh",  "Viktor Orbán", "中国", "G7", "China", " ", "\n", "é",  "😀", "\xF0\x9F\x87\xBA", "\x80", "\xC3",
				      "\xE4\xB8", "ж", "e\xCC\x81", "G\xE2\x80\x98uzor", "\xC2\xAD", "’s", "Orba\xCC\x81n", "𝐎𝐬𝐡", ". " };

static void make_document(uint64_t *seed, struct buf *out, bool valid)
{
	out->len = 0;
	for (size_t n = help_below(seed, 30); n > 0; n--) {
		const char *piece = HELP_PICK(seed, pieces);
		int32_t c;

		utf8_decode((const unsigned char *)piece, (const unsigned char *)piece + strlen(piece), &c);
		if (c >= 0 || !valid)
			buf_add_str(out, str_from(piece));
	}
}

struct ranges {
	size_t start[64], end[64];
	size_t n;
};

static int add_range(void *context, const struct poltag_mention *m)
{
	struct ranges *ranges = context;

	ck_assert_uint_lt(ranges->n, 64);
	ranges->start[ranges->n] = m->start;
	ranges->end[ranges->n++] = m->end;
	return 0;
}

START_TEST(units_against_a_slow_count)
{
	struct poltag_tagger *taggers[3];
	struct buf text = { 0 };
	uint64_t seed = 21;
	size_t compared = 0;

	for (int unit = 0; unit < 3; unit++) {
		struct poltag_options options = { .unit = (enum poltag_unit)unit, .nested = true };

		taggers[unit] = new_tagger(&options);
	}
	for (int round = 0; round < 10000; round++) {
		struct ranges ranges[3] = { { .n = 0 } };

		make_document(&seed, &text, round % 2);
		for (int unit = 0; unit < 3; unit++)
			ck_assert_int_eq(poltag_tag(taggers[unit], buf_str(&text), add_range, &ranges[unit], NULL), POLTAG_OK);
		for (int unit = 1; unit < 3; unit++)
			for (size_t i = 0; i < ranges[0].n; i++, compared++)
				if (ranges[unit].start[i] != count_slowly(buf_str(&text), ranges[0].start[i], (enum poltag_unit)unit) ||
				    ranges[unit].end[i] != count_slowly(buf_str(&text), ranges[0].end[i], (enum poltag_unit)unit))
					ck_abort_msg("\"%s\", unit %d", help_shown(text.data, text.len), unit);
	}
	ck_assert_uint_gt(compared, 30000);
	for (int unit = 0; unit < 3; unit++)
		poltag_tagger_free(taggers[unit]);
	buf_free(&text);
}
END_TEST

/* ---- Properties ---- */

static int expect_text(void *context, const struct poltag_mention *m)
{
	const struct buf *document = context;

	ck_assert(m->start < m->end && m->end <= document->len);
	ck_assert_ptr_eq(m->text.data, document->data + m->start);
	ck_assert_uint_eq(m->text.len, m->end - m->start);
	return 0;
}

START_TEST(text_is_what_stands_there)
{
	static const struct poltag_options options = { .nested = true, .explain = true };
	struct poltag_tagger *tagger = new_tagger(&options);
	struct buf text = { 0 };
	uint64_t seed = 22;

	for (int round = 0; round < 20000; round++) {
		make_document(&seed, &text, false);
		for (size_t n = help_below(&seed, 6); n > 0 && text.len; n--)
			text.data[help_below(&seed, text.len)] = (char)help_random(&seed);
		ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), expect_text, &text, NULL), POLTAG_OK);
	}
	poltag_tagger_free(tagger);
	buf_free(&text);
}
END_TEST

struct order {
	size_t start, end, last_end;
	bool nested;
};

static int expect_order(void *context, const struct poltag_mention *m)
{
	struct order *order = context;

	ck_assert_uint_ge(m->start, order->start);
	ck_assert(m->start > order->start || m->end <= order->end || order->last_end == 0);
	ck_assert(order->nested || m->start >= order->last_end);
	*order = (struct order){ m->start, m->end, m->end, order->nested };
	return 0;
}

/* Mentions are in order of start, then the longer first, and do not overlap unless that was asked for. */
START_TEST(mentions_are_in_order)
{
	struct buf text = { 0 };
	uint64_t seed = 23;

	for (int nested = 0; nested < 2; nested++) {
		struct poltag_options options = { .nested = nested };
		struct poltag_tagger *tagger = new_tagger(&options);

		for (int round = 0; round < 5000; round++) {
			struct order order = { .nested = nested };

			make_document(&seed, &text, false);
			ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), expect_order, &order, NULL), POLTAG_OK);
		}
		poltag_tagger_free(tagger);
	}
	buf_free(&text);
}
END_TEST

/* A tagger that has tagged much says the same of a document as a new one, and as itself the second time. */
START_TEST(runs_are_identical)
{
	static const struct poltag_options options = { .nested = true, .explain = true };
	struct poltag_tagger *old = new_tagger(&options);
	uint64_t seed = 24;

	for (int round = 0; round < 500; round++) {
		struct buf text = { 0 }, first = { 0 }, second = { 0 }, third = { 0 };
		struct poltag_tagger *fresh = new_tagger(&options);

		make_document(&seed, &text, false);
		ck_assert_int_eq(poltag_tag(old, buf_str(&text), show_all, &first, NULL), POLTAG_OK);
		ck_assert_int_eq(poltag_tag(fresh, buf_str(&text), show_all, &second, NULL), POLTAG_OK);
		ck_assert_int_eq(poltag_tag(old, buf_str(&text), show_all, &third, NULL), POLTAG_OK);
		ck_assert_str_eq(help_str(&first), help_str(&second));
		ck_assert_str_eq(first.data, help_str(&third));
		poltag_tagger_free(fresh);
		buf_free(&text);
		buf_free(&first);
		buf_free(&second);
		buf_free(&third);
	}
	poltag_tagger_free(old);
}
END_TEST

/* ---- Limits ---- */

START_TEST(limits_are_told)
{
	struct poltag_dict *slow = help_dict("Id: slow\nType: ORG\nName: Slow\nPattern: (?:a+)+b\n");
	struct poltag_tagger *tagger;
	struct buf text = { 0 };

	for (int i = 0; i < 60; i++)
		buf_add_byte(&text, 'a');
	buf_add_str(&text, STR(" Slow"));
	ck_assert_int_eq(poltag_tagger_new(slow, NULL, &tagger, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), ignore, NULL, NULL), POLTAG_OK);
	ck_assert_uint_eq(poltag_tagger_summary(tagger).over_limit, 1);
	ck_assert_uint_eq(poltag_tagger_summary(tagger).mentions, 1);
	poltag_tagger_free(tagger);
	poltag_dict_free(slow);
	buf_free(&text);
}
END_TEST

START_TEST(large_documents)
{
	struct poltag_tagger *tagger = new_tagger(NULL);
	struct buf text = { 0 };

	for (int i = 0; i < 200000; i++)
		buf_add_str(&text, i % 2 ? STR("Osh and China, ") : STR("word after word; "));
	ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), ignore, NULL, NULL), POLTAG_OK);
	ck_assert_uint_eq(poltag_tagger_summary(tagger).mentions, 200000);
	poltag_tagger_free(tagger);
	buf_free(&text);
}
END_TEST

HELP_MAIN("tagger", 120, every_field, languages, explanations, wanted_types, stopping, summaries, names_of_types,
	  units_against_a_slow_count, text_is_what_stands_there, mentions_are_in_order, runs_are_identical, limits_are_told,
	  large_documents)
