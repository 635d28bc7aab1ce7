/* sorted.h - looking into arrays that are in the order of a 64-bit key. */
#ifndef SORTED_H
#define SORTED_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The place of the first of n items whose key is not below this one; n where all are. Each item is of this size and begins
 * with its key. */
static inline size_t sorted_first(const void *items, size_t n, size_t size, uint64_t key)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		uint64_t other;

		memcpy(&other, (const char *)items + middle * size, sizeof other);
		if (other < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

#endif
