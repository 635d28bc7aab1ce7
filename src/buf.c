/* Growing arrays. */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>

void buf_free(struct buf *buf)
{
	free(buf->data);
	*buf = (struct buf){ 0 };
}

bool buf_reserve(struct buf *buf, size_t more)
{
	size_t room = buf->room ? buf->room : 64;
	char *data;

	if (buf->failed || more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) {
		buf->failed = true;
		return false;
	}
	if (buf->room - buf->len >= more)
		return true;
	while (room - buf->len < more)
		room *= 2;
	data = realloc(buf->data, room);
	if (!data) {
		buf->failed = true;
		return false;
	}
	buf->data = data;
	buf->room = room;
	return true;
}

void buf_add(struct buf *buf, const void *data, size_t len)
{
	if (len && buf_reserve(buf, len)) {
		memcpy(buf->data + buf->len, data, len);
		buf->len += len;
	}
}

void buf_add_str(struct buf *buf, struct poltag_str text)
{
	buf_add(buf, text.data, text.len);
}

void buf_add_byte(struct buf *buf, char byte)
{
	buf_add(buf, &byte, 1);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0 || !buf_reserve(buf, (size_t)len + 1))
		return;
	va_start(args, format);
	vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
	va_end(args);
	buf->len += (size_t)len;
}

bool array_grow(void **items, size_t n, size_t *room, size_t size)
{
	size_t wanted = *room ? *room : 8;
	void *grown;

	while (wanted <= n) {
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
