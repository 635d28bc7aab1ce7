/* html_map.h - the readable text of a page as it is put together, and the way back to the page. */
#ifndef HTML_MAP_H
#define HTML_MAP_H

#include "bytes.h"

/* From text on, the text is what stands in the page from raw on; or (whole) one piece that was made from raw_len bytes. */
struct html_step {
	size_t text, raw, raw_len;
	bool whole;
};

/* Zeroed, it is empty. */
struct html_map {
	struct bytes text;
	struct html_step *steps; /* ascending */
	size_t n_steps, room_steps;
	bool failed; /* memory was missing */
};

void html_map_clear(struct html_map *map);
void html_map_free(struct html_map *map);

/* Appends len bytes that stand in the page as they are, at raw. */
void html_map_copy(struct html_map *map, const char *bytes, size_t len, size_t raw);
/* Appends what was made from the raw_len bytes at raw. */
void html_map_make(struct html_map *map, const char *bytes, size_t len, size_t raw, size_t raw_len);

/* Where in the page the piece begins, or ends, that text[start], or text[end - 1], was made from. */
size_t html_map_start(const struct html_map *map, size_t start);
size_t html_map_end(const struct html_map *map, size_t end);

#endif
