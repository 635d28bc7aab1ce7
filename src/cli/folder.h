/* folder.h - files below a folder, for forms that write more than one. A worker packs them into what it hands on, and they
 * are written when it is delivered, so that which file is first does not depend on the workers. */
#ifndef FOLDER_H
#define FOLDER_H

#include "bytes.h"

/* Begins a file in out, and what is added to out until folder_end is its content. path is below the folder, with slashes.
 * common: a file that stays as it is if it is there. Returns what folder_end needs. */
size_t folder_begin(struct bytes *out, struct poltag_str path, bool common);
void folder_end(struct bytes *out, size_t file);

/* Makes the folder, unless it is there. False, after a message. */
bool folder_make(const char *folder);

/* Writes the files that are packed. One that is there already is left: with this content it is good, with another it is told.
 * Each appears whole, or not at all. False, after messages, when one could not be written. */
bool folder_write(const char *folder, struct poltag_str packed);

#endif
