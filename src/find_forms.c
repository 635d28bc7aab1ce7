/* From a word that may begin a form of an inflected name to candidates. */
#include "error.h"
#include "find.h"
#include "form.h"

/* The offset of the list of forms of a key, or 0. */
static size_t find_list(const struct image *image, uint64_t key)
{
	struct poltag_str table = image->sections[IMAGE_STEMS];
	size_t n = table.len / 8, slot = n ? image_slot(key, n) : 0;

	for (size_t tried = 0; tried < n; tried++) {
		uint64_t item = key_load(table.data + slot * 8, 8);

		if (item == 0)
			return 0;
		if (item >> 32 == key >> 32)
			return (uint32_t)item;
		slot = slot + 1 == n ? 0 : slot + 1;
	}
	return 0;
}

static bool try_forms(struct scan *scan, size_t offset)
{
	const struct image *image = &scan->dict->image;
	struct image_cursor cursor = image_cursor_at(image, IMAGE_FORMS, offset);
	struct image_forms forms;
	size_t len;

	image_read_forms(&cursor, &forms);
	if (cursor.bad || forms.kind >= NAME_PATTERN)
		return false;
	len = form_match(forms.forms, scan->text, scan->start, scan->caps, scan->turkic);
	if (len)
		find_add(scan, (struct name_ref){ forms.place, false }, forms.entry, forms.kind, forms.flags, scan->start + len);
	return true;
}

/* Tries the forms of a key whose mark is that of the text, or FORM_ANY; in capitals all. */
static bool try_list(struct scan *scan, uint64_t key, unsigned mark)
{
	const struct image *image = &scan->dict->image;
	size_t offset = find_list(image, key);
	struct image_cursor cursor;

	if (offset == 0)
		return true;
	cursor = image_cursor_at(image, IMAGE_FORMS, offset - 1);
	for (uint64_t left = image_read_number(&cursor); left > 0 && !cursor.bad; left--) {
		size_t body = (size_t)image_read_number(&cursor);
		unsigned wanted = (unsigned)image_read_number(&cursor);

		if (!cursor.bad && (wanted == mark || wanted == FORM_ANY || scan->caps) && !try_forms(scan, body))
			return false;
	}
	return !cursor.bad;
}

enum poltag_status find_forms(struct scan *scan, struct poltag_error *error)
{
	const char *p = scan->text.data + scan->start, *end = scan->text.data + scan->text.len, *second;
	size_t len = form_first_len(p, end);
	uint64_t key = form_key(p, len);
	bool good;

	scan->again = true; /* the base form may have been found */
	good = try_list(scan, key, form_mark(p, end, len));
	second = form_second(p + len, end);
	if (good && second) {
		len = form_second_len(second, end);
		good = try_list(scan, key_join(key, key_load(second, len)), form_mark(second, end, len));
	}
	scan->again = false;
	if (!good)
		return error_set(error, POLTAG_IMAGE, "damaged image: forms; build it again");
	return scan->failed ? error_memory(error) : POLTAG_OK;
}
