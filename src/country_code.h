/* country_code.h - which three letters are a country's code. */
#ifndef COUNTRY_CODE_H
#define COUNTRY_CODE_H

#include "str.h"

bool country_code_is_known(struct poltag_str code);

#endif
