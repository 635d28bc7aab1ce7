/* rule_source.h - rules as they are written, on their way into an image.
 *
 * A rule's patterns are PCRE2 with {class} for a word of a class, and {id} for what a "Define" record of that Id says.
 * In an image the definitions have been put in; a class becomes a callout when the rule is compiled.
 */
#ifndef RULE_SOURCE_H
#define RULE_SOURCE_H

#include "buf.h"
#include "word_end.h"

/* A "%rec: Rule" record. */
struct built_rule {
	uint32_t file, line;
	size_t first_field, n_fields;
};

#define RULES 256 /* at most */

/* Everything that a placeholder may name. */
struct rule_names {
	const struct word_classes *classes;
	const struct built_rule *rules;
	size_t n_rules;
	const struct poltag_field *fields;
	bool keep; /* leave the classes in braces: only definitions are put in */
};

/* Adds a pattern with its placeholders put in. What is wrong goes to message. */
bool rule_expand(const struct rule_names *names, struct poltag_str pattern, struct buf *out, char *message, size_t room);

/* The bits of a list of classes with commas between; 0, and a message, where one is unknown. */
uint64_t rule_class_bits(const struct word_classes *classes, struct poltag_str list, char *message, size_t room);

#endif
