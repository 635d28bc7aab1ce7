/* Laying out an image: everything that was read is written into one block. */
#include "layout.h"

#include "error.h"
#include "key.h"

#include <stdlib.h>

void *layout_clear(struct layout *layout, enum image_section section, size_t len)
{
	struct buf *out = &layout->sections[section];

	out->len = 0;
	if (!buf_reserve(out, len))
		return NULL;
	memset(out->data, 0, len);
	out->len = len;
	return out->data;
}

static void write_files(struct layout *l)
{
	for (size_t i = 0; i < l->builder->list.n_sources; i++)
		image_write_str(&l->sections[IMAGE_FILES], str_from(l->builder->list.sources[i].name));
	l->header.n_files = l->builder->list.n_sources;
}

static void write_words(struct layout *l)
{
	const struct poltag_builder *b = l->builder;
	size_t n_slots = b->n_words + b->n_words / 2 + 4;
	struct image_word *table = layout_clear(l, IMAGE_WORDS, n_slots * sizeof *table);

	for (size_t i = 0; i < b->n_words && table; i++) {
		size_t slot = image_slot(b->words[i].hash, n_slots);

		while (table[slot].classes && table[slot].hash != b->words[i].hash)
			slot = slot + 1 == n_slots ? 0 : slot + 1;
		table[slot].hash = b->words[i].hash;
		table[slot].classes |= b->words[i].classes;
	}
	l->header.ends = b->ends;
}

static enum poltag_status fill_sections(struct layout *l)
{
	enum poltag_status status;

	write_files(l);
	if (!layout_entries(l))
		return error_set(l->error, POLTAG_VALUE, "more than 1 GB of entries");
	status = layout_names(l);
	write_words(l);
	layout_roles(l);
	if (status == POLTAG_OK)
		status = layout_forms(l);
	return status == POLTAG_OK ? layout_rules(l) : status;
}

/* What only finding out what to write needed; a large dictionary has the image's own size of it. */
static void free_tables(struct layout *l)
{
	free(l->offsets);
	free(l->places);
	free(l->keyed);
	free(l->keys);
	l->offsets = NULL;
	l->keyed = NULL;
	l->keys = NULL;
}

/* The image at once in the size that it will have; each section is freed when it is in it. */
static enum poltag_status assemble(struct layout *l, void **image, size_t *size)
{
	struct buf out = { 0 };
	static const char zeros[8];
	size_t room = sizeof l->header;

	for (int i = 0; i < IMAGE_SECTIONS; i++)
		room += l->sections[i].len + sizeof zeros;
	buf_reserve(&out, room);
	buf_add(&out, &l->header, sizeof l->header);
	for (int i = 0; i < IMAGE_SECTIONS; i++) {
		buf_add(&out, zeros, (8 - out.len % 8) % 8);
		l->header.sections[i].offset = out.len;
		l->header.sections[i].len = l->sections[i].len;
		l->header.sections[i].checksum = image_checksum(l->sections[i].data, l->sections[i].len);
		buf_add_str(&out, buf_str(&l->sections[i]));
		out.failed |= l->sections[i].failed;
		buf_free(&l->sections[i]);
	}
	if (out.failed) {
		buf_free(&out);
		return error_memory(l->error);
	}
	memcpy(l->header.magic, image_magic, sizeof image_magic);
	l->header.byte_order = IMAGE_BYTE_ORDER;
	l->header.version = IMAGE_VERSION;
	l->header.size = out.len;
	l->header.checksum = image_checksum(&l->header, offsetof(struct image_header, checksum));
	memcpy(out.data, &l->header, sizeof l->header);
	*image = out.data;
	*size = out.len;
	return POLTAG_OK;
}

enum poltag_status layout_image(const struct poltag_builder *builder, void **image, size_t *size,
				struct poltag_error *error)
{
	struct layout l = { .builder = builder, .error = error };
	enum poltag_status status;

	*image = NULL;
	*size = 0;
	l.offsets = calloc(builder->n_entries + 1, sizeof *l.offsets);
	l.places = calloc(builder->n_names + 1, sizeof *l.places);
	status = l.offsets && l.places ? fill_sections(&l) : error_memory(error);
	if (status == POLTAG_OK && l.header.n_entries == 0)
		status = error_set(error, POLTAG_EMPTY, "a dictionary without a single entry");
	free_tables(&l);
	if (status == POLTAG_OK)
		status = assemble(&l, image, size);
	for (int i = 0; i < IMAGE_SECTIONS; i++)
		buf_free(&l.sections[i]);
	return status;
}
