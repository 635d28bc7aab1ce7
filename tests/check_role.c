/* Tests of offices: the wordings of titles, and who holds an office at a date. */
#include "check_help.h"

#include "role_table.h"

static void expect_title(const char *text, const char *expected)
{
	struct role_title title = role_title_of(str_from(text));

	if (title.len != strlen(expected) || memcmp(title.text, expected, title.len) != 0)
		ck_abort_msg("\"%s\": \"%.*s\", expected \"%s\"", text, (int)title.len, title.text, expected);
}

START_TEST(wordings)
{
	char longest[ROLE_TITLE_BYTES + 2];

	expect_title("Foreign Minister", "foreign minister");
	expect_title("minister of foreign\naffairs", "foreign minister");
	expect_title("Minister for  Foreign Affairs ", "foreign minister");
	expect_title("Minister of the Interior", "interior minister");
	expect_title("Minister of Internal Affairs", "interior minister");
	expect_title("Secretary of Defense", "defence secretary");
	expect_title("Secretary of State", "secretary of state");
	expect_title("Secretary-General", "secretary general");
	expect_title("minister of", "minister of");
	expect_title("", "");
	expect_title(" - ", "");
	memset(longest, 'a', sizeof longest);
	longest[ROLE_TITLE_BYTES] = 0;
	expect_title(longest, longest);
	longest[ROLE_TITLE_BYTES] = 'a';
	longest[ROLE_TITLE_BYTES + 1] = 0;
	expect_title(longest, "");
	memcpy(longest, "minister of ", 12); /* fills all of the room, and is turned in it */
	longest[ROLE_TITLE_BYTES] = 0;
	ck_assert_uint_eq(role_title_of(str_from(longest)).len, ROLE_TITLE_BYTES - 3);
}
END_TEST

static const char records[] = "%rec: Entity\n%horizon: 2020-06-30\n\n"
			      "Id: a\nType: PERSON\nName: Ann\nRole: President | UZB | 2001-05-01..2005-05\n\n"
			      "Id: b\nType: PERSON\nName: Bob\nRole: President | UZB | 2005-05..2010\n"
			      "Role: President of the Big Club | big-club | ..2004\n\n"
			      "Id: c\nType: PERSON\nName: Cleo\nRole: President | UZB | 2012-01-01..\n"
			      "Role: Minister of Trade and Industry | UZB | 2000..2010\n";

/* Who holds an office at a date: the number of candidates, and whether the one is known. */
static void expect_holders(const struct role_table *table, const char *where, const char *title, const char *date, size_t n,
			   bool known)
{
	size_t office = role_table_find(table, str_from(where), str_from(title));
	struct role_holders holders;

	ck_assert_uint_ne(office, ROLE_NONE);
	holders = role_table_holders(table, office, str_from(date));
	if (holders.n != n || holders.known != known)
		ck_abort_msg("%s in %s on %s: %zu, %d; expected %zu, %d", title, where, date, holders.n, holders.known, n, known);
}

START_TEST(holders)
{
	struct poltag_dict *dict = help_dict(records);
	struct role_table table = { 0 };
	struct poltag_error error;

	ck_assert_int_eq(role_table_init(&table, dict, &error), POLTAG_OK);
	expect_holders(&table, "UZB", "president", "2001-04-30", 0, false);
	expect_holders(&table, "UZB", "president", "2001-05-01", 1, true);
	expect_holders(&table, "UZB", "president", "2001-05", 1, false); /* the month is in part before */
	expect_holders(&table, "UZB", "president", "2005-04-30", 1, true);
	expect_holders(&table, "UZB", "president", "2005-05-15", 2, false);
	expect_holders(&table, "UZB", "president", "2005-06", 1, true);
	expect_holders(&table, "UZB", "president", "2010-06-01", 1, false);
	expect_holders(&table, "UZB", "president", "2011-06-01", 0, false);
	expect_holders(&table, "UZB", "president", "2020-06-30", 1, true);
	expect_holders(&table, "UZB", "president", "2020-07-01", 1, false); /* behind the horizon */
	expect_holders(&table, "UZB", "president", "", 0, false);
	expect_holders(&table, "big-club", "president", "2003", 1, false); /* since when is not known */
	expect_holders(&table, "UZB", "trade and industry minister", "2003", 1, true);
	ck_assert_uint_eq(role_table_find(&table, STR("UZB"), STR("trade minister")), ROLE_NONE);
	ck_assert_uint_eq(role_table_find(&table, STR("KAZ"), STR("president")), ROLE_NONE);
	role_table_free(&table);
	poltag_dict_free(dict);
}
END_TEST

HELP_MAIN("role", 20, wordings, holders)
