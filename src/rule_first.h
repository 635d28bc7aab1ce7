/* rule_first.h - what a rule's patterns ask of the word that a mention begins with, as far as that is plain to see.
 *
 * It is told without PCRE2, so that most rules need not be tried at most words. A pattern may ask for more.
 */
#ifndef RULE_FIRST_H
#define RULE_FIRST_H

#include "word_class.h"

struct rule_first {
	uint64_t none;    /* the word is of none of these classes */
	uint64_t some[2]; /* it is of one of each of these, where there are any */
	bool cyrillic;    /* it begins with a Cyrillic letter */
};

/* Reads a rule's Unless and Match, their definitions put in. */
void rule_first_read(struct rule_first *first, const struct word_classes *classes, struct poltag_str unless,
		     struct poltag_str match);

/* Whether a word of the classes may begin a mention of the rule; byte is its first one. */
static inline bool rule_first_allows(const struct rule_first *first, uint64_t classes, unsigned char byte)
{
	return !(classes & first->none) && (!first->some[0] || (classes & first->some[0])) &&
	       (!first->some[1] || (classes & first->some[1])) && (!first->cyrillic || byte >= 0xD0);
}

#endif
