/* Patterns that some text makes take more steps than they get. Whether there is such a text is not told from how the
 * pattern looks: texts are made from it, in which what may repeat does so up to the bound of what a pattern sees, and
 * something follows that does not fit. It is matched with them as in tagging, with the same limit. */
#include "lint.h"

#include "pattern.h"
#include "probe.h"

/* Makes the text as long as a pattern sees it. False without memory. */
static bool write_text(struct buf *out, const struct probe_text *text, struct poltag_str tail)
{
	out->len = 0;
	buf_add_str(out, buf_str(&text->head));
	while (out->len + text->piece.len + tail.len <= text->start + PATTERN_SPAN && !out->failed)
		buf_add_str(out, buf_str(&text->piece));
	buf_add_str(out, tail);
	return !out->failed;
}

struct trial {
	struct matcher matcher;
	struct pattern pattern;
	struct buf text;
};

/* Whether one of the texts is too much; *which is its number. */
static bool is_too_much(struct lint *lint, struct trial *trial, const struct probe_list *list, size_t *which)
{
	static const struct poltag_str tails[] = { { "!", 1 }, { "\n!", 2 }, { "\n\n", 2 } };

	for (*which = 0; *which < list->n_texts; ++*which)
		for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
			const struct probe_text *text = &list->texts[*which];
			size_t end;

			if (!write_text(&trial->text, text, tails[i])) {
				lint->no_memory = true;
				return false;
			}
			matcher_reset(&trial->matcher);
			if (matcher_match_written(&trial->matcher, &trial->pattern, buf_str(&trial->text), text->start,
						  &end) == MATCH_LIMIT)
				return true;
		}
	return false;
}

static void warn(struct lint *lint, uint32_t entry, const struct poltag_field *field, const struct probe_text *text)
{
	lint_warn(lint, WARNING_SLOW_PATTERN, entry, field, 0,
		  "%.*s: more than %d steps where \"%.*s\" is followed by \"%.*s\" again and again; expected a "
		  "repetition that "
		  "cannot be divided in several ways, or a bound",
		  (int)field->name.len, field->name.data, PATTERN_MATCH_LIMIT, (int)text->head.len,
		  text->head.data ? text->head.data : "", (int)text->piece.len, text->piece.data);
}

static bool compile(const struct poltag_field *field, struct pattern *pattern)
{
	struct buf source = { 0 };
	enum poltag_status status = POLTAG_NO_MEMORY;

	if (str_is(field->name, "Pattern"))
		pattern_add_written(&source, field->value);
	else
		pattern_add_group(&source, field->value);
	if (!source.failed)
		status = pattern_compile(buf_str(&source), PATTERN_WRITTEN, pattern, NULL);
	buf_free(&source);
	return status == POLTAG_OK;
}

/* Tries one choice of alternatives after the other; *found is set once a text was too much. */
static void try_choices(struct lint *lint, uint32_t entry, const struct poltag_field *field, struct trial *trial)
{
	bool found = false;

	for (size_t choice = 0; choice < PROBE_CHOICES && !found && !lint->no_memory; choice++) {
		struct probe_list list = { 0 };
		size_t which;

		if (!probe_make(field->value, choice, &list))
			lint->no_memory = true;
		else
			found = is_too_much(lint, trial, &list, &which);
		if (found)
			warn(lint, entry, field, &list.texts[which]);
		probe_list_free(&list);
	}
}

static bool may_repeat(struct poltag_str expression)
{
	return memchr(expression.data, '*', expression.len) || memchr(expression.data, '+', expression.len) ||
	       memchr(expression.data, '{', expression.len);
}

static void check_field(struct lint *lint, uint32_t entry, const struct poltag_field *field)
{
	struct trial trial = { 0 };

	if (!may_repeat(field->value))
		return;
	if (!compile(field, &trial.pattern) || matcher_init(&trial.matcher, NULL, NULL, NULL) != POLTAG_OK)
		lint->no_memory = true;
	else
		try_choices(lint, entry, field, &trial);
	pattern_free(&trial.pattern);
	matcher_free(&trial.matcher);
	buf_free(&trial.text);
}

void lint_patterns(struct lint *lint)
{
	for (uint32_t entry = 0; entry < lint->builder->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		for (size_t i = 0; lint_has(lint, entry) && i < n && !lint->no_memory; i++)
			if (str_is(fields[i].name, "Pattern") || str_is(fields[i].name, "Unless"))
				check_field(lint, entry, &fields[i]);
	}
}
