/* counts.h - how often each key was seen, and in how many documents. */
#ifndef COUNTS_H
#define COUNTS_H

#include "bytes.h"

struct counts_item {
	size_t key, len; /* in the table's keys */
	uint64_t documents, mentions;
};

/* Zeroed, it is empty. */
struct counts {
	struct counts_item *items; /* in the order in which they came */
	size_t n_items, room_items;
	struct bytes keys;
	size_t *slots;             /* a hash table of numbers of items, from 1; its size is a power of two */
	size_t n_slots;
};

/* Adds to what a key, any bytes, was seen. False without memory. */
bool counts_add(struct counts *counts, struct poltag_str key, uint64_t documents, uint64_t mentions);
/* NULL when it has not been seen. */
const struct counts_item *counts_find(const struct counts *counts, struct poltag_str key);
struct poltag_str counts_key(const struct counts *counts, const struct counts_item *item);
/* Empties it and keeps its memory. */
void counts_clear(struct counts *counts);
void counts_free(struct counts *counts);

#endif
