/* Tests of entry.c: what each field takes and what it refuses, with the messages. */
#include "check_help.h"

#include "entry.h"

/* The faults of the records as "line:column: message" lines. */
static char *faults_of(const char *records)
{
	struct buf faults = { 0 };
	struct poltag_builder *builder;
	struct poltag_error error;
	enum poltag_status status;

	ck_assert_int_eq(poltag_builder_new(help_report, &faults, &builder, &error), POLTAG_OK);
	status = poltag_builder_add_text(builder, "f", str_from(records), &error);
	ck_assert_int_eq(status == POLTAG_OK, faults.len == 0);
	poltag_builder_free(builder);
	help_str(&faults);
	return faults.data;
}

/* The faults of a field behind an Id, a Type and a Name. */
static void expect_field(const char *field, const char *message)
{
	struct buf record = { 0 }, expected = { 0 };
	char *faults;

	buf_printf(&record, "Id: a\nType: PERSON\nName: A\n%s\n", field);
	if (*message)
		buf_printf(&expected, "f:4:%s\n", message);
	faults = faults_of(help_str(&record));
	if (strcmp(faults, help_str(&expected)) != 0)
		ck_abort_msg("\"%s\": \"%s\", expected \"%s\"", field, faults, expected.data);
	free(faults);
	buf_free(&record);
	buf_free(&expected);
}

static void expect_faults(const char *records, const char *expected)
{
	char *faults = faults_of(records);

	ck_assert_str_eq(faults, expected);
	free(faults);
}

#define GOOD(field) expect_field(field, "")

START_TEST(good_fields)
{
	static const char *const fields[] = {
		"Alias: Anna",         "Alias_ru: Анна",        "Alias: 1st Army",       "Name_uz_Cyrl: А",  "Name_zh_Hans_CN: 中",
		"Short: Ann",          "Short: Ann ?",          "Short: Ann ? Mr, Mrs",  "Demonym: Aian",    "Demonym_fr: aien",
		"Country: UZB",        "Country: XKX",          "Country: SUN",          "Case: any",        "Case: exact",
		"Near: war, peace",    "NotNear: Air Jordan", "NotAfter: Michael, the Air",   "Unless: A\\s+B",        "Unless: (?=.)",    "Wikidata: Q42",
		"Note: anything",      "Pattern: G\\d+",        "Pattern: C\\d\\+1",     "Dates: 1999..",    "Dates: ..2001",
		"Dates: 1999-12..2001-01-31", "Dates: 2000-02-29..2024-02-29", "Dates: 2000..2000-05", "Dates: ..",
		"Role: President | UZB | 2016-12-14..",       "Role: Envoy | european-union | 2001..2005-06",
		"Example: [A] said.",  "Example: no mention",   "Example: [A] and [A]",  "Name_crh: A",
		"Waive: shared-name twins", "Waive: past-horizon known since, and so on",
	};

	for (size_t i = 0; i < N_ITEMS(fields); i++)
		GOOD(fields[i]);
}
END_TEST

START_TEST(names)
{
	expect_field("Alias:", "7: Alias: \"\" does not begin with a letter or a digit");
	expect_field("Alias: (x)", "8: Alias: \"(x)\" does not begin with a letter or a digit");
	expect_field("Alias: 'x", "8: Alias: \"'x\" does not begin with a letter or a digit");
	expect_field("Demonym:   -x", "12: Demonym: \"-x\" does not begin with a letter or a digit");
	expect_field("Short: ?", "8: Short: \"?\" does not begin with a letter or a digit");
	expect_field("Short: (x) ?", "8: Short: \"(x)\" does not begin with a letter or a digit");
	expect_field("Name: B", "7: Name: a second time in one record; expected it once");
}
END_TEST

/* The same for what is no letter but over 0x7F: it could never be found. */
START_TEST(names_that_begin_with_other_signs)
{
	expect_field("Alias: «Нур Отан»", "8: Alias: \"«Нур Отан»\" does not begin with a letter or a digit");
	expect_field("Alias: “A”", "8: Alias: \"“A”\" does not begin with a letter or a digit");
	expect_field("Alias: ½ Ltd", "8: Alias: \"½ Ltd\" does not begin with a letter or a digit"); /* what cannot be cut is a sign */
	expect_field("Alias: ʻAli", "8: Alias: \"ʻAli\" does not begin with a letter or a digit");
	expect_field("Alias: \xE2\x80\x8B", "8: Alias: \"\xE2\x80\x8B\" does not begin with a letter or a digit");
	expect_field("Short: — ?", "8: Short: \"—\" does not begin with a letter or a digit");
}
END_TEST

START_TEST(languages)
{
	static const char *const bad[] = { "Name_", "Name_r", "Name_RU", "Name_russ", "Name_uz_cyrl", "Name_uz_Cyr", "Name_uz_",
					   "Name_uz_UZ_Cyrl", "Name_uz_Cyrl_Latn", "Name_r1", "Country_ru", "Near_ru", "Id_ru" };

	for (size_t i = 0; i < N_ITEMS(bad); i++) {
		char field[64], message[160];

		snprintf(field, sizeof field, "%s: UZB", bad[i]);
		snprintf(message, sizeof message,
			 "%zu: %s: not a language; expected a field such as Name_ru or Name_uz_Cyrl", strlen(bad[i]) + 3,
			 bad[i]);
		expect_field(field, message);
	}
}
END_TEST

START_TEST(closed_lists)
{
	expect_field("Country: Uzbekistan",
		     "10: Country: unknown country \"Uzbekistan\"; expected an ISO 3166-1 alpha-3 code such as UZB");
	expect_field("Country: uzb", "10: Country: unknown country \"uzb\"; expected an ISO 3166-1 alpha-3 code such as UZB");
	expect_field("Country: XXX", "10: Country: unknown country \"XXX\"; expected an ISO 3166-1 alpha-3 code such as UZB");
	expect_field("Country:", "9: Country: unknown country \"\"; expected an ISO 3166-1 alpha-3 code such as UZB");
	expect_field("Case: no", "7: Case: unknown case \"no\"; expected exact or any");
	expect_field("Colour: red", "9: Colour: unknown field; poltag-dict(5) lists the fields");
	expect_field("name_ru: a", "10: name_ru: unknown field; poltag-dict(5) lists the fields");
}
END_TEST

START_TEST(fields_that_come_once)
{
	expect_faults("Id: a\nType: ORG\nName: A\nCountry: UZB\nCountry: KAZ\nCase: any\nCase: any\n",
		      "f:5:10: Country: a second time in one record; expected it once\n"
		      "f:7:7: Case: a second time in one record; expected it once\n");
	expect_faults("Id: a\nType: ORG\nName: A\nName_ru: А\nName_ru: Б\nAlias: B\nAlias: C\n", "");
}
END_TEST

#define DATES "is not a span of dates; expected FROM..TO with dates as YYYY, YYYY-MM or YYYY-MM-DD"

START_TEST(dates)
{
	static const char *const bad[] = { "1999", "1999.2000", "99..", "1999-13..", "1999-00..", "1999-1..", "1999-01-32..",
					   "1999-01-00..", "1999-02-29..", "2000-04-31..", "1900-02-29..", "1999/01..", "..soon", "1999...2000", "19x9.." };

	for (size_t i = 0; i < N_ITEMS(bad); i++) {
		char field[64], message[200];

		snprintf(field, sizeof field, "Dates: %s", bad[i]);
		snprintf(message, sizeof message, "8: Dates: \"%s\" " DATES, bad[i]);
		expect_field(field, message);
	}
	expect_field("Dates: 2001..1999", "8: Dates: \"2001..1999\" runs backwards; expected the earlier date first");
	expect_field("Dates: 2001-05..2001-04", "8: Dates: \"2001-05..2001-04\" runs backwards; expected the earlier date first");
}
END_TEST

START_TEST(roles)
{
	static const char form[] = "7: Role: expected \"title | country or organisation | FROM..TO\"";

	expect_field("Role: President", form);
	expect_field("Role: President | UZB", form);
	expect_field("Role: President | UZB | 2016.. | x", form);
	expect_field("Role: | UZB | 2016..", form);
	expect_field("Role: President | | 2016..", form);
	expect_field("Role: President | U Z | 2016..",
		     "7: Role: unknown country \"U Z\"; expected an ISO 3166-1 alpha-3 code or an organisation's Id");
	expect_field("Role: President | UZX | 2016..",
		     "7: Role: unknown country \"UZX\"; expected an ISO 3166-1 alpha-3 code or an organisation's Id");
	expect_field("Role: President | UZB | 2016", "7: Role: \"2016\" " DATES);
}
END_TEST

START_TEST(patterns)
{
	expect_field("Pattern: (", "10: Pattern: PCRE2: missing closing parenthesis, at character 2 of the pattern");
	expect_field("Pattern: a*", "10: Pattern: a pattern that matches nothing at all; expected one that needs some text");
	expect_field("Pattern:", "9: Pattern: a pattern that matches nothing at all; expected one that needs some text");
	expect_field("Pattern: \\C", "10: Pattern: PCRE2: using \\C is disabled by the application, at character 3 of the pattern");
	expect_field("Unless: [", "9: Unless: PCRE2: missing terminating ] for character class, at character 2 of the pattern");
	expect_field("Near: a,,b", "7: Near: an empty item; expected words or phrases with commas between");
	expect_field("NotNear: ,a", "10: NotNear: an empty item; expected words or phrases with commas between");
}
END_TEST

START_TEST(other_values)
{
	expect_field("Wikidata: 42", "11: Wikidata: \"42\" is not a Wikidata item; expected Q and digits");
	expect_field("Wikidata: Q", "11: Wikidata: \"Q\" is not a Wikidata item; expected Q and digits");
	expect_field("Wikidata: Q042", "11: Wikidata: \"Q042\" is not a Wikidata item; expected Q and digits");
	expect_field("Wikidata: Q4x", "11: Wikidata: \"Q4x\" is not a Wikidata item; expected Q and digits");
	expect_field("Note:", "6: Note: empty; expected text");
	expect_field("Waive: shared-name", "8: Waive: shared-name without a reason; expected \"CODE why this is right\"");
	expect_field("Waive: x y", "8: Waive: unknown code \"x\"; poltag-dict(1) lists the codes of warnings");
	expect_field("Waive: needless-waiver y", "8: Waive: needless-waiver cannot be waived; mend or remove the waiver");
	expect_field("Example: [A", "10: Example: brackets that do not pair; expected each mention of this entry in [brackets]");
	expect_field("Example: A]", "10: Example: brackets that do not pair; expected each mention of this entry in [brackets]");
	expect_field("Example: [[A]]",
		     "10: Example: brackets that do not pair; expected each mention of this entry in [brackets]");
	expect_field("Example:", "9: Example: brackets that do not pair; expected each mention of this entry in [brackets]");
}
END_TEST

START_TEST(what_every_record_needs)
{
	expect_faults("Id: a\nType: ORG\n", "f:1:1: Name is missing; every record needs one\n");
	expect_faults("# c\n\nName: A\n", "f:3:1: Id is missing; every record needs one\n"
					  "f:3:1: Type is missing; every record needs one\n");
	expect_faults("Id: a\nType: ORG\nName_ru: А\n", "f:1:1: Name is missing; every record needs one\n");
	expect_faults("Id: A b\nType: org\nName: A\n",
		      "f:1:5: Id: \"A b\" is not a slug; expected lower-case letters and digits with single hyphens\n"
		      "f:2:7: Type: unknown type \"org\"; expected PERSON, COUNTRY, ORG, PLACE, EVENT or DEMONYM\n");
}
END_TEST

START_TEST(ids_are_slugs)
{
	static const char *const good[] = { "a", "7", "a-b", "g7", "a-1-b" };
	static const char *const bad[] = { "A", "a--b", "-a", "a-", "a_b", "ä", "a b" };

	for (size_t i = 0; i < N_ITEMS(good) + N_ITEMS(bad); i++) {
		bool is_good = i < N_ITEMS(good);
		char record[64], *faults;

		snprintf(record, sizeof record, "Id: %s\nType: ORG\nName: A\n", is_good ? good[i] : bad[i - N_ITEMS(good)]);
		faults = faults_of(record);
		ck_assert_msg(is_good == (*faults == '\0'), "%s: %s", record, faults);
		free(faults);
	}
}
END_TEST

START_TEST(words_records)
{
	expect_faults("%rec: Words\n\nId: t\nClass: title\nWord: President\nWord: Mr\nNote: x\n", "");
	expect_faults("%rec: Words\n\nId: t\nClass: Titel\nWord: Mr\n",
		      "f:4:8: Class: \"Titel\" cannot be a class of words; expected a slug of 31 letters at most, such as title\n");
	expect_faults("%rec: Words\n\nId: t\nClass: title\n", "f:3:1: Word (or Ending) is missing; every record needs one\n");
	expect_faults("%rec: Words\n\nId: t\nClass: title\nWord: a\nType: ORG\n",
		      "f:6:7: Type: unknown field; poltag-dict(5) lists the fields\n");
	expect_faults("%rec: Things\n", "f:1:1: %rec: unknown kind of records \"Things\"; expected Entity, Names, Words or Rule\n");
}
END_TEST

START_TEST(names_are_taken_apart)
{
	static const struct {
		const char *field, *value, *text, *lang, *cues;
		enum name_kind kind;
		bool conditional;
	} cases[] = {
		{ "Name", "A b", "A b", "", "", NAME_CANONICAL, false },
		{ "Name_uz_Cyrl", "А", "А", "uz_Cyrl", "", NAME_CANONICAL, false },
		{ "Alias", "A ? B", "A ? B", "", "", NAME_ALIAS, false },
		{ "Short", "Landau", "Landau", "", "", NAME_SHORT, false },
		{ "Short", "Landau ?", "Landau", "", "", NAME_SHORT, true },
		{ "Short_ru", "Ландау  ?  г-н, посол ", "Ландау", "ru", "г-н, посол", NAME_SHORT, true },
		{ "Short", "What? Now", "What? Now", "", "", NAME_SHORT, false },
		{ "Demonym_fr", "ouzbek", "ouzbek", "fr", "", NAME_DEMONYM, false },
		{ "Pattern", "G\\d ?x", "G\\d ?x", "", "", NAME_PATTERN, false },
	};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct poltag_field field = { str_from(cases[i].field), str_from(cases[i].value), 7, 0 };
		struct entry_name name;

		ck_assert(entry_name_of(&field, &name));
		ck_assert(str_is(name.text, cases[i].text) && str_is(name.lang, cases[i].lang) && str_is(name.cues, cases[i].cues));
		ck_assert(name.kind == cases[i].kind && name.conditional == cases[i].conditional && name.line == 7);
	}
	ck_assert(!entry_name_of(&(struct poltag_field){ STR("Note"), STR("x"), 1, 0 }, &(struct entry_name){ 0 }));
}
END_TEST

HELP_MAIN("entry", 60, good_fields, names, names_that_begin_with_other_signs, languages, closed_lists, fields_that_come_once,
	  dates, roles, patterns, other_values, what_every_record_needs, ids_are_slugs, words_records, names_are_taken_apart)
