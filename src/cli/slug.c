/* Readable ids, made from names. */
#include "slug.h"

#include "latin.h"

#include <stdlib.h>
#include <utf8proc.h>

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
