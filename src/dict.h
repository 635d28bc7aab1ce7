/* dict.h - an open dictionary: an image, and the entries' own patterns. Nothing in it changes once it is open, so that
 * any number of threads share it without a lock. */
#ifndef DICT_H
#define DICT_H

#include "code_point.h"
#include "image.h"
#include "pattern.h"

/* Where the record of a name is. */
struct name_ref {
	uint32_t place;  /* as in image.h, or 1 + the offset of a record among the names or the written patterns */
	bool is_written;
};

/* What is needed of a name when it is found. */
struct bucket_name {
	struct name_ref ref;
	uint32_t entry;
	uint8_t kind;  /* enum name_kind */
	uint8_t flags; /* of struct image_name */
	bool unspaced_end; /* ends in a script without spaces, so anywhere */
};

/* A compiled pattern of an entry's own. */
struct written {
	struct bucket_name name;
	struct pattern pattern;
	uint32_t first[8], second[8]; /* see pattern_beginnings */
	struct poltag_str prefix;     /* see pattern_prefix; part of the image */
};

struct poltag_dict {
	struct image image;
	void *mapped, *owned; /* one of them holds the image, or neither */
	size_t size;
	struct code_points code_points;
	start_classify classify;
	start_list list;
	struct written *written;
	size_t n_written, room_written;
	bool has_written_pair[256]; /* whether a written pattern can begin with the byte */
	uint32_t written_pairs[256][8];
};

/* Whether a written pattern may match at p. */
static inline bool written_may_begin(const struct written *w, const unsigned char *p, const unsigned char *end)
{
	unsigned second = p + 1 < end ? p[1] : 0;

	return (w->first[*p / 32] >> *p % 32 & 1) && (w->second[second / 32] >> second % 32 & 1) &&
	       (size_t)(end - p) >= w->prefix.len && memcmp(p, w->prefix.data, w->prefix.len) == 0;
}

/* The record of a name. */
bool dict_name(const struct poltag_dict *dict, struct name_ref ref, struct image_name *name);

/* What may stand before a short form; empty where nothing is said. */
struct poltag_str dict_name_cues(const struct poltag_dict *dict, struct name_ref ref);

/* The expression that the name is matched with, as text. */
void dict_name_pattern(const struct image_name *name, struct buf *source);

/* The classes of a word, in which hyphens and apostrophes may be, as bits. */
uint64_t dict_word_classes(const struct poltag_dict *dict, const char *word, size_t len);

#endif
