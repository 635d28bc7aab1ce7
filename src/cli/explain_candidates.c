/* Explaining candidates. */
#include "explain_candidates.h"

#include "describe.h"
#include "grow.h"
#include "output.h"
#include "print.h"

#include <string.h>

/* "words" at 3-8 */
static void print_span(const struct explain *x, size_t start, size_t end)
{
	output_text("\"");
	print_plain((struct poltag_str){ x->text.data + start, end - start });
	print("\" at %zu-%zu", start, end);
}

/* The two forms of each condition: %s is what stands there, %l the words or the expression that it has. */
static const struct {
	const char *field, *against, *found, *not_found;
} condition_texts[POLTAG_CONDITIONS] = {
	[POLTAG_IF_NOT_AFTER] = { "NotAfter", "rules it out", "right behind %s", "right behind none of: %l" },
	[POLTAG_IF_UNLESS] = { "Unless", "rules it out", "the expression matches %s: %l", "the expression does not match here: %l" },
	[POLTAG_IF_NOT_NEAR] = { "NotNear", "rules it out", "near %s", "near none of: %l" },
	[POLTAG_IF_NEAR] = { "Near", "rules it out", "near %s", "near none of: %l" },
	[POLTAG_IF_CUE] = { "cue", "is missing", "right behind %s", "right behind none of: %l" },
	[POLTAG_IF_FULLER] = { "fuller mention", "is missing", "%s", "none in the document" },
};

#define LONG_EXPRESSION 80 /* bytes; more of one that does not match is not shown */

static void print_expression(struct poltag_str text, size_t most)
{
	bool is_long = text.len > most;

	if (is_long)
		for (text.len = most; text.len && ((unsigned char)text.data[text.len] & 0xC0) == 0x80;)
			text.len--;
	print_plain(text);
	output_text(is_long ? " ..." : "");
}

/* Lists that were joined have no blank between. */
static void print_words(const struct poltag_condition *condition)
{
	struct poltag_str rest = condition->words;
	const char *comma;

	if (condition->kind == POLTAG_IF_UNLESS) {
		print_expression(rest, condition->holds ? LONG_EXPRESSION : SIZE_MAX);
		return;
	}
	while ((comma = memchr(rest.data, ',', rest.len))) {
		size_t len = (size_t)(comma - rest.data) + 1;

		print_plain((struct poltag_str){ rest.data, len });
		rest.data += len;
		rest.len -= len;
		if (rest.len && rest.data[0] != ' ')
			output_text(" ");
	}
	print_plain(rest);
}

static void explain_condition(const struct explain *x, const struct poltag_condition *condition)
{
	const char *p = condition->end > condition->start ? condition_texts[condition->kind].found
							  : condition_texts[condition->kind].not_found;

	print("    %s %s: ", condition_texts[condition->kind].field,
	      condition->holds ? "lets it count" : condition_texts[condition->kind].against);
	for (; *p; p++) {
		if (*p != '%') {
			output_write(p, 1);
			continue;
		}
		p++;
		if (*p == 's')
			print_span(x, condition->start, condition->end);
		else
			print_words(condition);
	}
	output_text("\n");
}

/* Whether a pattern is only words with gaps between: the name says as much. */
static bool is_plain(struct poltag_str pattern)
{
	static const char gap[] = "[ \\t\\r\\n]{1,64}+";
	size_t len = sizeof gap - 1;

	for (size_t i = 0; i < pattern.len; i++) {
		if (pattern.len - i >= len && memcmp(pattern.data + i, gap, len) == 0)
			i += len - 1;
		else if (pattern.data[i] == '\\' && i + 1 < pattern.len && strchr("-.'", pattern.data[i + 1]))
			i++;
		else if (strchr("\\[](){}|?*+.^$", pattern.data[i]))
			return false;
	}
	return true;
}

/* The line of the dictionary, with the field that stands there where the source is a record file. */
static void explain_line(const struct explain *x, const struct poltag_mention *mention)
{
	const struct poltag_entry *entry = names_entry(x->names, mention->id);

	output_text("    ");
	print_place(mention->file, mention->line);
	for (size_t i = 0; entry && i < entry->n_fields; i++)
		if (entry->fields[i].line == mention->line &&
		    str_is_same(poltag_field_file(entry, &entry->fields[i]), mention->file)) {
			output_text(": ");
			print_plain(entry->fields[i].name);
			output_text(": ");
			print_plain(entry->fields[i].value);
			break;
		}
	if (mention->system.len) {
		output_text("\n    generated from ");
		print_plain(mention->made_of);
		output_text(" (");
		print_plain(mention->system);
		output_text(")");
	}
	output_text("\n");
	if (is_plain(mention->pattern))
		return;
	output_text("    pattern: ");
	print_plain(mention->pattern);
	output_text("\n");
}

/* Whether it lost against another mention, not by its own conditions. */
static bool is_beaten(const struct poltag_mention *mention)
{
	return mention->lost && (mention->reason == POLTAG_LOST_SHORTER || mention->reason == POLTAG_LOST_KIND ||
				 mention->reason == POLTAG_LOST_NEAR);
}

static void explain_verdict(const struct explain *x, const struct poltag_mention *mention)
{
	bool tied = mention->lost && mention->reason == POLTAG_LOST_TIE;

	output_text(tied ? "  undecided " : mention->lost ? "  lost " : "  chosen ");
	print_plain(mention->id);
	print(" %s", poltag_type_name(mention->type));
	if (mention->country.len) {
		output_text(" ");
		print_plain(mention->country);
	}
	if (mention->lost)
		print(": %s", poltag_reason_text(mention->reason));
	if (is_beaten(mention) && mention->start < x->winner.end) {
		output_text(": ");
		print_span(x, x->winner.start, x->winner.end);
	}
	output_text("\n");
}

/* Whether its conditions do not matter, as it stands in a longer mention. */
static bool is_covered(const struct poltag_mention *mention)
{
	return mention->lost && mention->reason == POLTAG_LOST_SHORTER;
}

int explain_candidate(void *context, const struct poltag_mention *mention)
{
	struct explain *x = context;
	struct explain_span span = { mention->start, mention->end };
	const struct explain_span *last = x->n_spans ? &x->spans[x->n_spans - 1] : NULL;

	if (!last || last->start != span.start || last->end != span.end) {
		print("%zu-%zu: ", span.start, span.end);
		print_context(x->text, span.start, span.end);
		output_text("\n");
		if (!GROW_ADD(x, spans, span)) {
			x->failed = true;
			return 1;
		}
	}
	if (!mention->lost || mention->reason == POLTAG_LOST_TIE)
		x->winner = span;
	explain_verdict(x, mention);
	explain_line(x, mention);
	for (size_t i = 0; i < mention->n_conditions && !is_covered(mention); i++)
		explain_condition(x, &mention->conditions[i]);
	return output_is_open() ? 0 : 1;
}
