/* cache.h - the patterns that one tagger has compiled.
 *
 * Patterns are compiled when a text first needs them. Of two million names a text needs some thousands; should one need
 * more than CACHE_LIMIT bytes of them, those that were not used since the last clearing are thrown out (the "second
 * chance" of the clock algorithm). Each tagger has a cache of its own, so that taggers share nothing that changes.
 */
#ifndef CACHE_H
#define CACHE_H

#include "dict.h"

#define CACHE_LIMIT (32u << 20) /* bytes of compiled patterns, as PCRE2 counts them */

/* The compiled names of a bucket. A pattern collects the names from its first on; a callout's number counts there. */
#define BUCKET_CHUNK 200 /* names in one pattern, at most */

struct bucket_pattern {
	struct pattern pattern;
	size_t first;
};

struct bucket {
	struct bucket_name *names;
	struct bucket_pattern *patterns;
	size_t n_names, room_names;
	size_t n_patterns, room_patterns;
};

/* The compiled Near, NotNear and Unless of an entry; code is NULL where it has none. */
struct context {
	struct pattern near, not_near, unless;
};

struct cache_item {
	uint64_t key; /* 0: the slot is free */
	void *compiled;
	size_t size;
	bool used;
};

struct cache {
	const struct poltag_dict *dict;
	struct cache_item *items; /* hash table */
	size_t n_items, room_items;
	size_t size, limit;
};

void cache_init(struct cache *cache, const struct poltag_dict *dict);
void cache_free(struct cache *cache);

/* The compiled bucket at a place, or NULL with *error filled. It is good until the next call. */
struct bucket *cache_bucket(struct cache *cache, uint32_t place, bool caseless, struct poltag_error *error);

/* The compiled context, numbered from 0, likewise. */
struct context *cache_context(struct cache *cache, uint32_t number, struct poltag_error *error);

#endif
