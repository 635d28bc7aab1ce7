/* Opening dictionaries. */
#include "dict.h"

#include "error.h"
#include "key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static enum poltag_status compile_written(struct poltag_dict *dict, struct poltag_error *error)
{
	struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_WRITTEN, 0);
	const unsigned char *begin = cursor.next;

	while (cursor.next < cursor.end && !cursor.bad) {
		struct written written = { 0 };
		struct name_ref ref = { (uint32_t)(cursor.next - begin) + 64 + 1, true };
		struct image_written record;
		struct image_name name;
		struct buf source = { 0 };
		enum poltag_status status;

		image_read_written(&dict->image, &cursor, &record, &name);
		memcpy(written.first, record.first, 32);
		memcpy(written.second, record.second, 32);
		written.name = (struct bucket_name){ ref, name.entry, NAME_PATTERN,
						     (uint8_t)name.flags, false };
		written.prefix = pattern_prefix(name.text);
		dict_name_pattern(&name, &source);
		status = source.failed ? error_memory(error)
				       : pattern_compile(buf_str(&source), PATTERN_WRITTEN, &written.pattern, error);
		buf_free(&source);
		if (status != POLTAG_OK)
			return status;
		pattern_make_fast(&written.pattern);
		if (!ARRAY_ADD(dict, written, written)) {
			pattern_free(&written.pattern);
			return error_memory(error);
		}
	}
	return POLTAG_OK;
}

static void note_written_pairs(struct poltag_dict *dict)
{
	for (size_t i = 0; i < dict->n_written; i++)
		for (unsigned byte = 0; byte < 256; byte++) {
			if (!(dict->written[i].first[byte / 32] >> byte % 32 & 1))
				continue;
			dict->has_written_pair[byte] = true;
			for (int k = 0; k < 8; k++)
				dict->written_pairs[byte][k] |= dict->written[i].second[k];
		}
}

static enum poltag_status open_image(struct poltag_dict *dict, const void *image, struct poltag_error *error)
{
	enum poltag_status status = image_open(image, dict->size, &dict->image, error);

	if (status != POLTAG_OK)
		return status;
	code_points_init(&dict->code_points);
	dict->classify = start_best();
	dict->list = start_best_list();
	status = compile_written(dict, error);
	note_written_pairs(dict);
	return status;
}

enum poltag_status poltag_dict_from_memory(const void *image, size_t size, struct poltag_dict **dict,
					   struct poltag_error *error)
{
	struct poltag_dict *d = calloc(1, sizeof *d);
	enum poltag_status status;

	*dict = NULL;
	if (!d)
		return error_memory(error);
	d->size = size;
	status = open_image(d, image, error);
	if (status != POLTAG_OK)
		poltag_dict_free(d);
	else
		*dict = d;
	return status;
}

static enum poltag_status map_file(const char *path, void **mapped, size_t *size, struct poltag_error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	int saved = errno;

	*mapped = MAP_FAILED;
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		*size = (size_t)st.st_size;
		*mapped = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
		saved = errno;
	} else if (fd >= 0) {
		saved = EINVAL;
	}
	if (fd >= 0)
		close(fd);
	if (*mapped != MAP_FAILED)
		return POLTAG_OK;
	return error_set(error, POLTAG_READ, "cannot read the image: %s", strerror(saved));
}

enum poltag_status poltag_dict_open(const char *path, struct poltag_dict **dict, struct poltag_error *error)
{
	enum poltag_status status;
	void *mapped;
	size_t size = 0;

	*dict = NULL;
	status = map_file(path, &mapped, &size, error);
	if (status == POLTAG_OK) {
		status = poltag_dict_from_memory(mapped, size, dict, error);
		if (status == POLTAG_OK)
			(*dict)->mapped = mapped;
		else
			munmap(mapped, size);
	}
	if (status != POLTAG_OK)
		error_place(error, str_from(path), 0, 0);
	return status;
}

void poltag_dict_free(struct poltag_dict *dict)
{
	if (!dict)
		return;
	for (size_t i = 0; i < dict->n_written; i++)
		pattern_free(&dict->written[i].pattern);
	free(dict->written);
	if (dict->mapped)
		munmap(dict->mapped, dict->size);
	free(dict->owned);
	free(dict);
}

enum poltag_status poltag_dict_verify(const struct poltag_dict *dict, struct poltag_error *error)
{
	return image_check(&dict->image, error);
}

size_t poltag_dict_entries(const struct poltag_dict *dict)
{
	return (size_t)dict->image.header->n_entries;
}

size_t poltag_dict_names(const struct poltag_dict *dict)
{
	return (size_t)dict->image.header->n_names;
}

bool dict_name(const struct poltag_dict *dict, struct name_ref ref, struct image_name *name)
{
	uint32_t offset = (ref.place & IMAGE_PLACE_OFFSET) - 1;
	struct image_cursor cursor;

	if (!ref.is_written && (ref.place & IMAGE_PLACE_ENTRY))
		return image_entry_as_name(&dict->image, offset, name);
	cursor = image_cursor_at(&dict->image, ref.is_written ? IMAGE_WRITTEN : IMAGE_NAMES, offset);
	image_read_name(&dict->image, &cursor, name);
	return !cursor.bad;
}

struct poltag_str dict_name_cues(const struct poltag_dict *dict, struct name_ref ref)
{
	struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_NAMES, (ref.place & IMAGE_PLACE_OFFSET) - 1);
	struct image_spelling spelling;

	if (ref.is_written || (ref.place & IMAGE_PLACE_ENTRY)) /* a pattern, or a canonical name */
		return (struct poltag_str){ "", 0 };
	return image_read_spelling(&dict->image, &cursor, &spelling);
}

void dict_name_pattern(const struct image_name *name, struct buf *source)
{
	if (name->kind == NAME_PATTERN) {
		pattern_add_written(source, name->text);
		return;
	}
	if (name->flags & IMAGE_NAME_CASELESS)
		buf_add_str(source, STR("(?i:"));
	pattern_add_name(source, name->text);
	if (name->flags & IMAGE_NAME_CASELESS)
		buf_add_str(source, STR(")"));
}

uint64_t dict_word_classes(const struct poltag_dict *dict, const char *word, size_t len)
{
	struct key_word key = key_joined_words(&dict->code_points, word, word + len);

	return key.len == len ? image_word_classes(&dict->image, key.hash) : 0;
}
