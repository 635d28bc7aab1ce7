/* Going over a name's letters with a system's tables. */
#include "transliterate.h"

#include "code_point.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

#define NAME_LETTERS 256 /* longer names are not transliterated */

/* Whose names are written in Russian too, and known to the press of other countries from there. */
#define RUSSIAN "RUS UKR BLR KAZ KGZ UZB TJK TKM ARM AZE GEO SUN"

#define FIELDS(lang) { "Name_" lang, "Alias_" lang, "Short_" lang }
#define RU(name, ...) { name, "ru", "", RUSSIAN, FIELDS("ru"), { __VA_ARGS__ } }
#define UK(name, ...) { name, "uk", "", "UKR", FIELDS("uk"), { __VA_ARGS__ } }
#define KK(name, ...) { name, "kk", "", "KAZ", FIELDS("kk"), { __VA_ARGS__ } }
#define KY(name, ...) { name, "ky", "", "KGZ", FIELDS("ky"), { __VA_ARGS__ } }
#define TG(name, ...) { name, "tg", "", "TJK", FIELDS("tg"), { __VA_ARGS__ } }

const struct transliteration transliterations[TRANSLITERATIONS + 1] = {
	{ .name = "" },
	RU("BGN/PCGN", letters_ru_bgn, letters_english, letters_latin),
	RU("ISO 9", letters_iso9),
	RU("passport", letters_ru_passport, letters_english, letters_latin),
	RU("English press", letters_ru_english_i, letters_ru_english, letters_english),
	RU("English press, y", letters_ru_english_y, letters_ru_english, letters_english),
	RU("German press", letters_ru_german_i, letters_german),
	RU("German press, j", letters_ru_german_j, letters_german),
	RU("French press", letters_ru_french, letters_french),
	UK("BGN/PCGN", letters_uk_bgn, letters_english, letters_latin),
	UK("BGN/PCGN 1965", letters_uk_bgn_1965, letters_english, letters_latin),
	UK("ISO 9", letters_iso9),
	UK("English press", letters_uk_english, letters_uk_bgn_1965, letters_english),
	UK("German press", letters_uk_german, letters_german),
	UK("French press", letters_uk_french, letters_french),
	KK("BGN/PCGN", letters_kk_bgn, letters_english, letters_latin),
	KK("ISO 9", letters_iso9),
	KK("German press", letters_kk_german, letters_german),
	KK("Kazakh Latin", letters_kk_latin, letters_latin),
	KY("BGN/PCGN", letters_ky_bgn, letters_english, letters_latin),
	KY("ISO 9", letters_iso9),
	KY("German press", letters_ky_german, letters_german),
	KY("French press", letters_ky_french, letters_french),
	TG("BGN/PCGN", letters_tg_bgn, letters_english, letters_latin),
	TG("ISO 9", letters_iso9),
	TG("German press", letters_tg_german, letters_german),
	TG("French press", letters_tg_french, letters_french),
	{ "Uzbek Latin", "uz_Cyrl", "uz", "UZB", FIELDS("uz_Cyrl"), { letters_uz_latin, letters_latin } },
	{ "Uzbek Cyrillic", "uz", "uz_Cyrl", "UZB", FIELDS("uz"), { letters_uz_cyrillic } },
	{ "ISO 9", "uz_Cyrl", "", "UZB", FIELDS("uz_Cyrl"), { letters_iso9 } },
};

/* A name while it is gone over. Apostrophes are letters here. */
struct spelled {
	int32_t letters[NAME_LETTERS]; /* small */
	bool capital[NAME_LETTERS];
	size_t n;
};

static bool is_letter(int32_t c)
{
	return c == '\'' || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static bool is_one_of(int32_t c, const char *letters)
{
	const unsigned char *p = (const unsigned char *)letters, *end = p + strlen(letters);

	while (p < end) {
		int32_t letter;

		p += utf8_decode(p, end, &letter);
		if (letter == c)
			return true;
	}
	return false;
}

static bool is_vowel(int32_t c)
{
	return is_one_of(c, "аеёиоуыэюяєіїөүұәӣӯўaeiou");
}

static bool read_letters(struct spelled *s, struct poltag_str name)
{
	const unsigned char *p = (const unsigned char *)name.data, *end = p + name.len;

	for (s->n = 0; p < end; s->n++) {
		int32_t c;

		if (s->n == NAME_LETTERS)
			return false;
		p += utf8_decode(p, end, &c);
		s->letters[s->n] = code_point_lower(c);
		s->capital[s->n] = s->letters[s->n] != c;
	}
	return s->n > 0;
}

static bool holds_behind(const struct spelled *s, size_t at, unsigned where)
{
	int32_t c = at ? s->letters[at - 1] : ' ';

	return !where || ((where & BEHIND_NOTHING) && !is_letter(c)) || ((where & BEHIND_VOWEL) && is_vowel(c)) ||
	       ((where & BEHIND_SIGN) && is_one_of(c, "ьъ'")) || ((where & BEHIND_SHORT_I) && is_one_of(c, "й")) ||
	       ((where & BEHIND_HUSHING) && is_one_of(c, "жчшщ")) || ((where & BEHIND_I) && is_one_of(c, "иі"));
}

static bool holds_ahead(const struct spelled *s, size_t at, unsigned where)
{
	int32_t c = at < s->n ? s->letters[at] : ' ';

	return !where || ((where & AHEAD_NOTHING) && !is_letter(c)) || ((where & AHEAD_VOWEL) && is_vowel(c)) ||
	       ((where & AHEAD_FRONT) && is_one_of(c, "еёийэєії")) || ((where & AHEAD_END) && at == s->n);
}

/* How many letters of the name at an offset the rule takes; 0 where it does not hold. */
static size_t rule_takes(const struct spelled *s, size_t at, const struct letter_rule *rule)
{
	const unsigned char *p = (const unsigned char *)rule->from, *end = p + strlen(rule->from);
	size_t n = 0;

	while (p < end) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		if (at + n >= s->n || s->letters[at + n] != c)
			return 0;
		n++;
	}
	return holds_behind(s, at, rule->behind) && holds_ahead(s, at + n, rule->ahead) ? n : 0;
}

static const struct letter_rule *find_rule(const struct spelled *s, size_t at, const struct transliteration *system, size_t *n)
{
	for (size_t i = 0; i < TRANSLITERATION_TABLES && system->tables[i]; i++)
		for (const struct letter_rule *rule = system->tables[i]; rule->from; rule++) {
			*n = rule_takes(s, at, rule);
			if (*n)
				return rule;
		}
	return NULL;
}

/* Whether all of what a capital becomes is in capitals, as the letter next to it is: ЩИ is SHCHI, and Щи Shchi. */
static bool is_among_capitals(const struct spelled *s, size_t at, size_t end)
{
	return (end < s->n && s->capital[end]) || (at > 0 && s->capital[at - 1]);
}

static void add_letters(struct buf *out, const char *letters, bool first, bool all)
{
	const unsigned char *p = (const unsigned char *)letters, *end = p + strlen(letters);

	for (bool begins = true; p < end; begins = false) {
		unsigned char bytes[4];
		int32_t c;

		p += utf8_decode(p, end, &c);
		buf_add(out, bytes, utf8_encode(all || (first && begins) ? utf8proc_toupper(c) : c, bytes));
	}
}

bool transliterate(struct buf *out, struct poltag_str name, size_t system)
{
	size_t begin = out->len, n;
	struct spelled s;

	if (!read_letters(&s, name))
		return false;
	for (size_t at = 0; at < s.n; at += n) {
		const struct letter_rule *rule = find_rule(&s, at, &transliterations[system], &n);

		if (!rule && is_letter(s.letters[at])) {
			out->len = begin;
			return false;
		}
		if (rule) {
			add_letters(out, rule->to, s.capital[at], s.capital[at] && is_among_capitals(&s, at, at + n));
		} else {
			buf_add_byte(out, (char)s.letters[at]);
			n = 1;
		}
	}
	return out->len > begin;
}
