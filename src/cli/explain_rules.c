/* Explaining what rules found and what was carried. */
#include "explain_rules.h"

#include "grow.h"
#include "output.h"
#include "print.h"

#include <stdlib.h>

static bool is_explained(const struct explain *x, const struct poltag_mention *mention)
{
	for (size_t i = 0; i < x->n_spans; i++)
		if (x->spans[i].start == mention->start && x->spans[i].end == mention->end)
			return true;
	return false;
}

static void explain_source(const struct poltag_mention *mention)
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
	output_text(mention->source == POLTAG_BY_RULE ? ": Match: " : ": ");
	print_plain(mention->pattern);
	output_text("\n");
	for (size_t i = 0; i < mention->n_losers; i++) {
		output_text("    instead of ");
		print_plain(mention->losers[i].id);
		print(" %s: %s\n", poltag_type_name(mention->losers[i].type), poltag_reason_text(mention->losers[i].reason));
	}
}

int explain_rule(void *context, const struct poltag_mention *mention)
{
	struct explain *x = context;
	struct explain_span span = { mention->start, mention->end };

	if ((mention->source != POLTAG_BY_RULE && mention->source != POLTAG_BY_CARRY) || is_explained(x, mention))
		return 0;
	if (!x->n_rule_spans)
		output_text("By rules and carrying:\n");
	print("%zu-%zu: ", span.start, span.end);
	print_context(x->text, span.start, span.end);
	output_text("\n");
	explain_source(mention);
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
