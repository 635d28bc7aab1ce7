/* Counting sequences, words and lines in memory of bounded size.
 *
 * Sequences are counted by "lossy counting": where they take more memory than is allowed, those seen least are forgotten,
 * and what a forgotten one had is the most by which a count can be too low. Words and lines are kept as hashes in tables of
 * fixed size: a word may be counted along with another one, a line seen long ago may be taken for a new one.
 */
#include "grow.h"
#include "suggest.h"

#include <stdlib.h>
#include <string.h>

#define WORD_SLOTS ((size_t)1 << 20)
#define LINE_SLOTS ((size_t)1 << 20)
#define SHORTEST_SENTENCE 40 /* bytes; a shorter one may well be written twice */

static uint64_t hash_of(struct poltag_str text, uint64_t seed)
{
	uint64_t hash = 14695981039346656037u ^ seed;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 1099511628211u;
	return hash ^ hash >> 29;
}

bool suggest_table_init(struct suggest_table *table, size_t limit)
{
	*table = (struct suggest_table){ .limit = limit };
	table->small = calloc(2 * WORD_SLOTS, sizeof *table->small);
	table->capital = calloc(2 * WORD_SLOTS, sizeof *table->capital);
	table->lines = calloc(LINE_SLOTS, sizeof *table->lines);
	if (table->small && table->capital && table->lines)
		return true;
	suggest_table_free(table);
	return false;
}

void suggest_sequence_free(struct suggest_sequence *sequence)
{
	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		free(sequence->contexts[i]);
	free(sequence->text);
	free(sequence->cue_word);
	free(sequence->documents);
	*sequence = (struct suggest_sequence){ 0 };
}

void suggest_table_free(struct suggest_table *table)
{
	for (size_t i = 0; i < table->n_sequences; i++)
		suggest_sequence_free(&table->sequences[i]);
	free(table->sequences);
	free(table->slots);
	free(table->small);
	free(table->capital);
	free(table->lines);
	*table = (struct suggest_table){ 0 };
}

/* ---- Lines and words ---- */

bool suggest_table_new_line(struct suggest_table *table, struct poltag_str line)
{
	uint64_t hash = hash_of(line, 1), *slot = &table->lines[hash % LINE_SLOTS];

	if (line.len < SHORTEST_SENTENCE && line.len > 0 && memchr(".!?", line.data[line.len - 1], 3))
		return true;
	if (*slot == hash)
		return false;
	*slot = hash;
	return true;
}

static void add_one(uint32_t *count)
{
	*count += *count < UINT32_MAX;
}

void suggest_table_word(struct suggest_table *table, struct poltag_str folded, bool small)
{
	uint32_t *counts = small ? table->small : table->capital;

	add_one(&counts[hash_of(folded, 2) % WORD_SLOTS]);
	add_one(&counts[WORD_SLOTS + hash_of(folded, 3) % WORD_SLOTS]);
}

static uint32_t word_count(const uint32_t *counts, struct poltag_str folded)
{
	uint32_t a = counts[hash_of(folded, 2) % WORD_SLOTS], b = counts[WORD_SLOTS + hash_of(folded, 3) % WORD_SLOTS];

	return a < b ? a : b;
}

bool suggest_table_ordinary(const struct suggest_table *table, struct poltag_str folded)
{
	return word_count(table->small, folded) > word_count(table->capital, folded);
}

bool suggest_table_capital(const struct suggest_table *table, struct poltag_str folded)
{
	return word_count(table->capital, folded) > 0;
}

/* ---- Sequences ---- */

static size_t *slot_of(const struct suggest_table *table, struct poltag_str text)
{
	for (size_t i = (size_t)hash_of(text, 0);; i++) {
		size_t *slot = &table->slots[i & (table->n_slots - 1)];
		const char *there = *slot ? table->sequences[*slot - 1].text : NULL;

		if (!there || (strlen(there) == text.len && memcmp(there, text.data, text.len) == 0))
			return slot;
	}
}

static bool make_slots(struct suggest_table *table, size_t n)
{
	size_t *slots = calloc(n, sizeof *slots);

	if (!slots)
		return false;
	free(table->slots);
	table->slots = slots;
	table->n_slots = n;
	for (size_t i = 0; i < table->n_sequences; i++) {
		const char *text = table->sequences[i].text;

		*slot_of(table, (struct poltag_str){ text, strlen(text) }) = i + 1;
	}
	return true;
}

static size_t bytes_of(const struct suggest_sequence *sequence)
{
	size_t bytes = sizeof *sequence + 4 * sizeof(size_t) + strlen(sequence->text) + 32;

	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		bytes += sequence->contexts[i] ? strlen(sequence->contexts[i]) + 32 : 0;
	return bytes + sequence->room_documents * sizeof *sequence->documents;
}

/* Forgets all that were seen so often or less, what may be missing included. */
static void forget(struct suggest_table *table, size_t count)
{
	size_t kept = 0;

	table->bytes = 0;
	for (size_t i = 0; i < table->n_sequences; i++) {
		struct suggest_sequence *sequence = &table->sequences[i];

		if (sequence->count + sequence->missed <= count) {
			suggest_sequence_free(sequence);
			continue;
		}
		table->bytes += bytes_of(sequence);
		table->sequences[kept++] = *sequence;
	}
	table->n_sequences = kept;
	table->lost = count;
}

/* Makes room where there is too much: half of the memory, so that it is done seldom. */
static bool keep_to_limit(struct suggest_table *table)
{
	size_t count = table->lost;

	if (table->bytes <= table->limit)
		return true;
	while (table->n_sequences && table->bytes > table->limit / 2)
		forget(table, ++count);
	return make_slots(table, table->n_slots);
}

struct suggest_sequence *suggest_table_find(struct suggest_table *table, struct poltag_str text)
{
	size_t *slot = table->n_slots ? slot_of(table, text) : NULL;

	return slot && *slot ? &table->sequences[*slot - 1] : NULL;
}

struct suggest_sequence *suggest_table_enter(struct suggest_table *table, struct poltag_str text)
{
	struct suggest_sequence *found = suggest_table_find(table, text);
	struct suggest_sequence fresh = { 0 };

	if (found)
		return found;
	if (table->n_sequences * 2 >= table->n_slots && !make_slots(table, table->n_slots ? table->n_slots * 2 : 1024))
		return NULL;
	if (!grow((void **)&table->sequences, table->n_sequences, 1, &table->room_sequences, sizeof *table->sequences))
		return NULL;
	fresh.missed = table->lost;
	fresh.text = strndup(text.data, text.len);
	if (!fresh.text)
		return NULL;
	*slot_of(table, text) = table->n_sequences + 1;
	table->sequences[table->n_sequences] = fresh;
	table->bytes += bytes_of(&fresh);
	return &table->sequences[table->n_sequences++];
}

/* A copy in which nothing is left that a value of a record cannot have; NULL without memory. */
static char *copy_context(struct poltag_str context)
{
	char *copy = malloc(context.len + 1);
	size_t len = 0;

	if (!copy)
		return NULL;
	for (size_t i = 0; i < context.len; i++) {
		char c = context.data[i];

		c = (unsigned char)c < ' ' || c == 127 ? ' ' : c == '[' ? '(' : c == ']' ? ')' : c == '\\' ? '/' : c;
		if (c != ' ' || (len && copy[len - 1] != ' '))
			copy[len++] = c;
	}
	copy[len] = '\0';
	return copy;
}

static bool add_context(struct suggest_table *table, struct suggest_sequence *sequence, struct poltag_str context,
			bool new_document)
{
	for (size_t i = 0; i < SUGGEST_CONTEXTS && new_document && context.len; i++)
		if (!sequence->contexts[i]) {
			sequence->contexts[i] = copy_context(context);
			table->bytes += context.len + 32;
			return sequence->contexts[i] != NULL;
		}
	return true;
}

static bool add_document(struct suggest_table *table, struct suggest_sequence *sequence, bool *is_new)
{
	size_t room = sequence->room_documents;

	*is_new = sequence->n_documents == 0 || sequence->documents[sequence->n_documents - 1] != table->document;
	if (!*is_new)
		return true;
	if (!GROW_ADD(sequence, documents, table->document))
		return false;
	table->bytes += (sequence->room_documents - room) * sizeof *sequence->documents;
	return true;
}

void suggest_table_add(struct suggest_table *table, const struct suggest_sight *sight)
{
	struct suggest_sequence *sequence = suggest_table_enter(table, sight->text);
	bool new_document;

	if (!sequence || !add_document(table, sequence, &new_document) ||
	    !add_context(table, sequence, sight->context, new_document)) {
		table->no_memory = true;
		return;
	}
	sequence->count++;
	sequence->begins += sight->begins;
	for (size_t i = 0; i < SUGGEST_CUES; i++)
		sequence->cues[i] += sight->cues >> i & 1;
	if (sight->cue_word.len && !sequence->cue_word)
		sequence->cue_word = strndup(sight->cue_word.data, sight->cue_word.len);
	table->no_memory |= !keep_to_limit(table);
}

/* ---- Joining what was seen ---- */

static bool merge_documents(struct suggest_sequence *into, const struct suggest_sequence *from)
{
	size_t n = 0, i = 0, j = 0, room = into->n_documents + from->n_documents;
	uint32_t *all = malloc((room + 1) * sizeof *all);

	if (!all)
		return false;
	while (i < into->n_documents || j < from->n_documents) {
		uint32_t a = i < into->n_documents ? into->documents[i] : UINT32_MAX;
		uint32_t b = j < from->n_documents ? from->documents[j] : UINT32_MAX;

		all[n++] = a < b ? a : b;
		i += a <= b;
		j += b <= a;
	}
	free(into->documents);
	into->documents = all;
	into->n_documents = n;
	into->room_documents = room + 1;
	return true;
}

static bool has_context(const struct suggest_sequence *sequence, const char *context)
{
	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		if (sequence->contexts[i] && strcmp(sequence->contexts[i], context) == 0)
			return true;
	return false;
}

bool suggest_sequence_merge(struct suggest_sequence *into, struct suggest_sequence *from)
{
	struct suggest_sequence keep = { 0 };
	size_t next = 0;

	if (!merge_documents(into, from))
		return false;
	into->count += from->count;
	into->begins += from->begins;
	for (size_t i = 0; i < SUGGEST_CUES; i++)
		into->cues[i] += from->cues[i];
	for (size_t i = 0; i < SUGGEST_CONTEXTS; i++)
		for (; !into->contexts[i] && next < SUGGEST_CONTEXTS; next++)
			if (from->contexts[next] && !has_context(into, from->contexts[next])) {
				into->contexts[i] = from->contexts[next];
				from->contexts[next] = NULL;
			}
	if (!into->cue_word) {
		into->cue_word = from->cue_word;
		from->cue_word = NULL;
	}
	keep.text = from->text;
	from->text = NULL;
	suggest_sequence_free(from);
	*from = keep;
	return true;
}
