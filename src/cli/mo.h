/* mo.h - the catalogues of messages that GNU gettext makes, .mo. */
#ifndef MO_H
#define MO_H

#include "bytes.h"

/* Whether the bytes are a catalogue of a form that is known. */
bool mo_is_good(struct poltag_str file);
/* How many messages it has; some may be bad. */
size_t mo_count(struct poltag_str file);
/* A message and its translation, without plural forms. False where its place is outside the file. */
bool mo_message(struct poltag_str file, size_t number, struct poltag_str *message, struct poltag_str *translation);

#endif
