/* Initials, capitalised words and gaps beside a surname, as they stand in a text. */
#include "beside.h"

#include "text.h"
#include "utf8.h"

int32_t beside_letter(struct poltag_str text, size_t at)
{
	int32_t c = -1;

	if (at < text.len)
		utf8_decode((const unsigned char *)text.data + at, (const unsigned char *)text.data + text.len, &c);
	return c;
}

bool beside_capital(struct poltag_str text, size_t at)
{
	int32_t c = beside_letter(text, at);

	return c >= 0 && code_point_is_upper(c);
}

size_t beside_behind_gap(struct poltag_str text, size_t at)
{
	size_t end = at, lines = 0;

	for (; end < text.len && text_is_space(text.data[end]); end++)
		lines += text.data[end] == '\n';
	return lines > 1 ? at : end;
}

static size_t before_gap(struct poltag_str text, size_t at)
{
	size_t start = at, lines = 0;

	for (; start > 0 && text_is_space(text.data[start - 1]); start--)
		lines += text.data[start - 1] == '\n';
	return lines > 1 ? at : start;
}

static bool in_name(struct poltag_str text, size_t at)
{
	return at < text.len && (text_in_word((unsigned char)text.data[at]) ||
				 ((text.data[at] == '-' || text.data[at] == '\'') && at + 1 < text.len &&
				  text_in_word((unsigned char)text.data[at + 1])));
}

size_t beside_name_end(struct poltag_str text, size_t at)
{
	while (in_name(text, at))
		at++;
	return at;
}

/* ---- Initials ---- */

/* Two letters that stand for one of another alphabet. */
static bool is_digraph(struct poltag_str initial)
{
	static const char *const digraphs[] = { "Sh", "Ch", "Zh", "Kh", "Ts", "Yo", "Yu", "Ya", "Ye", "Дж", "Дз", "O'", "G'" };

	for (size_t i = 0; i < sizeof digraphs / sizeof *digraphs; i++)
		if (str_is(initial, digraphs[i]))
			return true;
	return false;
}

static bool is_initial(struct poltag_str word)
{
	int32_t c;

	if (word.len == 0 || !beside_capital(word, 0))
		return false;
	return utf8_decode((const unsigned char *)word.data, (const unsigned char *)word.data + word.len, &c) == word.len ||
	       is_digraph(word);
}

/* The initial with its point that ends at end; empty where none does. */
static struct poltag_str initial_before(struct poltag_str text, size_t end)
{
	size_t start = end;
	struct poltag_str word;

	if (end == 0 || text.data[end - 1] != '.')
		return STR("");
	for (start = --end; start > 0 && end - start < 8 && in_name(text, start - 1) && text.data[start - 1] != '-';)
		start--;
	word = str_make(text.data + start, end - start);
	return is_initial(word) ? word : STR("");
}

size_t initials_before(struct poltag_str text, size_t at, struct initials *initials)
{
	size_t start = at;

	*initials = (struct initials){ .tight = true };
	while (initials->n < INITIALS) {
		size_t end = before_gap(text, start);
		struct poltag_str word;

		if (initials->n && end == start && end > 0 && text.data[end - 1] == '-')
			end--;
		word = initial_before(text, end);
		if (word.len == 0)
			break;
		initials->tight = initials->tight && (initials->n == 0 || end == start);
		memmove(initials->list + 1, initials->list, initials->n * sizeof *initials->list);
		initials->list[0] = word;
		initials->n++;
		start = (size_t)(word.data - text.data);
	}
	if (start > 0 && (in_name(text, start - 1) || text.data[start - 1] == '.'))
		initials->n = 0;
	return start;
}

size_t initials_behind(struct poltag_str text, size_t at, struct initials *initials)
{
	size_t end = at;

	*initials = (struct initials){ .tight = true };
	while (initials->n < INITIALS) {
		size_t start = beside_behind_gap(text, end), point = start;

		if (initials->n == 0 && start == end)
			break;
		if (initials->n && start == end && start < text.len && text.data[start] == '-')
			point = ++start;
		point = beside_name_end(text, start);
		if (point >= text.len || text.data[point] != '.' || !is_initial(str_make(text.data + start, point - start)))
			break;
		initials->list[initials->n++] = str_make(text.data + start, point - start);
		end = point + 1;
	}
	return end;
}
