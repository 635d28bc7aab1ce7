/* poltag.h - find the people, countries, organisations, places and events that political news names.
 *
 * A dictionary is built from record files (struct poltag_builder) or opened from an image; it is immutable and may be
 * shared by any number of threads. Each thread makes a tagger of its own and hands it one document after another.
 *
 *     struct poltag_dict *dict;
 *     struct poltag_tagger *tagger;
 *     if (poltag_dict_open("poltag.img", &dict, &error) == POLTAG_OK &&
 *         poltag_tagger_new(dict, NULL, &tagger, &error) == POLTAG_OK)
 *         poltag_tag(tagger, text, print_mention, stdout, &error);
 *
 * The library keeps no global state, prints nothing and never ends the process. Sizes and offsets are in bytes of the
 * input unless said otherwise; ranges are half-open. Strings are pointer and length, and may hold any byte.
 */
#ifndef POLTAG_H
#define POLTAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define POLTAG_PUBLIC __attribute__((visibility("default")))
#else
#define POLTAG_PUBLIC
#endif

/* A borrowed string: not NUL-terminated, not owned by who holds it. */
struct poltag_str {
	const char *data;
	size_t len;
};

enum poltag_status {
	POLTAG_OK,
	POLTAG_NO_MEMORY,
	POLTAG_READ,     /* a file could not be opened or read */
	POLTAG_WRITE,    /* a file could not be written whole */
	POLTAG_SYNTAX,   /* a dictionary source is not in the form of poltag-dict(5) */
	POLTAG_VALUE,    /* a record is well formed, but a value in it is wrong */
	POLTAG_PATTERN,  /* PCRE2 refused a pattern, or matching passed a limit */
	POLTAG_IMAGE,    /* an image is damaged or of another version */
	POLTAG_EMPTY,    /* a dictionary without a single entry */
	POLTAG_ENCODING, /* a document has bytes that are not UTF-8 (only ever a warning) */
	POLTAG_STOPPED   /* a callback asked to stop */
};

/* What went wrong and where. line and column count from 1 (column in bytes), 0 where there is none. */
struct poltag_error {
	enum poltag_status status;
	uint64_t line;
	uint64_t column;
	char file[256];
	char message[512];
};

/* One word for a status, for example "damaged image". The text is static. */
POLTAG_PUBLIC const char *poltag_status_text(enum poltag_status status);

/* The version of the library, for example "0.1.0". */
POLTAG_PUBLIC const char *poltag_version(void);

/* ---- Building a dictionary from its sources ------------------------------------------------------------------- */

struct poltag_builder;
struct poltag_dict;

/* Called for every fault in a source; the faulty record is left out and reading goes on. */
typedef void (*poltag_report)(void *context, const struct poltag_error *fault);

/* An empty builder. report may be NULL. Free it with poltag_builder_free. */
POLTAG_PUBLIC enum poltag_status poltag_builder_new(poltag_report report, void *context,
						    struct poltag_builder **builder, struct poltag_error *error);
POLTAG_PUBLIC void poltag_builder_free(struct poltag_builder *builder);

/* Adds a record file, every *.rec file below a folder in byte order of their paths, or an image. An entry whose Id an
 * earlier call has brought is replaced; an Id twice within one call is a fault. Faults go to the report callback; the
 * status is that of the first of them. */
POLTAG_PUBLIC enum poltag_status poltag_builder_add(struct poltag_builder *builder, const char *path,
						    struct poltag_error *error);

/* The same from memory, of a record file or an image; name is what faults and poltag_mention.file call it. */
POLTAG_PUBLIC enum poltag_status poltag_builder_add_text(struct poltag_builder *builder, const char *name,
							 struct poltag_str text, struct poltag_error *error);

/* To be called when all is added: names are transliterated; records of "%rec: Names" whose Id no entry has and rules that cannot be
 * used are faults, reported and left out. The names of the others are with their entries whether this is called or not;
 * rules are also checked before an image is made. */
POLTAG_PUBLIC enum poltag_status poltag_builder_finish(struct poltag_builder *builder, struct poltag_error *error);

/* Lays out the image of all that was added. *image is for the caller to free with poltag_free. */
POLTAG_PUBLIC enum poltag_status poltag_builder_image(struct poltag_builder *builder, void **image, size_t *size,
						      struct poltag_error *error);

/* The dictionary of all that was added, without a file in between. */
POLTAG_PUBLIC enum poltag_status poltag_builder_dict(struct poltag_builder *builder, struct poltag_dict **dict,
						     struct poltag_error *error);

POLTAG_PUBLIC void poltag_free(void *memory);

/* ---- Entries, as the builder read them ------------------------------------------------------------------------ */

/* A field of an entry and where it stands. */
struct poltag_field {
	struct poltag_str name;
	struct poltag_str value;
	uint32_t line;
	uint32_t source; /* 0, or 1 + the number of the file, where that is another than the entry's */
};

/* A spelling of a name in other letters, which poltag_builder_finish made by a table. */
struct poltag_spelling {
	struct poltag_field field;   /* that of the name which it was made of, such as Name_ru; but the value is the spelling */
	struct poltag_str system;    /* the table: "BGN/PCGN" */
	bool conditional;            /* it needs a fuller mention or a cue */
	struct poltag_str written_in; /* the Id of another entry that has it as a name, and it was left out; or empty */
};

struct poltag_entry {
	struct poltag_str file;
	uint64_t line;
	const struct poltag_field *fields;
	size_t n_fields;
	const struct poltag_builder *builder;
	const struct poltag_spelling *spellings; /* none before poltag_builder_finish */
	size_t n_spellings;
};

/* The file that a field stands in: the entry's, or that of a record of names. */
POLTAG_PUBLIC struct poltag_str poltag_field_file(const struct poltag_entry *entry, const struct poltag_field *field);

/* Calls visit for every entry in the order of their sources. What it is handed lives until the builder is freed. Of an
 * entry that came from an image, only what tagging needs is there: its Id, Type, Country and Case, its names, folded, without
 * the language of others than the first of each, with the titles of roles as cues, and its conditions, folded. Ends early, with that value, when visit returns other than 0. */
POLTAG_PUBLIC int poltag_builder_visit(const struct poltag_builder *builder,
				       int (*visit)(void *context, const struct poltag_entry *entry), void *context);

/* A word of a "%rec: Words" record. What the record does not say is empty. */
struct poltag_listed_word {
	struct poltag_str file;
	uint64_t line;
	struct poltag_str text, class_name, culture, gender;
};

/* The same for every word, of which an image has none that could be read. */
POLTAG_PUBLIC int poltag_builder_visit_words(const struct poltag_builder *builder,
					     int (*visit)(void *context, const struct poltag_listed_word *word), void *context);
/* The same for every rule, definitions among them. Those of an image have no Note and no Example. */
POLTAG_PUBLIC int poltag_builder_visit_rules(const struct poltag_builder *builder,
					     int (*visit)(void *context, const struct poltag_entry *rule), void *context);

/* ---- Texts, as matching sees them ----------------------------------------------------------------------------- */

/* Folds texts, one after another, for one thread. Free it with poltag_folder_free. */
struct poltag_folder;

POLTAG_PUBLIC enum poltag_status poltag_folder_new(struct poltag_folder **folder, struct poltag_error *error);
POLTAG_PUBLIC void poltag_folder_free(struct poltag_folder *folder);

/* The text with everything folded that poltag-dict(5) says under "What is folded", each run of blanks as one space.
 * loose: in lower case and without accents too, so that all texts that one name may match become the same; so may others,
 * as matching minds case and accents that the name does not have. *folded is good until the folder's next use. */
POLTAG_PUBLIC enum poltag_status poltag_fold(struct poltag_folder *folder, struct poltag_str text, bool loose,
					     struct poltag_str *folded, struct poltag_error *error);

/* How a word is written. From POLTAG_CAPITALISED on, it begins with a capital. */
enum poltag_letters {
	POLTAG_NO_CASE,     /* begins with a digit, or a letter of a script without capitals */
	POLTAG_SMALL,       /* begins with a small letter */
	POLTAG_CAPITALISED, /* begins with a capital, and has a small letter or nothing behind it */
	POLTAG_CAPITALS     /* begins with a capital, and has more, but no small letter */
};

/* A word of a text: letters, marks, digits and low lines; or a run of a script that is written without spaces. */
struct poltag_word {
	size_t start, end; /* in bytes */
	enum poltag_letters letters;
};

/* Return other than 0 to stop. The folder may not be used meanwhile. */
typedef int (*poltag_visit_word)(void *context, const struct poltag_word *word);

/* Calls visit for each word of a text, any bytes of any length. POLTAG_STOPPED when visit stopped it. */
POLTAG_PUBLIC enum poltag_status poltag_words(struct poltag_folder *folder, struct poltag_str text,
					      poltag_visit_word visit, void *context, struct poltag_error *error);

/* ---- Warnings: what is not wrong in a record, but seldom meant ------------------------------------------------- */

/* Called for every warning, in order of file and line; code is static, warning has the place and the message. */
typedef void (*poltag_warn)(void *context, const char *code, const struct poltag_error *warning);

/* Looks through all entries that were read from record files. What an entry waives (its Waive fields) is not reported.
 * POLTAG_NO_MEMORY or POLTAG_OK, however many warnings there are. */
POLTAG_PUBLIC enum poltag_status poltag_builder_warn(const struct poltag_builder *builder, poltag_warn warn, void *context,
						     struct poltag_error *error);

/* The codes, numbered from 0, and what each means; NULL past the last. The text is static. */
POLTAG_PUBLIC const char *poltag_warning_code(size_t number);
POLTAG_PUBLIC const char *poltag_warning_text(size_t number);

/* ---- Fields from elsewhere ------------------------------------------------------------------------------------ */

/* Checks fields as those of one entry that a builder reads, and reports each fault: its line is that of the field, 0 where
 * a field is missing; it has no column and no file. Whether conditions fit together is only known to a builder. The
 * status is that of the first fault, or POLTAG_OK. */
POLTAG_PUBLIC enum poltag_status poltag_fields_check(const struct poltag_field *fields, size_t n, poltag_report report,
						     void *context);

/* Whether an entry may have a field of that name, such as Alias or Name_ru. */
POLTAG_PUBLIC bool poltag_field_is_known(struct poltag_str name);

/* ---- Dictionaries --------------------------------------------------------------------------------------------- */

/* Maps an image file and checks it: the header and the checksums; poltag_dict_verify does the rest once. Free with
 * poltag_dict_free, after every tagger on it. */
POLTAG_PUBLIC enum poltag_status poltag_dict_open(const char *path, struct poltag_dict **dict,
						  struct poltag_error *error);

/* The same for an image in memory, which must stay as it is until the dictionary is freed. */
POLTAG_PUBLIC enum poltag_status poltag_dict_from_memory(const void *image, size_t size, struct poltag_dict **dict,
							 struct poltag_error *error);
POLTAG_PUBLIC void poltag_dict_free(struct poltag_dict *dict);

/* Goes through every record and reference of an image of any size. What is damaged is never read past its bounds, even
 * without this. */
POLTAG_PUBLIC enum poltag_status poltag_dict_verify(const struct poltag_dict *dict, struct poltag_error *error);

POLTAG_PUBLIC size_t poltag_dict_entries(const struct poltag_dict *dict);
POLTAG_PUBLIC size_t poltag_dict_names(const struct poltag_dict *dict);

/* ---- Tagging -------------------------------------------------------------------------------------------------- */

enum poltag_type {
	POLTAG_PERSON,
	POLTAG_COUNTRY,
	POLTAG_ORG,
	POLTAG_PLACE,
	POLTAG_EVENT,
	POLTAG_DEMONYM,
	POLTAG_TYPES
};

/* "PERSON", "COUNTRY", ...; the text is static. */
POLTAG_PUBLIC const char *poltag_type_name(enum poltag_type type);
/* The type of that name, or POLTAG_TYPES. */
POLTAG_PUBLIC enum poltag_type poltag_type_named(struct poltag_str name);

enum poltag_source {
	POLTAG_BY_NAME,
	POLTAG_BY_SHORT,  /* a surname or a short form that stands alone */
	POLTAG_BY_CARRY,  /* a short form, let in by a fuller mention in the document */
	POLTAG_BY_RULE,   /* poltag_mention.rule says which */
	POLTAG_BY_ROLE    /* by an office, with poltag_options.roles: overlaps the mentions in it */
};

enum poltag_unit { POLTAG_BYTES, POLTAG_CHARS, POLTAG_UTF16 };

/* Why a candidate that overlaps a mention was not chosen. */
enum poltag_reason {
	POLTAG_LOST_SHORTER,   /* a longer or an earlier name covers it */
	POLTAG_LOST_KIND,      /* another entity has the same span as its name, or as a short form with more for it */
	POLTAG_LOST_NEAR,      /* another entity of that name has its Near words here */
	POLTAG_LOST_TIE,       /* nothing decides between it and others: the mention is "?" */
	POLTAG_LOST_NO_CUE,    /* a short form without its fuller mention or cue */
	POLTAG_LOST_NOT_NEAR,  /* none of the entry's Near words is near, or one of its NotNear words is */
	POLTAG_LOST_UNLESS,    /* the entry's Unless pattern matched, or a NotAfter word stands before it */
	POLTAG_LOST_JOINED,    /* part of a longer name that no entry knows */
	POLTAG_LOST_NAMESAKE,  /* another person of that surname is meant, by title, first name or nearness */
	POLTAG_REASONS
};

/* A few words for a reason, for example "a longer name covers it"; the text is static. */
POLTAG_PUBLIC const char *poltag_reason_text(enum poltag_reason reason);

/* What an entry or a short form asks of the text around it. */
enum poltag_condition_kind {
	POLTAG_IF_NOT_AFTER,
	POLTAG_IF_UNLESS,
	POLTAG_IF_NOT_NEAR,
	POLTAG_IF_NEAR,
	POLTAG_IF_CUE,    /* a short form's cue stands right before it */
	POLTAG_IF_FULLER, /* a fuller mention of the entry is in the document */
	POLTAG_CONDITIONS
};

/* A condition of a candidate. Of a conditional short form's cue and fuller mention, one that holds is enough. */
struct poltag_condition {
	enum poltag_condition_kind kind;
	bool holds;              /* it lets the candidate be a mention */
	size_t start, end;       /* what stands in the text and decided that, in bytes; equal where nothing does */
	struct poltag_str words; /* folded: words or phrases with commas between, for Unless an expression */
};

/* A candidate that lost, for explanations. file and line say which line of the dictionary names it. */
struct poltag_loser {
	size_t start, end;
	enum poltag_type type;
	enum poltag_reason reason;
	struct poltag_str id;
	struct poltag_str name;
	struct poltag_str file;
	uint64_t line;
};

/* One mention. All strings live until the callback returns; text points into the document. */
struct poltag_mention {
	size_t start, end; /* in the unit that was asked for */
	enum poltag_type type;
	enum poltag_source source;
	struct poltag_str text;
	struct poltag_str name;    /* canonical, in the language that was asked for; empty where the id is "?" */
	struct poltag_str id;      /* "?" where several entities are possible and nothing decides */
	struct poltag_str country; /* ISO 3166-1 alpha-3, or empty */
	struct poltag_str lemma;   /* with poltag_options.lemma: the name as the entry has it, folded; the text where none has */
	struct poltag_str metonym; /* the id of what a seat, capital or country stands for, or empty */
	struct poltag_str rule;
	const struct poltag_str *candidates; /* the possible ids where the id is "?" */
	size_t n_candidates;
	/* Filled only with poltag_options.explain: */
	struct poltag_str file;    /* the dictionary file and line that name it */
	uint64_t line;
	struct poltag_str made_of; /* of a spelling that a table made: the field of that line, such as Name_ru, */
	struct poltag_str system;  /* and the table; else both are empty */
	struct poltag_str pattern; /* the PCRE2 expression that says what it matches */
	const struct poltag_loser *losers;
	size_t n_losers;
	/* Filled only with poltag_options.roles and a date: */
	struct poltag_str untimely; /* the title before the name, where the entity did not have that office at the date */
	/* Filled only with poltag_options.candidates: */
	bool lost;                 /* it is no mention, or one of several entities that nothing decides between */
	enum poltag_reason reason; /* why, where it is lost */
	const struct poltag_condition *conditions; /* all that it has, whether they hold or not */
	size_t n_conditions;
};

struct poltag_options {
	bool lemma;        /* fill poltag_mention.lemma */
	bool nested;       /* every mention that its own conditions allow, overlapping or not */
	bool explain;
	bool candidates;   /* every candidate, also what lost, each entity by itself, and with what explain fills */
	enum poltag_unit unit;
	uint32_t types;    /* the types that are wanted, as 1u << type; 0 is all */
	const char *lang;  /* BCP 47 language of poltag_mention.name; NULL is English */
	bool roles;        /* people named by their office too ("the Uzbek president"); not with candidates */
	const char *date;  /* of the documents, as YYYY, YYYY-MM or YYYY-MM-DD; NULL: not known */
};

/* What a tagger says of a document apart from its mentions. */
struct poltag_summary {
	size_t mentions;
	size_t malformed;       /* bytes that are not UTF-8, each read as U+FFFD */
	size_t first_malformed; /* byte offset of the first of them */
	size_t mixed;           /* words with Latin and Cyrillic letters, read as the one alphabet that they look like */
	size_t first_mixed;     /* byte offset of the first of them */
	size_t untimely;        /* with roles: mentions whose title contradicts the date */
	size_t over_limit;      /* places where matching passed a limit, and so may have missed a name */
};

struct poltag_tagger;

/* A tagger for one thread. options may be NULL and are copied. Free with poltag_tagger_free, before the dictionary. */
POLTAG_PUBLIC enum poltag_status poltag_tagger_new(struct poltag_dict *dict, const struct poltag_options *options,
						   struct poltag_tagger **tagger, struct poltag_error *error);
POLTAG_PUBLIC void poltag_tagger_free(struct poltag_tagger *tagger);

/* Sets the date of the documents that are tagged from now on, as poltag_options.date; an empty one is not known. */
POLTAG_PUBLIC enum poltag_status poltag_tagger_set_date(struct poltag_tagger *tagger, struct poltag_str date,
							struct poltag_error *error);

/* Return other than 0 to stop. */
typedef int (*poltag_visit)(void *context, const struct poltag_mention *mention);

/* Tags one document, any bytes of any length, and calls visit for each mention in order of start (then, nested, with
 * roles or of candidates, the longer first, and of one span those that won). POLTAG_STOPPED when visit stopped it. */
POLTAG_PUBLIC enum poltag_status poltag_tag(struct poltag_tagger *tagger, struct poltag_str document,
					    poltag_visit visit, void *context, struct poltag_error *error);

/* Of the document tagged last. */
POLTAG_PUBLIC struct poltag_summary poltag_tagger_summary(const struct poltag_tagger *tagger);

#ifdef __cplusplus
}
#endif
#endif
