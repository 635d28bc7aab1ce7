/* pool.h - copies of strings that stay where they are, all freed at once. */
#ifndef POOL_H
#define POOL_H

#include "str.h"

/* Zeroed, it is empty. */
struct pool {
	char **blocks;
	size_t n_blocks, room_blocks;
	char *next; /* what is free of the last block */
	size_t left;
};

void pool_free(struct pool *pool);

/* Copies a with b right behind it, and returns where; NULL without memory. */
const char *pool_add(struct pool *pool, struct poltag_str a, struct poltag_str b);

#endif
