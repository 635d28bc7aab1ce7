/* pattern.h - PCRE2 expressions: made from names, checked, compiled, matched. Nothing else calls PCRE2. */
#ifndef PATTERN_H
#define PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8

#include "buf.h"

#include <pcre2.h>

/* Checks an expression that a person wrote. A context may be empty of text (only look around); a name may not match
 * nothing. What is wrong goes to message. */
bool pattern_check(struct poltag_str source, bool is_context, char *message, size_t room);

/* Adds the expression for a name in normalised text: its accents may be missing, a space is any one gap. */
void pattern_add_name(struct buf *source, struct poltag_str name);

/* Adds the expression for a list of words and phrases with commas between, each as whole words in any case. */
void pattern_add_list(struct buf *source, struct poltag_str list);

/* Adds a written expression as one group, whatever it leaves open: \Q quotes no further. */
void pattern_add_group(struct buf *source, struct poltag_str written);

/* The same so that it ends where a word ends. */
void pattern_add_written(struct buf *source, struct poltag_str written);

enum pattern_use {
	PATTERN_NAMES,          /* anchored, case matters, callouts collect */
	PATTERN_NAMES_CASELESS,
	PATTERN_WRITTEN,        /* anchored */
	PATTERN_SEARCH          /* anywhere, in any case */
};

struct pattern {
	pcre2_code *code;
	unsigned uses; /* until it is worth machine code; PATTERN_FAST once it has that, or cannot have it */
	bool jit;
};

#define PATTERN_FAST 8

enum poltag_status pattern_compile(struct poltag_str source, enum pattern_use use, struct pattern *pattern,
				   struct poltag_error *error);
void pattern_free(struct pattern *pattern);

/* Makes machine code of it now. A pattern that threads share must be made so, or it would change in use. */
void pattern_make_fast(struct pattern *pattern);

/* Bytes of memory; what its machine code will take is guessed as long as there is none. */
size_t pattern_size(const struct pattern *pattern);

/* The letters and digits that whatever a written pattern matches begins with; may be empty. Part of written. */
struct poltag_str pattern_prefix(struct poltag_str written);

/* The bytes that a written pattern can begin with and (where that can be told) have second, as sets of 256 bits. */
enum poltag_status pattern_beginnings(struct poltag_str written, uint32_t first[8], uint32_t second[8],
				      struct poltag_error *error);

/* What one thread needs for matching. */
struct matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_match_context *plain; /* without the callout */
	pcre2_jit_stack *stack;
	uint32_t limit;
};

#define PATTERN_MATCH_LIMIT 200000 /* backtracking points of one attempt; past it the attempt is given up */
#define PATTERN_LEAST_LIMIT 1000   /* each attempt that is given up halves the limit for the text, down to this */
#define PATTERN_SIMPLE 500         /* what takes no more without machine code takes no more with it */
#define PATTERN_SPAN 1024          /* bytes that a written pattern sees from its start on */

enum poltag_status matcher_init(struct matcher *matcher, int (*callout)(pcre2_callout_block *, void *), void *context,
				struct poltag_error *error);
void matcher_free(struct matcher *matcher);

/* For a new text: the limit is whole again. */
void matcher_reset(struct matcher *matcher);

/* Runs a pattern made from names at text[offset]; what it finds goes to the callout. False when a limit was passed. */
bool matcher_collect(struct matcher *matcher, struct pattern *pattern, struct poltag_str text, size_t offset);

enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_LIMIT };

/* Matches at offset or, for PATTERN_SEARCH, looks from there on; *end is where the match ends. */
enum match_result matcher_match(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
				size_t offset, size_t *end);

/* The same for a rule's pattern, which asks the callout, and sees no more than the next. */
enum match_result matcher_match_asking(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
				       size_t offset, size_t *end);

/* The same for a pattern that a person wrote, which sees PATTERN_SPAN bytes from offset on. */
enum match_result matcher_match_written(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
					size_t offset, size_t *end);

#endif
