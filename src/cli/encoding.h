/* encoding.h - what the bytes of a text stand for, and the way from there to UTF-8. */
#ifndef ENCODING_H
#define ENCODING_H

#include "bytes.h"

#include <iconv.h>

#define ENCODING_ROOM 40
#define ENCODING_AUTO "auto"

/* Whether iconv can read it; "auto" is not one. */
bool encoding_is_known(const char *name);
/* Whether it is UTF-8 by any of its names. */
bool encoding_is_utf8(const char *name);
/* The bytes of a letter such as A: 1, 2 or 4. */
size_t encoding_width(const char *name);

/* Finds what a text is in: what its byte order mark says, else what is asked for, which is NULL for UTF-8 and "auto" for
 * what its bytes make likely. Writes its name, empty for UTF-8, and returns the length of the mark, which is no text. That of
 * UTF-8 is left to the tagger: 0. */
size_t encoding_find(struct poltag_str text, const char *asked, char name[ENCODING_ROOM]);

/* What a text was before it became UTF-8. */
struct decoding {
	char encoding[ENCODING_ROOM];      /* empty: it was that */
	size_t malformed, first_malformed; /* sequences, and where in the bytes the first is */
};

/* Decodes a text that may come in parts. */
struct decoder {
	iconv_t iconv;
	bool open;
	size_t width;
	size_t seen; /* bytes */
	size_t malformed, first_malformed; /* as in struct decoding */
};

/* False when iconv does not know the encoding, or without memory. decoder_close in any case. */
bool decoder_open(struct decoder *decoder, const char *encoding);
void decoder_close(struct decoder *decoder);

/* Appends the UTF-8 of in to out, U+FFFD for what is malformed, and returns how much of it has been decoded: all but the
 * beginning of a character at the end, and with last, all. Without memory out has failed. */
size_t decoder_add(struct decoder *decoder, struct poltag_str in, bool last, struct bytes *out);

#endif
