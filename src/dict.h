/* dict.h - an open dictionary: an image, and the patterns compiled from it so far.
 *
 * Patterns are compiled when a text first needs them and published with one atomic exchange, so that any number of
 * taggers share them without a lock. They are immutable and live as long as the dictionary.
 */
#ifndef DICT_H
#define DICT_H

#include "code_point.h"
#include "image.h"
#include "pattern.h"

#include <stdatomic.h>

/* What is needed of a name when it is found. */
struct bucket_name {
	uint32_t offset; /* of its record in the names, or in the written */
	uint32_t entry;
	uint32_t len; /* of its text */
	uint8_t kind; /* enum name_kind */
	uint8_t flags;
	bool unspaced_end; /* ends in a script without spaces, so anywhere */
};

/* The compiled names of a bucket. Pattern i collects names BUCKET_CHUNK * i and on; the callout's number counts there. */
#define BUCKET_CHUNK 200

struct bucket {
	struct bucket_name *names;
	struct pattern *patterns;
	size_t n_names, room_names;
	size_t n_patterns, room_patterns;
};

/* A compiled pattern of an entry's own. */
struct written {
	struct bucket_name name;
	struct pattern pattern;
	uint32_t first[8], second[8];
};

/* The compiled Near, NotNear and Unless of an entry; code is NULL where it has none. */
struct context {
	struct pattern near, not_near, unless;
};

struct poltag_dict {
	struct image image;
	void *mapped, *owned; /* one of them holds the image, or neither */
	size_t size;
	struct code_points code_points;
	start_classify classify;
	_Atomic(struct bucket *) *buckets[2]; /* exact, caseless */
	_Atomic(struct context *) *contexts;
	struct written *written;
	size_t n_written, room_written;
	bool has_written_pair[256]; /* whether a written pattern can begin with the byte */
	uint32_t written_pairs[256][8];
};

/* The compiled bucket, or NULL with *error filled. */
const struct bucket *dict_bucket(struct poltag_dict *dict, uint32_t number, bool caseless, struct poltag_error *error);

/* The compiled context, numbered from 0, or NULL with *error filled. */
const struct context *dict_context(struct poltag_dict *dict, uint32_t number, struct poltag_error *error);

void dict_bucket_free(struct bucket *bucket);
void dict_context_free(struct context *context);

/* The record of a name. */
bool dict_name(const struct poltag_dict *dict, uint32_t offset, bool is_written, struct image_name *name);

/* The expression that the name is matched with, as text. */
void dict_name_pattern(const struct image_name *name, struct buf *source);

/* The classes of a word: bits of enum word_class. */
uint32_t dict_word_classes(const struct poltag_dict *dict, const char *word, size_t len);

#endif
