/* country.h - the country codes of other formats, as poltag's. */
#ifndef COUNTRY_H
#define COUNTRY_H

#include "../poltag.h"

/* The ISO 3166-1 alpha-3 code of an alpha-2 or alpha-3 code in any case; empty where there is none. XK and XKX are
 * Kosovo. The text is static. */
struct poltag_str country_of_iso(struct poltag_str code);

/* That of the country with which a CAMEO code begins (USAGOV: USA); empty where it begins with none. */
struct poltag_str country_of_cameo(struct poltag_str code);

#endif
