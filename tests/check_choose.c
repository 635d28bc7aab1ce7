/* Tests of choose.c: which of the candidates become mentions. */
#include "check_help.h"

#define ORG(id, name) "Id: " id "\nType: ORG\nName: " name "\n"

/* ---- Overlaps ---- */

START_TEST(leftmost_then_longest)
{
	static const char records[] = ORG("ab", "Aa Bb") "\n" ORG("bcd", "Bb Cc Dd") "\n" ORG("a", "Aa") "\n" ORG("abc", "Aa Bb Cc")
		"\n" ORG("d", "Dd") "\n";
	static const struct help_case cases[] = {
		{ "Aa", "0-2 a name" },
		{ "Aa Bb", "0-5 ab name" },
		{ "Aa Bb Cc", "0-8 abc name" },
		{ "Aa Bb Cc Dd", "0-8 abc name; 9-11 d name" },
		{ "Bb Cc Dd", "0-8 bcd name" },
		{ "Aa Aa Bb", "0-2 a name; 3-8 ab name" },
		{ "Bb Cc", "" },
		{ "", "" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

START_TEST(nested_keeps_all)
{
	static const struct poltag_options nested = { .nested = true };
	static const struct help_case cases[] = {
		{ "Bank of America", "0-15 bank name; 8-15 america name" },
		{ "Bank of America Tower", "0-21 tower name; 0-15 bank name; 8-15 america name" },
		{ "America Bank", "0-7 america name" },
	};
	struct poltag_dict *dict = help_dict(ORG("bank", "Bank of America") "\n" ORG("america", "America") "\n"
						     ORG("tower", "Bank of America Tower") "\n");

	help_expect(dict, &nested, cases, N_ITEMS(cases));
	poltag_dict_free(dict);
}
END_TEST

START_TEST(one_name_of_two)
{
	static const char records[] = ORG("one", "Same Name") "\n" ORG("two", "Other") "Alias: Same Name\nShort: Alone\n\n" ORG("three", "Alone")
		"\n" ORG("four", "Four") "Short: Shared\n\n" ORG("five", "Five") "Short: Shared\n\n";
	static const struct help_case cases[] = {
		{ "Same Name", "0-9 ?(one,two) name" },
		{ "Other, Same Name", "0-5 two name; 7-16 ?(one,two) name" },
		{ "Alone", "0-5 three name" },
		{ "Shared", "0-6 ?(four,five) short" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

/* A short form that a fuller mention lets in goes before one that needs none. */
/* Who is named in full has the surname; of two that are, who has it without a condition. */
START_TEST(carried_goes_first)
{
	static const char records[] = "Id: ann\nType: PERSON\nName: Ann Reed\nShort: Reed\n\n"
				      "Id: bob\nType: PERSON\nName: Bob Reed\nShort: Reed ?\n\n";
	static const struct help_case cases[] = {
		{ "Reed said", "0-4 ann short" },
		{ "Bob Reed came. Reed said", "0-8 bob name; 15-19 bob carried" },
		{ "Reed said. Bob Reed came.", "0-4 bob carried; 11-19 bob name" },
		{ "Bob Reed and Ann Reed came. Reed said", "0-8 bob name; 13-21 ann name; 28-32 ann short" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

START_TEST(two_that_are_carried)
{
	static const char records[] = "Id: ann\nType: PERSON\nName: Ann Reed\nShort: Reed ?\n\n"
				      "Id: bob\nType: PERSON\nName: Bob Reed\nShort: Reed ?\n\n";
	static const struct help_case cases[] = {
		{ "Reed said", "" },
		{ "Ann Reed came. Reed said", "0-8 ann name; 15-19 ann carried" },
		{ "Bob Reed and Ann Reed came. Reed said", "0-8 bob name; 13-21 ann name; 28-32 ?(ann,bob) carried" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

/* ---- Short forms ---- */

static const char landau[] = "Id: landau\nType: PERSON\nName: Christopher Landau\nAlias: Chris Landau\nName_ru: Кристофер Ландау\n"
			     "Short: Landau ? Deputy Secretary, Mr\nShort_ru: Ландау ?\nShort: CL\n"
			     "Role: Ambassador to Mexico | MEX | 2019..2021\n\n"
			     ORG("street", "Christopher Landau Street") "\n"
			     "%rec: Words\n\nId: t\nClass: title\nWord: Mr\nWord: Secretary\nWord: Mexico\n";

START_TEST(conditional_short_forms)
{
	static const struct help_case cases[] = {
		{ "Landau lies in Germany.", "" },
		{ "CL said", "0-2 landau short" },
		{ "Mr Landau said", "3-9 landau short" },
		{ "Mr. Landau said", "4-10 landau short" },
		{ "mr Landau said", "3-9 landau short" },
		{ "Mr\nLandau said", "3-9 landau short" },
		{ "Mr\n\nLandau said", "" },
		{ "Mr, Landau said", "" },
		{ "MMr Landau said", "" },
		{ "Deputy Secretary Landau", "17-23 landau short" },
		{ "the Secretary Landau", "" },
		{ "Ambassador to Mexico Landau", "21-27 landau short" },
		{ "Chris Landau. Later Landau said", "0-12 landau name; 20-26 landau carried" },
		{ "Landau said. So did Chris Landau.", "0-6 landau carried; 20-32 landau name" },
		{ "Кристофер Ландау. Later Ландау, Landau", "0-31 landau name; 39-51 landau carried; 53-59 landau carried" },
		{ "CL came. Landau said", "0-2 landau short" },
		{ "Chris Landau and Mr Landau", "0-12 landau name; 20-26 landau carried" },
	};

	HELP_EXPECT(landau, cases);
}
END_TEST

/* A full name inside a longer one of something else names nobody. */
START_TEST(covered_names_carry_nothing)
{
	static const struct help_case cases[] = {
		{ "Christopher Landau Street. Landau said", "0-25 street name" },
		{ "Christopher Landau Street. Christopher Landau. Landau said",
		  "0-25 street name; 27-45 landau name; 47-53 landau carried" },
	};

	HELP_EXPECT(landau, cases);
}
END_TEST

/* What stood in one document lets nothing in in the next. */
START_TEST(documents_are_apart)
{
	struct poltag_dict *dict = help_dict(landau);
	struct poltag_tagger *tagger;
	struct buf out = { 0 };

	ck_assert_int_eq(poltag_tagger_new(dict, NULL, &tagger, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, STR("Chris Landau came."), help_add_mention, &out, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_tag(tagger, STR("Landau said."), help_add_mention, &out, NULL), POLTAG_OK);
	ck_assert_str_eq(help_str(&out), "0-12 landau name");
	buf_free(&out);
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
}
END_TEST

/* ---- Possessives and the ends of names ---- */

START_TEST(possessives_are_outside)
{
	static const struct help_case cases[] = {
		{ "Osh's", "0-3 osh name" },
		{ "Osh\xE2\x80\x99s", "0-3 osh name" },
		{ "Osh\xE2\x80\x98s", "0-3 osh name" },
		{ "Osh\xCA\xBCs", "0-3 osh name" },
		{ "Osh\xCA\xBBs", "0-3 osh name" },
		{ "Osh`s", "0-3 osh name" },
		{ "Osh\xC2\xB4s", "0-3 osh name" },
		{ "Osh\xEF\xBC\x87s", "0-3 osh name" },
		{ "OSH'S MAYOR OF OSH'S CITY", "0-3 osh name; 15-18 osh name" },
		{ "the United States' role", "4-17 usa name" },
		{ "U.S.'s", "0-4 usa name" },
	};

	HELP_EXPECT(ORG("osh", "Osh") "\n" ORG("usa", "United States") "Alias: U.S.\n", cases);
}
END_TEST

START_TEST(ends_of_names)
{
	static const struct help_case cases[] = {
		{ "Osh.", "0-3 osh name" },
		{ "Osh.com", "" },
		{ "Osh.Then", "0-3 osh name" },
		{ "Osh-based", "0-3 osh name" },
		{ "pre-Osh", "4-7 osh name" },
		{ "Osh_x", "" },
		{ "Osh2", "" },
		{ "Oshé", "" },
		{ "aOsh", "" },
		{ "(Osh)", "1-4 osh name" },
		{ "me@Osh", "" },
		{ "O'Osh", "" },
		{ "'Osh'", "1-4 osh name" },
		{ "d'Osh", "2-5 osh name" },
		{ "U.S.", "0-4 us name" },
		{ "U.S., ", "0-4 us name" },
		{ "U.S.A.", "" },
		{ "U.S.-led", "0-4 us name" },
	};

	HELP_EXPECT(ORG("osh", "Osh") "\n" ORG("us", "U.S.") "\n", cases);
}
END_TEST

/* A name goes over a line's end, not over a blank line, however long the pieces are. */
START_TEST(gaps_within_names)
{
	static const struct help_case cases[] = {
		{ "Viktor Orbán", "0-13 orban name" },     { "Viktor  Orbán", "0-14 orban name" },
		{ "Viktor\nOrban", "0-12 orban name" },    { "Viktor\r\n   Orban", "0-16 orban name" },
		{ "Viktor\xC2\xA0Orban", "0-13 orban name" }, { "Viktor\n\nOrban", "" },
		{ "Viktor\n\nOrbán", "" },                 { "Viktor\n \nOrban", "" },
		{ "Viktor\r\n\r\nOrban", "" },             { "Viktor. Orban", "" },
		{ "Viktor, Orban", "" },                   { "Viktor-Orban", "" },
		{ "ViktorOrban", "" },                     { "Viktor\xE2\x80\xA9\xE2\x80\xA9Orban", "" },
	};

	HELP_EXPECT("Id: orban\nType: PERSON\nName: Viktor Orbán\n", cases);
}
END_TEST

/* ---- Case ---- */

START_TEST(case_counts)
{
	static const struct help_case cases[] = {
		{ "Turkey", "0-6 turkey name" }, { "turkey", "" },           { "TURKEY", "0-6 turkey name" },
		{ "a TURKEY", "" },              { "NATO", "0-4 nato name" }, { "nato", "0-4 nato name" },
		{ "Nato", "0-4 nato name" },     { "x nAtO", "2-6 nato name" }, { "US", "0-2 us name" },
		{ "us", "" },                    { "GIVE US MORE", "5-7 us name" },
	};

	HELP_EXPECT(ORG("turkey", "Turkey") "\n" ORG("nato", "NATO") "Case: any\n\n" ORG("us", "US") "\n", cases);
}
END_TEST

START_TEST(headlines_and_datelines)
{
	static const struct help_case cases[] = {
		{ "VIKTOR ORBÁN WINS", "0-13 orban name" },
		{ "VIKTOR ORBAN WINS", "0-12 orban name" },
		{ "VIKTOR ORBAN wins", "0-12 orban name" },
		{ "VIKTOR ORBAN'S WIN", "0-12 orban name" },
		{ "VIKTOR ORBAN\xE2\x80\x99s WIN", "0-12 orban name" },
		{ "He: VIKTOR ORBAN", "" },
		{ "said.\nVIKTOR ORBAN WINS\nsaid", "6-18 orban name" },
		{ "MOSCOW (Reuters) - The MOSCOW", "0-6 moscow name" },
		{ "OSH, May 5 - It", "" },
		{ "NEW YORK - It", "0-8 new-york name" },
		{ "NEW York - It", "" },
		{ "МОСКВА, 5 мая", "0-12 moscow name" },
		{ "1. MOSCOW WINS", "3-9 moscow name" },
	};

	HELP_EXPECT("Id: orban\nType: PERSON\nName: Viktor Orbán\n\nId: moscow\nType: PLACE\nName: Moscow\nName_ru: Москва\n\n"
		    "Id: osh\nType: PLACE\nName: Osh\n\nId: new-york\nType: PLACE\nName: New York\n",
		    cases);
}
END_TEST

/* An acronym at the beginning of a line is no dateline to a name that goes on behind it as it is written. */
START_TEST(names_that_begin_with_capitals)
{
	static const struct help_case cases[] = {
		{ "the NATO Response Force", "4-23 nrf name" },
		{ "NATO Response Force", "0-19 nrf name" },
		{ "NATO Response Force and NATO", "0-19 nrf name; 24-28 nato name" },
		{ "NATO RESPONSE FORCE", "0-19 nrf name" },
		{ "NATO response force", "0-4 nato name" },
		{ "UN GENERAL Assembly", "" },
	};

	HELP_EXPECT(ORG("nrf", "NATO Response Force") "\n" ORG("nato", "NATO") "\n" ORG("unga", "UN General Assembly") "\n", cases);
}
END_TEST

/* ---- Surnames that are part of a longer name ---- */

static const char smith[] = "Id: smith\nType: PERSON\nName: John Smith\nShort: Smith\n\n"
			    "Id: lee-smith\nType: PERSON\nName: Ann Lee-Smith\nShort: Lee-Smith\n\n"
			    "Id: osh\nType: PLACE\nName: Osh\n\n"
			    "%rec: Words\n\nId: titles\nClass: title\nWord: President\nWord: Mr\n\n"
			    "Id: given\nClass: given\nWord: Mary\n\nId: calendar\nClass: calendar\nWord: Monday\n";

START_TEST(joined_surnames)
{
	static const struct help_case cases[] = {
		{ "Smith said", "0-5 smith short" },
		{ "said Smith", "5-10 smith short" },
		{ "President Smith said", "10-15 smith short" },
		{ "the President Smith said", "14-19 smith short" },
		{ "on Monday Smith said", "10-15 smith short" },
		{ "and Walter Smith said", "" },
		{ "Mary Smith said", "" },
		{ "Yesterday Smith said", "10-15 smith short" },
		{ "it. Yesterday Smith said", "14-19 smith short" },
		{ "it.\nYesterday Smith said", "14-19 smith short" },
		{ "\"Yesterday Smith said", "11-16 smith short" },
		{ "it, Walter Smith said", "" },
		{ "Walter\nSmith said", "7-12 smith short" },
		{ "Walter, Smith said", "8-13 smith short" },
		{ "in Osh Smith said", "3-6 osh name; 7-12 smith short" },
		{ "the Jones-Smith plan", "" },
		{ "the Smith-Jones plan", "" },
		{ "the Smith-Osh road", "4-9 smith short; 10-13 osh name" },
		{ "the Osh-Smith road", "4-7 osh name; 8-13 smith short" },
		{ "the Smith-backed plan", "4-9 smith short" },
		{ "the anti-Smith plan", "9-14 smith short" },
		{ "the Lee-Smith plan", "4-13 lee-smith short" },
		{ "WALTER SMITH WINS", "7-12 smith short" },
	};

	HELP_EXPECT(smith, cases);
}
END_TEST

/* What the entry itself names as a cue is no part of a longer name. */
START_TEST(cues_are_no_names)
{
	static const struct help_case cases[] = {
		{ "and Speaker Reed said", "12-16 reed short" },
		{ "and the Leader of the House Reed said", "28-32 reed short" },
		{ "and Walter Reed said", "" },
	};

	HELP_EXPECT("Id: reed\nType: PERSON\nName: Ann Reed\nShort: Reed ? Speaker\nRole: Leader of the House | USA | 2001..\n",
		    cases);
}
END_TEST

/* ---- Order among many ---- */

START_TEST(many_of_one_start)
{
	struct buf records = { 0 }, text = { 0 }, expected = { 0 };
	struct poltag_dict *dict;
	char *got;

	for (int i = 0; i < 40; i++) {
		buf_printf(&records, "Id: n%d\nType: ORG\nName: A", i);
		for (int k = 0; k < i; k++)
			buf_printf(&records, " B");
		buf_printf(&records, "\n\n");
	}
	dict = help_dict(help_str(&records));
	for (int i = 0; i < 2000; i++)
		buf_printf(&text, "A B B B C\n");
	got = help_tag(dict, NULL, buf_str(&text));
	for (int i = 0; i < 2000; i++)
		buf_printf(&expected, "%s%d-%d n3 name", i ? "; " : "", i * 10, i * 10 + 7);
	ck_assert_str_eq(got, help_str(&expected));
	free(got);
	poltag_dict_free(dict);
	buf_free(&records);
	buf_free(&text);
	buf_free(&expected);
}
END_TEST

HELP_MAIN("choose", 60, leftmost_then_longest, nested_keeps_all, one_name_of_two, carried_goes_first, two_that_are_carried,
	  conditional_short_forms, covered_names_carry_nothing, documents_are_apart, possessives_are_outside, ends_of_names,
	  gaps_within_names, case_counts, headlines_and_datelines, names_that_begin_with_capitals, joined_surnames,
	  cues_are_no_names, many_of_one_start)
