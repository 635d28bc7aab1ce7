/* large.h - reads a document that is too large to be held whole, and decodes it, window by window. */
#ifndef LARGE_H
#define LARGE_H

#include "piece.h"
#include "settings.h"
#include "stream.h"

/* Zeroed, it reads nothing. */
struct large {
	const struct settings *settings;
	struct stream *stream;
	const char *name;       /* of the document */
	struct bytes raw;       /* what has been read, from raw_begun on not yet decoded */
	size_t raw_begun;
	bool raw_ended;
	struct bytes held;      /* what has been decoded, from begun on not yet in a window */
	size_t begun;
	struct decoder decoder; /* open where it is not UTF-8 */
	char encoding[ENCODING_ROOM];
	bool continued;         /* there has been a window */
	size_t base[3];         /* what stands before the next */
	char date[DOCUMENT_DATE_ROOM];
};

/* Begins with what has been read of the document; it is taken over. What is borrowed must stay. False without memory;
 * large_end in any case. */
bool large_begin(struct large *large, const struct settings *settings, struct stream *stream, const char *name,
		 struct bytes *read);
void large_end(struct large *large);

/* Fills a piece with the next window. Returns false when it cannot be read, and stream->failure says why; the piece then has only
 * its place. */
bool large_next(struct large *large, struct piece *piece);

/* Whether that was the last. */
bool large_is_done(const struct large *large);

#endif
