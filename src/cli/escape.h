/* escape.h - values and texts as the forms of the output need them. What is not UTF-8 becomes U+FFFD, except in the rows of
 * tables, which keep the bytes of the input. */
#ifndef ESCAPE_H
#define ESCAPE_H

#include "bytes.h"

/* A value of a row of tab-separated values: tab, line feed, carriage return and backslash as \t \n \r \\. */
void escape_tsv(struct bytes *out, struct poltag_str value);

/* A value of a row of comma-separated values (RFC 4180). */
void escape_csv(struct bytes *out, struct poltag_str value);

/* What stands between tags, or between quotation marks in one, of XML and HTML. Returns how many characters that these forbid
 * are written as U+FFFD. */
size_t escape_markup(struct bytes *out, struct poltag_str text);
size_t escape_attribute(struct bytes *out, struct poltag_str value);

/* A string of JSON, with its quotation marks. */
void escape_json(struct bytes *out, struct poltag_str value);

/* For a terminal: control characters, which it may obey, as pictures of them. */
void escape_terminal(struct bytes *out, struct poltag_str text);

/* A path as a relative reference, or a URL of the web as it is; without a fragment. */
void escape_uri(struct bytes *out, struct poltag_str value);

/* The text itself. */
void escape_utf8(struct bytes *out, struct poltag_str text);

#endif
