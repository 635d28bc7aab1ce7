/* scan.h - from normalised text to candidates: every place where a name of the dictionary stands. */
#ifndef SCAN_H
#define SCAN_H

#include "cache.h"
#include "key.h"
#include "token.h"

/* A name that stands in the text. Whether it is a mention is decided later. */
struct candidate {
	size_t start, end; /* norm offsets */
	struct name_ref name;
	uint32_t entry;
	uint8_t kind;    /* enum name_kind */
	uint8_t flags;   /* of struct image_name */
	bool caps;       /* found in a line in capitals */
	bool near;       /* its Near words are near */
	bool cued;       /* a short form right behind one of its cues */
	bool given;      /* a short form with initials or a given name of the entry beside it, which are in the span */
	bool seen;       /* a short form of an entity that is named in full in the document */
	uint8_t verdict; /* VERDICT_OPEN, VERDICT_CHOSEN or VERDICT_LOST + enum poltag_reason */
};

enum { VERDICT_OPEN, VERDICT_CHOSEN, VERDICT_LOST };

#define SCAN_CHUNK 32768 /* bytes of text that are looked through at a time */

/* What a start's length holds too. */
#define SCAN_UNSPACED 0x80000000u /* a letter of a script without spaces */
#define SCAN_WRITTEN 0x40000000u  /* a written pattern may begin here */
#define SCAN_STEM 0x20000000u    /* a form of an inflected name may begin here */
#define SCAN_LENGTH 0x1FFFFFFFu

/* A start whose key may be in the dictionary, or that a written pattern may begin at. */
struct scan_hit {
	uint64_t second_hash; /* of the first two words, where second_len is set */
	uint32_t start;       /* its number among the chunk's starts */
	uint32_t second_len;  /* up to the end of the second word */
	uint32_t key, second_key; /* what the table of keys says: see image.h */
	uint32_t maybe;       /* what the bitmap says of the first word */
};

struct scan {
	struct poltag_dict *dict;
	struct matcher matcher;
	struct cache cache;
	struct poltag_str text;
	struct candidate *candidates; /* by start; of one start in no order */
	size_t n_candidates, room_candidates;
	bool latin_forms;     /* forms in Latin letters are looked for: see form_latin_wanted */
	unsigned turkic;      /* alphabets of turkic.h, */
	struct tokens tokens; /* where the dictionary has rules */
	unsigned flags, kinds; /* of all candidates: bits of struct image_name, and 1 << enum name_kind */
	size_t over_limit;
	/* What a callout needs to know: */
	struct bucket *bucket;
	size_t chunk_first; /* the number of the pattern's first name */
	size_t start, first_of_start;
	bool caps, again, failed; /* again: names that are candidates already may be found once more */
	/* The capitals at the beginning of the present line: */
	size_t line_begin, line_end, caps_end;
	size_t unspaced_end; /* up to here a run of a script without spaces has been gone through */
	/* Of the present chunk: */
	size_t chunk_from;               /* its offset in the text */
	size_t chunk_safe;               /* from chunk offsets below this, SCAN_SHORT_WORD + 2 bytes can be read */
	uint64_t word[SCAN_CHUNK / START_BLOCK + 4]; /* see start_classify; of the block behind it too */
	uint64_t begin[SCAN_CHUNK / START_BLOCK + 4];
	uint32_t starts[SCAN_CHUNK + START_LIST_ROOM + 1];  /* chunk offsets of words that could begin a name */
	uint64_t hashes[SCAN_CHUNK + 1];  /* of those words */
	uint32_t lengths[SCAN_CHUNK + 1]; /* likewise, with the bits above */
	struct scan_hit hits[SCAN_CHUNK + 1];
	uint32_t kept[SCAN_CHUNK + 1]; /* numbers of starts, then of hits, that are looked at further */
	uint32_t list[2][SCAN_CHUNK + 1]; /* likewise, for one step */
};

/* scan is all zeros before. */
enum poltag_status scan_init(struct scan *scan, struct poltag_dict *dict, struct poltag_error *error);
void scan_free(struct scan *scan);

/* The word that begins at p, of any kind: key_word_at, but quickly where the present chunk's masks tell its length. */
struct key_word scan_word_at(const struct scan *scan, const char *p);

/* The number of the first candidate that begins at or behind an offset, once they are in order. */
size_t scan_candidate_from(const struct scan *scan, size_t start);

/* Finds the candidates of a text. */
enum poltag_status scan_text(struct scan *scan, struct poltag_str text, struct poltag_error *error);

#endif
