/* word_class.h - the classes of words, each a bit: "title", "given" and the like, by their names.
 *
 * Those that tagging asks for itself have fixed bits. Some are not lists of words but said of a word's form, or of the
 * mention that it is part of; a rule asks for them in the same way. A dictionary may have classes of its own.
 */
#ifndef WORD_CLASS_H
#define WORD_CLASS_H

#include "str.h"

#define WORD_TITLE (UINT64_C(1) << 0)    /* stands before a surname without being part of the name */
#define WORD_CALENDAR (UINT64_C(1) << 1) /* months and days */
#define WORD_GIVEN (UINT64_C(1) << 2)
#define WORD_FAMILY (UINT64_C(1) << 3)
#define WORD_COMMON (UINT64_C(1) << 4)   /* common words that may also be names */
#define WORD_ORDINARY (UINT64_C(1) << 5) /* ordinary words, capitalised only where a sentence begins */
#define WORD_PLACE (UINT64_C(1) << 6)    /* of the common words, those that are places in the first place */
#define WORD_LISTS UINT64_C(0x3FFFFFFFFFFFF) /* the classes that are lists of words */

/* Said of a word's form: */
#define WORD_TURKIC (UINT64_C(1) << 62)   /* any, in a text in Kazakh, Kyrgyz or Uzbek: see turkic.h */
#define WORD_CYRILLIC (UINT64_C(1) << 63) /* begins with a Cyrillic letter */
#define WORD_YEAR (UINT64_C(1) << 50)
#define WORD_ACRONYM (UINT64_C(1) << 51) /* two letters or more, all of them capitals */
#define WORD_INITIAL (UINT64_C(1) << 52) /* a capital with a point */
#define WORD_CAP (UINT64_C(1) << 53)     /* capitalised, and not only because a sentence begins with it */
#define WORD_NEW (UINT64_C(1) << 54)     /* likewise, and in no mention */
#define WORD_NUMBER (UINT64_C(1) << 55)  /* digits */

/* Part of a mention of that type, found by its name. */
#define WORD_TYPE_SHIFT 56
#define WORD_TYPES (UINT64_C(0x3F) << WORD_TYPE_SHIFT)

#define WORD_CLASSES 50     /* lists, at most */
#define WORD_CLASS_BITS 64
#define WORD_CLASS_BYTES 32 /* of a name, with the zero behind it */

/* The lists of a dictionary. */
struct word_classes {
	char names[WORD_CLASSES][WORD_CLASS_BYTES];
	size_t n;
};

/* Only those with fixed bits. */
void word_classes_init(struct word_classes *classes);

/* Whether it may be the name of a list: a slug that is short enough. */
bool word_class_is_good(struct poltag_str name);

/* The number of a list, added where it is new and there is room; or WORD_CLASS_BITS. */
size_t word_classes_add(struct word_classes *classes, struct poltag_str name);

/* The number of any class, of lists, forms and types (PERSON); or WORD_CLASS_BITS. */
size_t word_classes_find(const struct word_classes *classes, struct poltag_str name);

#endif
