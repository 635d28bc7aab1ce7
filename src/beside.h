/* beside.h - what stands beside a surname: initials, capitalised words and gaps. */
#ifndef BESIDE_H
#define BESIDE_H

#include "code_point.h"
#include "str.h"

#define INITIALS 3

/* Initials in the order of the text, without their points. */
struct initials {
	struct poltag_str list[INITIALS];
	size_t n;
	bool tight; /* no gap between them, as in U.S. */
};

/* Reads the initials that end right before at, or a gap before it, and returns where they begin. */
size_t initials_before(struct poltag_str text, size_t at, struct initials *initials);
/* Reads the initials behind a gap at at, and returns where they end. */
size_t initials_behind(struct poltag_str text, size_t at, struct initials *initials);

/* The code point at an offset; negative behind the end. */
int32_t beside_letter(struct poltag_str text, size_t at);
bool beside_capital(struct poltag_str text, size_t at);
/* Behind the one gap at at, or at itself: a line break may be in it, a blank line not. */
size_t beside_behind_gap(struct poltag_str text, size_t at);
/* Where the word that begins at at ends, hyphens and apostrophes in it included. */
size_t beside_name_end(struct poltag_str text, size_t at);

#endif
