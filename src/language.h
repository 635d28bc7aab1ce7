/* language.h - which languages, scripts and regions a BCP 47 tag may name. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "str.h"

/* Whether a language that has the form of one (uz, uz_Cyrl, pt_BR) is known. Otherwise *what is "language", "script" or
 * "region", *part is the part of lang that is not known, and *instead a tag that was probably meant, or NULL. */
bool language_is_known(struct poltag_str lang, const char **what, struct poltag_str *part, const char **instead);

#endif
