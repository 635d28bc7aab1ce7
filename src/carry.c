/* Carrying names through a document. */
#include "carry.h"

#include "error.h"
#include "sorted.h"
#include "text.h"

#include <stdlib.h>

enum bearing {
	BEARS_WHOLE,   /* the first word of a mention that a rule found */
	BEARS_ACRONYM, /* the acronym behind a name */
	BEARS_SURNAME, /* the last word of a person's name */
	BEARS_FIRST    /* the first one */
};

/* A word that stands for a mention, or begins it. */
struct bearer {
	uint64_t hash;
	size_t mention; /* its number among the chosen */
	enum bearing bearing;
};

#define MAYBE_BITS 16384

struct carrying {
	struct unlisted *unlisted;
	struct chooser *chooser;
	const struct tokens *tokens;
	struct poltag_str text;
	struct bearer *bearers; /* by hash and bearing, then in the order of the text */
	size_t n_bearers, room_bearers;
	uint64_t maybe[MAYBE_BITS / 64]; /* set of hashes */
	uint64_t places; /* the class of words that stand before places */
};

/* ---- Words in any case ---- */

/* The endings that Russian and Ukrainian surnames and given names have in their cases, longest first. */
static const char *const endings[] = { "ого", "ому", "ової", "ому", "ові", "еві", "єві", "ими", "ами", "ым", "им", "ім", "ом", "ем",
				       "ём", "єм", "ою", "ею", "єю", "ой", "ей", "ої", "ій", "ий", "ый", "ая", "ую", "их", "ых", "ию", "ия",
				       "ии", "ія", "ії", "ію", "а", "я", "у", "ю", "ы", "и", "і", "е", "о", "є", "й", "ь" };

#define STEM_BYTES 6 /* that a stem has at least: three letters */

/* The length of a word without such an ending; of one that is not Cyrillic all of it. */
static size_t stem_len(const char *p, size_t len)
{
	if ((unsigned char)*p < 0xD0 || (unsigned char)*p > 0xD3)
		return len;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i]);

		if (len >= n + STEM_BYTES && memcmp(p + len - n, endings[i], n) == 0)
			return len - n;
	}
	return len;
}

uint64_t carry_word_hash(const struct scan *scan, const struct token *token)
{
	const char *p = scan->text.data + token->start;
	size_t len = stem_len(p, token->len);

	return len == token->len ? token->hash : key_word_at(&scan->dict->code_points, p, p + len).hash;
}

static uint64_t hash_of(const struct carrying *c, const struct token *token)
{
	return carry_word_hash(c->chooser->scan, token);
}

static bool add_bearer(struct carrying *c, uint64_t hash, size_t mention, enum bearing bearing)
{
	struct bearer bearer = { hash, mention, bearing };

	c->maybe[hash % MAYBE_BITS / 64] |= UINT64_C(1) << hash % 64;
	return ARRAY_ADD(c, bearers, bearer);
}

/* ---- Who bears what ---- */

/* Whether the letters of an acronym are initials of the name, in order. */
static bool is_short_for(struct poltag_str acronym, struct poltag_str name)
{
	size_t found = 0;

	for (size_t i = 0; i < name.len && found < acronym.len; i++)
		if ((i == 0 || !text_in_word((unsigned char)name.data[i - 1]) || (name.data[i] >= 'A' && name.data[i] <= 'Z')) &&
		    (name.data[i] & ~0x20) == (acronym.data[found] & ~0x20))
			found++;
	return found == acronym.len;
}

/* "... of Democracy in Rwanda (RDR)": the acronym's token, or SIZE_MAX; next is the first token behind the name. */
static size_t acronym_behind(const struct carrying *c, const struct chosen *m, size_t i)
{
	struct poltag_str text = c->text;
	size_t at = m->end;
	const struct token *token;

	if (at + 4 >= text.len || text.data[at] != ' ' || text.data[at + 1] != '(')
		return SIZE_MAX;
	token = &c->tokens->list[i];
	if (i == c->tokens->n_list || token->start != at + 2 || !(token->classes & WORD_ACRONYM) ||
	    token_end(token) >= text.len || text.data[token_end(token)] != ')')
		return SIZE_MAX;
	return is_short_for(str_make(text.data + token->start, token->len), str_make(text.data + m->start, m->end - m->start))
		       ? i
		       : SIZE_MAX;
}

static bool note_person(struct carrying *c, size_t number, size_t first, size_t last)
{
	const struct token *list = c->tokens->list;

	last -= last > first && token_is_generation(c->text, &list[last]);
	if (last == first)
		return true;
	if (!add_bearer(c, hash_of(c, &list[last]), number, BEARS_SURNAME))
		return false;
	return c->chooser->chosen[number].by != POLTAG_BY_RULE || !(list[first].classes & (WORD_GIVEN | WORD_FAMILY)) ||
	       add_bearer(c, hash_of(c, &list[first]), number, BEARS_FIRST);
}

/* first is the number of the mention's first token, end of the first behind it. */
static bool note(struct carrying *c, size_t number, size_t first, size_t end)
{
	const struct chosen *m = &c->chooser->chosen[number];
	size_t acronym;

	if (first == end || (m->by != POLTAG_BY_NAME && m->by != POLTAG_BY_RULE) || m->n > 1)
		return true;
	if (m->type == POLTAG_PERSON && !note_person(c, number, first, end - 1))
		return false;
	if (m->by == POLTAG_BY_RULE && c->tokens->list[first].start == m->start &&
	    !add_bearer(c, hash_of(c, &c->tokens->list[first]), number, BEARS_WHOLE))
		return false;
	if (m->type != POLTAG_ORG && m->type != POLTAG_EVENT)
		return true;
	acronym = acronym_behind(c, m, end);
	return acronym == SIZE_MAX || add_bearer(c, hash_of(c, &c->tokens->list[acronym]), number, BEARS_ACRONYM);
}

/* The words of the mention that it stands for. */
static struct poltag_str words_of(const struct carrying *c, const struct bearer *bearer)
{
	const struct chosen *m = &c->chooser->chosen[bearer->mention];

	return str_make(c->text.data + m->start, m->end - m->start);
}

static int by_hash(const void *first, const void *second, void *context)
{
	const struct bearer *a = first, *b = second;
	const struct carrying *c = context;
	int order;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->bearing != b->bearing)
		return a->bearing < b->bearing ? -1 : 1;
	order = a->bearing == BEARS_WHOLE ? str_compare(words_of(c, a), words_of(c, b)) : 0;
	return order ? order : (a->mention > b->mention) - (a->mention < b->mention);
}

/* Puts the bearers in order; a whole mention is needed once, however often a rule found it. */
static void put_in_order(struct carrying *c)
{
	size_t n = 0;

	if (c->n_bearers)
		qsort_r(c->bearers, c->n_bearers, sizeof *c->bearers, by_hash, c);
	for (size_t i = 0; i < c->n_bearers; i++) {
		const struct bearer *b = &c->bearers[i], *last = n ? &c->bearers[n - 1] : NULL;

		if (last && b->bearing == BEARS_WHOLE && last->bearing == BEARS_WHOLE && last->hash == b->hash &&
		    str_equal(words_of(c, last), words_of(c, b)))
			continue;
		c->bearers[n++] = *b;
	}
	c->n_bearers = n;
}

static bool note_all(struct carrying *c)
{
	size_t first = 0, end;

	for (size_t i = 0; i < c->chooser->n_chosen; i++) {
		const struct chosen *m = &c->chooser->chosen[i];

		first = tokens_next(c->tokens, first, m->start);
		end = tokens_next(c->tokens, first, m->end);
		if (!note(c, i, first, end))
			return false;
	}
	put_in_order(c);
	return true;
}

/* ---- Who is meant ---- */

/* The first bearer of a word, or NULL. */
static const struct bearer *find_bearer(const struct carrying *c, uint64_t hash)
{
	size_t first;

	if (!(c->maybe[hash % MAYBE_BITS / 64] >> hash % 64 & 1))
		return NULL;
	first = sorted_first(c->bearers, c->n_bearers, sizeof *c->bearers, hash);
	return first < c->n_bearers && c->bearers[first].hash == hash ? &c->bearers[first] : NULL;
}

/* Whether the words of a mention stand at a token too. */
static bool stands_at(const struct carrying *c, const struct chosen *m, size_t start)
{
	struct poltag_str text = c->text;
	size_t len = m->end - m->start;

	return text.len - start >= len && memcmp(text.data + start, text.data + m->start, len) == 0 &&
	       (start + len == text.len || !text_in_word((unsigned char)text.data[start + len]));
}

static bool is_between_hyphens(const struct carrying *c, const struct token *token)
{
	const char *p = c->text.data + token->start, *end = c->text.data + token_end(token);

	return (token->start > 1 && (p[-1] == '-' || p[-1] == '\'') && text_in_word((unsigned char)p[-2])) ||
	       (token_end(token) + 1 < c->text.len && *end == '-' && text_in_word((unsigned char)end[1]) &&
		!(end[1] >= 'a' && end[1] <= 'z'));
}

/* Whether a word stands alone, so that it may be short for a person: not before or behind another capitalised word that no
 * mention has, unless that is a title. */
static bool stands_alone(const struct carrying *c, size_t i)
{
	const struct token *token = &c->tokens->list[i], *before = i ? token - 1 : NULL;

	if (is_between_hyphens(c, token))
		return false;
	if ((token->flags & TOKEN_NEXT) && (token[1].classes & WORD_NEW) && !(token[1].classes & (WORD_TITLE | WORD_CALENDAR)))
		return false;
	return !before || !(before->flags & TOKEN_NEXT) || !(before->classes & WORD_NEW) ||
	       (before->classes & (WORD_TITLE | WORD_CALENDAR));
}

/* Of the bearers of a word from b on, of that kind, the one named last before it, or first behind it. */
static const struct bearer *nearest(const struct carrying *c, const struct bearer *b, size_t start)
{
	size_t low = 1, high = (size_t)(c->bearers + c->n_bearers - b);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct bearer *next = b + middle;

		if (next->hash == b->hash && next->bearing == b->bearing && c->chooser->chosen[next->mention].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return b + low - 1;
}

#define LOOKS 64 /* at mentions that begin with the same word */

/* The mention that the words at a token are short for, or NULL; *end is where they end. */
static const struct chosen *fuller_mention(const struct carrying *c, size_t i, enum bearing *bearing, size_t *end)
{
	const struct token *token = &c->tokens->list[i];
	uint64_t hash = hash_of(c, token);
	const struct bearer *b = find_bearer(c, hash), *last = c->bearers + c->n_bearers;
	bool alone = b && stands_alone(c, i);

	*end = token_end(token);
	for (int looks = 0; b && b < last && b->hash == hash && looks < LOOKS; b++, looks++) {
		const struct chosen *m = &c->chooser->chosen[b->mention];

		*bearing = b->bearing;
		if (b->bearing == BEARS_WHOLE && stands_at(c, m, token->start)) {
			*end = token->start + (m->end - m->start);
			if (*end > token_end(token) || alone)
				return m;
		} else if (b->bearing == BEARS_ACRONYM && (token->classes & WORD_ACRONYM) && !is_between_hyphens(c, token)) {
			return m;
		} else if (b->bearing >= BEARS_SURNAME && alone) {
			return &c->chooser->chosen[nearest(c, b, token->start)->mention];
		}
	}
	return NULL;
}

/* ---- Carrying ---- */

/* Whether the dictionary has a short form of the fuller mention's entity for these very words, and it was not chosen. */
static bool is_refused(const struct carrying *c, size_t start, size_t end, const struct chosen *fuller)
{
	const struct scan *scan = c->chooser->scan;

	for (size_t i = scan_candidate_from(scan, start); i < scan->n_candidates && scan->candidates[i].start == start; i++)
		if (scan->candidates[i].end == end && fuller->n &&
		    scan->candidates[i].entry == scan->candidates[fuller->first].entry)
			return true;
	return false;
}

/* Whether a name that was chosen for this very word gives way to the person who is named in full in the document. */
static bool gives_way(const struct carrying *c, const struct chosen *name, size_t i, const struct chosen *fuller)
{
	const struct candidate *candidate = &c->chooser->scan->candidates[name->first];
	enum between between;

	if (fuller->type != POLTAG_PERSON || name->by == POLTAG_BY_CARRY || fuller->start > name->start)
		return false;
	if (name->type == POLTAG_PERSON)
		return name->by == POLTAG_BY_SHORT && !candidate->seen && fuller->by == POLTAG_BY_RULE;
	if (name->type != POLTAG_PLACE && name->type != POLTAG_COUNTRY)
		return false;
	return !(rules_classes_before(c->chooser->scan, i, &between) & c->places);
}

static bool carry(struct carrying *c, const struct chosen *fuller, size_t start, size_t end)
{
	struct chosen found = *fuller;

	found.start = start;
	found.end = end;
	found.by = POLTAG_BY_CARRY;
	found.like = fuller->start;
	found.like_end = fuller->end;
	return ARRAY_ADD(c->unlisted, found, found);
}

/* Whether [start, end) is free of names from the k-th on, but for one of just that span, which is *same. */
static bool is_free(const struct chooser *chooser, size_t k, size_t start, size_t end, const struct chosen **same)
{
	*same = NULL;
	for (; k < chooser->n_chosen && chooser->chosen[k].start < end; k++) {
		const struct chosen *name = &chooser->chosen[k];

		if (name->end <= start)
			continue;
		if (name->start != start || name->end != end)
			return false;
		*same = name;
	}
	return true;
}

/* Whether a word is capitalised, and not only because a sentence begins with it. */
static bool is_capital(const struct token *token)
{
	return token->classes & WORD_CAP;
}

static bool carry_all(struct carrying *c)
{
	size_t k = 0, covered = 0;

	for (size_t i = 0; i < c->tokens->n_list; i++) {
		const struct token *token = &c->tokens->list[i];
		const struct chosen *fuller, *same;
		enum bearing bearing;
		size_t end;

		while (k < c->chooser->n_chosen && c->chooser->chosen[k].end <= token->start)
			k++;
		if (token->start < covered || (token->classes & WORD_CALENDAR))
			continue;
		fuller = fuller_mention(c, i, &bearing, &end);
		if (!fuller || !(is_capital(token) || (bearing == BEARS_WHOLE && fuller->type == POLTAG_PERSON && end > token_end(token))) || !is_free(c->chooser, k, token->start, end, &same) ||
		    is_refused(c, token->start, end, fuller) || (same && !(bearing == BEARS_SURNAME && gives_way(c, same, i, fuller))))
			continue;
		if (!carry(c, fuller, token->start, end))
			return false;
		covered = end;
	}
	return true;
}

enum poltag_status carry_names(struct unlisted *unlisted, struct chooser *chooser, struct poltag_error *error)
{
	struct carrying c = { .unlisted = unlisted, .chooser = chooser, .tokens = &chooser->scan->tokens,
			      .text = chooser->scan->text };
	size_t places = word_classes_find(&unlisted->rules.classes, STR("place-preposition"));
	bool good;

	c.places = places < WORD_CLASS_BITS ? UINT64_C(1) << places : 0;
	unlisted->n_found = 0;
	good = note_all(&c) && (c.n_bearers == 0 || carry_all(&c));
	free(c.bearers);
	return good ? POLTAG_OK : error_memory(error);
}
