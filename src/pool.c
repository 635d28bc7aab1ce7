/* Copying strings into large blocks: one that grew as a whole would have to move, and what points into it with it. */
#include "pool.h"

#include "buf.h"

#include <stdlib.h>

#define BLOCK 65536

void pool_free(struct pool *pool)
{
	for (size_t i = 0; i < pool->n_blocks; i++)
		free(pool->blocks[i]);
	free(pool->blocks);
	*pool = (struct pool){ 0 };
}

static bool make_room(struct pool *pool, size_t len)
{
	size_t size = len > BLOCK ? len : BLOCK;
	char *block;

	if (pool->next && len <= pool->left)
		return true;
	block = malloc(size);
	if (!block || !ARRAY_ADD(pool, blocks, block)) {
		free(block);
		return false;
	}
	pool->next = block;
	pool->left = size;
	return true;
}

const char *pool_add(struct pool *pool, struct poltag_str a, struct poltag_str b)
{
	char *copy;

	if (a.len > SIZE_MAX / 4 || b.len > SIZE_MAX / 4 || !make_room(pool, a.len + b.len))
		return NULL;
	copy = pool->next;
	if (a.len)
		memcpy(copy, a.data, a.len);
	if (b.len)
		memcpy(copy + a.len, b.data, b.len);
	pool->next += a.len + b.len;
	pool->left -= a.len + b.len;
	return copy;
}
