/* The conditions of an entry. */
#include "condition.h"

#include "error.h"
#include "text.h"

const char *const condition_names[CONDITIONS] = { "Near", "NotNear", "NotAfter", "Unless" };

static bool add_list(struct buf *text, struct poltag_str list, const struct code_points *table)
{
	struct text norm = { 0 };
	bool good = text_read(&norm, table, list, NULL) == POLTAG_OK;

	if (good)
		buf_add_str(text, norm.norm);
	text_free(&norm);
	return good && !text->failed;
}

static size_t count(enum condition condition, const struct poltag_field *fields, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += str_is(fields[i].name, condition_names[condition]);
	return found;
}

bool condition_add(struct buf *text, enum condition condition, const struct poltag_field *fields, size_t n,
		   const struct code_points *table)
{
	bool is_list = condition != CONDITION_UNLESS, good;
	bool alone = count(condition, fields, n) == 1; /* as it is: that of an image is joined already */
	struct buf joined = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (!str_is(fields[i].name, condition_names[condition]))
			continue;
		if (joined.len)
			buf_add_byte(&joined, is_list ? ',' : '|');
		if (is_list || alone)
			buf_add_str(&joined, fields[i].value);
		else
			pattern_add_group(&joined, fields[i].value);
	}
	good = !joined.failed;
	if (good && is_list)
		good = add_list(text, buf_str(&joined), table);
	else if (good)
		buf_add_str(text, buf_str(&joined));
	buf_free(&joined);
	return good && !text->failed;
}

enum poltag_status condition_compile(enum condition condition, struct poltag_str text, struct pattern *pattern,
				     struct poltag_error *error)
{
	struct buf source = { 0 };
	enum poltag_status status;

	if (!text.len || condition == CONDITION_NOT_AFTER)
		return POLTAG_OK;
	if (condition == CONDITION_UNLESS)
		return pattern_compile(text, PATTERN_WRITTEN, pattern, error);
	pattern_add_list(&source, text);
	status = source.failed ? error_memory(error) : pattern_compile(buf_str(&source), PATTERN_SEARCH, pattern, error);
	buf_free(&source);
	return status;
}
