/* Hashing the words of names and texts. */
#include "key.h"

#include "text.h"
#include "utf8.h"

static bool starts_unspaced(const char *p, const char *end)
{
	int32_t c;

	if ((unsigned char)*p < 0xE0)
		return false;
	utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);
	return code_point_is_unspaced(c);
}

/* Adds a letter of two bytes, as Cyrillic ones have, whose key is one of one or two bytes. Returns 2, or 0 for another. */
static inline size_t add_two_bytes(const struct code_points *table, const char *p, const char *end, unsigned char *folded,
				   size_t *n)
{
	unsigned first = (unsigned char)p[0], key;

	if (first < 0xC2 || first >= 0xE0 || p + 1 >= end)
		return 0;
	key = table->key[(first & 0x1F) << 6 | ((unsigned char)p[1] & 0x3F)];
	if (key == 0 || key >= 0x800)
		return 0;
	if (*n >= KEY_WORD_BYTES)
		return 2;
	folded[*n] = (unsigned char)(key < 0x80 ? key : 0xC0 | key >> 6);
	folded[*n + 1] = (unsigned char)(0x80 | (key & 0x3F));
	*n += key < 0x80 ? 1 : 2;
	return 2;
}

struct key_word key_word_at(const struct code_points *table, const char *p, const char *end)
{
	unsigned char folded[KEY_WORD_BYTES + 8 + KEY_PADDING];
	size_t n = 0;
	const char *q = p;

	while (q < end && q - p < KEY_WORD_LIMIT && text_in_word((unsigned char)*q)) {
		int32_t c, key[2];
		size_t len;

		if ((unsigned char)*q < 0x80) {
			if (n < KEY_WORD_BYTES)
				folded[n++] = (unsigned char)(*q | 0x20);
			q++;
			continue;
		}
		len = add_two_bytes(table, q, end, folded, &n);
		if (len) {
			q += len;
			continue;
		}
		len = utf8_decode((const unsigned char *)q, (const unsigned char *)end, &c);
		if (code_point_is_unspaced(c))
			break;
		q += len;
		if (n >= KEY_WORD_BYTES)
			continue;
		for (size_t i = 0, count = code_point_key(table, c, key); i < count; i++)
			n += utf8_encode(key[i], folded + n);
	}
	if (n > KEY_WORD_BYTES)
		n = KEY_WORD_BYTES;
	memset(folded + n, 0, KEY_PADDING);
	return (struct key_word){ key_hash_padded((const char *)folded, n), (size_t)(q - p) };
}

struct key_word key_joined_words(const struct code_points *table, const char *p, const char *end)
{
	struct key_word all = key_word_at(table, p, end);

	while (all.len && p + all.len + 1 < end && (p[all.len] == '-' || p[all.len] == '\'')) {
		struct key_word next = key_word_at(table, p + all.len + 1, end);

		if (!next.len)
			break;
		all.hash = key_join(all.hash, next.hash);
		all.len += 1 + next.len;
	}
	return all;
}

const char *key_next_word(const char *p, const char *end)
{
	const char *limit = end - p > KEY_GAP_LIMIT ? p + KEY_GAP_LIMIT : end;

	while (p < limit && !text_in_word((unsigned char)*p))
		p++;
	return p < limit && !starts_unspaced(p, end) ? p : NULL;
}

size_t key_lead_len(const struct code_points *table, const char *p, const char *end)
{
	const char *q = p;

	for (int i = 0; q && q < end; i++) {
		int32_t c;

		utf8_decode((const unsigned char *)q, (const unsigned char *)end, &c);
		if (!code_point_is_lower(c))
			return (size_t)(q - p);
		if (i == KEY_LEAD_WORDS)
			return 0;
		q = key_next_word(q + key_word_at(table, q, end).len, end);
	}
	return 0;
}

bool key_unspaced_next(const char **p, const char *end, uint64_t *hash)
{
	int32_t c;
	size_t len;

	if (*p >= end)
		return false;
	len = utf8_decode((const unsigned char *)*p, (const unsigned char *)end, &c);
	if (c < 0 || !code_point_is_unspaced(c))
		return false;
	*p += len;
	*hash = key_join(*hash, (uint64_t)c);
	return true;
}

bool key_unspaced(const char *p, const char *end, int count, uint64_t *hash)
{
	*hash = KEY_UNSPACED;
	for (int i = 0; i < count; i++)
		if (!key_unspaced_next(&p, end, hash))
			return false;
	return true;
}

bool key_ends_unspaced(const char *p, size_t len)
{
	size_t i = len;
	uint64_t hash;

	while (i > 0 && ((unsigned char)p[i - 1] & 0xC0) == 0x80)
		i--;
	return i > 0 && key_unspaced(p + i - 1, p + len, 1, &hash);
}

uint64_t key_loose(const struct code_points *table, struct poltag_str name)
{
	const unsigned char *p = (const unsigned char *)name.data, *end = p + name.len;
	uint64_t hash = 0;

	while (p < end) {
		int32_t c = *p, key[2] = { 0 };
		size_t n = 1;

		p += utf8_decode(p, end, &c);
		if (c < 0x80)
			key[0] = text_in_word((unsigned char)c) ? c | 0x20 : 0;
		else
			n = code_point_key(table, c, key);
		for (size_t i = 0; i < n; i++)
			hash = key[i] ? key_mix((uint64_t)key[i], hash, 1) : hash;
	}
	return hash;
}
