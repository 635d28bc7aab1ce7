/* html_charset.h - the encoding that a page says it is in. */
#ifndef HTML_CHARSET_H
#define HTML_CHARSET_H

#include "encoding.h"

/* Looks into the first 1,024 bytes of a page, as browsers do, for <meta charset=...>, <meta ... content="...; charset=..."> or
 * the encoding of an XML declaration. Writes its name, empty for UTF-8, where there is none or iconv does not know it. What calls itself
 * ISO 8859-1 or ASCII is read as windows-1252, as the HTML standard says. */
void html_charset(struct poltag_str page, char name[ENCODING_ROOM]);

#endif
