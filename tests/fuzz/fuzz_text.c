/* Any bytes as a document: the normaliser and its map back, then a tagger. */
#include "fuzz.h"
#include "text.h"
#include "utf8.h"

/* What the rest of the library relies on: UTF-8 without errors, and no byte over 0x7F that is not in a word. */
static void check_normalised(struct poltag_str norm)
{
	const unsigned char *p = (const unsigned char *)norm.data, *end = norm.len ? p + norm.len : p;

	while (p < end) {
		int32_t c;

		p += utf8_decode(p, end, &c);
		FUZZ_CHECK(c >= 0 && (c < 0x80 || code_point_kind(c) == CODE_POINT_KEEP));
	}
}

/* Every stretch of normalised text comes from a stretch of the source, in the same order. */
static void check_map(const struct text *text)
{
	size_t start = 0, end = 0;

	for (size_t i = 0; i < text->n_breaks; i++) {
		FUZZ_CHECK(text->breaks[i].norm <= text->norm.len && text->breaks[i].source <= text->source.len);
		FUZZ_CHECK(!text->breaks[i].whole || i + 1 < text->n_breaks);
		FUZZ_CHECK(i == 0 || text->breaks[i].norm >= text->breaks[i - 1].norm);
		FUZZ_CHECK(i == 0 || text->breaks[i].source >= text->breaks[i - 1].source);
	}
	for (size_t i = 0; i < text->norm.len; i++) {
		size_t from = text_source_start(text, i), to = text_source_end(text, i + 1);

		FUZZ_CHECK(from >= start && to >= end && from < to && to <= text->source.len);
		start = from;
		end = to;
		if (to == from + 1 && (unsigned char)text->source.data[from] < 0x80 && text->n_breaks == 0)
			FUZZ_CHECK(text->source.data[from] == text->norm.data[i]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct poltag_dict *dict;
	static struct code_points table;
	struct poltag_str document = { (const char *)data, size };
	struct text text = { 0 };

	if (!dict) {
		size_t image_size;
		void *image = fuzz_build(str_from(fuzz_dictionary), &image_size);

		FUZZ_CHECK(image && poltag_dict_from_memory(image, image_size, &dict, NULL) == POLTAG_OK);
		code_points_init(&table);
	}
	FUZZ_CHECK(text_read(&text, &table, document, NULL) == POLTAG_OK);
	FUZZ_CHECK(text.malformed <= size && (text.malformed == 0 || text.first_malformed < size));
	check_normalised(text.norm);
	check_map(&text);
	text_free(&text);
	FUZZ_CHECK(fuzz_tag(dict, document) == POLTAG_OK);
	return 0;
}
