/* grow.h - arrays that grow, for the programs. */
#ifndef GROW_H
#define GROW_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Makes room for more items behind the n that an array of *room items has; false without memory, and all is as before. */
static inline bool grow(void **items, size_t n, size_t more, size_t *room, size_t size)
{
	size_t wanted = *room ? *room : 2;
	void *grown;

	if (more <= *room - n)
		return true;
	while (wanted - n < more) {
		if (wanted > SIZE_MAX / 2 / size)
			return false;
		wanted *= 2;
	}
	grown = realloc(*items, wanted * size);
	if (!grown)
		return false;
	*items = grown;
	*room = wanted;
	return true;
}

/* Appends item to the array that the struct holds as NAME, n_NAME and room_NAME; false without memory. */
#define GROW_ADD(holder, name, item)                                                                                   \
	(grow((void **)&(holder)->name, (holder)->n_##name, 1, &(holder)->room_##name, sizeof *(holder)->name)         \
		 ? ((holder)->name[(holder)->n_##name++] = (item), true)                                               \
		 : false)

#endif
