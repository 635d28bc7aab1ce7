/* entry.h - what the fields of a record mean, and whether they are right. The fields are those of poltag-dict(5). */
#ifndef ENTRY_H
#define ENTRY_H

#include "rec.h"

enum name_kind {
	NAME_CANONICAL, /* Name, Name_xx */
	NAME_ALIAS,
	NAME_SHORT,
	NAME_DEMONYM,
	NAME_PATTERN, /* its text is a PCRE2 expression */
	NAME_KINDS
};

/* One name of an entry, as its field says. All strings point into the record. */
struct entry_name {
	enum name_kind kind;
	struct poltag_str text;
	struct poltag_str lang; /* in the form of the field: "uz_Cyrl"; empty for English */
	bool conditional;       /* Short: X ? */
	struct poltag_str cues; /* what may stand before it, separated by commas */
	uint64_t line;
};

/* Where faults of records go. */
struct fault_sink {
	poltag_report report;
	void *context;
	struct poltag_str file;
	enum poltag_status first; /* the first status that was reported */
};

void fault_report(struct fault_sink *sink, const struct poltag_error *fault);

/* Checks every field of an entry and reports each fault. True when there is none. */
bool entry_check(const struct rec *rec, struct fault_sink *sink);

/* Whether the value of a Waive or %waive field is right; what is wrong goes to message. */
bool entry_check_waiver(struct poltag_str value, char *message, size_t room);
/* Whether an entry may have a field of that name; in a language, where the name has one. */
bool entry_field_is_known(struct poltag_str name);

/* Checks a record of "%rec: Words". */
bool entry_check_words(const struct rec *rec, struct fault_sink *sink);

/* Checks a record of "%rec: Rule", but for what its patterns and lists name. */
bool entry_check_rule(const struct rec *rec, struct fault_sink *sink);
/* Checks a record of "%rec: Names". */
bool entry_check_more(const struct rec *rec, struct fault_sink *sink);

/* The value of the first field of that name, or an empty string. */
struct poltag_str entry_value(const struct poltag_field *fields, size_t n, const char *name);

/* Whether the field brings a name, and which. */
bool entry_name_of(const struct poltag_field *field, struct entry_name *name);

#endif
