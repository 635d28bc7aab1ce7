/* Checking rules once all sources are read: what they name may stand behind them, and in other files. */
#include "builder.h"
#include "builder_more.h"

#include "error.h"
#include "pattern.h"

#include <stdio.h>

struct checking {
	struct poltag_builder *builder;
	struct fault_sink *sink;
	struct rule_names names;
	struct built_rule *rule;
	const struct poltag_field *field;
	bool failed; /* for lack of memory */
};

/* ---- Faults ---- */

/* Reports what is wrong at an offset into the present field's value, and leaves the rule out. */
static void fault(struct checking *c, size_t offset, const char *message)
{
	const struct poltag_field *field = c->field;
	uint64_t line = field->line, column = (uint64_t)(field->value.data - field->name.data) + 1 + offset;
	struct poltag_error error;

	for (size_t i = 0; i < offset && i < field->value.len; i++)
		if (field->value.data[i] == '\n') {
			line++;
			column = offset - i + 2; /* behind "+ " */
		}
	if (c->rule->from_image)
		column = 1;
	error_set(&error, POLTAG_VALUE, "%.*s: %s", (int)field->name.len, field->name.data, message);
	error_place(&error, str_from(c->builder->list.sources[c->rule->file].name), line, column);
	fault_report(c->sink, &error);
	c->rule->bad = true;
}

/* ---- Expressions ---- */

/* Puts in what a field names. Where that fails, *offset is where in the value. */
static bool expand(const struct checking *c, struct poltag_str value, struct buf *out, size_t *offset, char *message,
		   size_t room)
{
	size_t len;

	for (*offset = 0; *offset < value.len; *offset += len) {
		struct poltag_str rest = str_from_offset(value, *offset);

		len = rule_item_len(rest);
		if (!rule_expand(&c->names, str_make(rest.data, len), out, message, room))
			return false;
	}
	return true;
}

/* Where in a value stands what became the byte at an offset of the expression. */
static size_t offset_before(const struct checking *c, struct poltag_str value, size_t expanded)
{
	struct buf out = { 0 };
	char message[200];
	size_t at = 0;

	while (at < value.len) {
		struct poltag_str rest = str_from_offset(value, at);
		size_t len = rule_item_len(rest);

		if (!rule_expand(&c->names, str_make(rest.data, len), &out, message, sizeof message) || out.len > expanded)
			break;
		at += len;
	}
	buf_free(&out);
	return at;
}

/* is_part: it may match nothing at all. */
static void check_expression(struct checking *c, bool is_part)
{
	struct poltag_str value = c->field->value;
	struct buf source = { 0 };
	struct pattern pattern = { 0 };
	struct poltag_error error;
	char message[400];
	size_t offset;

	if (!expand(c, value, &source, &offset, message, sizeof message))
		fault(c, offset, message);
	else if (source.failed)
		c->failed = true;
	else if (pattern_compile(buf_str(&source), PATTERN_WRITTEN, &pattern, &error) != POLTAG_OK)
		fault(c, offset_before(c, value, error.column ? error.column - 1 : 0), error.message);
	else if (!pattern_check(buf_str(&source), is_part, message, sizeof message))
		fault(c, 0, message);
	pattern_free(&pattern);
	buf_free(&source);
}

/* The expressions of a rule together, as they are matched. */
static void check_whole(struct checking *c)
{
	const struct poltag_field *fields = c->builder->fields + c->rule->first_field;
	size_t n = c->rule->n_fields;
	struct buf written = { 0 }, source = { 0 };
	struct pattern pattern = { 0 };
	struct poltag_error error;
	char message[400];

	for (size_t i = 0; i < n; i++)
		if (str_is(fields[i].name, "Match"))
			c->field = &fields[i];
	rule_add_whole(&written, entry_value(fields, n, "Match"), entry_value(fields, n, "After"), entry_value(fields, n, "Unless"));
	if (!rule_expand(&c->names, buf_str(&written), &source, message, sizeof message))
		fault(c, 0, message);
	else if (written.failed || source.failed)
		c->failed = true;
	else if (pattern_compile(buf_str(&source), PATTERN_WRITTEN, &pattern, &error) != POLTAG_OK) {
		snprintf(message, sizeof message, "with After and Unless: %.300s", error.message);
		fault(c, 0, message);
	}
	pattern_free(&pattern);
	buf_free(&written);
	buf_free(&source);
}

static void check_classes(struct checking *c)
{
	struct poltag_str value = c->field->value, rest = value;
	char message[200];

	while (rest.len) {
		struct poltag_str name = str_cut(&rest, ',');

		if (!rule_class_bits(c->names.classes, name, message, sizeof message)) {
			fault(c, (size_t)(name.data - value.data), message);
			return;
		}
	}
}

/* ---- Rules ---- */

static void check_field(struct checking *c)
{
	struct poltag_str name = c->field->name;

	if (str_is(name, "Match"))
		check_expression(c, false);
	else if (str_is(name, "After") || str_is(name, "Unless") || str_is(name, "Define"))
		check_expression(c, true);
	else if (rule_names_classes(name))
		check_classes(c);
}

static bool is_definition(const struct checking *c)
{
	return entry_value(c->builder->fields + c->rule->first_field, c->rule->n_fields, "Define").data;
}

static void check_rule(struct checking *c)
{
	const struct poltag_field *fields = c->builder->fields + c->rule->first_field;
	bool defines = is_definition(c);

	c->names.file = c->rule->file;
	for (size_t i = 0; i < c->rule->n_fields && !c->rule->bad; i++) {
		c->field = &fields[i];
		if (defines && str_is(c->field->name, "Id") &&
		    word_classes_find(c->names.classes, c->field->value) < WORD_CLASS_BITS)
			fault(c, 0, "a definition with the name of a class of words; expected another name");
		else
			check_field(c);
	}
	if (!c->rule->bad && !defines)
		check_whole(c);
}

bool builder_check_rules(struct poltag_builder *b, struct fault_sink *sink)
{
	struct checking c = {
		.builder = b,
		.sink = sink,
		.names = { .classes = &b->classes, .rules = b->rules, .n_rules = b->n_rules, .fields = b->fields },
	};
	size_t n = 0;

	/* Definitions first, so that the fault is where it is made, and not where it is named. */
	for (int rules = 0; rules < 2 && !c.failed; rules++)
		for (size_t i = b->n_checked_rules; i < b->n_rules && !c.failed; i++) {
			c.rule = &b->rules[i];
			if (is_definition(&c) == !rules)
				check_rule(&c);
		}
	for (size_t i = 0; i < b->n_rules; i++) {
		c.rule = &b->rules[i];
		c.field = &b->fields[c.rule->first_field];
		if (c.rule->bad || is_definition(&c))
			continue;
		if (++n > RULES) {
			char message[100];

			snprintf(message, sizeof message, "one rule too many; expected %d at most", RULES);
			fault(&c, 0, message);
		}
	}
	b->n_checked_rules = b->n_rules;
	return !c.failed;
}
