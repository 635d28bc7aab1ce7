/* Telling texts, archives and other files apart. */
#include "magic.h"

#include <string.h>

struct sign {
	size_t at;
	struct poltag_str bytes;
	struct magic magic;
};

#define BYTES(text) { text, sizeof text - 1 }
#define OTHER(what) { MAGIC_OTHER, PACKING_NONE, what }

/* Documents of offices are zip archives too: they stand before those. */
static const struct sign signs[] = {
	{ 0, BYTES("\x1F\x8B\x08"), { MAGIC_COMPRESSED, PACKING_GZIP, "a gzip file" } },
	{ 0, BYTES("\xFD" "7zXZ\0"), { MAGIC_COMPRESSED, PACKING_XZ, "an xz file" } },
	{ 0, BYTES("\x28\xB5\x2F\xFD"), { MAGIC_COMPRESSED, PACKING_ZSTD, "a zstd file" } },
	{ 4, BYTES("1AY&SY"), { MAGIC_COMPRESSED, PACKING_BZIP2, "a bzip2 file" } },
	{ 4, BYTES("\x17\x72\x45\x38\x50\x90"), { MAGIC_COMPRESSED, PACKING_BZIP2, "a bzip2 file" } },
	{ 30, BYTES("[Content_Types].xml"), OTHER("an office document") },
	{ 30, BYTES("mimetypeapplication/"), OTHER("an office document or electronic book") },
	{ 0, BYTES("PK\3\4"), { MAGIC_ARCHIVE, PACKING_ZIP, "a zip archive" } },
	{ 0, BYTES("PK\5\6"), { MAGIC_ARCHIVE, PACKING_ZIP, "a zip archive" } },
	{ 257, BYTES("ustar"), { MAGIC_ARCHIVE, PACKING_TAR, "a tar archive" } },
	{ 0, BYTES("WARC/"), OTHER("a web archive (WARC)") },
	{ 0, BYTES("7z\xBC\xAF\x27\x1C"), OTHER("a 7z archive") },
	{ 0, BYTES("Rar!\x1A\x07"), OTHER("a RAR archive") },
	{ 0, BYTES("%PDF-"), OTHER("a PDF file") },
	{ 0, BYTES("{\\rtf"), OTHER("an RTF document") },
	{ 0, BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), OTHER("an office document") },
	{ 0, BYTES("\xFF\xD8\xFF"), OTHER("a picture") },
	{ 0, BYTES("\x89PNG\r\n"), OTHER("a picture") },
	{ 0, BYTES("GIF8"), OTHER("a picture") },
};

/* Bytes that text does not have: control characters but for tab, line ends and pages, backspace and escape. */
static bool is_control(unsigned char c)
{
	return c < 32 && !(c >= 8 && c <= 13) && c != 27;
}

/* Some control characters get into texts by mistake; of other files they are a good part. UTF-16 and UTF-32 have zeros. */
static bool is_binary(struct poltag_str head)
{
	size_t n = 0, len = head.len < MAGIC_ROOM ? head.len : MAGIC_ROOM;

	if (span_starts(head, "\xFF\xFE") || span_starts(head, "\xFE\xFF") ||
	    (len >= 4 && memcmp(head.data, "\0\0\xFE\xFF", 4) == 0))
		return false;
	for (size_t i = 0; i < len; i++)
		n += is_control((unsigned char)head.data[i]);
	return n > 16 && n > len / 50;
}

struct magic magic_of(struct poltag_str head, bool wide)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const struct sign *sign = &signs[i];

		if (head.len >= sign->at + sign->bytes.len &&
		    memcmp(head.data + sign->at, sign->bytes.data, sign->bytes.len) == 0 &&
		    (sign->at != 4 || span_starts(head, "BZh")) && (sign->at != 30 || span_starts(head, "PK\3\4")))
			return sign->magic;
	}
	return (struct magic){ !wide && is_binary(head) ? MAGIC_OTHER : MAGIC_TEXT, PACKING_NONE, "a binary file" };
}
