/* record.h - a record that a reader of another format puts together. */
#ifndef RECORD_H
#define RECORD_H

#include "bytes.h"

struct record {
	struct bytes text; /* names and values, one behind another */
	struct record_field *fields;
	size_t n, room;
	bool failed;   /* memory was missing */
	bool claimed;  /* its Id is that of import_name_id */
	uint64_t repeated; /* names that it had already, and so were not added */
	uint64_t line; /* where it begins in the input, for messages */
	char key[32];  /* what tells it from namesakes in the source, as part of an id: "q42"; may be empty */
};

/* Names are compared with those before up to so many fields; a longer record may have a name twice. */
#define RECORD_COMPARED 4096

/* A field, as places in the text, which may move while it grows. */
struct record_field {
	size_t name, name_len, value, value_len;
	bool bad; /* the check found a fault */
};

void record_free(struct record *record);
void record_clear(struct record *record, uint64_t line);

/* Adds a field; an empty value adds nothing. */
void record_add(struct record *record, const char *name, struct poltag_str value);
/* The same, unless the record has just this field. */
void record_add_once(struct record *record, const char *name, struct poltag_str value);
/* "Name_xx: value", with a language of BCP 47, which is written as poltag's fields have it: uz-cyrl is uz_Cyrl.
 * Where it is not made as one, the field becomes a note. A field that is there already is not added again. */
void record_add_in(struct record *record, const char *name, struct poltag_str lang, struct poltag_str value);
/* Adds a name: the first as Name, others as Alias, unless the record has the same already. */
void record_name(struct record *record, struct poltag_str value);
/* The same in a language: the first as Name_xx. English is as record_name, which lang may be empty for. */
void record_name_in(struct record *record, struct poltag_str lang, struct poltag_str value);
/* "Note: label: value" */
void record_note(struct record *record, const char *label, struct poltag_str value);
void record_key(struct record *record, struct poltag_str key);

struct poltag_str record_field_name(const struct record *record, size_t i);
struct poltag_str record_field_value(const struct record *record, size_t i);
/* The value of the first field of that name; empty where there is none. Good until something is added. */
struct poltag_str record_value(const struct record *record, const char *name);
bool record_has(const struct record *record, const char *name);

#endif
