/* buf.h - growing arrays: bytes, and items of any type. Growth is checked; failure is reported, never fatal. */
#ifndef BUF_H
#define BUF_H

#include "str.h"

#include <stdarg.h>

struct buf {
	char *data;
	size_t len;
	size_t room;
	bool failed; /* an allocation failed: what was added since is missing. Checked once, at the end. */
};

void buf_free(struct buf *buf);
bool buf_reserve(struct buf *buf, size_t more);
void buf_add(struct buf *buf, const void *data, size_t len);
void buf_add_str(struct buf *buf, struct poltag_str text);
void buf_add_byte(struct buf *buf, char byte);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline struct poltag_str buf_str(const struct buf *buf)
{
	return (struct poltag_str){ buf->data, buf->len };
}

/* Makes room for one more item of that size in an array of *room items; false without memory, and all is as before. */
bool array_grow(void **items, size_t n, size_t *room, size_t size);

/* Appends item to the array that the struct holds as NAME, n_NAME and room_NAME; false without memory. */
#define ARRAY_ADD(holder, name, item)                                                                                  \
	((holder)->n_##name < (holder)->room_##name ||                                                                 \
			 array_grow((void **)&(holder)->name, (holder)->n_##name, &(holder)->room_##name,              \
				    sizeof *(holder)->name)                                                            \
		 ? ((holder)->name[(holder)->n_##name++] = (item), true)                                               \
		 : false)

#endif
