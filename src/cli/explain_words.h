/* explain_words.h - the capitalised words of a text that no name of the dictionary matched, and why not. */
#ifndef EXPLAIN_WORDS_H
#define EXPLAIN_WORDS_H

#include "explain_candidates.h"

/* Writes them, once each, behind a title; nothing where there is none. False without memory. */
bool explain_words(struct explain *x);

#endif
