/* Texts as matching sees them, for programs that look names up by other means than tagging: folded, and word by word. */
#include "error.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>

struct poltag_folder {
	struct code_points code_points;
	struct text text;
	struct buf folded;
};

enum poltag_status poltag_folder_new(struct poltag_folder **folder, struct poltag_error *error)
{
	*folder = calloc(1, sizeof **folder);
	if (!*folder)
		return error_memory(error);
	code_points_init(&(*folder)->code_points);
	return POLTAG_OK;
}

void poltag_folder_free(struct poltag_folder *folder)
{
	if (!folder)
		return;
	text_free(&folder->text);
	buf_free(&folder->folded);
	free(folder);
}

/* Adds the code point at p, without case and accents, and returns its length. */
static size_t add_loosely(struct poltag_folder *folder, const char *p, const char *end)
{
	int32_t c, key[2];
	size_t len = utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c), n;

	n = code_point_key(&folder->code_points, c, key);
	for (size_t i = 0; i < n; i++) {
		unsigned char bytes[4];

		buf_add(&folder->folded, bytes, utf8_encode(key[i], bytes));
	}
	return len;
}

static void fold(struct poltag_folder *folder, struct poltag_str norm, bool loose)
{
	const char *p = norm.data, *end = p + norm.len;

	folder->folded.len = 0;
	while (p < end) {
		const char *first = p;

		while (p < end && text_is_space(*p))
			p++;
		if (p > first)
			buf_add_byte(&folder->folded, ' ');
		else if (loose)
			p += add_loosely(folder, p, end);
		else
			buf_add_byte(&folder->folded, *p++);
	}
}

enum poltag_status poltag_fold(struct poltag_folder *folder, struct poltag_str text, bool loose,
			       struct poltag_str *folded, struct poltag_error *error)
{
	enum poltag_status status = text_read(&folder->text, &folder->code_points, text, error);

	*folded = STR("");
	if (status != POLTAG_OK)
		return status;
	fold(folder, folder->text.norm, loose);
	if (folder->folded.failed) {
		folder->folded.failed = false;
		return error_memory(error);
	}
	if (folder->folded.len)
		*folded = buf_str(&folder->folded);
	return POLTAG_OK;
}

static enum poltag_letters letters_of(struct poltag_str word)
{
	const unsigned char *p = (const unsigned char *)word.data, *end = p + word.len;
	enum poltag_letters letters = POLTAG_NO_CASE;
	size_t n = 0, small = 0;

	while (p < end) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		if (c < 0 || code_point_is_mark(c))
			continue;
		if (n++ == 0)
			letters = code_point_is_upper(c)   ? POLTAG_CAPITALISED
				  : code_point_is_lower(c) ? POLTAG_SMALL
							   : POLTAG_NO_CASE;
		else if (letters != POLTAG_CAPITALISED)
			break;
		small += code_point_is_lower(c);
	}
	return letters == POLTAG_CAPITALISED && n > 1 && small == 0 ? POLTAG_CAPITALS : letters;
}

enum poltag_status poltag_words(struct poltag_folder *folder, struct poltag_str text, poltag_visit_word visit,
				void *context, struct poltag_error *error)
{
	enum poltag_status status = text_read(&folder->text, &folder->code_points, text, error);
	struct poltag_str norm = folder->text.norm;
	size_t at = 0, end;

	for (; status == POLTAG_OK && at < norm.len; at = end) {
		struct poltag_word word;

		for (end = at; end < norm.len && text_in_word((unsigned char)norm.data[end]);)
			end++;
		if (end == at) {
			end++;
			continue;
		}
		word.start = text_source_start(&folder->text, at);
		word.end = text_source_end(&folder->text, end);
		word.letters = letters_of((struct poltag_str){ norm.data + at, end - at });
		if (visit(context, &word) != 0)
			return error_set(error, POLTAG_STOPPED, "stopped by the caller");
	}
	return status;
}
