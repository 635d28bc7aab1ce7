/* magic.h - what a file is, by the bytes that it begins with. */
#ifndef MAGIC_H
#define MAGIC_H

#include "bytes.h"

/* How much of a file has to be looked at. */
#define MAGIC_ROOM 4096

enum magic_kind {
	MAGIC_TEXT,
	MAGIC_COMPRESSED, /* one file, which may be an archive */
	MAGIC_ARCHIVE,    /* many files */
	MAGIC_OTHER       /* neither, nor text */
};

enum packing { PACKING_NONE, PACKING_GZIP, PACKING_XZ, PACKING_ZSTD, PACKING_BZIP2, PACKING_ZIP, PACKING_TAR };

struct magic {
	enum magic_kind kind;
	enum packing packing;
	const char *what; /* a few words for it */
};

/* wide: a text may have many zero bytes. */
struct magic magic_of(struct poltag_str head, bool wide);

#endif
