/* rec.h - reading GNU recutils text: records of "Field: value" lines with a blank line between them. */
#ifndef REC_H
#define REC_H

#include "str.h"

struct rec {
	struct poltag_field *fields; /* the reader's; good until the next record is read */
	size_t n_fields, room_fields;
	uint64_t line; /* of its first field */
};

struct rec_reader {
	struct poltag_str file; /* for errors */
	char *next, *end;       /* what is still to read; continued values are joined in place */
	uint64_t line;
};

enum rec_result { REC_END, REC_READ, REC_FAULT };

/* Reads a text that the reader may change, and that the values then point into. */
void rec_reader_init(struct rec_reader *reader, struct poltag_str file, char *text, size_t len);

/* Reads the next record. A record with a faulty line is read past whole and gives REC_FAULT, with *error saying where
 * and what was expected, or REC_FAULT with POLTAG_NO_MEMORY. */
enum rec_result rec_read(struct rec_reader *reader, struct rec *rec, struct poltag_error *error);

void rec_free(struct rec *rec);

#endif
