/* cldr_places.h - which places of a dictionary CLDR's codes of subdivisions are. */
#ifndef CLDR_PLACES_H
#define CLDR_PLACES_H

#include "naming.h"

/* Reads the English names of CLDR's subdivisions from import->file, and adds to the targets those that one PLACE of the
 * same country has as its Name or Alias, with a word such as Region or State. The others are counted. */
void cldr_places_find(struct import *import, struct name_targets *targets);

#endif
