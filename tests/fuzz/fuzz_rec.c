/* Any bytes as record text: what the builder takes makes an image that opens, the same each time, and that tags. */
#include "fuzz.h"

#define DOCUMENT_BYTES 512 /* so much of the records is tagged too: it has their names in it */

struct faults {
	size_t n;
	bool placed;
};

static void count_fault(void *context, const struct poltag_error *fault)
{
	struct faults *faults = context;

	faults->n++;
	faults->placed &= fault->status != POLTAG_OK && fault->line > 0 && fault->column > 0 && fault->message[0];
}

static void check_warning(void *context, const char *code, const struct poltag_error *warning)
{
	(void)context;
	FUZZ_CHECK(code && warning->line > 0 && warning->column > 0 && warning->file[0] && warning->message[0]);
}

static int count_entry(void *context, const struct poltag_entry *entry)
{
	FUZZ_CHECK(entry->n_fields > 0 && entry->line > 0);
	++*(size_t *)context;
	return 0;
}

static void check_image(const struct poltag_builder *builder, const void *image, size_t size, struct poltag_str records)
{
	struct poltag_dict *dict;
	struct poltag_error error;
	size_t entries = 0;

	FUZZ_CHECK(poltag_dict_from_memory(image, size, &dict, &error) == POLTAG_OK);
	poltag_builder_visit(builder, count_entry, &entries);
	FUZZ_CHECK(entries == poltag_dict_entries(dict) && poltag_dict_names(dict) >= entries);
	FUZZ_CHECK(fuzz_tag(dict, str_from(fuzz_document)) == POLTAG_OK);
	records.len = records.len < DOCUMENT_BYTES ? records.len : DOCUMENT_BYTES;
	FUZZ_CHECK(fuzz_tag(dict, records) == POLTAG_OK);
	poltag_dict_free(dict);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct poltag_str records = { (const char *)data, size };
	struct faults faults = { 0, true };
	struct poltag_builder *builder;
	struct poltag_error error;
	enum poltag_status status;
	void *image, *again;
	size_t image_size, again_size;

	if (size >= 8 && memcmp(data, "poltag\x1a\n", 8) == 0)
		return 0; /* would be read as an image, which is fuzz_image's to try */
	FUZZ_CHECK(poltag_builder_new(count_fault, &faults, &builder, &error) == POLTAG_OK);
	status = poltag_builder_add_text(builder, "fuzz.rec", records, &error);
	FUZZ_CHECK((status == POLTAG_OK) == (faults.n == 0) && faults.placed);
	poltag_builder_finish(builder, &error);
	FUZZ_CHECK(faults.placed);
	FUZZ_CHECK(poltag_builder_warn(builder, check_warning, NULL, &error) == POLTAG_OK);
	status = poltag_builder_image(builder, &image, &image_size, &error);
	FUZZ_CHECK(status == POLTAG_OK || status == POLTAG_EMPTY);
	if (status == POLTAG_OK) {
		again = fuzz_build(records, &again_size);
		FUZZ_CHECK(faults.n || (again && again_size == image_size && memcmp(again, image, image_size) == 0));
		check_image(builder, image, image_size, records);
		poltag_free(again);
	}
	poltag_free(image);
	poltag_builder_free(builder);
	return 0;
}
