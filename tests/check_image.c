/* Tests of images: that they are the same each time, and that whatever their bytes say nothing worse than an error
 * comes of it. */
#include "check_help.h"

#include "dict.h"
#include "image.h"

/* Something of everything that an image can hold. */
static const char records[] = "%rec: Entity\n\n"
			      "Id: john-smith\nType: PERSON\nName: John Smith\nShort: Smith ? Mr, Senator\nCountry: USA\n"
			      "Name_ru: Джон Смит\nName_uz_Cyrl: Жон Смит\nRole: President | USA | 2001..\n\n"
			      "Id: g-group\nType: ORG\nName: Group of Seven\nPattern: G\\d+\nCase: any\n\n"
			      "Id: china\nType: COUNTRY\nName: China\nName_zh: 中国\nDemonym: Chinese\nCountry: CHN\n\n"
			      "Id: jordan\nType: COUNTRY\nName: Jordan\nNear: king, Amman\nNotNear: Nike\nUnless: Jordan\\s+Air\n\n"
			      "Id: new-york\nType: PLACE\nName: New York\nAlias: New York City\nAlias: New York State\n"
			      "Alias: New York County\nAlias: New York Harbor\nAlias: New York Bight\nAlias: New York Mills\n\n"
			      "%rec: Words\n\nId: titles\nClass: title\nWord: Mr\nWord: President\n";

static const char document[] = "President Smith of NEW YORK CITY met John Smith; 在中国 the G7 and the Chinese king of\n"
			       "Jordan, New  York\nHarbor. Senator Smith, Джон Смит.\n";

static void build(const char *text, void **image, size_t *size)
{
	struct poltag_builder *builder;
	struct poltag_error error;

	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_add_text(builder, "test.rec", str_from(text), &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_image(builder, image, size, &error), POLTAG_OK);
	poltag_builder_free(builder);
}

/* A copy of the sample image, of exactly its size. */
static char *sample(size_t *size)
{
	void *image;
	char *copy;

	build(records, &image, size);
	copy = help_copy(image, *size);
	poltag_free(image);
	return copy;
}

static int count(void *context, const struct poltag_mention *mention)
{
	ck_assert_uint_le(mention->start, mention->end);
	++*(int *)context;
	return 0;
}

/* Opens the bytes and, where that is possible, tags with them. Returns the status of opening. */
static enum poltag_status try_image(const void *image, size_t size, struct poltag_error *error)
{
	static const struct poltag_options options = { .nested = true, .explain = true, .lang = "ru" };
	struct poltag_dict *dict;
	struct poltag_tagger *tagger;
	enum poltag_status status = poltag_dict_from_memory(image, size, &dict, error);
	int mentions = 0;

	if (status != POLTAG_OK) {
		ck_assert_ptr_null(dict);
		ck_assert(error->message[0] != '\0');
		return status;
	}
	ck_assert_int_eq(poltag_tagger_new(dict, &options, &tagger, error), POLTAG_OK);
	poltag_tag(tagger, str_make(document, sizeof document - 1), count, &mentions, error);
	poltag_tagger_free(tagger);
	poltag_dict_verify(dict, error);
	poltag_dict_free(dict);
	return POLTAG_OK;
}

START_TEST(twice_the_same)
{
	void *first, *second;
	size_t first_size, second_size;

	build(records, &first, &first_size);
	build(records, &second, &second_size);
	ck_assert_uint_eq(first_size, second_size);
	ck_assert_mem_eq(first, second, first_size);
	poltag_free(first);
	poltag_free(second);
}
END_TEST

/* The image in memory, in a file, and without a file in between give the same mentions. */
START_TEST(every_way_of_opening)
{
	char path[] = "check_image.XXXXXX", *image, *from_memory, *from_file, *direct;
	int fd = mkstemp(path);
	struct poltag_dict *dict;
	struct poltag_error error;
	size_t size;
	FILE *file = fdopen(fd, "wb");

	image = sample(&size);
	ck_assert_uint_eq(fwrite(image, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(poltag_dict_from_memory(image, size, &dict, &error), POLTAG_OK);
	from_memory = help_tag(dict, NULL, STR(document));
	ck_assert_uint_eq(poltag_dict_entries(dict), 5);
	poltag_dict_free(dict);
	ck_assert_int_eq(poltag_dict_open(path, &dict, &error), POLTAG_OK);
	from_file = help_tag(dict, NULL, STR(document));
	poltag_dict_free(dict);
	dict = help_dict(records);
	direct = help_tag(dict, NULL, STR(document));
	poltag_dict_free(dict);
	ck_assert_str_eq(from_memory, direct);
	ck_assert_str_eq(from_file, direct);
	ck_assert_msg(strstr(direct, "china") && strstr(direct, "new-york") && strstr(direct, "jordan"), "%s", direct);
	remove(path);
	free(image);
	free(from_memory);
	free(from_file);
	free(direct);
}
END_TEST

static void expect_error(const void *image, size_t size, const char *message)
{
	struct poltag_error error;

	ck_assert_int_eq(try_image(image, size, &error), POLTAG_IMAGE);
	ck_assert_str_eq(error.message, message);
}

START_TEST(other_files)
{
	static const char text[] = "Id: a\nType: ORG\nName: A\n";
	char zeros[sizeof(struct image_header)] = { 0 };

	expect_error(text, sizeof text, "not a poltag image");
	expect_error("", 0, "not a poltag image");
	expect_error(zeros, sizeof zeros, "not a poltag image");
}
END_TEST

START_TEST(other_versions)
{
	size_t size;
	char *image = sample(&size);
	struct image_header *header = (struct image_header *)(void *)image;

	header->version = IMAGE_VERSION + 1;
	ck_assert_int_eq(try_image(image, size, &(struct poltag_error){ 0 }), POLTAG_IMAGE);
	header->version = 77;
	{
		char message[100];

		snprintf(message, sizeof message, "an image of version 77, expected %d; build it again", IMAGE_VERSION);
		expect_error(image, size, message);
	}
	header->byte_order = 0x04030201u;
	expect_error(image, size, "an image of a machine with another byte order; build it here");
	free(image);
}
END_TEST

START_TEST(files_that_are_none)
{
	struct poltag_dict *dict;
	struct poltag_error error;

	ck_assert_int_eq(poltag_dict_open("no/such/file.img", &dict, &error), POLTAG_READ);
	ck_assert_ptr_null(dict);
	ck_assert_str_eq(error.file, "no/such/file.img");
	ck_assert_int_eq(poltag_dict_open(".", &dict, &error), POLTAG_READ);
	ck_assert_int_eq(poltag_dict_open("/dev/null", &dict, &error), POLTAG_READ);
}
END_TEST

/* Cut anywhere, it is not an image any more. Every length near a boundary, every seventh else. */
START_TEST(cut_anywhere)
{
	size_t size;
	char *image = sample(&size);

	for (size_t len = 0; len < size; len += len < 1024 || len + 1024 > size ? 1 : 7) {
		char *cut = help_copy(image, len);
		struct poltag_error error;

		if (try_image(cut, len, &error) != POLTAG_IMAGE)
			ck_abort_msg("%zu of %zu bytes are an image", len, size);
		free(cut);
	}
	free(image);
}
END_TEST

/* Where every byte counts for a checksum, a change is seen; between the sections it does no harm. */
START_TEST(every_byte_flipped)
{
	size_t size, unseen = 0;
	char *image = sample(&size);
	uint64_t seed = 11;

	for (size_t i = 0; i < size; i++) {
		char was = image[i];
		struct poltag_error error;

		image[i] = (char)(was ^ (1 << help_below(&seed, 8)));
		unseen += try_image(image, size, &error) == POLTAG_OK;
		image[i] = was;
	}
	ck_assert_uint_le(unseen, 7 * IMAGE_SECTIONS);
	ck_assert_int_eq(try_image(image, size, &(struct poltag_error){ 0 }), POLTAG_OK);
	free(image);
}
END_TEST

/* ---- Images that are wrong but whose checksums are right, as from someone who means harm ---- */

static void seal(char *image)
{
	struct image_header *header = (struct image_header *)(void *)image;

	for (int i = 0; i < IMAGE_SECTIONS; i++)
		header->sections[i].checksum = image_checksum(image + header->sections[i].offset,
							      (size_t)header->sections[i].len);
	header->checksum = image_checksum(header, offsetof(struct image_header, checksum));
}

/* Every byte of the sections with several values, every 61st of the large ones that are mere bits. */
static void change_each(char *image, size_t size)
{
	static const unsigned char changes[] = { 0x01, 0x7F, 0x80, 0xFF };
	const struct image_header header = *(const struct image_header *)(void *)image;

	for (int section = 0; section < IMAGE_SECTIONS; section++)
		for (size_t i = 0; i < header.sections[section].len; i += header.sections[section].len > 4096 ? 61 : 1)
			for (size_t k = 0; k < N_ITEMS(changes); k++) {
				char *byte = image + header.sections[section].offset + i, was = *byte;
				struct poltag_error error;

				*byte = (char)(was ^ changes[k]);
				seal(image);
				try_image(image, size, &error);
				*byte = was;
			}
}

START_TEST(sealed_after_a_change)
{
	size_t size;
	char *image = sample(&size);

	change_each(image, size);
	free(image);
}
END_TEST

/* Several bytes at once, at random. */
static void change_many(char *image, size_t size, uint64_t seed)
{
	const struct image_header header = *(const struct image_header *)(void *)image;
	char *kept = help_copy(image, size);

	for (int round = 0; round < 2000; round++) {
		struct poltag_error error;

		for (size_t n = 1 + help_below(&seed, 4); n > 0; n--) {
			int section = (int)help_below(&seed, IMAGE_SECTIONS);

			if (header.sections[section].len)
				image[header.sections[section].offset +
				      help_below(&seed, (size_t)header.sections[section].len)] = (char)help_random(&seed);
		}
		seal(image);
		try_image(image, size, &error);
		memcpy(image, kept, size);
	}
	free(kept);
}

START_TEST(sealed_after_many_changes)
{
	size_t size;
	char *image = sample(&size);

	change_many(image, size, 12);
	free(image);
}
END_TEST

/* The numbers of the header: counts, shifts, offsets and lengths, each with values at the edges. */
START_TEST(sealed_headers)
{
	static const uint64_t values[] = { 0, 1, 7, 8, 63, 64, 0x7FFFFFFF, 0xFFFFFFFF, 0x100000000, UINT64_MAX - 7, UINT64_MAX };
	size_t size, checksum = offsetof(struct image_header, checksum);
	char *image = sample(&size);

	for (size_t at = offsetof(struct image_header, size); at < checksum; at += 4)
		for (size_t k = 0; k < N_ITEMS(values); k++) {
			struct image_header kept, *header = (struct image_header *)(void *)image;
			struct poltag_error error;

			memcpy(&kept, image, sizeof kept);
			memcpy(image + at, &values[k], at % 8 || at + 8 > checksum ? 4 : 8);
			header->checksum = image_checksum(header, checksum);
			try_image(image, size, &error);
			memcpy(image, &kept, sizeof kept);
		}
	free(image);
}
END_TEST

/* And such an image may also be added to a builder. */
START_TEST(damaged_images_are_not_joined)
{
	char path[] = "check_image.XXXXXX", *image;
	struct poltag_builder *builder;
	struct poltag_error error;
	size_t size;
	FILE *file = fdopen(mkstemp(path), "wb");

	image = sample(&size);
	image[size / 2] ^= 1;
	ck_assert_uint_eq(fwrite(image, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_add(builder, path, &error), POLTAG_IMAGE);
	ck_assert_str_eq(error.file, path);
	poltag_builder_free(builder);
	remove(path);
	free(image);
}
END_TEST

/* ---- Numbers of varying length ---- */

START_TEST(numbers_come_back)
{
	uint64_t seed = 13;

	for (int round = 0; round < 10000; round++) {
		uint64_t number = help_random(&seed) >> help_below(&seed, 64);
		struct buf buf = { 0 };
		struct image_cursor cursor;

		image_write_number(&buf, number);
		cursor = (struct image_cursor){ (unsigned char *)buf.data, (unsigned char *)buf.data + buf.len, false };
		ck_assert_uint_eq(image_read_number(&cursor), number);
		ck_assert(!cursor.bad && cursor.next == cursor.end);
		cursor = (struct image_cursor){ (unsigned char *)buf.data, (unsigned char *)buf.data + buf.len - 1, false };
		ck_assert_uint_eq(image_read_number(&cursor), 0);
		ck_assert(cursor.bad && cursor.next == cursor.end);
		buf_free(&buf);
	}
}
END_TEST

START_TEST(strings_stay_within_their_bounds)
{
	static const unsigned char bytes[] = { 3, 'a', 'b', 'c', 9, 'x' };
	struct image_cursor cursor = { bytes, bytes + sizeof bytes, false };

	ck_assert(str_is(image_read_str(&cursor), "abc"));
	ck_assert_uint_eq(image_read_str(&cursor).len, 0);
	ck_assert(cursor.bad && cursor.next == cursor.end);
	ck_assert_uint_eq(image_read_str(&cursor).len, 0);
}
END_TEST

HELP_MAIN("image", 240, twice_the_same, every_way_of_opening, other_files, other_versions, files_that_are_none, cut_anywhere,
	  every_byte_flipped, sealed_after_a_change, sealed_after_many_changes, sealed_headers,
	  damaged_images_are_not_joined, numbers_come_back, strings_stay_within_their_bounds)
