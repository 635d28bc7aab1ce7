/* text.h - a document as it came, its normalised form, and the way back from the one to the other. */
#ifndef TEXT_H
#define TEXT_H

#include "buf.h"
#include "code_point.h"

/* From norm on, normalised and source offsets run in step, or (whole) they are one piece that cannot be cut. */
struct text_break {
	uint64_t norm : 63;
	uint64_t whole : 1;
	uint64_t source;
};

struct text {
	struct poltag_str source;
	struct poltag_str norm; /* is source itself where nothing had to change */
	struct text_break *breaks; /* by norm, ascending; before the first both offsets are the same */
	size_t n_breaks, room_breaks;
	size_t malformed;
	size_t first_malformed;
	size_t mixed; /* words with letters of two alphabets that were read in one */
	size_t first_mixed;
	struct buf made; /* holds norm where it is not source */
};

void text_free(struct text *text);

/* Reads source, which must stay as it is while the text is used; memory of an earlier document is used again.
 * Any bytes are accepted. Normalisation is NFKC, then code_point_kind for what is not a letter, mark or digit. */
enum poltag_status text_read(struct text *text, const struct code_points *table, struct poltag_str source,
			     struct poltag_error *error);

/* Where in the source the piece begins, or ends, that [norm_start, norm_end) was made from. */
size_t text_source_start(const struct text *text, size_t norm_start);
size_t text_source_end(const struct text *text, size_t norm_end);

/* The bytes below 0x80 that are part of a word, as bits: digits; letters and _ */
#define TEXT_WORD_BITS { 0x03FF000000000000u, 0x07FFFFFE87FFFFFEu }

/* Whether a name may begin as this text does: with a letter or a digit, also when it is normalised. */
bool text_begins_word(struct poltag_str text);

/* Is that byte of normalised text part of a word? */
static inline bool text_in_word(unsigned char byte)
{
	static const uint64_t ascii[2] = TEXT_WORD_BITS;

	return byte >= 0x80 || (ascii[byte >> 6] >> (byte & 63) & 1);
}

/* White space of normalised text. */
static inline bool text_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f';
}

#endif
