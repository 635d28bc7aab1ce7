/* suggest.h - the way of poltag-dict suggest: lines become tokens, tokens sequences, those are counted in a table of
 * bounded size, and at the end grouped, guessed at, compared with the dictionary and written.
 */
#ifndef SUGGEST_H
#define SUGGEST_H

#include "bytes.h"
#include "folding.h"
#include "lexicon.h"

#include <string.h>

struct suggest_near;

/* What words are looked up in. */
struct suggest_tools {
	struct folding *folding;
	const struct lexicon *lexicon;
	const struct suggest_near *near;
};

/* The classes of a word as it stands in a text. */
unsigned suggest_classes(const struct suggest_tools *tools, struct poltag_str word);

/* ---- Tokens: words, with what joins them ---- */

/* A mention that the dictionary found, in bytes of the document. */
struct suggest_span {
	size_t start, end;
	enum poltag_type type;
};

struct suggest_token {
	size_t start, end;  /* in the line */
	enum poltag_letters letters;
	unsigned classes;   /* enum lexicon_class */
	bool joined;        /* by blanks only to the token before, so that both may be one name */
	bool sentence;      /* a sentence begins here */
	bool begins;        /* a capital says nothing here: a sentence, a quotation, an item */
	bool opens, closes; /* a quotation mark stands directly before, or behind */
	bool owned;         /* stands behind a possessive: People's Party */
	bool alone;         /* a case of a name that the dictionary has: no part of a longer one */
	bool known;         /* part of a mention */
	enum poltag_type type; /* of that mention */
};

struct suggest_tokens {
	struct suggest_token *tokens;
	size_t n_tokens, room_tokens;
};

/* Cuts a line, which begins at that offset of its document, into tokens; false without memory. */
bool suggest_tokenise(struct suggest_tokens *tokens, const struct suggest_tools *tools, struct poltag_str line,
		      size_t offset, const struct suggest_span *spans, size_t n_spans);

/* ---- Sequences: what may be a name ---- */

enum suggest_cue {
	SUGGEST_AFTER_TITLE,
	SUGGEST_NEAR_SAID,
	SUGGEST_AFTER_IN,
	SUGGEST_AFTER_PLACE, /* "city of X", "the village X" */
	SUGGEST_AFTER_ORG,   /* "the party X" */
	SUGGEST_QUOTED,
	SUGGEST_BEFORE_SMALL, /* an ordinary word goes on behind it */
	SUGGEST_CUES
};

/* A sequence where it stands. */
struct suggest_sight {
	struct poltag_str text;
	struct poltag_str context;
	struct poltag_str cue_word; /* the title, or the head, that stands before it */
	unsigned cues;              /* 1u << enum suggest_cue */
	bool begins;                /* its first word begins a sentence */
};

struct suggest_table;

/* Hands the sequences of a line to the table, and counts its words there. */
bool suggest_line(struct suggest_table *table, const struct suggest_tools *tools, struct poltag_str line,
		  const struct suggest_tokens *tokens);

/* ---- The table ---- */

#define SUGGEST_CONTEXTS 3

/* A sequence and what was seen of it. The strings are NUL-terminated. */
struct suggest_sequence {
	char *text; /* with single blanks */
	char *contexts[SUGGEST_CONTEXTS]; /* from different documents where there are enough */
	char *cue_word;
	uint32_t *documents; /* ascending */
	size_t n_documents, room_documents;
	size_t count, begins;
	size_t missed; /* how often, at most, it was seen before and forgotten */
	size_t cues[SUGGEST_CUES];
};

struct suggest_table {
	struct suggest_sequence *sequences;
	size_t n_sequences, room_sequences;
	size_t *slots; /* 1 + index, by hash */
	size_t n_slots;
	size_t bytes, limit; /* what the sequences take, and may take */
	size_t lost;         /* how much a count may be too low, because rare ones were forgotten */
	uint32_t *small, *capital; /* how often a word was seen, by two hashes */
	uint64_t *lines;     /* what lines were seen, by hash */
	uint32_t document;   /* the present one, from 1 */
	bool no_memory;
};

/* limit: of the sequences, in bytes; the tables of words and lines take 24 MB more. False without memory. */
bool suggest_table_init(struct suggest_table *table, size_t limit);
void suggest_table_free(struct suggest_table *table);

/* Whether such a line was not seen before; short ones may be repeated. */
bool suggest_table_new_line(struct suggest_table *table, struct poltag_str line);

void suggest_table_word(struct suggest_table *table, struct poltag_str folded, bool small);

/* Whether the word is written with a small letter more often than, within a sentence, with a capital. */
bool suggest_table_ordinary(const struct suggest_table *table, struct poltag_str folded);

/* Whether it was ever seen with a capital within a sentence. */
bool suggest_table_capital(const struct suggest_table *table, struct poltag_str folded);

/* Counts a sequence. Where the table is full, the rarest are forgotten first. */
void suggest_table_add(struct suggest_table *table, const struct suggest_sight *sight);

/* The sequence of that text, or NULL; and the same, made where there is none, or NULL without memory. */
struct suggest_sequence *suggest_table_find(struct suggest_table *table, struct poltag_str text);
struct suggest_sequence *suggest_table_enter(struct suggest_table *table, struct poltag_str text);

/* Moves what was seen of a sequence to another; only its text is left. False without memory. */
bool suggest_sequence_merge(struct suggest_sequence *into, struct suggest_sequence *from);
void suggest_sequence_free(struct suggest_sequence *sequence);

/* ---- What the dictionary has that is like it ---- */

/* What is needed of the entries; their strings belong to the builder. NULL, after a message, without memory. The folding
 * must outlive it. */
struct suggest_near *suggest_near_new(const struct poltag_builder *builder, struct folding *folding);
void suggest_near_free(struct suggest_near *near);

/* Whether a person's name in the dictionary begins, or ends, with this word, in any case of it. */
bool suggest_near_given(const struct suggest_near *near, struct poltag_str word);
bool suggest_near_surname(const struct suggest_near *near, struct poltag_str word);

/* Whether a single word, in Cyrillic, is in some case the name of what is no person. */
bool suggest_near_case(const struct suggest_near *near, struct poltag_str word);

bool suggest_near_has_id(const struct suggest_near *near, struct poltag_str id);

#define SUGGEST_MISSES 3

enum suggest_closeness {
	SUGGEST_SAME,  /* but its conditions are not met */
	SUGGEST_CASE,  /* in Cyrillic, the same but for the endings */
	SUGGEST_SHORT, /* the same as a short form, whose conditions are not met */
	SUGGEST_SPELLING,
	SUGGEST_ONE_LETTER,
	SUGGEST_TWO_LETTERS,
	SUGGEST_SURNAME
};

struct suggest_miss {
	struct poltag_str id, name;
	const char *how; /* "one letter differs" */
	enum suggest_closeness closeness;
};

/* The closest entries, the closest first; returns how many. */
size_t suggest_near_misses(const struct suggest_near *near, struct poltag_str name, bool person,
			   struct suggest_miss misses[SUGGEST_MISSES]);

/* ---- Groups: the forms of one name ---- */

struct suggest_form {
	char *text;
	size_t count;
	int obliqueness;
	bool is_short; /* a surname or an abbreviation alone */
};

struct suggest_group {
	struct suggest_form *forms; /* the first is the one that looks most like the nominative */
	size_t n_forms, room_forms;
	struct suggest_sequence seen; /* of all forms together; has no text */
	char *key; /* what all forms that are not short have in common */
	enum poltag_type type;
	bool sure; /* there is a reason for that type */
};

struct suggest_groups {
	struct suggest_group *groups;
	size_t n_groups, room_groups;
};

/* Makes groups of the sequences, those of the most documents first. False without memory. */
bool suggest_group_all(struct suggest_groups *groups, struct suggest_table *table, const struct suggest_tools *tools);
void suggest_groups_free(struct suggest_groups *groups);

/* Makes all of a group forms of another; nothing but its key is left. False without memory. */
bool suggest_group_take(struct suggest_group *into, struct suggest_group *from, bool as_short);
/* The group of that key, where they are in order of their keys, or NULL. */
struct suggest_group *suggest_group_find(const struct suggest_groups *groups, const char *key);
/* Takes those out that have become part of others. */
void suggest_groups_close(struct suggest_groups *groups);

/* Joins surnames, initials and abbreviations to the full names. False without memory. */
bool suggest_join_short(struct suggest_groups *groups, const struct suggest_tools *tools);

#define SUGGEST_REASON 192

/* Fills type and sure, and writes why. */
void suggest_guess(struct suggest_group *group, const struct suggest_tools *tools, char reason[SUGGEST_REASON]);

/* What a record is written with apart from its group. */
struct suggest_heading {
	struct poltag_str id;
	const char *reason;
	bool numbered; /* the Id has a number, because without it an entry or an earlier suggestion has it */
};

void suggest_write(const struct suggest_group *group, const struct suggest_tools *tools,
		   const struct suggest_heading *heading);

/* Writes a line of comment on a group that is a name of the dictionary. */
void suggest_write_known(const struct suggest_group *group, const struct suggest_miss *miss);

#endif
