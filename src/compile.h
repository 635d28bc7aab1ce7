/* compile.h - from the records of an image to compiled patterns. */
#ifndef COMPILE_H
#define COMPILE_H

#include "cache.h"

/* Reads the names at a place and compiles a pattern for each BUCKET_CHUNK of them. */
enum poltag_status compile_bucket(const struct poltag_dict *dict, uint32_t place, bool caseless, struct bucket *bucket,
				  struct poltag_error *error);
enum poltag_status compile_context(const struct poltag_dict *dict, uint32_t number, struct context *context,
				   struct poltag_error *error);

/* Frees what they hold, not themselves. */
void bucket_clear(struct bucket *bucket);
void context_clear(struct context *context);

/* Bytes of memory. */
size_t bucket_size(const struct bucket *bucket);
size_t context_size(const struct context *context);

#endif
