/* How often something was left aside, by its name. */
#include "tally.h"

#include "bytes.h"
#include "message.h"

#include <string.h>

/* The beginning of a name that is kept, without a letter that is cut in two. */
static struct poltag_str shorten(struct poltag_str name, size_t room)
{
	if (name.len <= room)
		return name;
	while (room > 0 && ((unsigned char)name.data[room] & 0xC0) == 0x80)
		room--;
	name.len = room;
	return name;
}

void tally_add(struct tally *tally, struct poltag_str name)
{
	size_t i = 0;

	name = shorten(name, sizeof tally->kinds[0].name - 1);
	while (i < tally->n && !span_is(name, tally->kinds[i].name))
		i++;
	if (i == TALLY_KINDS) {
		strcpy(tally->kinds[--i].name, "other kinds");
	} else if (i == tally->n) {
		memcpy(tally->kinds[i].name, name.data, name.len);
		tally->n++;
	}
	tally->kinds[i].n++;
}

void tally_print(const struct tally *tally)
{
	for (size_t i = 0; i < tally->n; i++)
		message("not taken: %llu of %s", (unsigned long long)tally->kinds[i].n, tally->kinds[i].name);
}
