/* Checking an image before use: every offset, every record and every reference from one section to another. */
#include "image.h"

#include "error.h"
#include "key.h"

#include <stdlib.h>

static const char *const section_names[IMAGE_SECTIONS] = {
	"files", "entries", "names", "buckets", "keys", "bitmap", "written", "contexts", "words",
};

uint64_t image_checksum(const void *data, size_t len)
{
	const char *p = data;
	uint64_t sum = len;

	for (; len >= 16; p += 16, len -= 16)
		sum = (sum ^ key_load(p, 8)) * 0x9E3779B97F4A7C15u + (key_load(p + 8, 8) ^ sum >> 29);
	if (len > 8)
		return key_mix(key_load(p, 8), key_load(p + 8, len - 8), sum);
	return key_mix(key_load(p, len), 0, sum);
}

static enum poltag_status damaged(struct poltag_error *error, const char *what)
{
	return error_set(error, POLTAG_IMAGE, "damaged image: %s; build it again", what);
}

static enum poltag_status check_header(const void *data, size_t size, struct image *image, struct poltag_error *error)
{
	const struct image_header *h = data;

	if (size < sizeof *h || memcmp(h->magic, image_magic, sizeof h->magic) != 0)
		return error_set(error, POLTAG_IMAGE, "not a poltag image");
	if (h->byte_order != IMAGE_BYTE_ORDER)
		return error_set(error, POLTAG_IMAGE, "an image of a machine with another byte order; build it here");
	if (h->version != IMAGE_VERSION)
		return error_set(error, POLTAG_IMAGE, "an image of version %u, expected %u; build it again",
				 (unsigned)h->version, (unsigned)IMAGE_VERSION);
	if (h->checksum != image_checksum(h, offsetof(struct image_header, checksum)) ||
	    h->bitmap_shift < 24 || h->bitmap_shift > 63 || h->check_shift > 32)
		return damaged(error, "header");
	if (h->size != size)
		return error_set(error, POLTAG_IMAGE, "damaged image: %llu bytes, expected %llu",
				 (unsigned long long)size, (unsigned long long)h->size);
	image->header = h;
	return POLTAG_OK;
}

static enum poltag_status check_sections(const void *data, size_t size, struct image *image,
					 struct poltag_error *error)
{
	for (int i = 0; i < IMAGE_SECTIONS; i++) {
		uint64_t offset = image->header->sections[i].offset, len = image->header->sections[i].len;

		if (offset % 8 || offset > size || len > size - offset)
			return damaged(error, section_names[i]);
		image->sections[i] = str_make((const char *)data + offset, (size_t)len);
		if (image_checksum(image->sections[i].data, (size_t)len) != image->header->sections[i].checksum)
			return damaged(error, section_names[i]);
	}
	return POLTAG_OK;
}

/* Walks the entries and notes in starts, a bit per byte, where they begin. */
static bool check_entries(const struct image *image, unsigned char *starts)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ENTRIES, 0);
	const unsigned char *begin = cursor.next;
	uint64_t n = 0;

	while (cursor.next < cursor.end) {
		size_t offset = (size_t)(cursor.next - begin);
		struct image_entry entry;

		if (!image_entry_at(image, (uint32_t)offset, &entry) || entry.file >= image->header->n_files)
			return false;
		starts[offset / 8] |= (unsigned char)(1u << offset % 8);
		cursor.next = (const unsigned char *)entry.langs.data + entry.langs.len;
		n++;
	}
	return n == image->header->n_entries;
}

static bool is_entry(const struct image *image, const unsigned char *starts, uint32_t offset)
{
	return offset < image->sections[IMAGE_ENTRIES].len && (starts[offset / 8] >> offset % 8 & 1);
}

static bool check_names(const struct image *image, const unsigned char *starts)
{
	uint64_t n = 0;

	if (image->header->n_buckets >= IMAGE_KEY_BUCKET ||
	    image->sections[IMAGE_BUCKETS].len != (image->header->n_buckets + 1) * 4)
		return false;
	for (uint32_t i = 0; i < image->header->n_buckets; i++) {
		struct image_cursor cursor = image_bucket(image, i);

		while (cursor.next < cursor.end) {
			struct image_name name;

			image_read_name(&cursor, &name);
			if (cursor.bad || !is_entry(image, starts, name.entry))
				return false;
			n++;
		}
		if (cursor.bad)
			return false;
	}
	return n + image->header->n_written == image->header->n_names;
}

static bool check_written(const struct image *image, const unsigned char *starts)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_WRITTEN, 0);
	uint64_t n = 0;

	while (cursor.next < cursor.end) {
		struct image_written written;
		struct image_name name;

		image_read_written(&cursor, &written, &name);
		if (cursor.bad || !is_entry(image, starts, name.entry))
			return false;
		n++;
	}
	return n == image->header->n_written;
}

static bool check_files(const struct image *image)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_FILES, 0);

	for (uint64_t i = 0; i < image->header->n_files && !cursor.bad; i++)
		image_read_str(&cursor);
	return !cursor.bad && cursor.next == cursor.end;
}

static bool check_contexts(const struct image *image)
{
	struct image_context context;

	if (image->header->n_contexts > image->sections[IMAGE_CONTEXTS].len / 4)
		return false;
	for (uint32_t i = 0; i < image->header->n_contexts; i++)
		if (!image_context_at(image, i, &context))
			return false;
	return true;
}

static bool check_tables(const struct image *image)
{
	struct poltag_str keys = image->sections[IMAGE_KEYS];

	if (keys.len % 8 || image->sections[IMAGE_WORDS].len % sizeof(struct image_word) || keys.len / 8 > UINT32_MAX)
		return false;
	if (image->sections[IMAGE_BITMAP].len != ((size_t)1 << (64 - image->header->bitmap_shift)) * 8)
		return false;
	for (size_t i = 0; i < keys.len; i += 8)
		if ((key_load(keys.data + i, 8) & IMAGE_KEY_BUCKET) > image->header->n_buckets)
			return false;
	return true;
}

enum poltag_status image_check(const void *data, size_t size, struct image *image, struct poltag_error *error)
{
	enum poltag_status status;
	unsigned char *starts;
	const char *bad = NULL;

	if ((status = check_header(data, size, image, error)) != POLTAG_OK ||
	    (status = check_sections(data, size, image, error)) != POLTAG_OK)
		return status;
	starts = calloc(image->sections[IMAGE_ENTRIES].len / 8 + 1, 1);
	if (!starts)
		return error_memory(error);
	if (!check_files(image))
		bad = "files";
	else if (!check_contexts(image))
		bad = "contexts";
	else if (!check_entries(image, starts))
		bad = "entries";
	else if (!check_names(image, starts))
		bad = "names";
	else if (!check_written(image, starts))
		bad = "written";
	else if (!check_tables(image))
		bad = "keys";
	free(starts);
	return bad ? damaged(error, bad) : POLTAG_OK;
}
