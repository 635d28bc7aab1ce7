/* The cache of compiled patterns. */
#include "cache.h"

#include "compile.h"
#include "error.h"

#include <stdlib.h>

#define CONTEXT_KEY ((uint64_t)1 << 40)
#define CASELESS_KEY ((uint64_t)1 << 41)

void cache_init(struct cache *cache, const struct poltag_dict *dict)
{
	*cache = (struct cache){ .dict = dict, .limit = CACHE_LIMIT };
}

static void free_item(struct cache_item *item)
{
	if (item->key & CONTEXT_KEY)
		context_clear(item->compiled);
	else
		bucket_clear(item->compiled);
	free(item->compiled);
}

void cache_free(struct cache *cache)
{
	for (size_t i = 0; i < cache->room_items; i++)
		if (cache->items[i].key)
			free_item(&cache->items[i]);
	free(cache->items);
	*cache = (struct cache){ 0 };
}

/* The slot of a key, or the free one where it belongs. */
static struct cache_item *find(const struct cache *cache, uint64_t key)
{
	size_t i = (size_t)((key * 0x9E3779B97F4A7C15u >> 20) & (cache->room_items - 1));

	while (cache->items[i].key && cache->items[i].key != key)
		i = (i + 1) & (cache->room_items - 1);
	return &cache->items[i];
}

/* Moves the items to a new table. With clear, those that were not used since the last time are thrown out; all of them
 * where even the rest is too much. */
static bool rebuild(struct cache *cache, size_t room, bool clear)
{
	struct cache old = *cache;
	size_t kept = 0;

	cache->items = calloc(room, sizeof *cache->items);
	if (!cache->items) {
		*cache = old;
		return false;
	}
	cache->room_items = room;
	cache->n_items = cache->size = 0;
	for (size_t i = 0; i < old.room_items; i++)
		kept += old.items[i].used ? old.items[i].size : 0;
	for (size_t i = 0; i < old.room_items; i++) {
		struct cache_item *item = &old.items[i];

		if (!item->key)
			continue;
		if (clear && (!item->used || kept > cache->limit / 2)) {
			free_item(item);
			continue;
		}
		item->used = item->used && !clear;
		*find(cache, item->key) = *item;
		cache->n_items++;
		cache->size += item->size;
	}
	free(old.items);
	return true;
}

/* Room for one more item. */
static bool make_room(struct cache *cache)
{
	if (cache->size > cache->limit)
		return rebuild(cache, cache->room_items, true);
	if (cache->n_items * 2 < cache->room_items)
		return true;
	return rebuild(cache, cache->room_items ? cache->room_items * 2 : 256, false);
}

/* Compiles what the key stands for. */
static enum poltag_status compile_item(struct cache *cache, struct cache_item *item, struct poltag_error *error)
{
	uint32_t number = (uint32_t)item->key;

	item->compiled = calloc(1, item->key & CONTEXT_KEY ? sizeof(struct context) : sizeof(struct bucket));
	if (!item->compiled)
		return error_memory(error);
	if (item->key & CONTEXT_KEY)
		return compile_context(cache->dict, number, item->compiled, error);
	return compile_bucket(cache->dict, number, item->key & CASELESS_KEY, item->compiled, error);
}

static void *fetch(struct cache *cache, uint64_t key, struct poltag_error *error)
{
	struct cache_item *slot = cache->room_items ? find(cache, key) : NULL, item = { .key = key, .used = true };

	if (slot && slot->key) {
		slot->used = true;
		return slot->compiled;
	}
	if (!make_room(cache)) {
		error_memory(error);
		return NULL;
	}
	if (compile_item(cache, &item, error) != POLTAG_OK) {
		if (item.compiled)
			free_item(&item);
		return NULL;
	}
	item.size = key & CONTEXT_KEY ? context_size(item.compiled) : bucket_size(item.compiled);
	*find(cache, key) = item;
	cache->n_items++;
	cache->size += item.size;
	return item.compiled;
}

struct bucket *cache_bucket(struct cache *cache, uint32_t place, bool caseless, struct poltag_error *error)
{
	return fetch(cache, (uint64_t)place | (caseless ? CASELESS_KEY : 0), error);
}

struct context *cache_context(struct cache *cache, uint32_t number, struct poltag_error *error)
{
	return fetch(cache, (uint64_t)number | CONTEXT_KEY, error);
}
