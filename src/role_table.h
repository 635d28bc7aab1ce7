/* role_table.h - the offices of a dictionary, and who holds them at a date. */
#ifndef ROLE_TABLE_H
#define ROLE_TABLE_H

#include "dict.h"
#include "role_title.h"

#define ROLE_HOLDERS 16 /* so many candidates are named at most */
#define ROLE_NONE SIZE_MAX
#define ROLE_WORD_BITS 4096

/* A time in an office. */
struct tenure {
	struct image_role role;
	struct role_title title;
	bool shared; /* several hold such an office at a time */
};

struct role_table {
	struct tenure *tenures; /* by country or organisation, then title */
	size_t n_tenures, room_tenures;
	uint32_t *by_entry; /* their numbers in order of their entries */
	uint64_t words[ROLE_WORD_BITS / 64]; /* set of the words in titles, see role_table_may_have */
};

/* Those who hold an office at a date, or may. */
struct role_holders {
	uint32_t entries[ROLE_HOLDERS];
	size_t n;
	bool known; /* it is the first, and surely */
};

/* Reads all roles of a dictionary. Free with role_table_free, also after a failure. */
enum poltag_status role_table_init(struct role_table *table, const struct poltag_dict *dict, struct poltag_error *error);
void role_table_free(struct role_table *table);

/* Whether a word may be in a title. Most words of a text are in none, and need not be made one to be looked for. */
static inline unsigned role_word_bit(struct poltag_str word)
{
	unsigned first = (unsigned char)word.data[0] | 0x20u, last = (unsigned char)word.data[word.len - 1] | 0x20u;

	return (first * 131 + last * 17 + (unsigned)word.len * 1009) % ROLE_WORD_BITS;
}

static inline bool role_table_may_have(const struct role_table *table, struct poltag_str word)
{
	return word.len && (table->words[role_word_bit(word) / 64] >> role_word_bit(word) % 64 & 1);
}

/* The number of an office's first tenure, or ROLE_NONE. where: a country's code or an organisation's Id. */
size_t role_table_find(const struct role_table *table, struct poltag_str where, struct poltag_str title);

/* Who holds the office of that tenure at a date; nobody is known at an empty one, nor past the horizon. */
struct role_holders role_table_holders(const struct role_table *table, size_t office, struct poltag_str date);

/* A tenure of the entry with that title where no time of it can be at the date; NULL where one may, or it has none. */
const struct tenure *role_table_untimely(const struct role_table *table, uint32_t entry, const struct role_title *title,
					 struct poltag_str date);

#endif
