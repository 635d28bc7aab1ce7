/* hostile.h - texts and dictionaries that are made to take long. */
#ifndef HOSTILE_H
#define HOSTILE_H

#include "bench_help.h"

/* Ten thousand made-up names, or as many as it says, and what the dictionary is about. */
enum hostile_dict {
	HOSTILE_PLAIN,
	HOSTILE_1K,
	HOSTILE_10K,
	HOSTILE_100K,
	HOSTILE_1M,
	HOSTILE_SHORT,       /* short forms with conditions and cues */
	HOSTILE_TWO_WORDS,   /* ten thousand names that begin with the same two words */
	HOSTILE_EIGHT_WORDS, /* and with the same eight */
	HOSTILE_CHARACTERS,  /* and with the same two Chinese characters */
	HOSTILE_LONG,        /* a name of 500 words */
	HOSTILE_PATTERN,     /* patterns with nested quantifiers, and without an end */
	HOSTILE_CONTEXT,     /* Near, NotNear, Unless */
	HOSTILE_TIES,        /* two thousand entities of one name */
	HOSTILE_TIED_SHORT,  /* two thousand people of one surname */
	HOSTILE_OVERLAP,     /* names inside and across one another */
	HOSTILE_UNSPACED,    /* names in Chinese, Thai, Hindi */
	HOSTILE_DICTS
};

/* A name that is in all of them, and in the shipped one. It stands at the end of every text. */
#define HOSTILE_LAST_NAME "Shavkat Mirziyoyev"
#define HOSTILE_LAST_ID "shavkat-mirziyoyev"

/* Adds the records. */
void hostile_records(struct bytes *out, enum hostile_dict dict);

/* Adds a made-up name of two words, the same for the same number below a million. */
void hostile_add_name(struct bytes *out, size_t number);

/* Adds the shared beginning of HOSTILE_EIGHT_WORDS, and the name of HOSTILE_LONG up to its last word. */
#define HOSTILE_EIGHT "Union of Free People and the Labour Front"
void hostile_add_long(struct bytes *out);

/* Adds text up to the length, cut wherever that is. */
typedef void (*hostile_make)(struct bytes *out, size_t len);

void hostile_prose(struct bytes *out, size_t len);

/* An input. Its text is the unit again and again, or what make makes. */
struct hostile_row {
	const char *name;
	enum hostile_dict dict;
	double megabytes;
	const char *unit;
	hostile_make make;
	struct poltag_options options;
};

extern const struct hostile_row hostile_rows[];
extern const size_t hostile_n_rows;

/* Makes the row's text, of so many bytes and the last name. */
void hostile_text(struct bytes *out, const struct hostile_row *row, size_t len);

#endif
