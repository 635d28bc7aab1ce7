/* Checking an image before use: every offset, every record and every reference from one section to another. */
#include "image.h"

#include "error.h"
#include "key.h"

#include <stdlib.h>

static const char *const section_names[IMAGE_SECTIONS] = {
	"files", "entries", "names", "keys", "bitmap", "written", "stems", "forms", "contexts", "words", "classes", "rules",
	"roles",
};

/* Four sums side by side, so that a processor is not kept waiting for one. */
uint64_t image_checksum(const void *data, size_t len)
{
	const char *p = data;
	uint64_t sum[4] = { len, 1, 2, 3 };

	for (; len >= 32; p += 32, len -= 32)
		for (int i = 0; i < 4; i++)
			sum[i] = (sum[i] ^ key_load(p + 8 * i, 8)) * 0x9E3779B97F4A7C15u + (sum[i] >> 29);
	for (; len > 0; p += len < 8 ? len : 8, len -= len < 8 ? len : 8)
		sum[0] = key_mix(key_load(p, len < 8 ? len : 8), len, sum[0]);
	return key_mix(key_mix(sum[0], sum[1], 4), key_mix(sum[2], sum[3], 5), 6);
}

static enum poltag_status damaged(struct poltag_error *error, const char *what)
{
	return error_set(error, POLTAG_IMAGE, "damaged image: %s; build it again", what);
}

static enum poltag_status check_header(const void *data, size_t size, struct image *image, struct poltag_error *error)
{
	const struct image_header *h = data;

	if (size < offsetof(struct image_header, size) || memcmp(h->magic, image_magic, sizeof h->magic) != 0)
		return error_set(error, POLTAG_IMAGE, "not a poltag image");
	if (h->byte_order != IMAGE_BYTE_ORDER)
		return error_set(error, POLTAG_IMAGE, "an image of a machine with another byte order; build it here");
	if (h->version != IMAGE_VERSION)
		return error_set(error, POLTAG_IMAGE, "an image of version %u, expected %u; build it again",
				 (unsigned)h->version, (unsigned)IMAGE_VERSION);
	if (size < sizeof *h)
		return error_set(error, POLTAG_IMAGE, "damaged image: %llu bytes, expected more", (unsigned long long)size);
	if (h->checksum != image_checksum(h, offsetof(struct image_header, checksum)) ||
	    h->bitmap_words == 0 || h->check_shift > 32)
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

/* A bit for each byte of a section: whether a record begins there. */
struct starts {
	unsigned char *bits;
	size_t len;
};

static void starts_add(struct starts *starts, size_t offset)
{
	starts->bits[offset / 8] |= (unsigned char)(1u << offset % 8);
}

static bool starts_has(const struct starts *starts, uint32_t offset)
{
	return offset < starts->len && (starts->bits[offset / 8] >> offset % 8 & 1);
}

static bool check_entries(const struct image *image, struct starts *starts)
{
	uint32_t offset = 0;
	uint64_t n = 0;

	for (; offset < image->sections[IMAGE_ENTRIES].len; n++) {
		struct image_entry entry;

		if (!image_entry_at(image, offset, &entry) || entry.file >= image->header->n_files ||
		    entry.name.len == 0)
			return false;
		starts_add(starts, offset);
		offset = entry.end;
	}
	return n == image->header->n_entries;
}

/* Walks the buckets and notes where they begin. */
static bool check_names(const struct image *image, const struct starts *entries, struct starts *buckets)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_NAMES, 0);
	const unsigned char *begin = cursor.next;

	while (cursor.next < cursor.end) {
		uint64_t left;

		starts_add(buckets, (size_t)(cursor.next - begin));
		left = image_read_number(&cursor);
		if (left == 0)
			return false;
		for (; left > 0 && !cursor.bad; left--) {
			struct image_name name;

			image_read_name(image, &cursor, &name);
			if (name.kind == NAME_PATTERN || name.file >= image->header->n_files || !starts_has(entries, name.entry))
				return false;
		}
	}
	return !cursor.bad;
}

static bool check_forms(const struct image *image, const struct starts *entries)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_FORMS, 0);
	const unsigned char *begin = cursor.next;

	if (image->header->forms_end > image->sections[IMAGE_FORMS].len || image->sections[IMAGE_STEMS].len % 8)
		return false;
	while (!cursor.bad && cursor.next < begin + image->header->forms_end) {
		struct image_forms forms;

		image_read_forms(&cursor, &forms);
		if (forms.place == 0 || forms.kind >= NAME_PATTERN || !starts_has(entries, forms.entry))
			return false;
	}
	return !cursor.bad;
}

static bool check_written(const struct image *image, const struct starts *entries)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_WRITTEN, 0);
	uint64_t n = 0;

	while (cursor.next < cursor.end) {
		struct image_written written;
		struct image_name name;

		image_read_written(image, &cursor, &written, &name);
		if (cursor.bad || name.file >= image->header->n_files || !starts_has(entries, name.entry))
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

static bool check_keys(const struct image *image, const struct starts *entries, const struct starts *buckets)
{
	struct poltag_str keys = image->sections[IMAGE_KEYS];

	for (size_t i = 0; i < keys.len; i += 8) {
		uint32_t place = (uint32_t)key_load(keys.data + i, 8) & IMAGE_KEY_PLACE;
		const struct starts *in = place & IMAGE_PLACE_ENTRY ? entries : buckets;

		if (place && !starts_has(in, (place & IMAGE_PLACE_OFFSET) - 1))
			return false;
	}
	return true;
}

/* What reading relies on without looking again. */
static bool check_sizes(const struct image *image)
{
	size_t keys = image->sections[IMAGE_KEYS].len;

	return keys % 8 == 0 && keys / 8 <= UINT32_MAX && image->sections[IMAGE_WORDS].len % sizeof(struct image_word) == 0 &&
	       image->sections[IMAGE_BITMAP].len == (size_t)image->header->bitmap_words * 8 &&
	       image->sections[IMAGE_ENTRIES].len <= IMAGE_PLACE_OFFSET &&
	       image->sections[IMAGE_NAMES].len <= IMAGE_PLACE_OFFSET;
}

static bool check_rules(const struct image *image)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_RULES, 0);

	for (uint64_t i = 0; i < image->header->n_rules && !cursor.bad; i++) {
		struct image_rule rule;

		if (!image_read_rule(&cursor, &rule) || rule.file >= image->header->n_files)
			return false;
		for (uint64_t k = 0; k < 2 * rule.n_fields && !cursor.bad; k++)
			image_read_str(&cursor);
	}
	return !cursor.bad && cursor.next == cursor.end;
}

static bool check_roles(const struct image *image, const struct starts *entries)
{
	struct image_cursor cursor = image_cursor_at(image, IMAGE_ROLES, 0);

	for (uint64_t i = 0; i < image->header->n_roles; i++) {
		struct image_role role;

		if (!image_read_role(&cursor, &role) || !starts_has(entries, role.entry))
			return false;
	}
	return cursor.next == cursor.end;
}

static const char *check_records(const struct image *image, struct starts *entries, struct starts *buckets)
{
	if (!check_files(image))
		return "files";
	if (!check_contexts(image))
		return "contexts";
	if (!check_entries(image, entries))
		return "entries";
	if (!check_names(image, entries, buckets))
		return "names";
	if (!check_written(image, entries))
		return "written";
	if (!check_forms(image, entries))
		return "forms";
	if (!check_rules(image))
		return "rules";
	if (!check_roles(image, entries))
		return "roles";
	return check_keys(image, entries, buckets) ? NULL : "keys";
}

static struct starts starts_make(const struct image *image, enum image_section section)
{
	size_t len = image->sections[section].len;

	return (struct starts){ calloc(len / 8 + 1, 1), len };
}

enum poltag_status image_open(const void *data, size_t size, struct image *image, struct poltag_error *error)
{
	enum poltag_status status = check_header(data, size, image, error);

	if (status == POLTAG_OK)
		status = check_sections(data, size, image, error);
	if (status == POLTAG_OK && !check_sizes(image))
		status = damaged(error, "sizes");
	return status;
}

enum poltag_status image_check(const struct image *image, struct poltag_error *error)
{
	struct starts entries = starts_make(image, IMAGE_ENTRIES), buckets = starts_make(image, IMAGE_NAMES);
	enum poltag_status status = POLTAG_OK;
	const char *bad;

	if (!entries.bits || !buckets.bits)
		status = error_memory(error);
	else if ((bad = check_records(image, &entries, &buckets)))
		status = damaged(error, bad);
	free(entries.bits);
	free(buckets.bits);
	return status;
}
