/* Text with a map to where it comes from. */
#include "html_map.h"

#include "grow.h"

#include <stdlib.h>

void html_map_clear(struct html_map *map)
{
	bytes_clear(&map->text);
	map->n_steps = 0;
}

void html_map_free(struct html_map *map)
{
	bytes_free(&map->text);
	free(map->steps);
	*map = (struct html_map){ 0 };
}

static void add_step(struct html_map *map, struct html_step step)
{
	if (!GROW_ADD(map, steps, step))
		map->failed = true;
}

void html_map_copy(struct html_map *map, const char *bytes, size_t len, size_t raw)
{
	const struct html_step *last = map->n_steps ? &map->steps[map->n_steps - 1] : NULL;

	if (!last || last->whole || last->raw + (map->text.len - last->text) != raw)
		add_step(map, (struct html_step){ map->text.len, raw, 0, false });
	bytes_add(&map->text, span_make(bytes, len));
	map->failed |= map->text.failed;
}

void html_map_make(struct html_map *map, const char *bytes, size_t len, size_t raw, size_t raw_len)
{
	add_step(map, (struct html_step){ map->text.len, raw, raw_len, true });
	bytes_add(&map->text, span_make(bytes, len));
	map->failed |= map->text.failed;
}

/* The step that a byte of the text belongs to. */
static const struct html_step *step_of(const struct html_map *map, size_t at)
{
	size_t low = 0, high = map->n_steps;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (map->steps[middle].text <= at)
			low = middle;
		else
			high = middle;
	}
	return &map->steps[low];
}

size_t html_map_start(const struct html_map *map, size_t start)
{
	const struct html_step *step = step_of(map, start);

	return step->whole ? step->raw : step->raw + (start - step->text);
}

size_t html_map_end(const struct html_map *map, size_t end)
{
	const struct html_step *step = step_of(map, end - 1);

	return step->whole ? step->raw + step->raw_len : step->raw + (end - step->text);
}
