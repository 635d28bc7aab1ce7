/* Counting. */
#include "count.h"

#include "counts.h"
#include "story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct count {
	enum count_by by;
	struct stories *stories; /* NULL: every document counts */
	struct counts counts;
	struct bytes key;
	/* Of the document whose lines are being taken: */
	struct poltag_str name, day;
	bool counted;
};

static const char *const names[] = {
	[COUNT_DOCUMENT] = "document", [COUNT_ENTITY] = "entity", [COUNT_DAY] = "day",
};

enum count_by count_named(const char *name)
{
	for (enum count_by by = COUNT_DOCUMENT; by <= COUNT_DAY; by++)
		if (strcmp(names[by], name) == 0)
			return by;
	return COUNT_NOT;
}

struct count *count_new(enum count_by by, bool stories)
{
	struct count *count = calloc(1, sizeof *count);

	if (!count)
		return NULL;
	count->by = by;
	count->stories = stories ? stories_new() : NULL;
	if (stories && !count->stories) {
		free(count);
		return NULL;
	}
	return count;
}

void count_free(struct count *count)
{
	if (!count)
		return;
	stories_free(count->stories);
	counts_free(&count->counts);
	bytes_free(&count->key);
	free(count);
}

void count_header(const struct count *count, struct bytes *out)
{
	static const char *const headers[] = {
		[COUNT_DOCUMENT] = "doc\ttype\tid\tname\tcountry\tmentions\n",
		[COUNT_ENTITY] = "type\tid\tname\tcountry\tdocuments\tmentions\n",
		[COUNT_DAY] = "day\ttype\tid\tname\tcountry\tdocuments\tmentions\n",
	};

	bytes_text(out, headers[count->by]);
}

/* ---- Lines of a writer ---- */

static void read_signature(struct poltag_str hex, struct story_signature *signature)
{
	for (size_t i = 0; i < STORY_BINS; i++) {
		char digits[9] = { 0 };

		memcpy(digits, hex.data + 8 * i, 8);
		signature->bins[i] = (uint32_t)strtoul(digits, NULL, 16);
	}
}

static bool take_document(struct count *count, struct poltag_str line)
{
	struct story_signature signature;

	count->name = span_cut(&line, '\t');
	count->day = span_cut(&line, '\t');
	count->counted = true;
	if (!count->stories)
		return true;
	read_signature(line, &signature);
	return stories_add(count->stories, &signature, &count->counted);
}

static void add_number(struct bytes *out, uint64_t n)
{
	char digits[24];

	snprintf(digits, sizeof digits, "\t%" PRIu64, n);
	bytes_text(out, digits);
}

static bool take_entity(struct count *count, struct poltag_str line, struct bytes *out)
{
	uint64_t mentions = strtoull(line.data, NULL, 10);

	span_cut(&line, '\t');
	if (count->by == COUNT_DOCUMENT) {
		bytes_add(out, count->name);
		bytes_byte(out, '\t');
		bytes_add(out, line);
		add_number(out, mentions);
		bytes_byte(out, '\n');
		return !out->failed;
	}
	bytes_clear(&count->key);
	if (count->by == COUNT_DAY) {
		bytes_add(&count->key, count->day);
		bytes_byte(&count->key, '\t');
	}
	bytes_add(&count->key, line);
	return !count->key.failed && counts_add(&count->counts, bytes_str(&count->key), 1, mentions);
}

bool count_take(struct count *count, struct poltag_str text, struct bytes *out)
{
	while (text.len) {
		struct poltag_str line = span_cut(&text, '\n'), kind = span_cut(&line, '\t');
		bool good = true;

		if (span_is(kind, "D"))
			good = take_document(count, line);
		else if (count->counted)
			good = take_entity(count, line, out);
		if (!good)
			return false;
	}
	return true;
}

/* ---- The rows at the end ---- */

struct sortable {
	const struct counts_item *item;
	struct poltag_str key, day;
};

/* By day, then those of more documents and mentions first, then in byte order. */
static int compare(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	size_t len = a->key.len < b->key.len ? a->key.len : b->key.len;
	int order = a->day.len && b->day.len ? memcmp(a->day.data, b->day.data, a->day.len < b->day.len ? a->day.len : b->day.len) : 0;

	if (order)
		return order;
	if (a->day.len != b->day.len)
		return a->day.len < b->day.len ? -1 : 1;
	if (a->item->documents != b->item->documents)
		return a->item->documents > b->item->documents ? -1 : 1;
	if (a->item->mentions != b->item->mentions)
		return a->item->mentions > b->item->mentions ? -1 : 1;
	order = memcmp(a->key.data, b->key.data, len);
	return order ? order : (a->key.len > b->key.len) - (a->key.len < b->key.len);
}

bool count_end(struct count *count, struct bytes *out)
{
	size_t n = count->counts.n_items;
	struct sortable *all = calloc(n ? n : 1, sizeof *all);

	if (!all)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct poltag_str key = counts_key(&count->counts, &count->counts.items[i]), rest = key;

		all[i] = (struct sortable){ &count->counts.items[i], key, { "", 0 } };
		if (count->by == COUNT_DAY)
			all[i].day = span_cut(&rest, '\t');
	}
	qsort(all, n, sizeof *all, compare);
	for (size_t i = 0; i < n; i++) {
		bytes_add(out, all[i].key);
		add_number(out, all[i].item->documents);
		add_number(out, all[i].item->mentions);
		bytes_byte(out, '\n');
	}
	free(all);
	return !out->failed;
}
