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
	bool from_image;
	bool bad; /* it has a fault, and is left out */
};

#define RULES 256 /* at most */

#define CLASS_SETS 192 /* at most; PCRE2 has 256 callouts, of which the first are for single classes */

/* Sets of classes that alternatives such as {title}|{calendar} have been made one callout of. */
struct class_sets {
	uint64_t sets[CLASS_SETS];
	size_t n;
};

/* The classes that a callout of that number asks for: one of them is enough. */
static inline uint64_t class_sets_asked(const struct class_sets *sets, uint32_t number)
{
	return number < WORD_CLASS_BITS ? UINT64_C(1) << number : sets->sets[number - WORD_CLASS_BITS];
}

/* Everything that a placeholder may name. */
struct rule_names {
	const struct word_classes *classes;
	const struct built_rule *rules;
	size_t n_rules;
	const struct poltag_field *fields;
	bool keep; /* leave the classes in braces: only definitions are put in */
	uint32_t file; /* whose definitions go before those of the same name elsewhere */
	struct class_sets *sets; /* where alternatives may be made one callout; or NULL */
};

/* Adds a pattern with its placeholders put in. What is wrong goes to message. */
bool rule_expand(const struct rule_names *names, struct poltag_str pattern, struct buf *out, char *message, size_t room);

/* The length of the first item of a pattern: a placeholder, an escape, or a byte. */
size_t rule_item_len(struct poltag_str pattern);

/* Adds the one pattern that a rule's Match, After and Unless, any of the last two empty, are matched as. */
void rule_add_whole(struct buf *out, struct poltag_str match, struct poltag_str after, struct poltag_str unless);

/* Whether a field of that name is a list of classes. */
bool rule_names_classes(struct poltag_str field);

/* The bits of a list of classes with commas between; 0, and a message, where one is unknown. */
uint64_t rule_class_bits(const struct word_classes *classes, struct poltag_str list, char *message, size_t room);

#endif
