/* html_arena.h - the memory of one document while gumbo parses it. Gumbo checks no allocation, so what it may not have is left by
 * a jump; and its own way to free recurses, so all is freed at once. */
#ifndef HTML_ARENA_H
#define HTML_ARENA_H

#include "../poltag.h"

#include <gumbo.h>
#include <setjmp.h>

#define HTML_DEPTH 512               /* elements within one another */
#define HTML_MEMORY ((size_t)1 << 30) /* for one document */
#define HTML_CHUNKS 64
#define HTML_WATCHED 4

struct html_chunk {
	char *data;
	size_t used, room;
};

/* Blocks of the size of a node are kept apart: only what points to one of those can be a parent. */
struct html_node {
	size_t depth;
	GumboNode node;
};

struct html_arena {
	struct html_chunk nodes[HTML_CHUNKS], others[HTML_CHUNKS];
	size_t n_nodes, n_others, memory;
	struct html_node *watched[HTML_WATCHED]; /* made, and not yet seen in their place */
	size_t next_watched;
	char *last;          /* of others, the block that was given last */
	const char *failure;
	jmp_buf leave;       /* where to go with a failure; set by who calls the parser */
};

/* For GumboOptions: userdata is the arena. */
void *html_arena_give(void *arena, size_t size);
void html_arena_take(void *arena, void *block);

/* Frees what was given. The arena can be used again. */
void html_arena_free(struct html_arena *arena);

#endif
