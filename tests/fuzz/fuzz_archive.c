/* Any bytes as a compressed file or an archive, once as a stream and once as a file in which places can be looked up. All that
 * is read is within the limits, and there is an end. */
#include "cli/unpack.h"
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#define MOST_READ 100000

static const struct unpack_limits limits = { .expand = 50, .free = 1 << 20, .size = 4 << 20, .members = 100 };

/* Reads a member in steps; every third one only begins. */
static void read_member(struct unpack *unpack, size_t number)
{
	struct bytes bytes = { 0 };
	ssize_t n;

	do {
		size_t before = bytes.len;

		n = unpack_read(unpack, &bytes, MOST_READ);
		FUZZ_CHECK(n <= MOST_READ && (n < 0 || bytes.len == before + (size_t)n) && !bytes.failed);
		FUZZ_CHECK(n >= 0 || *unpack_failure(unpack));
	} while (n == MOST_READ && number % 3);
	FUZZ_CHECK(bytes.len <= limits.size + MOST_READ);
	bytes_free(&bytes);
}

static void read_all(int fd, struct bytes *head, enum packing packing)
{
	struct unpack *unpack = unpack_new(fd, head, packing, &limits);
	const char *name;
	size_t n = 0;
	int status;

	FUZZ_CHECK(unpack);
	while ((status = unpack_next(unpack, &name)) > 0) {
		FUZZ_CHECK(++n <= limits.members && (!name || *name));
		read_member(unpack, n);
	}
	FUZZ_CHECK(status == 0 || *unpack_failure(unpack));
	unpack_free(unpack);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct poltag_str input = { (const char *)data, size };
	struct magic magic = magic_of(input, false);
	struct bytes head = { 0 };
	int fd;

	if (magic.kind != MAGIC_ARCHIVE && magic.kind != MAGIC_COMPRESSED)
		return 0;
	bytes_add(&head, input);
	FUZZ_CHECK(!head.failed);
	read_all(-1, &head, magic.packing);
	fd = memfd_create("fuzz", MFD_CLOEXEC);
	FUZZ_CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	read_all(fd, &head, magic.packing);
	close(fd);
	return 0;
}
