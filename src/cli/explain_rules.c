/* Explaining what rules found and what was carried. */
#include "explain_rules.h"

#include "grow.h"
#include "output.h"
#include "print.h"

#include <stdlib.h>
#include <string.h>

static bool is_explained(const struct explain *x, const struct poltag_mention *mention)
{
	for (size_t i = 0; i < x->n_spans; i++)
		if (x->spans[i].start == mention->start && x->spans[i].end == mention->end)
			return true;
	return false;
}

/* Who is meant by an office. */
static void explain_role(const struct explain *x, const struct poltag_mention *mention)
{
	const char *date = x->date[0] ? x->date : "a date that is not known";

	if (!(mention->id.len == 1 && *mention->id.data == '?')) {
		print("  office, held on %s by ", date);
		print_plain(mention->name);
		output_text(": ");
		print_plain(mention->id);
		output_text("\n");
		return;
	}
	print("  office, of which nobody is surely the holder on %s", date);
	for (size_t i = 0; i < mention->n_candidates; i++) {
		output_text(i ? ", " : ": perhaps ");
		print_plain(mention->candidates[i]);
	}
	output_text("\n");
}

/* A title before a name that is not that person's at the date. */
static void explain_untimely(const struct explain *x, const struct poltag_mention *mention)
{
	output_text("  title \"");
	print_plain(mention->untimely);
	output_text("\": ");
	print_plain(mention->id);
	print(" did not have it on %s\n", x->date);
}

#define EXPRESSIONS 7 /* the number of the first field below that is an expression */

/* The record of a rule. */
struct wanted_rule {
	struct poltag_str file;
	uint64_t line;
};

static int print_rule(void *context, const struct poltag_entry *rule)
{
	static const char *const shown[] = { "Note", "First", "Has", "Before", "BeforeComma", "BeforeQuote", "Behind", "Match", "After",
					     "Unless" };
	const struct wanted_rule *wanted = context;
	size_t n = sizeof shown / sizeof *shown;

	if (rule->line != wanted->line || !str_is_same(rule->file, wanted->file))
		return 0;
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < rule->n_fields; i++) {
			if (rule->fields[i].name.len != strlen(shown[k]) ||
			    memcmp(rule->fields[i].name.data, shown[k], rule->fields[i].name.len) != 0)
				continue;
			print("    %s: ", shown[k]);
			print_plain(rule->fields[i].value);
			output_text("\n");
			if (k == 0)
				n = EXPRESSIONS; /* the note says in words what they say */
		}
	return 1;
}

/* What a rule says, as it is written; first what it is for. */
static void explain_fields(const struct explain *x, const struct poltag_mention *mention)
{
	struct wanted_rule wanted = { mention->file, mention->line };

	if (x->names->n_entries)
		poltag_builder_visit_rules(x->names->entries[0].builder, print_rule, &wanted);
}

static void explain_source(const struct explain *x, const struct poltag_mention *mention)
{
	if (mention->source == POLTAG_BY_RULE) {
		output_text("  rule ");
		print_plain(mention->rule);
	} else {
		output_text("  carried from \"");
		print_plain(mention->name);
		output_text("\"");
	}
	print(" %s", poltag_type_name(mention->type));
	if (mention->id.len) {
		output_text(" ");
		print_plain(mention->id);
	}
	output_text("\n    ");
	print_place(mention->file, mention->line);
	output_text("\n");
	if (mention->source == POLTAG_BY_RULE)
		explain_fields(x, mention);
	for (size_t i = 0; i < mention->n_losers; i++) {
		output_text("    instead of ");
		print_plain(mention->losers[i].id);
		print(" %s: %s\n", poltag_type_name(mention->losers[i].type), poltag_reason_text(mention->losers[i].reason));
	}
}

/* Whether something is to be said of it that was not said of the candidates. */
static bool is_new(const struct explain *x, const struct poltag_mention *mention)
{
	if (mention->source == POLTAG_BY_ROLE || mention->untimely.len)
		return true;
	return (mention->source == POLTAG_BY_RULE || mention->source == POLTAG_BY_CARRY) && !is_explained(x, mention);
}

int explain_rule(void *context, const struct poltag_mention *mention)
{
	struct explain *x = context;
	struct explain_span span = { mention->start, mention->end };

	if (!is_new(x, mention))
		return 0;
	if (!x->n_rule_spans)
		output_text("By rules, carrying and offices:\n");
	print("%zu-%zu: ", span.start, span.end);
	print_context(x->text, span.start, span.end);
	output_text("\n");
	if (mention->source == POLTAG_BY_ROLE)
		explain_role(x, mention);
	else if (mention->untimely.len)
		explain_untimely(x, mention);
	else
		explain_source(x, mention);
	x->failed |= !GROW_ADD(x, spans, span);
	x->n_rule_spans++;
	return x->failed || !output_is_open();
}

static int by_start(const void *first, const void *second)
{
	const struct explain_span *a = first, *b = second;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

void explain_rules_end(struct explain *x)
{
	if (x->n_spans)
		qsort(x->spans, x->n_spans, sizeof *x->spans, by_start);
}
