/* inflect.h - the forms of names: the endings of Russian and Ukrainian, the chains of suffixes of Turkic languages. */
#ifndef INFLECT_H
#define INFLECT_H

#include "buf.h"
#include "entry.h"
#include "word_class.h"

/* Adds the forms of a name in its language: its words as in the name, each inflected one as its stem with its endings
 * in braces, the base form's ending first: `Пав{ел,ла,лу,лом,ле} Дуров{,а,у,ым,е}`. Of a language with chains of
 * suffixes the stem is the whole word, `Тоқаев{+kk}`. False, and nothing added, where no word has another form (or the
 * name has a brace). Out of memory: out->failed. */
bool inflect_name(struct buf *out, struct poltag_str name, struct poltag_str lang, enum poltag_type type,
		  enum name_kind kind);

/* The same of a single word that is no name, or of a given or a family name: WORD_GIVEN, WORD_FAMILY or another class. A word
 * that is no name is of people, in both numbers, or else as the names of bodies and places are. */
bool inflect_word(struct buf *out, struct poltag_str word, struct poltag_str lang, uint64_t class);

/* Whether the language has words with endings, not chains. */
bool inflect_has_endings(struct poltag_str lang);

/* The length in bytes of the longest chain of suffixes of a language ("kk", "ky", "uz", "uz_Cyrl") at p behind a word's
 * stem, so that the word ends where the chain does; 0 for none (the empty chain). any_case: in capitals too. p is
 * normalised text (apostrophes are ', hyphens -). */
size_t inflect_chain(struct poltag_str lang, const char *p, const char *end, bool any_case);

/* Adds what a chain may begin with, separated by commas: nothing, and each suffix that may follow a stem. */
void inflect_chain_starts(struct buf *out, struct poltag_str lang);

#endif
