/* folding.h - short texts, folded into rooms of fixed size, and lists of their words. */
#ifndef FOLDING_H
#define FOLDING_H

#include "../poltag.h"

#define FOLDING_BYTES 512 /* of any name that is looked at */

struct folding {
	struct poltag_folder *folder;
	struct poltag_word *words; /* of the text that was listed last */
	size_t n_words, room_words;
	bool no_memory; /* it was missing: some results were empty. Looked at once, at the end. */
};

/* False without memory. Free it with folding_free in any case. */
bool folding_init(struct folding *folding);
void folding_free(struct folding *folding);

/* Writes the loosely folded text, at most size bytes of it and no part of a character, and returns how many. */
size_t folding_text(struct folding *folding, struct poltag_str text, char *room, size_t size);

/* Lists the words of a text. */
void folding_words(struct folding *folding, struct poltag_str text);

/* How the first word of a text is written; POLTAG_NO_CASE where there is none. */
enum poltag_letters folding_letters(struct folding *folding, struct poltag_str text);

#endif
