/* Memory for gumbo, and a look at how deep its tree gets: a hostile one would cost time by the square of its depth. */
#include "html_arena.h"

#include <stdlib.h>
#include <string.h>

#define FIRST ((size_t)64 << 10)
#define LARGEST ((size_t)32 << 20)

static void fail(struct html_arena *arena, const char *failure)
{
	arena->failure = failure;
	longjmp(arena->leave, 1);
}

static char *take_from(struct html_chunk *chunk, size_t size)
{
	char *block;

	if (size > chunk->room - chunk->used)
		return NULL;
	block = chunk->data + chunk->used;
	chunk->used += size;
	return block;
}

/* A block out of the last chunk, or out of a new one that is twice as large. */
static char *allocate(struct html_arena *arena, struct html_chunk *chunks, size_t *n, size_t size)
{
	struct html_chunk *last = *n ? &chunks[*n - 1] : NULL;
	char *block = last ? take_from(last, size) : NULL;
	size_t room = last && last->room < LARGEST ? last->room * 2 : last ? LARGEST : FIRST;

	if (block)
		return block;
	if (room < size)
		room = size;
	if (*n == HTML_CHUNKS || room > HTML_MEMORY - arena->memory)
		fail(arena, "the HTML needs more memory than one document may have");
	last = &chunks[*n];
	*last = (struct html_chunk){ malloc(room), 0, room };
	if (!last->data)
		fail(arena, "out of memory");
	arena->memory += room;
	++*n;
	return take_from(last, size);
}

/* The node that a pointer points to, if it does. */
static struct html_node *node_at(const struct html_arena *arena, const void *pointer)
{
	uintptr_t at = (uintptr_t)pointer - offsetof(struct html_node, node);

	for (size_t i = arena->n_nodes; i-- > 0;) {
		const struct html_chunk *chunk = &arena->nodes[i];
		uintptr_t begin = (uintptr_t)chunk->data;

		if (at >= begin && at < begin + chunk->used && (at - begin) % sizeof(struct html_node) == 0)
			return (struct html_node *)(chunk->data + (at - begin));
	}
	return NULL;
}

/* Looks whether the nodes made last have found their place in the tree, and how deep that is. */
static void look(struct html_arena *arena)
{
	for (size_t i = 0; i < HTML_WATCHED; i++) {
		struct html_node *node = arena->watched[i];
		const struct html_node *parent = node && node->node.parent ? node_at(arena, node->node.parent) : NULL;

		if (!parent)
			continue;
		node->depth = parent->depth + 1;
		arena->watched[i] = NULL;
		if (node->depth > HTML_DEPTH)
			fail(arena, "the HTML has too many elements within one another");
	}
}

static void *give_node(struct html_arena *arena)
{
	struct html_node *node = (void *)allocate(arena, arena->nodes, &arena->n_nodes, sizeof *node);

	memset(node, 0, sizeof *node);
	arena->watched[arena->next_watched] = node;
	arena->next_watched = (arena->next_watched + 1) % HTML_WATCHED;
	return &node->node;
}

void *html_arena_give(void *context, size_t size)
{
	struct html_arena *arena = context;

	look(arena);
	if (size == sizeof(GumboNode))
		return give_node(arena);
	if (size > HTML_MEMORY)
		fail(arena, "the HTML needs more memory than one document may have");
	size = (size + 15) & ~(size_t)15;
	arena->last = allocate(arena, arena->others, &arena->n_others, size ? size : 16);
	return arena->last;
}

/* Only the block that was given last comes back at once. */
void html_arena_take(void *context, void *block)
{
	struct html_arena *arena = context;
	struct html_chunk *chunk;

	if (!block || block != arena->last)
		return;
	chunk = &arena->others[arena->n_others - 1];
	chunk->used = (size_t)(arena->last - chunk->data);
	arena->last = NULL;
}

void html_arena_free(struct html_arena *arena)
{
	for (size_t i = 0; i < arena->n_nodes; i++)
		free(arena->nodes[i].data);
	for (size_t i = 0; i < arena->n_others; i++)
		free(arena->others[i].data);
	arena->n_nodes = arena->n_others = arena->memory = arena->next_watched = 0;
	arena->last = NULL;
	arena->failure = NULL;
	memset(arena->watched, 0, sizeof arena->watched);
}
