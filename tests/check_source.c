/* Tests of source.c: reading record files and folders of them. */
#include "check_help.h"

#include "source.h"

#include <errno.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static const char *path_of(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "wb");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
}

static void make_folder(const char *name)
{
	ck_assert_int_eq(mkdir(path_of(name), 0777), 0);
}

static void setup(void)
{
	snprintf(folder, sizeof folder, "check_source.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static int remove_item(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static void teardown(void)
{
	nftw(folder, remove_item, 8, FTW_DEPTH | FTW_PHYS);
}

/* The names of what was read, without the folder, and their texts: "name=text name=text". */
static void expect_sources(const char *name, enum poltag_status expected, const char *sources)
{
	struct source_list list = { 0 };
	struct poltag_error error = { .message = "" };
	struct buf got = { 0 };
	enum poltag_status status = source_list_read(&list, name ? path_of(name) : folder, &error);

	for (size_t i = 0; i < list.n_sources; i++)
		buf_printf(&got, "%s%s=%.*s", i ? " " : "", list.sources[i].name + strlen(folder) + 1,
			   (int)list.sources[i].len, list.sources[i].text);
	source_list_free(&list);
	ck_assert_str_eq(help_str(&got), sources);
	ck_assert_msg(status == expected, "status %d: %s: %s", status, error.file, error.message);
	buf_free(&got);
}

START_TEST(one_file)
{
	setup();
	write_file("a.rec", "text");
	write_file("empty.rec", "");
	write_file("other.txt", "named, so it is meant");
	expect_sources("a.rec", POLTAG_OK, "a.rec=text");
	expect_sources("empty.rec", POLTAG_OK, "empty.rec=");
	expect_sources("other.txt", POLTAG_OK, "other.txt=named, so it is meant");
	teardown();
}
END_TEST

START_TEST(a_large_file)
{
	struct source_list list = { 0 };
	FILE *file;

	setup();
	file = fopen(path_of("large.rec"), "wb");
	for (int i = 0; i < 200001; i++)
		fputc('a' + i % 26, file);
	fclose(file);
	ck_assert_int_eq(source_list_read(&list, path_of("large.rec"), NULL), POLTAG_OK);
	ck_assert_uint_eq(list.sources[0].len, 200001);
	for (int i = 0; i < 200001; i++)
		ck_assert(list.sources[0].text[i] == 'a' + i % 26);
	source_list_free(&list);
	teardown();
}
END_TEST

START_TEST(folders_in_byte_order)
{
	setup();
	make_folder("b");
	make_folder("b/c");
	make_folder("empty");
	write_file("z.rec", "1");
	write_file("B.rec", "2");
	write_file("a.rec", "3");
	write_file("b/y.rec", "4");
	write_file("b/c/x.rec", "5");
	write_file("b.rec", "6");
	write_file("\xC3\xA9.rec", "7");
	expect_sources(NULL, POLTAG_OK, "B.rec=2 a.rec=3 b/c/x.rec=5 b/y.rec=4 b.rec=6 z.rec=1 \xC3\xA9.rec=7");
	expect_sources("b", POLTAG_OK, "b/c/x.rec=5 b/y.rec=4");
	expect_sources("b/", POLTAG_OK, "b/c/x.rec=5 b/y.rec=4");
	expect_sources("empty", POLTAG_OK, "");
	teardown();
}
END_TEST

START_TEST(other_files_in_folders)
{
	setup();
	make_folder(".git");
	make_folder("d.rec");
	write_file("a.rec", "1");
	write_file(".hidden.rec", "no");
	write_file(".git/x.rec", "no");
	write_file("a.rec~", "no");
	write_file("README.md", "no");
	write_file("rec", "no");
	write_file("d.rec/b.rec", "2");
	ck_assert_int_eq(mkfifo(path_of("pipe.rec"), 0666), 0);
	expect_sources(NULL, POLTAG_OK, "a.rec=1 d.rec/b.rec=2");
	teardown();
}
END_TEST

START_TEST(missing_files)
{
	struct source_list list = { 0 };
	struct poltag_error error;

	ck_assert_int_eq(source_list_read(&list, "no/such.rec", &error), POLTAG_READ);
	ck_assert_str_eq(error.file, "no/such.rec");
	ck_assert_msg(strncmp(error.message, "cannot read: ", 13) == 0, "%s", error.message);
	ck_assert_uint_eq(list.n_sources, 0);
	ck_assert_int_eq(source_list_read(&list, "no/such.rec", NULL), POLTAG_READ);
	source_list_free(&list);
}
END_TEST

/* What was read before the fault stays, so that the rest of a dictionary can be looked at. */
START_TEST(a_link_to_nothing)
{
	setup();
	write_file("a.rec", "1");
	ck_assert_int_eq(symlink("nowhere", path_of("b.rec")), 0);
	expect_sources(NULL, POLTAG_READ, "a.rec=1");
	teardown();
}
END_TEST

/* A link to a file or a folder elsewhere is followed. */
START_TEST(links)
{
	setup();
	make_folder("in");
	make_folder("out");
	write_file("out/a.rec", "1");
	ck_assert_int_eq(symlink("../out", path_of("in/linked")), 0);
	ck_assert_int_eq(symlink("../out/a.rec", path_of("in/b.rec")), 0);
	expect_sources("in", POLTAG_OK, "in/b.rec=1 in/linked/a.rec=1");
	teardown();
}
END_TEST

/* A link back to a folder above is not gone round and round: every file comes once. */
START_TEST(link_loops)
{
	struct source_list list = { 0 };

	setup();
	write_file("a.rec", "1");
	make_folder("b");
	ck_assert_int_eq(symlink("..", path_of("b/up")), 0);
	source_list_read(&list, folder, NULL);
	ck_assert_uint_eq(list.n_sources, 1);
	source_list_free(&list);
	teardown();
}
END_TEST

START_TEST(from_memory)
{
	struct source_list list = { 0 };
	char text[] = "abc";

	ck_assert_int_eq(source_list_add(&list, "one", str_make(text, 3), NULL), POLTAG_OK);
	ck_assert_int_eq(source_list_add(&list, "two", str_make(NULL, 0), NULL), POLTAG_OK);
	text[0] = 'x'; /* it is a copy */
	ck_assert_uint_eq(list.n_sources, 2);
	ck_assert_str_eq(list.sources[0].name, "one");
	ck_assert_mem_eq(list.sources[0].text, "abc", 3);
	ck_assert_uint_eq(list.sources[1].len, 0);
	source_list_free(&list);
}
END_TEST

HELP_MAIN("source", 30, one_file, a_large_file, folders_in_byte_order, other_files_in_folders, missing_files,
	  a_link_to_nothing, links, link_loops, from_memory)
