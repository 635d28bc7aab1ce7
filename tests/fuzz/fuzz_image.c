/* Any bytes as an image. Those that begin as one are opened as they are, and then with their checksums put right, so
 * that the readers behind those are reached, and what goes through all records. Other bytes are edits of a good image: two
 * for the place, one for what is added to the byte there. */
#include "fuzz.h"
#include "image.h"

/* The first len bytes of the image are a document too: they have the names that are in it. */
static void try_image(const void *image, size_t size, size_t len)
{
	struct poltag_dict *dict;
	struct poltag_error error;

	if (poltag_dict_from_memory(image, size, &dict, &error) != POLTAG_OK) {
		FUZZ_CHECK(!dict && error.message[0]);
		return;
	}
	/* What is damaged, or a pattern that PCRE2 refuses, may become an error only here. */
	fuzz_tag(dict, str_from(fuzz_document));
	fuzz_tag(dict, str_make(image, len));
	if (poltag_dict_verify(dict, &error) != POLTAG_OK)
		FUZZ_CHECK(error.message[0]);
	poltag_dict_free(dict);
}

static int read_fields(void *context, const struct poltag_entry *entry)
{
	size_t *sum = context;

	for (size_t i = 0; i < entry->n_fields; i++)
		for (size_t k = 0; k < entry->fields[i].value.len; k++)
			*sum += (unsigned char)entry->fields[i].value.data[k];
	return 0;
}

/* Joined with others, it is taken apart into entries and their fields, and laid out anew. */
static void try_joined(const void *image, size_t size)
{
	struct poltag_builder *builder;
	struct poltag_error error;
	void *joined;
	size_t sum = 0;

	if (poltag_builder_new(NULL, NULL, &builder, &error) != POLTAG_OK)
		return;
	if (poltag_builder_add_text(builder, "image", str_make(image, size), &error) == POLTAG_OK) {
		poltag_builder_finish(builder, &error);
		poltag_builder_visit(builder, read_fields, &sum);
		if (poltag_builder_image(builder, &joined, &size, &error) == POLTAG_OK)
			poltag_free(joined);
	}
	poltag_builder_free(builder);
}

/* Makes the header say of the image what can be said of any bytes. */
static void repair(unsigned char *image, size_t size)
{
	struct image_header h;

	if (size < sizeof h)
		return;
	memcpy(&h, image, sizeof h);
	memcpy(h.magic, image_magic, sizeof h.magic);
	h.byte_order = IMAGE_BYTE_ORDER;
	h.version = IMAGE_VERSION;
	h.size = size;
	for (int i = 0; i < IMAGE_SECTIONS; i++)
		if (h.sections[i].offset <= size && h.sections[i].len <= size - h.sections[i].offset)
			h.sections[i].checksum = image_checksum(image + h.sections[i].offset, (size_t)h.sections[i].len);
	h.checksum = image_checksum(&h, offsetof(struct image_header, checksum));
	memcpy(image, &h, sizeof h);
}

static void try_repaired(unsigned char *image, size_t size)
{
	repair(image, size);
	try_image(image, size, size);
	try_joined(image, size);
}

static void try_edited(const uint8_t *edits, size_t n)
{
	static unsigned char *good;
	static size_t size;
	unsigned char *image;

	if (!good)
		good = fuzz_build(str_from(fuzz_dictionary), &size);
	FUZZ_CHECK(good && (image = malloc(size)));
	memcpy(image, good, size);
	for (size_t i = 0; i + 3 <= n; i += 3)
		image[(edits[i] | edits[i + 1] << 8) % size] += edits[i + 2];
	try_repaired(image, size);
	free(image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *image;

	if (size < sizeof image_magic || memcmp(data, image_magic, sizeof image_magic) != 0) {
		try_edited(data, size);
		return 0;
	}
	image = malloc(size);
	FUZZ_CHECK(image);
	memcpy(image, data, size);
	try_image(image, size, size);
	try_repaired(image, size);
	free(image);
	return 0;
}
