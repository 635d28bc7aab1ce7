/* window.h - cuts a text that is too large for one document into windows. */
#ifndef WINDOW_H
#define WINDOW_H

#include "bytes.h"

/* A text up to DOCUMENT is one; a larger one is tagged in windows of up to WINDOW bytes. */
#define WINDOW ((size_t)4 << 20)
#define WINDOW_DOCUMENT ((size_t)64 << 20)

/* How much of text, which goes on, the next window of at most size bytes takes: up to the end of the last paragraph in the
 * second half of those, else of the last line, else behind the last space, else of the last whole character. All of a text
 * that is not longer than size, and always something. */
size_t window_cut(struct poltag_str text, size_t size);

#endif
