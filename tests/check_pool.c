/* Tests of pool.c: copies stay where they are, whatever is added. */
#include "check_help.h"

#include "pool.h"

START_TEST(copies_stay)
{
	struct pool pool = { 0 };
	const char *copies[3000];
	char text[64];

	for (size_t i = 0; i < N_ITEMS(copies); i++) {
		int len = snprintf(text, sizeof text, "name %zu of many, with some more behind it", i);

		copies[i] = pool_add(&pool, str_make(text, (size_t)len), STR("cue,cue"));
		ck_assert_ptr_nonnull(copies[i]);
	}
	ck_assert_uint_gt(pool.n_blocks, 1);
	for (size_t i = 0; i < N_ITEMS(copies); i++) {
		int len = snprintf(text, sizeof text, "name %zu of many, with some more behind it", i);

		ck_assert_mem_eq(copies[i], text, (size_t)len);
		ck_assert_mem_eq(copies[i] + len, "cue,cue", 7);
	}
	pool_free(&pool);
}
END_TEST

START_TEST(longer_than_a_block)
{
	struct pool pool = { 0 };
	size_t len = 200000;
	char *text = malloc(len);
	const char *before, *copy;

	memset(text, 'x', len);
	before = pool_add(&pool, STR("before"), STR(""));
	copy = pool_add(&pool, str_make(text, len), STR("y"));
	ck_assert_mem_eq(copy, text, len);
	ck_assert_int_eq(copy[len], 'y');
	ck_assert_mem_eq(before, "before", 6);
	free(text);
	pool_free(&pool);
}
END_TEST

START_TEST(nothing)
{
	struct pool pool = { 0 };

	ck_assert_ptr_nonnull(pool_add(&pool, STR(""), STR("")));
	ck_assert_ptr_null(pool_add(&pool, str_make("", SIZE_MAX / 2), STR("x"))); /* is not looked at */
	pool_free(&pool);
	pool_free(&pool);
}
END_TEST

HELP_MAIN("pool", 60, copies_stay, longer_than_a_block, nothing)
