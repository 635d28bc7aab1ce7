/* word_end.h - classes of words by how they end: surnames in -ов and -ский, patronymics in -ович.
 *
 * An end is kept among the words of an image under a key of its own. Which ends there may be is told by a small bitmap of
 * their last two letters, so that most words cost one look at it.
 */
#ifndef WORD_END_H
#define WORD_END_H

#include "code_point.h"
#include "word_class.h"

#define WORD_END_BYTES 63 /* of an end, at most */
#define WORD_END_BITS 1024

struct word_ends {
	uint64_t lengths; /* a bit for each length in bytes that an end has */
	uint64_t last[WORD_END_BITS / 64]; /* set of the ends' last two letters */
};

struct image;

/* Notes an end of two letters or more, and gives the key that it is kept under. */
uint64_t word_ends_add(struct word_ends *ends, const struct code_points *code_points, struct poltag_str end);

/* Puts the ends of one set into another. */
void word_ends_join(struct word_ends *ends, const struct word_ends *other);

/* The classes of all ends of a word, before which it must have two letters of its own. */
uint64_t word_end_classes(const struct image *image, const struct code_points *code_points, struct poltag_str word);

#endif
