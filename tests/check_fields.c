/* Tests of the check of fields that do not come from a record file. */
#include "check_help.h"
#include "poltag.h"

#include <string.h>

struct seen {
	size_t n;
	uint64_t line;
	char message[512];
};

static void see(void *context, const struct poltag_error *fault)
{
	struct seen *seen = context;

	seen->n++;
	seen->line = fault->line;
	ck_assert_uint_eq(fault->column, 0);
	ck_assert_str_eq(fault->file, "");
	strcpy(seen->message, fault->message);
}

static struct poltag_str str(const char *text)
{
	return (struct poltag_str){ text, strlen(text) };
}

START_TEST(good_fields_have_no_fault)
{
	struct poltag_field fields[] = {
		{ str("Id"), str("a-b"), 1, 0 }, { str("Type"), str("PERSON"), 2, 0 }, { str("Name"), str("A B"), 3, 0 },
		{ str("Name_ru"), str("А Б"), 4, 0 },
	};
	struct seen seen = { 0 };

	ck_assert_int_eq(poltag_fields_check(fields, 4, see, &seen), POLTAG_OK);
	ck_assert_uint_eq(seen.n, 0);
}
END_TEST

START_TEST(a_fault_has_the_line_of_its_field)
{
	struct poltag_field fields[] = {
		{ str("Id"), str("a-b"), 1, 0 }, { str("Type"), str("PERSON"), 2, 0 }, { str("Name"), str("A B"), 3, 0 },
		{ str("Country"), str("Uzbekistan"), 7, 0 },
	};
	struct seen seen = { 0 };

	ck_assert_int_eq(poltag_fields_check(fields, 4, see, &seen), POLTAG_VALUE);
	ck_assert_uint_eq(seen.n, 1);
	ck_assert_uint_eq(seen.line, 7);
	ck_assert_ptr_nonnull(strstr(seen.message, "Country: unknown country"));
	ck_assert_int_eq(poltag_fields_check(fields, 4, NULL, NULL), POLTAG_VALUE);
}
END_TEST

START_TEST(a_missing_field_has_no_line)
{
	struct poltag_field fields[] = { { str("Id"), str("a-b"), 1, 0 }, { str("Type"), str("PERSON"), 2, 0 } };
	struct seen seen = { 0 };

	ck_assert_int_eq(poltag_fields_check(fields, 2, see, &seen), POLTAG_VALUE);
	ck_assert_uint_eq(seen.line, 0);
	ck_assert_ptr_nonnull(strstr(seen.message, "Name is missing"));
}
END_TEST

START_TEST(names_of_fields_are_known)
{
	ck_assert(poltag_field_is_known(str("Alias")));
	ck_assert(poltag_field_is_known(str("Alias_uz_Cyrl")));
	ck_assert(!poltag_field_is_known(str("Alais")));
	ck_assert(!poltag_field_is_known(str("alias")));
	ck_assert(!poltag_field_is_known(str("Alias_")));
	ck_assert(!poltag_field_is_known(str("Alias_Russian")));
	ck_assert(!poltag_field_is_known(str("Country_ru")));
	ck_assert(!poltag_field_is_known(str("")));
}
END_TEST

HELP_MAIN("fields", 10, good_fields_have_no_fault, a_fault_has_the_line_of_its_field, a_missing_field_has_no_line,
	  names_of_fields_are_known)
