/* layout.h - an image while it is laid out; see image.h for what becomes of it. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "builder.h"
#include "image.h"

/* A name and the key of its first words. */
struct keyed {
	uint64_t hash;
	uint32_t name;
	uint32_t lead; /* bytes of the name before its first keyed word */
};

struct key {
	uint64_t hash;
	uint32_t value;
	uint32_t maybe; /* bits of enum image_maybe */
};

struct layout {
	const struct poltag_builder *builder;
	struct image_header header;
	struct buf sections[IMAGE_SECTIONS];
	uint32_t *offsets; /* of each built entry in the section of entries */
	uint32_t *places;  /* of each built name, as struct name_ref has it; 0 for written ones */
	struct start_set *begin; /* of the header: what is noted goes there */
	struct keyed *keyed;
	size_t n_keyed, room_keyed;
	struct key *keys;
	size_t n_keys, room_keys;
	struct poltag_error *error;
};

/* A block of zeros as the section; NULL without memory. */
void *layout_clear(struct layout *layout, enum image_section section, size_t len);

/* Writes the entries and their contexts. False past 1 GB. */
bool layout_entries(struct layout *layout);

/* Notes what bytes a name can begin with. */
void layout_beginning(struct layout *layout, struct poltag_str text, bool caseless);

/* Writes the names, by key, and the written patterns. */
enum poltag_status layout_names(struct layout *layout);

/* Writes the forms of the inflected names. */
enum poltag_status layout_forms(struct layout *layout);

/* Writes the roles of the entries, once the entries are written. */
void layout_roles(struct layout *layout);

/* Writes the classes of words and the rules, definitions put into their patterns. */
enum poltag_status layout_rules(struct layout *layout);

#endif
