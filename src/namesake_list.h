/* namesake_list.h - the people whom a document names in full, by their surnames. */
#ifndef NAMESAKE_LIST_H
#define NAMESAKE_LIST_H

#include "unlisted.h"

/* A mention of a person in full. */
struct full_name {
	uint64_t key;     /* the same for all mentions of that person */
	uint64_t surname; /* what its last word is known by */
	uint64_t given;   /* likewise its first, and not to be taken for a surname */
	size_t mention;   /* its number among the chosen */
	size_t token;     /* the number of its first token */
};

/* A person, listed or not. */
struct namesake {
	uint64_t key;
	size_t first, n;   /* of the full names */
	size_t shortest;   /* of them: of a name that is inflected, mostly the base form */
	size_t last_end;   /* where the last mention by the surname ends that was settled; 0: none was */
	uint64_t classes;  /* of all its first names and of the titles right before its full names */
	bool initial;      /* its first name is only known by its initial */
};

struct bearing {
	uint64_t surname;
	size_t person;
};

struct namesakes {
	const struct chooser *chooser;
	const struct tokens *tokens;
	struct full_name *fulls; /* by key, then in the order of the text */
	size_t n_fulls, room_fulls;
	struct namesake *people; /* by key */
	size_t n_people, room_people;
	struct bearing *bearings; /* by surname, then person; none twice */
	size_t n_bearings, room_bearings;
};

/* Lists the people among the mentions chosen; list is all zeros before. Free it with namesakes_free, also after a failure. */
bool namesakes_read(struct namesakes *list, const struct chooser *chooser);
void namesakes_free(struct namesakes *list);

/* The number of the person of that entry, or SIZE_MAX. */
size_t namesakes_of_entry(const struct namesakes *list, uint32_t entry);

/* The number of the first bearing of a surname, or n_bearings. */
size_t namesakes_of_surname(const struct namesakes *list, uint64_t surname);

/* The same for what a first name is known by. */
size_t namesakes_of_given(const struct namesakes *list, uint64_t word);

/* The mention that a full name is. */
static inline const struct chosen *namesake_full(const struct namesakes *list, size_t full)
{
	return &list->chooser->chosen[list->fulls[full].mention];
}

/* The word right before an offset, on the same line, without the point behind it: empty where there is none. */
struct poltag_str namesake_word_before(struct poltag_str text, size_t at);

#endif
