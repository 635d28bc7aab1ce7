/* poltag-dict stats: how many entries and names there are, by type, country, language, kind of name and file; and of
 * words, by class, script and culture. */
#include "command.h"
#include "grow.h"
#include "message.h"
#include "names.h"
#include "output.h"
#include "print.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

/* What is counted under one key. */
struct count {
	struct poltag_str key;
	size_t entries, names;
	size_t last_entry; /* + 1: each entry counts once */
};

struct counts {
	struct count *counts;
	size_t n_counts, room_counts;
	size_t last; /* what was asked for last, which is likely to be asked for again */
};

/* Words are not of entries: their tables are the last. */
enum { BY_TYPE, BY_COUNTRY, BY_LANGUAGE, BY_KIND, BY_FILE, SPELLINGS, WORDS, LATIN, CYRILLIC, GIVEN, FAMILY, TABLES };

static const char *const titles[TABLES] = {
	"type", "country", "language", "kind", "file", "generated", "words", "Latin words", "Cyrillic words", "given", "family",
};

struct stats {
	struct names names;
	struct counts counts[TABLES];
	size_t n_written; /* of the names: the others are made by tables */
	bool tsv, failed;
};

static struct poltag_str str(const char *text)
{
	return (struct poltag_str){ text, strlen(text) };
}

/* Where the key stands among the counts, which are in byte order, or where it would. */
static size_t place_of(const struct counts *counts, struct poltag_str key)
{
	size_t low = 0, high = counts->n_counts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_order(counts->counts[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct count *count_of(struct counts *counts, struct poltag_str key)
{
	size_t at = counts->last;

	if (at < counts->n_counts && str_is_same(counts->counts[at].key, key))
		return &counts->counts[at];
	at = counts->last = place_of(counts, key);
	if (at < counts->n_counts && str_is_same(counts->counts[at].key, key))
		return &counts->counts[at];
	if (!GROW_ADD(counts, counts, ((struct count){ key, 0, 0, 0 })))
		return NULL;
	memmove(&counts->counts[at + 1], &counts->counts[at], (counts->n_counts - 1 - at) * sizeof *counts->counts);
	counts->counts[at] = (struct count){ key, 0, 0, 0 };
	return &counts->counts[at];
}

static void add(struct stats *stats, int table, struct poltag_str key, size_t entry, size_t names)
{
	struct count *count = count_of(&stats->counts[table], key);

	if (!count) {
		stats->failed = true;
		return;
	}
	count->names += names;
	count->entries += table < WORDS && count->last_entry != entry + 1;
	count->last_entry = entry + 1;
}

static void count_entry(struct stats *stats, size_t number, size_t n_names)
{
	const struct poltag_entry *entry = &stats->names.entries[number];
	struct poltag_str country = names_value(entry, "Country");

	add(stats, BY_TYPE, names_value(entry, "Type"), number, n_names);
	add(stats, BY_COUNTRY, country.len ? country : str("(none)"), number, n_names);
}

static void count_all(struct stats *stats)
{
	const struct names *names = &stats->names;
	size_t i = 0;

	for (size_t entry = 0; entry < names->n_entries; entry++) {
		size_t n = 0;

		for (; i < names->n_names && names->names[i].entry == entry; i++) {
			const struct name *name = &names->names[i];

			if (name->spelling) {
				add(stats, SPELLINGS, name->spelling->system, entry, 1);
				continue;
			}
			n++;
			if (name->kind != KIND_PATTERN)
				add(stats, BY_LANGUAGE, name->lang.len ? name->lang : str("en"), entry, 1);
			add(stats, BY_KIND, str(name_kind_texts[name->kind]), entry, 1);
			add(stats, BY_FILE, poltag_field_file(&names->entries[entry], name->field), entry, 1);
		}
		count_entry(stats, entry, n);
		stats->n_written += n;
	}
}

/* The table for the script of its first letter, or WORDS for other scripts. */
static int script_of(struct poltag_str word)
{
	unsigned char first = word.len ? (unsigned char)word.data[0] : 0;

	if (first >= 0xD0 && first <= 0xD3)
		return CYRILLIC;
	return first < 0xCA || (first == 0xE1 && (unsigned char)word.data[1] >= 0xB8) ? LATIN : WORDS;
}

static int count_word(void *context, const struct poltag_listed_word *word)
{
	struct stats *stats = context;
	int script = script_of(word->text);

	add(stats, WORDS, word->class_name, 0, 1);
	if (script != WORDS)
		add(stats, script, word->class_name, 0, 1);
	if (word->culture.len && str_is_same(word->class_name, str("given")))
		add(stats, GIVEN, word->culture, 0, 1);
	else if (word->culture.len && str_is_same(word->class_name, str("family")))
		add(stats, FAMILY, word->culture, 0, 1);
	return stats->failed;
}

/* The most frequent first, those of equal number in byte order. */
static int by_entries(const void *a, const void *b)
{
	const struct count *first = a, *second = b;

	if (first->entries != second->entries)
		return first->entries > second->entries ? -1 : 1;
	if (first->entries == 0 && first->names != second->names)
		return first->names > second->names ? -1 : 1;
	return str_order(first->key, second->key);
}

/* Words have no entries: the column is not there, or empty in the one table that all are with --tsv. */
static void add_row(struct table *table, const struct count *count, bool words)
{
	table_add(table, count->key);
	if (!words)
		table_add_number(table, count->entries);
	else if (table->n_columns == 3)
		table_add_text(table, "");
	table_add_number(table, count->names);
}

static void write_table(struct stats *stats, int number)
{
	struct counts *counts = &stats->counts[number];
	bool words = number >= WORDS;
	struct table table = { .n_columns = words && !stats->tsv ? 2 : 3 };

	if (number != BY_FILE && counts->n_counts)
		qsort(counts->counts, counts->n_counts, sizeof *counts->counts, by_entries);
	if (!stats->tsv) {
		table_add_text(&table, titles[number]);
		if (!words)
			table_add_text(&table, "entries");
		table_add_text(&table, words ? "number" : "names");
	}
	for (size_t i = 0; i < counts->n_counts; i++)
		add_row(&table, &counts->counts[i], words);
	if (table.failed)
		stats->failed = true;
	else if (stats->tsv)
		table_write_tsv(&table, titles[number]);
	else
		table_write_aligned(&table);
	table_free(&table);
}

static void write_all(struct stats *stats)
{
	if (stats->tsv)
		print("by\tkey\tentries\tnames\nall\t\t%zu\t%zu\n", stats->names.n_entries, stats->n_written);
	else
		print("%zu entries, %zu names\n", stats->names.n_entries, stats->n_written);
	for (int i = 0; i < TABLES && !stats->failed; i++) {
		if (i >= SPELLINGS && !stats->counts[i].n_counts)
			continue;
		if (!stats->tsv)
			output_text("\n");
		write_table(stats, i);
	}
}

int command_stats(int argc, char **argv)
{
	struct stats stats = { 0 };
	struct poltag_builder *builder;
	bool some_bad;

	stats.tsv = argc > 1 && strcmp(argv[1], "--tsv") == 0;
	argc -= stats.tsv;
	argv += stats.tsv;
	builder = command_read(argv + 1, (size_t)(argc - 1), &some_bad);
	if (!builder)
		return EXIT_USAGE;
	if (names_read(&stats.names, builder)) {
		count_all(&stats);
		poltag_builder_visit_words(builder, count_word, &stats);
	} else {
		some_bad = true;
	}
	write_all(&stats);
	if (stats.failed)
		message("out of memory");
	for (int i = 0; i < TABLES; i++)
		free(stats.counts[i].counts);
	names_free(&stats.names);
	poltag_builder_free(builder);
	return output_close() && !some_bad && !stats.failed ? EXIT_GOOD : EXIT_SOME_BAD;
}
