/* inflect_class.h - classes of words that take the same endings, as tables by language. */
#ifndef INFLECT_CLASS_H
#define INFLECT_CLASS_H

#include "str.h"

/* Whose name it is. A class with none is for all. */
enum inflect_who {
	INFLECT_MAN = 1,
	INFLECT_WOMAN = 2,
	INFLECT_UNSURE = 4,
};

/* The words with one of these ends, and their endings. */
struct inflect_class {
	const char *ends;    /* separated by spaces; "[гкх]а" is one of three letters and an а */
	const char *endings; /* separated by commas, that of the base form first; NULL: no other form */
	unsigned who;
};

/* The tables of a language. Each ends with a class without ends; a word is of the first class that it fits. */
struct inflect_tables {
	const struct inflect_class *given;     /* a person's names but the last */
	const struct inflect_class *surname;   /* a person's last or only name */
	const struct inflect_class *adjective; /* an adjective before the noun */
	const struct inflect_class *noun;      /* a place, an organisation, an event */
	const struct inflect_class *demonym;   /* a nationality, in both numbers */
	const char *men;                       /* ends of men's given names that look like women's */
	const char *women;                     /* ends of names that only women have */
	const char *vowels;                    /* in both cases */
	const char *and;                       /* words between two heads, separated by spaces */
};

extern const struct inflect_tables inflect_ru, inflect_uk;

/* Whether a word has one of the ends. */
bool inflect_ends(struct poltag_str word, const char *ends);

/* The class of a word, or NULL. */
const struct inflect_class *inflect_class_of(const struct inflect_class *classes, struct poltag_str word, unsigned who);

/* Whether a language has chains of suffixes. */
bool inflect_has_chains(struct poltag_str lang);

#endif
