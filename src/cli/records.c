/* Cutting records. */
#include "records.h"

#include <string.h>

/* In CSV: the last (or first) line end that is not quoted. A doubled quotation mark closes and opens. */
static size_t cut_quoted(struct poltag_str data, const struct records_form *form)
{
	size_t cut = 0;
	bool quoted = false;

	for (size_t i = 0; i < data.len; i++) {
		if (data.data[i] == '"') {
			quoted = !quoted;
		} else if (data.data[i] == form->end && !quoted) {
			cut = i + 1;
			if (form->one)
				break;
		}
	}
	return cut;
}

size_t records_cut(struct poltag_str data, const struct records_form *form)
{
	const char *end;

	if (form->kind == RECORDS_CSV)
		return cut_quoted(data, form);
	if (!data.len)
		return 0;
	end = form->one ? memchr(data.data, form->end, data.len) : memrchr(data.data, form->end, data.len);
	return end ? (size_t)(end - data.data) + 1 : 0;
}

size_t records_lines(struct poltag_str data, const struct records_form *form)
{
	size_t n = 0;

	for (const char *p = data.data, *end = data.data + data.len; p < end; n++) {
		p = memchr(p, form->end, (size_t)(end - p));
		if (!p)
			break;
		p++;
	}
	return n;
}
