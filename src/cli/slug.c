/* Readable ids, made from names. */
#include "slug.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Lower-case letters that are not a Latin letter with an accent. Cyrillic follows what English newspapers write. */
static const struct {
	int32_t letter;
	const char *latin;
} letters[] = {
	{ 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" }, { 0x111, "d" }, { 0x127, "h" },
	{ 0x131, "i" }, { 0x142, "l" }, { 0x14B, "ng" }, { 0x153, "oe" }, { 0x167, "t" }, { 0x259, "a" },
	/* Greek */
	{ 0x3B1, "a" }, { 0x3B2, "v" }, { 0x3B3, "g" }, { 0x3B4, "d" }, { 0x3B5, "e" }, { 0x3B6, "z" }, { 0x3B7, "i" },
	{ 0x3B8, "th" }, { 0x3B9, "i" }, { 0x3BA, "k" }, { 0x3BB, "l" }, { 0x3BC, "m" }, { 0x3BD, "n" }, { 0x3BE, "x" },
	{ 0x3BF, "o" }, { 0x3C0, "p" }, { 0x3C1, "r" }, { 0x3C2, "s" }, { 0x3C3, "s" }, { 0x3C4, "t" }, { 0x3C5, "y" },
	{ 0x3C6, "f" }, { 0x3C7, "ch" }, { 0x3C8, "ps" }, { 0x3C9, "o" },
	/* Cyrillic */
	{ 0x430, "a" }, { 0x431, "b" }, { 0x432, "v" }, { 0x433, "g" }, { 0x434, "d" }, { 0x435, "e" }, { 0x436, "zh" },
	{ 0x437, "z" }, { 0x438, "i" }, { 0x439, "y" }, { 0x43A, "k" }, { 0x43B, "l" }, { 0x43C, "m" }, { 0x43D, "n" },
	{ 0x43E, "o" }, { 0x43F, "p" }, { 0x440, "r" }, { 0x441, "s" }, { 0x442, "t" }, { 0x443, "u" }, { 0x444, "f" },
	{ 0x445, "kh" }, { 0x446, "ts" }, { 0x447, "ch" }, { 0x448, "sh" }, { 0x449, "shch" }, { 0x44A, "" },
	{ 0x44B, "y" }, { 0x44C, "" }, { 0x44D, "e" }, { 0x44E, "yu" }, { 0x44F, "ya" }, { 0x451, "yo" },
	{ 0x452, "dj" }, { 0x454, "ye" }, { 0x455, "dz" }, { 0x456, "i" }, { 0x457, "yi" }, { 0x458, "j" },
	{ 0x459, "lj" }, { 0x45A, "nj" }, { 0x45B, "c" }, { 0x45E, "o" }, { 0x45F, "dz" }, { 0x491, "g" },
	{ 0x493, "gh" }, { 0x497, "zh" }, { 0x49B, "q" }, { 0x4A3, "ng" }, { 0x4AF, "u" }, { 0x4B1, "u" },
	{ 0x4B3, "h" }, { 0x4B7, "j" }, { 0x4BB, "h" }, { 0x4D9, "a" }, { 0x4E3, "i" }, { 0x4E9, "o" }, { 0x4EF, "u" },
};

static const char *latin_of(int32_t c)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].letter == c)
			return letters[i].latin;
	return NULL;
}

static bool is_apostrophe(int32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || (c >= 0x2B9 && c <= 0x2BF) || c == 0xFF07;
}

struct state {
	struct bytes *slug;
	size_t begin;
	bool gap; /* between words */
};

static void add_text(struct state *s, const char *latin)
{
	if (s->gap && s->slug->len > s->begin && *latin)
		bytes_byte(s->slug, '-');
	if (*latin)
		s->gap = false;
	bytes_text(s->slug, latin);
}

static bool add_ascii(struct state *s, int32_t c)
{
	char text[2] = { (char)(c >= 'A' && c <= 'Z' ? c + 32 : c), '\0' };

	if (c >= 0x80 || !((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= '0' && text[0] <= '9')))
		return false;
	add_text(s, text);
	return true;
}

/* A letter beyond ASCII: as the table has it, or without its accents. */
static void add_letter(struct state *s, int32_t c)
{
	const char *latin = latin_of(utf8proc_tolower(c));
	int32_t parts[32];
	utf8proc_ssize_t n;
	int last = UTF8PROC_BOUNDCLASS_START;

	if (latin) {
		add_text(s, latin);
		return;
	}
	n = utf8proc_decompose_char(c, parts, 32, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &last);
	if (n == 0)
		return; /* a mark */
	for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
		latin = latin_of(utf8proc_tolower(parts[i]));
		if (latin)
			add_text(s, latin);
		else if (!add_ascii(s, parts[i]) && !is_apostrophe(parts[i]))
			s->gap = true;
	}
}

void slug_add(struct bytes *slug, struct poltag_str name)
{
	struct state s = { slug, slug->len, false };
	const unsigned char *p = (const unsigned char *)name.data, *end = p + name.len;

	while (p < end) {
		int32_t c = *p;
		utf8proc_ssize_t n = c < 0x80 ? 1 : utf8proc_iterate(p, end - p, &c);

		p += n > 0 ? n : 1;
		if (n <= 0 || (c < 0x80 && !add_ascii(&s, c) && !is_apostrophe(c)))
			s.gap = true;
		else if (c >= 0x80 && !is_apostrophe(c))
			add_letter(&s, c);
	}
}

/* ---- Ids that are taken ---- */

uint64_t slug_hash(struct poltag_str text)
{
	uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a */

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
	return hash ? hash : 1;
}

static struct id_place *place_of(struct id_place *places, size_t room, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 29) & (room - 1);

	while (places[at].hash && places[at].hash != hash)
		at = (at + 1) & (room - 1);
	return &places[at];
}

static bool grow(struct id_set *set)
{
	size_t room = set->room ? 2 * set->room : 1024;
	struct id_place *places = calloc(room, sizeof *places);

	if (!places)
		return false;
	for (size_t i = 0; i < set->room; i++)
		if (set->places[i].hash)
			*place_of(places, room, set->places[i].hash) = set->places[i];
	free(set->places);
	set->places = places;
	set->room = room;
	return true;
}

bool id_set_take(struct id_set *set, struct poltag_str id, bool *failed)
{
	uint64_t hash = slug_hash(id);
	struct id_place *place;

	if (set->n * 2 >= set->room && !grow(set)) {
		*failed = true;
		return false;
	}
	place = place_of(set->places, set->room, hash);
	if (place->hash)
		return false;
	*place = (struct id_place){ hash, 1 };
	set->n++;
	return true;
}

unsigned id_set_number(struct id_set *set, struct poltag_str id)
{
	return ++place_of(set->places, set->room, slug_hash(id))->last;
}

void id_set_free(struct id_set *set)
{
	free(set->places);
	*set = (struct id_set){ 0 };
}
