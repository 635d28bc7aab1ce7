/* Tests of finding a document's date in its name and its first lines. */
#include "check_help.h"

#include "cli/document_date.h"

struct dated {
	const char *name, *text, *date;
};

static void expect_dates(const struct dated *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char date[DOCUMENT_DATE_ROOM];
		bool found = document_date(all[i].name, str_from(all[i].text), date);

		if (strcmp(date, all[i].date) != 0 || found != (*all[i].date != 0))
			ck_abort_msg("\"%s\", \"%s\": \"%s\", expected \"%s\"", all[i].name, all[i].text, date, all[i].date);
	}
}

START_TEST(names)
{
	static const struct dated all[] = {
		{ "2024-03-15.txt", "", "2024-03-15" },
		{ "a_20240315_b.txt", "", "2024-03-15" },
		{ "news/2024/03/15/a", "", "2024-03-15" },
		{ "2023/12/31/2024_03_15", "", "2024-03-15" }, /* the last is the nearest to the document */
		{ "2024.03.15", "", "2024-03-15" },
		{ "2024-02-29", "", "2024-02-29" },
		{ "2023-02-29", "", "" },
		{ "2024-13-01", "", "" },
		{ "2024-00-10", "", "" },
		{ "2024-03/15", "", "" },
		{ "120240315", "", "" }, /* a longer number */
		{ "202403151", "", "" },
		{ "17240315", "", "" },
		{ "2024-03", "", "" },
		{ "2024-3-15", "", "" },
		{ "-", "", "" },
		{ "", "", "" },
		{ "2024-03-15", "1 May 2010", "2024-03-15" }, /* the name goes first */
	};

	expect_dates(all, N_ITEMS(all));
}
END_TEST

START_TEST(datelines)
{
	static const struct dated all[] = {
		{ "a", "WASHINGTON, March 15, 2024 - The", "2024-03-15" },
		{ "a", "Mar. 5 2024", "2024-03-05" },
		{ "a", "Sept. 5, 2024", "2024-09-05" },
		{ "a", "15 March 2024", "2024-03-15" },
		{ "a", "1996-08-31", "1996-08-31" },
		{ "a", "1996-08-31 and 2 May 2001", "1996-08-31" },
		{ "a", "\n\n1\n\n2\n3\n4 May 2001", "2001-05-04" },
		{ "a", "1\n2\n3\n4\n5\n4 May 2001", "" },
		{ "a", "A B (4 May 2001 - 5 May 2002)", "" },
		{ "a", "On 4 May 2001 A B", "" },
		{ "a", "Oslon, 4 May 2001", "2001-05-04" },
		{ "a", "He is a man, we say here, of some very long and dull story 4 May 2001", "2001-05-04" },
		{ "a", "He is a man, we say here, of some very long and dull story, 4 May 2001", "" },
		{ "a", "32 March 2024", "" },
		{ "a", "15 march 2024", "" },
		{ "a", "15 Mars 2024", "" },
		{ "a", "15 Ma 2024", "" },
		{ "a", "15 March 20245", "" },
		{ "a", "Nomarch 15, 2024", "" },
		{ "a", "20240315", "" }, /* in a text it may be any number */
		{ "a", "March", "" },
		{ "a", "15 March", "" },
		{ "a", "2024-", "" },
		{ "a", "2024-03-", "" },
	};

	expect_dates(all, N_ITEMS(all));
}
END_TEST

HELP_MAIN("document_date", 10, names, datelines)
