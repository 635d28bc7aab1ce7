/* Counting keys. */
#include "counts.h"

#include "grow.h"

#include <string.h>

/* FNV-1a. */
static size_t hash(struct poltag_str key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.data[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

struct poltag_str counts_key(const struct counts *counts, const struct counts_item *item)
{
	return span_make(counts->keys.data + item->key, item->len);
}

/* Where a key's number is, or would be. */
static size_t *slot_of(const struct counts *counts, struct poltag_str key)
{
	size_t mask = counts->n_slots - 1;

	for (size_t i = hash(key) & mask;; i = (i + 1) & mask) {
		size_t number = counts->slots[i];

		if (!number || span_equal(counts_key(counts, &counts->items[number - 1]), key))
			return &counts->slots[i];
	}
}

/* Makes the hash table twice as large when it is half full. */
static bool make_slots(struct counts *counts)
{
	size_t n = counts->n_slots ? counts->n_slots * 2 : 64;
	size_t *slots;

	if (2 * counts->n_items < counts->n_slots)
		return true;
	slots = n > SIZE_MAX / 2 / sizeof *slots ? NULL : calloc(n, sizeof *slots);
	if (!slots)
		return false;
	free(counts->slots);
	counts->slots = slots;
	counts->n_slots = n;
	for (size_t i = 0; i < counts->n_items; i++)
		*slot_of(counts, counts_key(counts, &counts->items[i])) = i + 1;
	return true;
}

const struct counts_item *counts_find(const struct counts *counts, struct poltag_str key)
{
	size_t number = counts->n_slots ? *slot_of(counts, key) : 0;

	return number ? &counts->items[number - 1] : NULL;
}

static bool add_item(struct counts *counts, struct poltag_str key)
{
	struct counts_item item = { .key = counts->keys.len, .len = key.len };

	if (!bytes_reserve(&counts->keys, key.len + 1))
		return false;
	bytes_add(&counts->keys, key);
	return GROW_ADD(counts, items, item);
}

bool counts_add(struct counts *counts, struct poltag_str key, uint64_t documents, uint64_t mentions)
{
	size_t *slot;

	if (!make_slots(counts))
		return false;
	slot = slot_of(counts, key);
	if (!*slot) {
		if (!add_item(counts, key))
			return false;
		*slot = counts->n_items;
	}
	counts->items[*slot - 1].documents += documents;
	counts->items[*slot - 1].mentions += mentions;
	return true;
}

void counts_clear(struct counts *counts)
{
	counts->n_items = 0;
	bytes_clear(&counts->keys);
	if (counts->slots)
		memset(counts->slots, 0, counts->n_slots * sizeof *counts->slots);
}

void counts_free(struct counts *counts)
{
	free(counts->items);
	free(counts->slots);
	bytes_free(&counts->keys);
	*counts = (struct counts){ 0 };
}
