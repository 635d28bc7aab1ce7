/* json_write.h - JSON, written member by member. */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include "bytes.h"

/* Each begins a value or a member with the comma that it needs: none behind an opening bracket. A key is ASCII without quotation
 * marks; NULL in an array, or for the outermost value. */
void json_open(struct bytes *out, const char *key, char bracket);
void json_close(struct bytes *out, char bracket);
void json_string(struct bytes *out, const char *key, struct poltag_str value);
void json_number(struct bytes *out, const char *key, size_t value);
/* A value that is JSON already. */
void json_value(struct bytes *out, const char *key, struct poltag_str value);
void json_true(struct bytes *out, const char *key);
/* null where the value is empty. */
void json_string_or_null(struct bytes *out, const char *key, struct poltag_str value);
/* A member whose key may be any text. */
void json_member(struct bytes *out, struct poltag_str key, struct poltag_str value);

#endif
