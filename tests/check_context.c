/* Tests of cue.c and of Near, NotNear and Unless: what must or must not stand around a name. */
#include "check_help.h"

#include "cue.h"

#define JORDAN "Id: jordan\nType: COUNTRY\nName: Jordan\n"

START_TEST(near)
{
	static const struct help_case cases[] = {
		{ "Jordan", "" },
		{ "the king of Jordan", "12-18 jordan name" },
		{ "Jordan's King", "0-6 jordan name" },
		{ "Jordan, Amman", "0-6 jordan name" },
		{ "the kings of Jordan", "" },
		{ "the Dead\nSea in Jordan", "16-22 jordan name" },
		{ "the Dead, Sea in Jordan", "" },
		{ "Jordan and Jordan king", "0-6 jordan name; 11-17 jordan name" },
	};

	HELP_EXPECT(JORDAN "Near: king, Amman\nNear: Dead Sea\n", cases);
}
END_TEST

START_TEST(not_near)
{
	static const struct help_case cases[] = {
		{ "Jordan", "0-6 jordan name" },
		{ "Jordan and Nike", "" },
		{ "NIKE and Jordan", "" },
		{ "Nikes and Jordan", "10-16 jordan name" },
		{ "Jordan's Air\nForce", "" },
	};

	HELP_EXPECT(JORDAN "NotNear: Nike, air force\n", cases);
}
END_TEST

START_TEST(unless)
{
	static const struct help_case cases[] = {
		{ "Jordan", "0-6 jordan name" },
		{ "Jordan River", "" },
		{ "Jordan Peele", "" },
		{ "Jordan Riverside", "" },
		{ "Michael Jordan", "" },
		{ "Jordan river", "0-6 jordan name" },
	};

	HELP_EXPECT(JORDAN "Unless: Jordan\\s+(?:River|Peele)\nUnless: (?<=Michael )Jordan\n", cases);
}
END_TEST

START_TEST(not_after)
{
	static const struct help_case cases[] = {
		{ "Jordan", "0-6 jordan name" },
		{ "Michael Jordan", "" },
		{ "MICHAEL\nJordan", "" },
		{ "Michael. Jordan", "9-15 jordan name" },
		{ "Mr Jordan", "" },
		{ "Mr. Jordan", "" },
		{ "Michael, Jordan", "9-15 jordan name" },
		{ "Carmichael Jordan", "11-17 jordan name" },
		{ "the Air  Jordan", "" },
		{ "The air Jordan", "8-14 jordan name" },
		{ "THE AIR Jordan", "" },
		{ "michael Jordan", "8-14 jordan name" },
		{ "Air and Jordan", "8-14 jordan name" },
		{ "Jordan Michael", "0-6 jordan name" },
	};

	HELP_EXPECT(JORDAN "NotAfter: Michael, Mr, the Air\n", cases);
}
END_TEST

/* Of two of one name the one goes first whose words are near. */
START_TEST(near_decides)
{
	static const char records[] = "Id: us-state\nType: PLACE\nName: Georgia\nNear: Atlanta, senator\n\n"
				      "Id: georgia\nType: COUNTRY\nName: Georgia\n\n"
				      "Id: punjab-in\nType: PLACE\nName: Punjab\nNear: India\n\n"
				      "Id: punjab-pk\nType: PLACE\nName: Punjab\nNear: Pakistan\n";
	static const struct help_case cases[] = {
		{ "Georgia", "0-7 georgia name" },
		{ "Georgia, Atlanta", "0-7 us-state name" },
		{ "Punjab", "" },
		{ "Punjab in India", "0-6 punjab-in name" },
		{ "Punjab in Pakistan", "0-6 punjab-pk name" },
		{ "Punjab between India and Pakistan", "0-6 ?(punjab-in,punjab-pk) name" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

/* A part of the name is near it, all of it is not; for NotNear neither is. */
START_TEST(within_the_name)
{
	static const struct help_case found[] = {
		{ "the Labour Party", "4-16 labour name" },
		{ "the Labour", "" },
		{ "the Labour and Labour", "4-10 labour name; 15-21 labour name" },
		{ "Labour in London", "0-6 labour name" },
	};
	static const struct help_case found_not[] = {
		{ "the Labour Party", "4-16 labour name" },
		{ "the Labour Party is a party", "" },
	};

	HELP_EXPECT("Id: labour\nType: ORG\nName: Labour\nAlias: Labour Party\nNear: labour, London\n", found);
	HELP_EXPECT("Id: labour\nType: ORG\nName: Labour Party\nNotNear: party\n", found_not);
}
END_TEST

/* A name that its conditions rule out neither covers another nor lets a short form in. */
START_TEST(what_is_ruled_out_is_not_there)
{
	static const char records[] = "Id: club\nType: ORG\nName: Paris Club\nNear: debt\nShort: Club ?\n\n"
				      "Id: paris\nType: PLACE\nName: Paris\n";
	static const struct help_case cases[] = {
		{ "the Paris Club. Club night", "4-9 paris name" },
		{ "debt: the Paris Club. Club night", "10-20 club name; 22-26 club carried" },
	};

	HELP_EXPECT(records, cases);
}
END_TEST

/* ---- How far is near ---- */

/* Jordan with the word behind it, so many bytes of small words between. */
static void expect_at_distance(struct poltag_dict *dict, const char *fill, const char *word, size_t distance, bool found)
{
	struct buf text = { 0 };
	char *got;

	buf_printf(&text, "Jordan ");
	while (text.len < 6 + distance)
		buf_add_str(&text, str_from(fill));
	buf_printf(&text, "%s x", word);
	got = help_tag(dict, NULL, buf_str(&text));
	ck_assert_msg((*got != '\0') == found, "\"%s\" after %zu bytes: \"%s\"", word, text.len - strlen(word) - 8, got);
	free(got);
	buf_free(&text);
}

START_TEST(the_reach)
{
	struct poltag_dict *dict = help_dict(JORDAN "Near: king\n");

	expect_at_distance(dict, ".", "king", 100, true);
	expect_at_distance(dict, ".", "king", CUE_NEAR_BYTES - 4, true);
	expect_at_distance(dict, ".", "king", CUE_NEAR_BYTES - 3, false);
	expect_at_distance(dict, ".", "king", 1000, false);
	expect_at_distance(dict, "\xD0\xB6", "king", 200, false); /* not a word by itself: жking */
	expect_at_distance(dict, "\xD0\xB6 ", "king", 200, true);
	poltag_dict_free(dict);
}
END_TEST

/* A word that the edge of the reach cuts is not taken for a shorter one. */
START_TEST(words_at_the_edge)
{
	struct poltag_dict *dict = help_dict(JORDAN "Near: war\n");

	for (size_t distance = CUE_NEAR_BYTES - 8; distance < CUE_NEAR_BYTES + 4; distance++)
		expect_at_distance(dict, ".", "warsaw", distance, false);
	poltag_dict_free(dict);
}
END_TEST

START_TEST(paragraphs)
{
	static const struct help_case cases[] = {
		{ "the king\nof Jordan", "12-18 jordan name" },
		{ "the king.\n\nJordan", "" },
		{ "Jordan.\n\nThe king", "" },
		{ "Jordan.\r\nThe king", "0-6 jordan name" },
		{ "Jordan.\r\n\r\nThe king", "" },
		{ "Jordan.\n \t\nThe king", "" },
		{ "The king.\r\n\r\nJordan", "" },
		{ "The king.\n  \nJordan", "" },
	};

	HELP_EXPECT(JORDAN "Near: king\n", cases);
}
END_TEST

/* ---- Cues before a short form ---- */

static bool before(const char *text, const char *cues)
{
	return cue_before(str_from(text), strlen(text), str_from(cues), false);
}

START_TEST(cues)
{
	ck_assert(before("Mr ", "Mr"));
	ck_assert(before("Mr. ", "Mr"));
	ck_assert(before("Mr.\n", "Mr"));
	ck_assert(before("the mr  ", "Dr, MR"));
	ck_assert(before("Prime Minister ", "Minister"));
	ck_assert(before("U.S. ", "U.S."));
	ck_assert(before("Prime Minister ", "Prime Minister"));
	ck_assert(!before("Minister ", "Prime Minister"));
	ck_assert(!before("Mr", "Mr"));
	ck_assert(!before("Mr-", "Mr"));
	ck_assert(!before("Mr\n\n", "Mr"));
	ck_assert(!before("XMr ", "Mr"));
	ck_assert(!before("\xC3\xA9Mr ", "Mr"));
	ck_assert(!before(" ", "Mr"));
	ck_assert(!before("", "Mr"));
	ck_assert(!before("Mr ", ""));
	ck_assert(!before("Mr ", " , ,"));
}
END_TEST

/* Cues are found in any case, in any script and across a line's end, as Near words are. */
START_TEST(cues_in_any_case_and_over_lines)
{
	ck_assert(before("президент ", "Президент"));
	ck_assert(before("ПРЕЗИДЕНТ ", "президент"));
	ck_assert(before("Prime\nMinister ", "Prime Minister"));
	ck_assert(before("Prime  Minister ", "Prime Minister"));
}
END_TEST

HELP_MAIN("context", 60, near, not_near, not_after, unless, near_decides, within_the_name, what_is_ruled_out_is_not_there, the_reach,
	  words_at_the_edge, paragraphs, cues, cues_in_any_case_and_over_lines)
