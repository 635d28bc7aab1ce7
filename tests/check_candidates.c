/* Tests of explain.c, and of handing over every candidate with its verdict and its conditions. */
#include "check_help.h"

static const char records[] = "Id: georgia\nType: COUNTRY\nName: Georgia\nDemonym: Georgian\n\n"
			      "Id: georgia-us\nType: PLACE\nName: Georgia\nNear: Atlanta, swing state\nNotNear: Tbilisi\n"
			      "NotAfter: South\nUnless: Georgia \\d\n\n"
			      "Id: south-georgia\nType: PLACE\nName: South Georgia\n\n"
			      "Id: bell\nType: PERSON\nName: Anna Bell\nShort: Bell ? Mrs\nRole: Mayor | GBR | ..\n\n"
			      "Id: carl\nType: PERSON\nName: Carl Bell\nShort: Bell ?\n";

static const char *const kinds[POLTAG_CONDITIONS] = { "notafter", "unless", "notnear", "near", "cue", "fuller" };

static int add_candidate(void *context, const struct poltag_mention *m)
{
	struct buf *out = context;

	buf_printf(out, "%zu-%zu %.*s %" PRIu64 " %.*s", m->start, m->end, (int)m->id.len, m->id.data, m->line,
		   (int)m->pattern.len, m->pattern.data);
	if (m->lost)
		buf_printf(out, " lost:%d", (int)m->reason);
	for (size_t i = 0; i < m->n_conditions; i++) {
		const struct poltag_condition *c = &m->conditions[i];

		buf_printf(out, " %s%s", c->holds ? "+" : "-", kinds[c->kind]);
		if (c->end > c->start)
			buf_printf(out, "@%zu-%zu", c->start, c->end);
	}
	buf_add_byte(out, '\n');
	return 0;
}

static void expect(const char *text, const char *expected)
{
	struct poltag_options options = { .candidates = true };
	struct poltag_dict *dict = help_dict(records);
	struct poltag_tagger *tagger;
	struct buf out = { 0 };

	ck_assert_int_eq(poltag_tagger_new(dict, &options, &tagger, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, str_from(text), add_candidate, &out, NULL), POLTAG_OK);
	ck_assert_str_eq(help_str(&out), expected);
	buf_free(&out);
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
}


START_TEST(nothing)
{
	expect("", "");
	expect("Nobody is here.", "");
}
END_TEST

/* What lost has no winner at its place, and is there all the same. */
START_TEST(lost_alone)
{
	expect("Bell left.", "0-4 bell 21 Bell lost:4 -cue -fuller\n0-4 carl 27 Bell lost:4 -fuller\n");
}
END_TEST

START_TEST(cues_and_fuller_mentions)
{
	expect("Mayor  Bell", "7-11 bell 21 Bell +cue@0-5 -fuller\n7-11 carl 27 Bell lost:4 -fuller\n");
	expect("“Bell” met Carl Bell", "3-7 carl 27 Bell +fuller@15-24\n3-7 bell 21 Bell lost:4 -cue -fuller\n"
				       "15-24 carl 26 Carl[ \\t\\r\\n]{1,64}+Bell\n"
				       "20-24 carl 27 Bell lost:0 +fuller@15-24\n20-24 bell 21 Bell lost:4 -cue -fuller\n");
}
END_TEST

/* Nothing decides: each is handed over by itself. */
START_TEST(ties)
{
	expect("Bell, Anna Bell, Carl Bell",
	       "0-4 bell 21 Bell lost:3 -cue +fuller@6-15\n0-4 carl 27 Bell lost:3 +fuller@17-26\n"
	       "6-15 bell 20 Anna[ \\t\\r\\n]{1,64}+Bell\n"
	       "11-15 bell 21 Bell lost:0 -cue +fuller@6-15\n11-15 carl 27 Bell lost:0 +fuller@17-26\n"
	       "17-26 carl 26 Carl[ \\t\\r\\n]{1,64}+Bell\n"
	       "22-26 bell 21 Bell lost:0 -cue +fuller@6-15\n22-26 carl 27 Bell lost:0 +fuller@17-26\n");
}
END_TEST

START_TEST(conditions)
{
	expect("Atlanta, Georgia", "9-16 georgia-us 8 Georgia +notafter +unless +notnear +near@0-7\n"
				   "9-16 georgia 3 Georgia lost:2\n");
	expect("Georgia 7, Tbilisi", "0-7 georgia 3 Georgia\n"
				     "0-7 georgia-us 8 Georgia lost:6 +notafter -unless@0-9 -notnear@11-18 -near\n");
	expect("South Georgia", "0-13 south-georgia 16 South[ \\t\\r\\n]{1,64}+Georgia\n6-13 georgia 3 Georgia lost:0\n"
				"6-13 georgia-us 8 Georgia lost:6 -notafter@0-5 +unless +notnear -near\n");
}
END_TEST

/* Types that are not wanted are left out, and the summary counts what was handed over. */
START_TEST(wanted_types)
{
	struct poltag_options options = { .candidates = true, .types = 1u << POLTAG_PLACE };
	struct poltag_dict *dict = help_dict(records);
	struct poltag_tagger *tagger;
	struct buf out = { 0 };

	ck_assert_int_eq(poltag_tagger_new(dict, &options, &tagger, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, STR("Georgia, Georgian"), add_candidate, &out, NULL), POLTAG_OK);
	ck_assert_str_eq(help_str(&out), "0-7 georgia-us 8 Georgia lost:5 +notafter +unless +notnear -near\n");
	ck_assert_uint_eq(poltag_tagger_summary(tagger).mentions, 1);
	buf_free(&out);
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
}
END_TEST

HELP_MAIN("candidates", 60, nothing, lost_alone, cues_and_fuller_mentions, ties, conditions, wanted_types)
