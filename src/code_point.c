/* What each code point becomes. The facts are utf8proc's (Unicode's), apart from the lists below. */
#include "code_point.h"

#include "alphabet.h"
#include "utf8.h"

#include <string.h>
#include <utf8proc.h>

struct replacement {
	uint16_t code_point;
	char ascii;
};

/* Punctuation whose kind the general category does not tell. */
static const struct replacement replacements[] = {
	{ 0x0060, '\'' }, { 0x00B4, '\'' }, { 0x02B9, '\'' }, { 0x02BB, '\'' }, { 0x02BC, '\'' }, { 0x02BD, '\'' },
	{ 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201A, '\'' }, { 0x201B, '\'' }, { 0x2032, '\'' }, { 0xFF07, '\'' },
	{ 0x0085, '\n' }, { 0x2028, '\n' }, { 0x2029, '\n' }, { 0x2212, '-' },  { 0x3001, ',' },  { 0x3002, '.' },
	{ 0x060C, ',' },  { 0x061B, ';' },  { 0x061F, '?' },  { 0x06D4, '.' },  { 0x0964, '.' },  { 0x2026, '.' },
	{ 0x2039, '"' },  { 0x203A, '"' },  { 0x201E, '"' },  { 0x2033, '"' },  { 0x00B7, '.' },  { 0x30FB, '.' },
	{ 0x2027, '.' },
};

/* Latin letters that Unicode does not decompose, as the press writes them without their stroke or ligature. */
static const struct {
	uint16_t upper, lower;
	const char *plain_upper, *plain_lower;
} strokes[] = {
	{ 0x0141, 0x0142, "L", "l" },   { 0x00D8, 0x00F8, "O", "o" },   { 0x0110, 0x0111, "D", "d" },
	{ 0x00D0, 0x00F0, "D", "d" },   { 0x0126, 0x0127, "H", "h" },   { 0x0166, 0x0167, "T", "t" },
	{ 0x0130, 0x0131, "I", "i" },   { 0x00C6, 0x00E6, "Ae", "ae" }, { 0x0152, 0x0153, "Oe", "oe" },
	{ 0x00DE, 0x00FE, "Th", "th" }, { 0x1E9E, 0x00DF, "SS", "ss" }, { 0x018F, 0x0259, "A", "a" },
};

static const struct {
	int32_t first, last;
} unspaced[] = {
	{ 0x0E00, 0x0EFF }, { 0x1000, 0x109F }, { 0x1780, 0x17FF },   { 0x2E80, 0x2FDF },   { 0x3005, 0x3007 },
	{ 0x3040, 0x30FF }, { 0x31F0, 0x31FF }, { 0x3400, 0x4DBF },   { 0x4E00, 0x9FFF },   { 0xAC00, 0xD7A3 },
	{ 0xF900, 0xFAFF }, { 0xFF66, 0xFF9F }, { 0x20000, 0x3FFFF },
};

static const char *stroke_plain(int32_t c)
{
	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
		if (c == strokes[i].upper)
			return strokes[i].plain_upper;
		if (c == strokes[i].lower)
			return strokes[i].plain_lower;
	}
	return NULL;
}

static uint8_t replacement_of(int32_t c)
{
	for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++)
		if (replacements[i].code_point == c)
			return (uint8_t)replacements[i].ascii;
	return 0;
}

uint8_t code_point_kind(int32_t c)
{
	uint8_t ascii = replacement_of(c);

	if (c < 0x80)
		return c < CODE_POINT_FIRST_ASCII ? CODE_POINT_KEEP : (uint8_t)c;
	if (ascii)
		return ascii;
	if (c >= 0xFE00 && c <= 0xFE0F)
		return CODE_POINT_DROP; /* variation selectors */
	switch (utf8proc_get_property(c)->category) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
		return CODE_POINT_KEEP;
	case UTF8PROC_CATEGORY_CF:
		return CODE_POINT_DROP;
	case UTF8PROC_CATEGORY_ZS:
		return ' ';
	case UTF8PROC_CATEGORY_PD:
		return '-';
	case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF:
		return '"';
	case UTF8PROC_CATEGORY_PS:
		return '(';
	case UTF8PROC_CATEGORY_PE:
		return ')';
	case UTF8PROC_CATEGORY_SC:
		return '$';
	default:
		return '*';
	}
}

bool code_point_is_mark(int32_t c)
{
	utf8proc_propval_t category;

	if (c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF))
		return false;
	category = utf8proc_get_property(c)->category;
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
	       category == UTF8PROC_CATEGORY_ME || (c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E || c == 0xFF9F;
}

/* Whether NFKC leaves c as it is wherever it stands, a mark behind it aside. */
static bool is_stable(int32_t c)
{
	utf8proc_int32_t parts[16];
	utf8proc_ssize_t n;
	int boundary = UTF8PROC_BOUNDCLASS_START;

	if (code_point_is_mark(c))
		return false;
	n = utf8proc_decompose_char(c, parts, 16, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
	if (n < 1 || n > 16)
		return false;
	if (n == 1 && parts[0] == c)
		return true;
	n = utf8proc_normalize_utf32(parts, n, UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
	return n == 1 && parts[0] == c;
}

uint8_t code_point_quick_kind(const struct code_points *table, int32_t c)
{
	if (c < CODE_POINT_TABLE)
		return table->kind[c];
	if (c >= 0x2000 && c <= 0x206F) /* general punctuation: mapped before NFKC could turn it into something longer */
		return c == 0x2026 || c == 0x2025 || c == 0x2024 ? CODE_POINT_SLOW : code_point_kind(c);
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA))
		return CODE_POINT_KEEP;
	return CODE_POINT_SLOW;
}

/* The first code point of the full decomposition where it is a plain letter with marks behind it, or 0. */
static int32_t base_letter(int32_t c)
{
	utf8proc_int32_t parts[16];
	int boundary = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t n = utf8proc_decompose_char(c, parts, 16, UTF8PROC_DECOMPOSE, &boundary);

	return n > 1 && n <= 16 ? parts[0] : 0;
}

const char *code_point_plain(int32_t c, char room[8])
{
	const char *plain = c < 0x80 ? NULL : stroke_plain(c);
	int32_t base;

	if (c < 0x80 || plain)
		return plain;
	base = base_letter(c);
	if (c == 0x0451 || c == 0x0401) /* yo */
		base = c == 0x0451 ? 0x0435 : 0x0415;
	else if (base <= 0 || base >= 0x80)
		return NULL;
	room[utf8_encode(base, (unsigned char *)room)] = '\0';
	return room;
}

static size_t slow_key(int32_t c, int32_t key[2])
{
	char room[8];
	const char *plain = code_point_plain(c, room);
	int32_t base = c;

	if (plain && (unsigned char)plain[0] < 0x80) {
		key[0] = plain[0] | 0x20;
		key[1] = plain[1] | 0x20;
		return plain[1] ? 2 : 1;
	}
	if (plain)
		utf8_decode((const unsigned char *)plain, (const unsigned char *)plain + strlen(plain), &base);
	key[0] = utf8proc_tolower(base);
	return 1;
}

size_t code_point_key(const struct code_points *table, int32_t c, int32_t key[2])
{
	if (c < 0) { /* no code point, as only a damaged image can have it */
		key[0] = 0xFFFD;
		return 1;
	}
	if (c < CODE_POINT_TABLE && table->key[c]) {
		key[0] = table->key[c];
		return 1;
	}
	if ((c >= 0x2E80 && c < 0xFB00) || c >= 0x20000) {
		key[0] = c;
		return 1;
	}
	return slow_key(c, key);
}

bool code_point_is_unspaced(int32_t c)
{
	if (c < unspaced[0].first)
		return false;
	for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
		if (c >= unspaced[i].first && c <= unspaced[i].last)
			return true;
	return false;
}

static bool is_katakana(int32_t c)
{
	return c >= 0x30A1 && c <= 0x30FE && c != 0x30FB; /* which parts words */
}

static bool is_hangul(int32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

bool code_point_no_start(int32_t before, int32_t after)
{
	return (is_katakana(before) && is_katakana(after)) || (is_hangul(before) && is_hangul(after));
}

bool code_point_no_end(int32_t before, int32_t after)
{
	return is_katakana(before) && is_katakana(after);
}

bool code_point_is_upper(int32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return utf8proc_get_property(c)->category == UTF8PROC_CATEGORY_LU;
}

bool code_point_is_lower(int32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return utf8proc_get_property(c)->category == UTF8PROC_CATEGORY_LL;
}

int32_t code_point_lower(int32_t c)
{
	return c < 0 ? c : utf8proc_tolower(c);
}

void code_points_init(struct code_points *table)
{
	for (int32_t c = 0; c < CODE_POINT_TABLE; c++) {
		uint8_t kind = code_point_kind(c);
		int32_t key[2];

		if (kind == CODE_POINT_KEEP && !is_stable(c))
			kind = CODE_POINT_SLOW;
		if (c >= 0x80 && kind == '*' && !is_stable(c))
			kind = CODE_POINT_SLOW; /* signs that are letters under NFKC, such as ordinals and fractions */
		if (c >= 0x80 && kind == CODE_POINT_KEEP && alphabet_of(c) == ALPHABET_LATIN && alphabet_twin(c))
			kind = CODE_POINT_TWIN;
		table->kind[c] = kind;
		table->key[c] = slow_key(c, key) == 1 ? (uint16_t)key[0] : 0;
	}
}
