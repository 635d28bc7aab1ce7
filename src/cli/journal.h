/* journal.h - what a batch has done, on disk, so that after a crash it goes on from there.
 *
 * A text file beside the output. Its first line says what run it belongs to; each further line that a piece of the input is
 * done, and how long the output was then. Lines come in order and each is written after the output is on the disk, so
 * the output is cut to the last line's length and whatever stands in no line is done again. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "piece.h"

struct journal;

/* Opens the journal at path, or begins one. run: what must be the same for the output to go on (the options, the
 * dictionary). When there is a journal of this run: *output is the length that the output then had, *totals and *some_bad what was done.
 * Else *output is 0. False, after a message. Free with journal_close. */
bool journal_open(const char *path, const char *run, struct journal **journal, uint64_t *output,
		  struct totals *totals, bool *some_bad);

/* Whether this piece was done before. */
bool journal_has(const struct journal *journal, const struct piece *piece);

/* Notes that a piece (NULL: what stands before all documents) is done, when the output has this length. False, after a
 * message, when that cannot be written. */
bool journal_add(struct journal *journal, const struct piece *piece, uint64_t output);

/* done: all is; the journal is removed. */
void journal_close(struct journal *journal, bool done);

#endif
