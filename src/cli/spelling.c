/* Comparing spellings. */
#include "spelling.h"

#include <string.h>

#define LETTERS 64 /* what is longer is not compared */

/* The code points of valid UTF-8; LETTERS + 1 where there are more than LETTERS. */
static size_t letters_of(struct poltag_str text, uint32_t letters[LETTERS])
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.data[i];

		if ((byte & 0xC0) == 0x80) {
			if (n)
				letters[n - 1] = letters[n - 1] << 6 | (byte & 0x3F);
			continue;
		}
		if (n == LETTERS)
			return LETTERS + 1;
		letters[n++] = byte;
	}
	return n;
}

uint64_t spelling_letters(struct poltag_str text)
{
	uint64_t set = 0;
	uint32_t letter = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.data[i];

		letter = (byte & 0xC0) == 0x80 ? letter << 6 | (byte & 0x3F) : byte;
		if (i + 1 == text.len || ((unsigned char)text.data[i + 1] & 0xC0) != 0x80)
			set |= (uint64_t)1 << (letter & 63);
	}
	return set;
}

size_t spelling_letters_missing(uint64_t name, uint64_t text)
{
	return (size_t)__builtin_popcountll(text & ~name);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t letters_distance(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b, size_t limit)
{
	size_t rows[3][LETTERS + 1], *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t k = 0; k <= n_b; k++)
		last[k] = k;
	for (size_t i = 1; i <= n_a; i++) {
		size_t best = row[0] = i, *oldest = before;

		for (size_t k = 1; k <= n_b; k++) {
			row[k] = least(least(last[k], row[k - 1]) + 1, last[k - 1] + (a[i - 1] != b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				row[k] = least(row[k], before[k - 2] + 1);
			best = least(best, row[k]);
		}
		if (best > limit)
			return limit + 1;
		before = last;
		last = row;
		row = oldest;
	}
	return least(last[n_b], limit + 1);
}

size_t spelling_distance(struct poltag_str a, struct poltag_str b, size_t limit)
{
	uint32_t letters_a[LETTERS], letters_b[LETTERS];
	size_t n_a, n_b;

	if (a.len > b.len + 4 * limit || b.len > a.len + 4 * limit)
		return limit + 1;
	n_a = letters_of(a, letters_a);
	n_b = letters_of(b, letters_b);
	if (n_a > LETTERS || n_b > LETTERS || n_a > n_b + limit || n_b > n_a + limit)
		return limit + 1;
	return letters_distance(letters_a, n_a, letters_b, n_b, limit);
}

static bool in_word(char byte)
{
	return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte == '_';
}

bool spelling_has_part(struct poltag_str text, struct poltag_str part, bool whole_words)
{
	size_t from = 0;

	while (part.len && text.len - from >= part.len) {
		const char *at = memmem(text.data + from, text.len - from, part.data, part.len), *behind;

		if (!at)
			return false;
		behind = at + part.len;
		if ((at == text.data || !in_word(at[-1])) &&
		    (!whole_words || behind == text.data + text.len || !in_word(*behind)))
			return true;
		from = (size_t)(at - text.data) + 1;
	}
	return false;
}

static size_t words_of(struct poltag_str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.data[i] == ' ';
	return n;
}

/* The next n words of text from *from on, which goes on by one word; false at the end. */
static bool next_words(struct poltag_str text, size_t n, size_t *from, struct poltag_str *words)
{
	size_t end = *from, next = text.len + 1;

	if (*from >= text.len)
		return false;
	for (; end < text.len; end++) {
		if (text.data[end] != ' ')
			continue;
		if (next > text.len)
			next = end + 1;
		if (--n == 0)
			break;
	}
	if (end == text.len && n > 1)
		return false;
	*words = (struct poltag_str){ text.data + *from, end - *from };
	*from = next;
	return true;
}

static size_t name_distance(struct poltag_str name, struct poltag_str text, size_t n_words, size_t limit)
{
	size_t best = limit + 1, from = 0;
	struct poltag_str words;

	while (next_words(name, n_words, &from, &words))
		best = least(best, spelling_distance(words, text, limit));
	return best;
}

struct nearest {
	size_t found[SPELLING_NEAR], distances[SPELLING_NEAR], n;
};

static void add_nearest(struct nearest *nearest, const struct names *names, size_t number, size_t distance)
{
	size_t at = nearest->n;

	for (size_t i = 0; i < nearest->n; i++)
		if (names->names[nearest->found[i]].entry == names->names[number].entry) {
			if (nearest->distances[i] <= distance)
				return;
			at = i; /* its place is free */
		}
	if (at == SPELLING_NEAR) {
		if (nearest->distances[--at] <= distance)
			return;
	} else if (at == nearest->n) {
		nearest->n++;
	}
	for (; at > 0 && nearest->distances[at - 1] > distance; at--) {
		nearest->found[at] = nearest->found[at - 1];
		nearest->distances[at] = nearest->distances[at - 1];
	}
	nearest->found[at] = number;
	nearest->distances[at] = distance;
}

size_t spelling_near(const struct names *names, struct poltag_str text, size_t found[SPELLING_NEAR])
{
	struct nearest nearest = { .n = 0 };
	uint32_t letters[LETTERS];
	size_t n_letters = letters_of(text, letters), n_words = words_of(text);
	size_t limit = n_letters < 4 ? 0 : n_letters < 8 ? 1 : 2;
	uint64_t set = spelling_letters(text);

	for (size_t i = 0; limit && i < names->n_names; i++) {
		struct poltag_str name = name_folded(names, &names->names[i]);
		size_t distance;

		if (names->names[i].kind == KIND_PATTERN || spelling_letters_missing(names->names[i].letters, set) > limit ||
		    spelling_has_part(name, text, false))
			continue;
		distance = name_distance(name, text, n_words, limit);
		if (distance <= limit)
			add_nearest(&nearest, names, i, distance);
	}
	memcpy(found, nearest.found, nearest.n * sizeof *found);
	return nearest.n;
}
