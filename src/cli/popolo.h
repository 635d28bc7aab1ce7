/* popolo.h - the two kinds of JSON that the format "popolo" is. */
#ifndef POPOLO_H
#define POPOLO_H

#include "json.h"

/* Adds a member's text as a note, "birth_date: 1974-07-23". */
void popolo_note(struct record *record, const json_t *object, const char *key);

/* Reads an entity of OpenSanctions, an object with a schema and properties (FollowTheMoney). */
void opensanctions_entity(struct import *import, struct record *record, const json_t *entity);

#endif
