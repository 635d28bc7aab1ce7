/* Comparing names byte by byte.
 *
 * This must agree with pattern_add_name: a name's pattern takes its bytes as they are, but any gap for a space, either
 * apostrophe for the other, and a plain letter for one with an accent. So where the text differs at a byte for which
 * none of these can be the reason, the pattern does not match; and where nothing differs it matches just these bytes,
 * since it can take no other way through them.
 */
#include "plain.h"

#include "text.h"

static bool is_apostrophe(char c)
{
	return c == '\'' || c == '`';
}

/* Where the first len bytes of both first differ. */
static size_t first_difference(const char *a, const char *b, size_t len)
{
	size_t i = 0;

	while (i + 8 <= len && plain_difference(a + i, b + i) == 0)
		i += 8;
	while (i < len && a[i] == b[i])
		i++;
	return i;
}

enum plain_result plain_differing(struct poltag_str name, struct poltag_str text, size_t at)
{
	const char *p = text.data + at;
	size_t left = text.len - at, i;
	bool gap, behind_gap;

	i = first_difference(p, name.data, left < name.len ? left : name.len);
	if (i == name.len || i == left)
		return PLAIN_NO;
	if ((unsigned char)name.data[i] >= 0x80)
		return PLAIN_UNSURE;
	if (is_apostrophe(name.data[i]))
		return is_apostrophe(p[i]) ? PLAIN_UNSURE : PLAIN_NO;
	gap = text_is_space(name.data[i]);
	behind_gap = i > 0 && text_is_space(name.data[i - 1]);
	return (gap && behind_gap) || ((gap || behind_gap) && text_is_space(p[i])) ? PLAIN_UNSURE : PLAIN_NO;
}
