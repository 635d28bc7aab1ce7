/* popolo.h - the two kinds of JSON that the format "popolo" is. */
#ifndef POPOLO_H
#define POPOLO_H

#include "json.h"

/* The member that says on which line an item of a list begins; no member of JSON has such a name. */
#define POPOLO_LINE "\x01line"

/* Reads a document and adds its lists, by their names, to an object. What cannot be read is said and counted, and ends the
 * reading; what came before is there. */
void popolo_lists(struct import *import, json_t *lists);

/* Adds a member's text as a note, "birth_date: 1974-07-23". */
void popolo_note(struct record *record, const json_t *object, const char *key);

/* Reads an entity of OpenSanctions, an object with a schema and properties (FollowTheMoney). */
void opensanctions_entity(struct import *import, struct record *record, const json_t *entity);

#endif
