/* naming.h - names of countries in many languages, gathered from a source of such and written as records of names. */
#ifndef NAMING_H
#define NAMING_H

#include "import.h"

/* The entries that get names: their Ids by a country's code, or by CLDR's of a subdivision. */
struct name_targets {
	struct name_target {
		char code[8];
		struct poltag_str id; /* the builder's */
		bool is_country, shared; /* shared: of several entries that are no countries */
	} *targets;
	size_t n_targets, room_targets;
	struct poltag_builder *builder;
};

struct naming {
	struct import *import;
	struct bytes text;
	struct naming_row {
		size_t text, len, folded, folded_len, whole; /* places in the text; whole: with its brackets, or 0 */
		size_t whole_len;
		size_t target;      /* number of its entry */
		size_t lang;        /* number of its language */
		bool left_out;
	} *rows;
	size_t n_rows, room_rows;
};

/* Reads the entries of a source; the shipped dictionary's where it is NULL. False after a message. */
bool name_targets_read(struct name_targets *targets, char *source);
void name_targets_free(struct name_targets *targets);

/* The languages of which names are wanted: --lang, or those of the dictionary. lang is a room for "uz_Cyrl"; false past
 * the last. */
bool naming_lang(const struct import *import, size_t number, char lang[16]);

/* Adds a name of a country, in the language of that number. code is one of ISO 3166-1, or of a
 * target. A bracket at the end is left
 * out where what stands before it is no other country's name. */
void naming_add(struct naming *naming, struct poltag_str code, size_t lang, struct poltag_str name);

/* Writes what was added, in order of the codes and languages: the first of each language is the name, others are
 * aliases. What two countries share, and what --leave-out names, is left out. */
void naming_write(struct naming *naming);
void naming_free(struct naming *naming);

/* Writes a text to the output. */
void naming_text(const char *text);

#endif
