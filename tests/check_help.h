/* check_help.h - what the unit tests share: random numbers that are the same everywhere, dictionaries from text, and
 * mentions as lines of text. */
#ifndef CHECK_HELP_H
#define CHECK_HELP_H

#include "buf.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define N_ITEMS(array) (sizeof(array) / sizeof *(array))

/* ---- Random numbers ---- */

/* splitmix64: the same numbers for the same seed on every machine. */
static inline uint64_t help_random(uint64_t *seed)
{
	uint64_t z = (*seed += 0x9E3779B97F4A7C15u);

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

/* A number below limit. */
static inline size_t help_below(uint64_t *seed, size_t limit)
{
	return (size_t)(help_random(seed) % limit);
}

#define HELP_PICK(seed, array) ((array)[help_below(seed, N_ITEMS(array))])

/* ---- Memory of exactly a size, so that a sanitizer sees a read past its end ---- */

static inline char *help_copy(const void *data, size_t len)
{
	char *copy = malloc(len ? len : 1);

	ck_assert_ptr_nonnull(copy);
	if (len)
		memcpy(copy, data, len);
	return copy;
}

/* ---- Text ---- */

/* The bytes as a C string that can be printed and compared. The caller frees it. */
static inline char *help_shown(const char *data, size_t len)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)data[i];

		if (c >= 0x20 && c < 0x7F)
			buf_add_byte(&out, (char)c);
		else
			buf_printf(&out, "\\x%02X", c);
	}
	buf_add_byte(&out, '\0');
	ck_assert(!out.failed);
	return out.data;
}

/* Faults, one a line: "file:line:column: message". */
static inline void help_report(void *context, const struct poltag_error *fault)
{
	buf_printf(context, "%s:%" PRIu64 ":%" PRIu64 ": %s\n", fault->file, fault->line, fault->column, fault->message);
}

static inline const char *help_str(struct buf *buf)
{
	buf_add_byte(buf, '\0');
	ck_assert(!buf->failed);
	return buf->data;
}

/* ---- Dictionaries and mentions ---- */

/* The dictionary of these records, which must be right. */
static inline struct poltag_dict *help_dict(const char *records)
{
	struct buf faults = { 0 };
	struct poltag_builder *builder;
	struct poltag_dict *dict = NULL;
	struct poltag_error error;

	ck_assert_int_eq(poltag_builder_new(help_report, &faults, &builder, &error), POLTAG_OK);
	poltag_builder_add_text(builder, "test.rec", str_from(records), &error);
	ck_assert_str_eq(help_str(&faults), "");
	if (poltag_builder_dict(builder, &dict, &error) != POLTAG_OK)
		ck_abort_msg("no dictionary: %s", error.message);
	poltag_builder_free(builder);
	buf_free(&faults);
	return dict;
}

/* Adds "START-END id source" to the buffer that is the context, behind a "; " where it is not the first. */
static inline int help_add_mention(void *context, const struct poltag_mention *m)
{
	static const char *const sources[] = { "name", "short", "carried", "rule", "role" };
	struct buf *out = context;

	buf_printf(out, "%s%zu-%zu %.*s", out->len ? "; " : "", m->start, m->end, (int)m->id.len, m->id.data);
	for (size_t i = 0; i < m->n_candidates; i++)
		buf_printf(out, "%s%.*s", i ? "," : "(", (int)m->candidates[i].len, m->candidates[i].data);
	buf_printf(out, "%s %s", m->n_candidates ? ")" : "", sources[m->source]);
	return 0;
}

/* The mentions of a text as help_add_mention writes them. The caller frees it. */
static inline char *help_tag(struct poltag_dict *dict, const struct poltag_options *options, struct poltag_str text)
{
	struct buf out = { 0 };
	struct poltag_tagger *tagger;
	struct poltag_error error;
	char *copy = help_copy(text.data, text.len);

	ck_assert_int_eq(poltag_tagger_new(dict, options, &tagger, &error), POLTAG_OK);
	if (poltag_tag(tagger, str_make(copy, text.len), help_add_mention, &out, &error) != POLTAG_OK)
		ck_abort_msg("cannot tag: %s", error.message);
	poltag_tagger_free(tagger);
	free(copy);
	help_str(&out);
	return out.data;
}

/* What is expected of a text. */
struct help_case {
	const char *text, *mentions;
};

static inline void help_expect(struct poltag_dict *dict, const struct poltag_options *options,
			       const struct help_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *got = help_tag(dict, options, str_from(cases[i].text));

		if (strcmp(got, cases[i].mentions) != 0)
			ck_abort_msg("\"%s\": \"%s\", expected \"%s\"", help_shown(cases[i].text, strlen(cases[i].text)),
				     got, cases[i].mentions);
		free(got);
	}
}

/* Builds the dictionary of records and expects its mentions, with no options. */
#define HELP_EXPECT(records, cases)                                       \
	do {                                                              \
		struct poltag_dict *dict_ = help_dict(records);           \
		help_expect(dict_, NULL, cases, N_ITEMS(cases));          \
		poltag_dict_free(dict_);                                  \
	} while (0)

/* ---- Running ---- */

static inline int help_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* A suite of one case with these tests, which may take so many seconds each. */
#define HELP_MAIN(name, seconds, ...)                                                      \
	int main(void)                                                                     \
	{                                                                                  \
		const TTest *const tests[] = { __VA_ARGS__ };                              \
		Suite *suite = suite_create(name);                                         \
		TCase *tcase = tcase_create(name);                                         \
		for (size_t i = 0; i < N_ITEMS(tests); i++)                                \
			tcase_add_test(tcase, tests[i]);                                   \
		tcase_set_timeout(tcase, seconds);                                         \
		suite_add_tcase(suite, tcase);                                             \
		return help_run(suite);                                                    \
	}

#endif
