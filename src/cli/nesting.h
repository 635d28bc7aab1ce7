/* nesting.h - the text of a document with its mentions opened and closed in it. One inside another nests. Of two that cross, the
 * later is closed where the earlier ends, and opened again behind that, by the same tag. */
#ifndef NESTING_H
#define NESTING_H

#include "bytes.h"

struct writing;

struct nesting_form {
	void (*text)(struct writing *writing, struct poltag_str text);
	void (*open)(struct writing *writing, const struct poltag_mention *mention);
	void (*close)(struct writing *writing, enum poltag_type type);
};

/* A mention that is open. */
struct nested {
	enum poltag_type type;
	size_t end;           /* in document->text */
	size_t tag, tag_len;  /* what opened it, in tags */
};

struct nesting {
	struct nested *open;  /* the innermost is last */
	size_t n, room;
	struct bytes tags;
};

/* Writes the text up to a mention, and opens it. */
void nesting_mention(struct writing *writing, const struct nesting_form *form, const struct poltag_mention *mention,
		     struct poltag_str text);
/* Writes the rest of the text, and closes what is open. */
void nesting_end(struct writing *writing, const struct nesting_form *form);
/* For close: what opened the mention around the one that is closed; empty where there is none. */
struct poltag_str nesting_around(const struct writing *writing);
void nesting_release(struct nesting *nesting);

#endif
