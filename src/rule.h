/* rule.h - the rules of a dictionary, ready to be tried at the words of a text. */
#ifndef RULE_H
#define RULE_H

#include "rule_first.h"
#include "rule_source.h"
#include "scan.h"

struct rule {
	struct poltag_str id, file;
	uint32_t line;
	enum poltag_type type; /* POLTAG_TYPES: what it matches is no name */
	uint64_t first, has;           /* 0: nothing is asked */
	uint64_t before, before_comma, before_quote, behind;
	struct poltag_str match, after, unless;
	struct poltag_str written, note; /* for explanations */
	struct rule_first asked; /* by its patterns, of the first word */
	struct pattern pattern; /* compiled when first needed */
};

#define RULE_WORDS (RULES / 64)

/* A set of rules. */
struct rule_set {
	uint64_t bits[RULE_WORDS];
};

struct rules {
	const struct scan *scan;
	struct matcher matcher;
	struct word_classes classes;
	struct class_sets sets;
	struct rule *list;
	size_t n_list, room_list;
	/* By class: the rules that it lets begin, stand behind it, have it in their run or behind that; and those that do not
	 * ask. */
	struct rule_set first[WORD_CLASS_BITS], before[WORD_CLASS_BITS], has[WORD_CLASS_BITS], behind[WORD_CLASS_BITS];
	struct rule_set any_first, any_before, any_has, any_behind, all;
	struct rule_set none; /* those of type NONE */
	size_t n_words; /* of the sets that are in use */
	size_t at; /* the token where a rule is being tried */
	size_t over_limit;
};

enum poltag_status rules_init(struct rules *rules, const struct scan *scan, struct poltag_error *error);
void rules_free(struct rules *rules);

#define RULE_NONE SIZE_MAX

/* The number of the rule that matches the most at a token, the first of several, or RULE_NONE; *end is the norm offset where
 * it ends. Where no name may begin, only rules of type NONE are tried. The tokens are finished, named and joined. */
enum poltag_status rules_match(struct rules *rules, size_t token, bool may_begin, size_t *number, size_t *end, struct poltag_error *error);

/* What stands between a token and the word right before it, but for white space. */
enum between { BETWEEN_NOTHING, BETWEEN_COMMA, BETWEEN_QUOTE };

/* The classes of the word right before a token. */
uint64_t rules_classes_before(const struct scan *scan, size_t token, enum between *between);

#endif
