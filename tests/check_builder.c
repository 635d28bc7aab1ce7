/* Tests of builder.c: what of several sources ends up in a dictionary. */
#include "check_help.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRY(id, name) "Id: " id "\nType: ORG\nName: " name "\n\n"

static struct poltag_builder *builder;
static struct buf faults;
static struct poltag_error error;

static void setup(void)
{
	faults = (struct buf){ 0 };
	ck_assert_int_eq(poltag_builder_new(help_report, &faults, &builder, &error), POLTAG_OK);
}

static void teardown(void)
{
	poltag_builder_free(builder);
	buf_free(&faults);
}

static enum poltag_status add(const char *name, const char *text)
{
	return poltag_builder_add_text(builder, name, str_from(text), &error);
}

static void expect_faults(const char *expected)
{
	ck_assert_str_eq(help_str(&faults), expected);
	faults.len = 0;
}

static int add_entry(void *context, const struct poltag_entry *entry)
{
	buf_printf(context, "%.*s:%" PRIu64 ":", (int)entry->file.len, entry->file.data, entry->line);
	for (size_t i = 0; i < entry->n_fields; i++)
		buf_printf(context, " %.*s=%.*s", (int)entry->fields[i].name.len, entry->fields[i].name.data,
			   (int)entry->fields[i].value.len, entry->fields[i].value.data);
	buf_add_byte(context, '\n');
	return 0;
}

static void expect_entries(const char *expected)
{
	struct buf out = { 0 };

	ck_assert_int_eq(poltag_builder_visit(builder, add_entry, &out), 0);
	ck_assert_str_eq(help_str(&out), expected);
	buf_free(&out);
}

static void expect_mentions(const char *text, const char *mentions)
{
	struct poltag_dict *dict;
	char *got;

	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
	got = help_tag(dict, NULL, str_from(text));
	ck_assert_str_eq(got, mentions);
	free(got);
	poltag_dict_free(dict);
}

START_TEST(nothing_at_all)
{
	struct poltag_dict *dict;

	setup();
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_EMPTY);
	ck_assert_ptr_null(dict);
	ck_assert_int_eq(add("a", "# nothing\n"), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_EMPTY);
	ck_assert_str_eq(error.message, "a dictionary without a single entry");
	teardown();
}
END_TEST

START_TEST(entries_are_handed_back)
{
	setup();
	ck_assert_int_eq(add("a.rec", "# c\n" ENTRY("x", "X") "Id: y\nType: PERSON\nName: Y\n+ Z\nNote: a\\\nb\n"), POLTAG_OK);
	expect_entries("a.rec:2: Id=x Type=ORG Name=X\na.rec:6: Id=y Type=PERSON Name=Y\nZ Note=ab\n");
	teardown();
}
END_TEST

START_TEST(a_later_call_overrides)
{
	setup();
	ck_assert_int_eq(add("a.rec", ENTRY("x", "Old Name") ENTRY("y", "Kept")), POLTAG_OK);
	ck_assert_int_eq(add("b.rec", ENTRY("x", "New Name") ENTRY("z", "Added")), POLTAG_OK);
	expect_faults("");
	expect_entries("a.rec:5: Id=y Type=ORG Name=Kept\nb.rec:1: Id=x Type=ORG Name=New Name\n"
		       "b.rec:5: Id=z Type=ORG Name=Added\n");
	expect_mentions("Old Name, New Name, Kept, Added", "10-18 x name; 20-24 y name; 26-31 z name");
	ck_assert_int_eq(add("c.rec", ENTRY("x", "Newest")), POLTAG_OK);
	expect_mentions("Old Name, New Name, Newest", "20-26 x name");
	teardown();
}
END_TEST

/* An entry that is wrong does not take the place of one that is right. */
START_TEST(a_faulty_entry_overrides_nothing)
{
	setup();
	ck_assert_int_eq(add("a.rec", ENTRY("x", "Old")), POLTAG_OK);
	ck_assert_int_eq(add("b.rec", "Id: x\nType: ORGAN\nName: New\n"), POLTAG_VALUE);
	expect_mentions("Old New", "0-3 x name");
	teardown();
}
END_TEST

START_TEST(an_id_twice_in_one_call)
{
	setup();
	ck_assert_int_eq(add("a.rec", ENTRY("x", "First") ENTRY("y", "Y") ENTRY("x", "Second")), POLTAG_VALUE);
	ck_assert_str_eq(error.message, "records that are wrong were left out");
	expect_faults("a.rec:9:1: Id: \"x\" a second time; it is at a.rec:1\n");
	expect_mentions("First Second Y", "0-5 x name; 13-14 y name");
	teardown();
}
END_TEST

START_TEST(faults_keep_the_rest)
{
	setup();
	ck_assert_int_eq(add("a.rec", "Id: bad\nno field\n\n" ENTRY("x", "X") "Id: y\nType: ORG\nName: Y\nCase: no\n\n"
				      ENTRY("z", "Z")), POLTAG_SYNTAX);
	expect_faults("a.rec:2:1: not a field; expected \"Name: value\", \"+ more\", \"# comment\" or a blank line\n"
		      "a.rec:11:7: Case: unknown case \"no\"; expected exact or any\n");
	expect_entries("a.rec:4: Id=x Type=ORG Name=X\na.rec:13: Id=z Type=ORG Name=Z\n");
	teardown();
}
END_TEST

/* A name that normalising leaves nothing of is a fault of its record, not an image that cannot be opened. */
START_TEST(names_of_nothing)
{
	static const char *const nothings[] = { "\xE2\x80\x8B", "\xC2\xAD", "\xEF\xBB\xBF\xE2\x80\x8E" };

	for (size_t i = 0; i < N_ITEMS(nothings); i++) {
		char text[100];
		struct poltag_dict *dict;

		setup();
		snprintf(text, sizeof text, ENTRY("x", "X") "Id: y\nType: ORG\nName: Y\nAlias: %s\n", nothings[i]);
		add("a.rec", text);
		ck_assert_msg(poltag_builder_dict(builder, &dict, &error) == POLTAG_OK, "%s", error.message);
		poltag_dict_free(dict);
		ck_assert_str_ne(help_str(&faults), "");
		teardown();
	}
}
END_TEST

/* A name that PCRE2 cannot take is told when the dictionary is read, not when a text first meets it. */
START_TEST(names_too_long)
{
	struct buf text = { 0 };
	struct poltag_dict *dict;

	setup();
	buf_printf(&text, "Id: y\nType: ORG\nName: Y\nAlias: Long");
	for (int i = 0; i < 40000; i++)
		buf_printf(&text, " b");
	buf_printf(&text, "\n\n" ENTRY("x", "X"));
	if (poltag_builder_add_text(builder, "a.rec", buf_str(&text), &error) == POLTAG_OK) {
		ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
		free(help_tag(dict, NULL, STR("Long b b b"))); /* which aborts where tagging fails */
		poltag_dict_free(dict);
	}
	teardown();
	buf_free(&text);
}
END_TEST

/* More than a pattern of PCRE2 can hold, all of one key: they differ only behind the last word that is hashed. */
START_TEST(many_long_names_of_one_key)
{
	static char name[260], tail[200];
	struct buf text = { 0 };
	struct poltag_dict *dict;
	char *got;

	setup();
	memset(tail, 'x', sizeof tail - 1);
	buf_printf(&text, "Id: x\nType: ORG\nName: X\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&text, "Alias: A b c d e f g h %s%03d\n", tail, i);
	ck_assert_int_eq(add("a.rec", help_str(&text)), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
	snprintf(name, sizeof name, "A b c d e f g h %s299", tail);
	got = help_tag(dict, NULL, str_from(name));
	ck_assert_str_eq(got, "0-218 x name");
	free(got);
	poltag_dict_free(dict);
	teardown();
	buf_free(&text);
}
END_TEST

START_TEST(many_entries)
{
	struct buf text = { 0 };
	struct poltag_dict *dict;
	char *got;

	setup();
	for (int i = 0; i < 5000; i++)
		buf_printf(&text, "Id: n%d\nType: ORG\nName: Name%d of %d\n\n", i, i % 70, i);
	ck_assert_int_eq(add("a.rec", help_str(&text)), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
	ck_assert_uint_eq(poltag_dict_entries(dict), 5000);
	ck_assert_uint_eq(poltag_dict_names(dict), 5000);
	got = help_tag(dict, NULL, STR("Name4 of 4, Name29 of 4999, Name29 of 499, Name9 of 4979"));
	ck_assert_str_eq(got, "0-10 n4 name; 12-26 n4999 name; 43-56 n4979 name");
	free(got);
	poltag_dict_free(dict);
	teardown();
	buf_free(&text);
}
END_TEST

START_TEST(repeated_names_count_once)
{
	struct poltag_dict *dict;

	setup();
	ck_assert_int_eq(add("a", "Id: x\nType: ORG\nName: X\nAlias: X\nName_ru: X\nAlias: Y\nAlias: Y\nShort: X\n"), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
	ck_assert_uint_eq(poltag_dict_names(dict), 3);
	poltag_dict_free(dict);
	teardown();
}
END_TEST

/* ---- Files ---- */

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
}

static int remove_item(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

/* A folder is one call: its files come in byte order, and an Id twice among them is a fault. */
START_TEST(folders)
{
	char folder[] = "check_builder.XXXXXX";

	setup();
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	write_file("b.rec", ENTRY("x", "Second"));
	write_file("a.rec", ENTRY("x", "First"));
	ck_assert_int_eq(poltag_builder_add(builder, ".", &error), POLTAG_VALUE);
	expect_faults("./b.rec:1:1: Id: \"x\" a second time; it is at ./a.rec:1\n");
	ck_assert_int_eq(poltag_builder_add(builder, "b.rec", &error), POLTAG_OK);
	expect_mentions("First Second", "6-12 x name");
	ck_assert_int_eq(poltag_builder_add(builder, "c.rec", &error), POLTAG_READ);
	ck_assert_str_eq(error.file, "c.rec");
	expect_mentions("First Second", "6-12 x name");
	ck_assert_int_eq(chdir(".."), 0);
	nftw(folder, remove_item, 8, FTW_DEPTH | FTW_PHYS);
	teardown();
}
END_TEST

/* An image is joined as its sources would be. */
START_TEST(images_are_joined)
{
	char path[] = "check_builder.XXXXXX";
	FILE *file = fdopen(mkstemp(path), "wb");
	void *image;
	size_t size;

	setup();
	ck_assert_int_eq(add("a.rec", ENTRY("x", "Old Name") "Id: y\nType: PERSON\nName: Ann Y\nShort: Yy ? Mr\nNear: w\n\n"
				      "Id: g\nType: ORG\nName: G Group\nPattern: G\\d\nName_zh: 中国\nCase: any\n\n"
				      "%rec: Words\n\nId: t\nClass: title\nWord: Mr\n"), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_image(builder, &image, &size, &error), POLTAG_OK);
	ck_assert_uint_eq(fwrite(image, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
	poltag_free(image);
	teardown();
	setup();
	ck_assert_int_eq(poltag_builder_add(builder, path, &error), POLTAG_OK);
	ck_assert_int_eq(add("b.rec", ENTRY("x", "New Name")), POLTAG_OK);
	expect_mentions("Old Name, New Name, w Mr Yy, g group, G7中国, Mr Ann Y",
			"10-18 x name; 25-27 y carried; 29-36 g name; 38-40 g name; 40-46 g name; 51-56 y name");
	teardown();
	remove(path);
}
END_TEST

/* An image is taken from memory too; all its names are fields, and an image of it says the same. */
START_TEST(entries_of_an_image)
{
	static const char entries[] =
		"a.rec:1: Id=bell Type=PERSON Name=Anna Bell Country=GBR Name_ru=Анна Белл Alias=О'Белл Alias=O' Bell "
		"Short=Bell ? Mrs,Mayor Short=Belle ? Mayor Pattern=B\\d Case=any Near=London,  Leeds Unless=Bell \\d\n";
	void *image;
	size_t size;

	setup();
	ck_assert_int_eq(add("a.rec", "Id: bell\nType: PERSON\nName: Anna Bell\nName_ru: Анна Белл\nName_ru: О’Белл\n"
				      "Alias_uz: Oʻ Bell\nShort: Bell ? Mrs\nShort: Belle ?\nPattern: B\\d\nCountry: GBR\n"
				      "Role: Mayor | GBR | ..\nNote: x\nNear: London,  Leeds\nUnless: Bell \\d\nCase: any\n"),
			 POLTAG_OK);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(poltag_builder_image(builder, &image, &size, &error), POLTAG_OK);
		poltag_builder_free(builder);
		ck_assert_int_eq(poltag_builder_new(help_report, &faults, &builder, &error), POLTAG_OK);
		ck_assert_int_eq(poltag_builder_add_text(builder, "x.img", str_make(image, size), &error), POLTAG_OK);
		poltag_free(image);
		expect_entries(entries);
	}
	teardown();
}
END_TEST

START_TEST(a_damaged_image_from_memory)
{
	setup();
	ck_assert_int_eq(poltag_builder_add_text(builder, "x.img", STR("poltag\x1a\n damaged"), &error), POLTAG_IMAGE);
	ck_assert_str_eq(error.file, "x.img");
	expect_entries("");
	teardown();
}
END_TEST

HELP_MAIN("builder", 60, entries_of_an_image, a_damaged_image_from_memory, nothing_at_all, entries_are_handed_back, a_later_call_overrides, a_faulty_entry_overrides_nothing,
	  an_id_twice_in_one_call, faults_keep_the_rest, names_of_nothing, names_too_long, many_long_names_of_one_key,
	  many_entries, repeated_names_count_once, folders, images_are_joined)
