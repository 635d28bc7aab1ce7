/* The property Word_Break of a character. */
#include "word_break.h"

#include "character.h"

#include <utf8proc.h>

struct range {
	uint32_t first, last;
	unsigned char class_;
};

/* What does not follow from the category, in order. Ideographs, Hiragana and the scripts of South East Asia that are written
 * without spaces have letters that are no letters here. */
static const struct range ranges[] = {
	{ 0x0085, 0x0085, WB_NEWLINE }, { 0x00A0, 0x00A0, WB_OTHER }, { 0x00B7, 0x00B7, WB_MID_LETTER },
	{ 0x02C2, 0x02C5, WB_LETTER }, { 0x02D2, 0x02D7, WB_LETTER }, { 0x02DE, 0x02DF, WB_LETTER },
	{ 0x02E5, 0x02EB, WB_LETTER }, { 0x02ED, 0x02ED, WB_LETTER }, { 0x02EF, 0x02FF, WB_LETTER },
	{ 0x037E, 0x037E, WB_MID_NUM }, { 0x0387, 0x0387, WB_MID_LETTER }, { 0x055A, 0x055C, WB_LETTER },
	{ 0x055E, 0x055E, WB_LETTER }, { 0x055F, 0x055F, WB_MID_LETTER }, { 0x0589, 0x0589, WB_MID_NUM },
	{ 0x058A, 0x058A, WB_LETTER }, { 0x05D0, 0x05EA, WB_HEBREW }, { 0x05EF, 0x05F2, WB_HEBREW },
	{ 0x05F3, 0x05F3, WB_LETTER }, { 0x05F4, 0x05F4, WB_MID_LETTER }, { 0x060C, 0x060D, WB_MID_NUM },
	{ 0x066B, 0x066B, WB_NUMERIC }, { 0x066C, 0x066C, WB_MID_NUM }, { 0x07F8, 0x07F8, WB_MID_NUM },
	{ 0x2007, 0x2007, WB_OTHER }, { 0x200B, 0x200B, WB_OTHER }, { 0x200C, 0x200C, WB_EXTEND },
	{ 0x200D, 0x200D, WB_ZWJ }, { 0x2018, 0x2019, WB_MID_NUM_LET }, { 0x2024, 0x2024, WB_MID_NUM_LET },
	{ 0x2027, 0x2027, WB_MID_LETTER }, { 0x2028, 0x2029, WB_NEWLINE },
	{ 0x202F, 0x202F, WB_EXTEND_NUM_LET }, { 0x2044, 0x2044, WB_MID_NUM }, { 0x24B6, 0x24E9, WB_LETTER },
	{ 0x3005, 0x3005, WB_LETTER }, { 0x3006, 0x3007, WB_OTHER }, { 0x3021, 0x3029, WB_OTHER },
	{ 0x3031, 0x3035, WB_KATAKANA }, { 0x3038, 0x303A, WB_OTHER }, { 0x3041, 0x3096, WB_OTHER },
	{ 0x309B, 0x309C, WB_KATAKANA }, { 0x309D, 0x309F, WB_OTHER }, { 0x30A0, 0x30FA, WB_KATAKANA },
	{ 0x30FC, 0x30FF, WB_KATAKANA }, { 0x31F0, 0x31FF, WB_KATAKANA }, { 0x32D0, 0x32FE, WB_KATAKANA },
	{ 0x3300, 0x3357, WB_KATAKANA }, { 0x3400, 0x4DBF, WB_OTHER }, { 0x4E00, 0x9FFF, WB_OTHER },
	{ 0xA708, 0xA716, WB_LETTER }, { 0xA720, 0xA721, WB_LETTER }, { 0xA789, 0xA78A, WB_LETTER },
	{ 0xAB5B, 0xAB5B, WB_LETTER }, { 0xF900, 0xFAFF, WB_OTHER }, { 0xFB1D, 0xFB1D, WB_HEBREW },
	{ 0xFB1F, 0xFB28, WB_HEBREW }, { 0xFB2A, 0xFB4F, WB_HEBREW }, { 0xFE10, 0xFE10, WB_MID_NUM },
	{ 0xFE13, 0xFE13, WB_MID_LETTER }, { 0xFE14, 0xFE14, WB_MID_NUM }, { 0xFE50, 0xFE50, WB_MID_NUM },
	{ 0xFE52, 0xFE52, WB_MID_NUM_LET }, { 0xFE54, 0xFE54, WB_MID_NUM }, { 0xFE55, 0xFE55, WB_MID_LETTER },
	{ 0xFF07, 0xFF07, WB_MID_NUM_LET }, { 0xFF0C, 0xFF0C, WB_MID_NUM }, { 0xFF0E, 0xFF0E, WB_MID_NUM_LET },
	{ 0xFF1A, 0xFF1A, WB_MID_LETTER }, { 0xFF1B, 0xFF1B, WB_MID_NUM }, { 0xFF66, 0xFF9D, WB_KATAKANA },
	{ 0xFF9E, 0xFF9F, WB_EXTEND }, { 0x17000, 0x18D08, WB_OTHER }, { 0x1AFF0, 0x1AFFE, WB_KATAKANA },
	{ 0x1B000, 0x1B000, WB_KATAKANA }, { 0x1B001, 0x1B11F, WB_OTHER }, { 0x1B120, 0x1B122, WB_KATAKANA },
	{ 0x1B132, 0x1B152, WB_OTHER }, { 0x1B155, 0x1B155, WB_KATAKANA }, { 0x1B164, 0x1B167, WB_KATAKANA },
	{ 0x1B170, 0x1B2FB, WB_OTHER }, { 0x1F130, 0x1F149, WB_LETTER }, { 0x1F150, 0x1F169, WB_LETTER },
	{ 0x1F170, 0x1F189, WB_LETTER }, { 0x20000, 0x3FFFF, WB_OTHER },
};

static int in_ranges(uint32_t c)
{
	size_t low = 0, high = sizeof ranges / sizeof *ranges;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c > ranges[middle].last)
			low = middle + 1;
		else if (c < ranges[middle].first)
			high = middle;
		else
			return ranges[middle].class_;
	}
	return -1;
}

/* Scripts whose letters are no letters here (their Line_Break is Complex_Context). */
static bool is_without_spaces(uint32_t c)
{
	return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
	       (c >= 0x1950 && c <= 0x19DF) || (c >= 0x1A20 && c <= 0x1AAF) || (c >= 0xA9E0 && c <= 0xA9FF) ||
	       (c >= 0xAA60 && c <= 0xAADF) || (c >= 0x11700 && c <= 0x1174F);
}

static enum word_break_class of_letter(uint32_t c)
{
	return is_without_spaces(c) ? WB_OTHER : WB_LETTER;
}

static enum word_break_class of_format(uint32_t c)
{
	return c >= 0xE0020 && c <= 0xE007F ? WB_EXTEND : WB_FORMAT; /* tags */
}

static enum word_break_class of_property(uint32_t c)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);

	if (property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR)
		return WB_REGIONAL;
	switch (property->category) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_NL:
		return of_letter(c);
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return WB_EXTEND;
	case UTF8PROC_CATEGORY_ND:
		return WB_NUMERIC;
	case UTF8PROC_CATEGORY_PC:
		return WB_EXTEND_NUM_LET;
	case UTF8PROC_CATEGORY_CF:
		return of_format(c);
	case UTF8PROC_CATEGORY_ZS:
		return WB_SPACE;
	default:
		return property->boundclass == UTF8PROC_BOUNDCLASS_EXTEND ? WB_EXTEND : WB_OTHER; /* skin tones */
	}
}

static enum word_break_class of_ascii(uint32_t c)
{
	switch (c) {
	case '\r':
		return WB_CR;
	case '\n':
		return WB_LF;
	case '\v':
	case '\f':
		return WB_NEWLINE;
	case ' ':
		return WB_SPACE;
	case '\'':
		return WB_SINGLE_QUOTE;
	case '"':
		return WB_DOUBLE_QUOTE;
	case '.':
		return WB_MID_NUM_LET;
	case ':':
		return WB_MID_LETTER;
	case ',':
	case ';':
		return WB_MID_NUM;
	case '_':
		return WB_EXTEND_NUM_LET;
	}
	if (c >= '0' && c <= '9')
		return WB_NUMERIC;
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? WB_LETTER : WB_OTHER;
}

enum word_break_class word_break_class(uint32_t c)
{
	int listed;

	if (c < 0x80)
		return of_ascii(c);
	if (c == CHARACTER_MALFORMED)
		return WB_OTHER;
	listed = in_ranges(c);
	return listed >= 0 ? (enum word_break_class)listed : of_property(c);
}
