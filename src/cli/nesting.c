/* Opening and closing mentions in a text. */
#include "nesting.h"

#include "writer.h"

#include <stdlib.h>

static struct poltag_str tag_of(const struct nesting *nesting, size_t i)
{
	return span_make(bytes_str(&nesting->tags).data + nesting->open[i].tag, nesting->open[i].tag_len);
}

static void write_text(struct writing *writing, const struct nesting_form *form, size_t to)
{
	if (to > writing->done)
		form->text(writing, span_make(writing->document->text.data + writing->done, to - writing->done));
	writing->done = to;
}

/* Where the first of the open mentions ends. */
static size_t first_end(const struct nesting *nesting)
{
	size_t end = SIZE_MAX;

	for (size_t i = 0; i < nesting->n; i++)
		if (nesting->open[i].end < end)
			end = nesting->open[i].end;
	return end;
}

/* Closes those that end here, and those in them that go on; opens the latter again. */
static void close_at(struct writing *writing, const struct nesting_form *form, size_t end)
{
	struct nesting *nesting = &writing->nesting;
	size_t n = nesting->n, kept = 0;

	while (nesting->open[kept].end != end)
		kept++;
	while (nesting->n > kept) {
		enum poltag_type type = nesting->open[--nesting->n].type;

		form->close(writing, type);
	}
	for (size_t i = kept; i < n; i++) {
		if (nesting->open[i].end == end)
			continue;
		nesting->open[nesting->n++] = nesting->open[i];
		bytes_add(writing->out, tag_of(nesting, nesting->n - 1));
	}
	if (!nesting->n)
		bytes_clear(&nesting->tags);
}

static void go_to(struct writing *writing, const struct nesting_form *form, size_t to)
{
	size_t end;

	while ((end = first_end(&writing->nesting)) <= to) {
		write_text(writing, form, end);
		close_at(writing, form, end);
	}
	write_text(writing, form, to);
}

static bool make_room(struct nesting *nesting)
{
	size_t room = nesting->room ? 2 * nesting->room : 8;
	struct nested *open;

	if (nesting->n < nesting->room)
		return true;
	open = realloc(nesting->open, room * sizeof *open);
	if (!open)
		return false;
	nesting->open = open;
	nesting->room = room;
	return true;
}

void nesting_mention(struct writing *writing, const struct nesting_form *form, const struct poltag_mention *mention,
		     struct poltag_str text)
{
	struct nesting *nesting = &writing->nesting;
	size_t start = (size_t)(text.data - writing->document->text.data), before;

	go_to(writing, form, start);
	if (!make_room(nesting)) {
		writing->scratch.failed = true;
		return;
	}
	before = writing->out->len;
	form->open(writing, mention);
	nesting->open[nesting->n++] = (struct nested){ mention->type, start + text.len, nesting->tags.len, 0 };
	nesting->open[nesting->n - 1].tag_len = writing->out->len - before;
	bytes_add(&nesting->tags, span_from(bytes_str(writing->out), before));
	writing->scratch.failed |= nesting->tags.failed;
	writing->count++;
}

void nesting_end(struct writing *writing, const struct nesting_form *form)
{
	go_to(writing, form, writing->document->text.len);
}

struct poltag_str nesting_around(const struct writing *writing)
{
	const struct nesting *nesting = &writing->nesting;

	return nesting->n ? tag_of(nesting, nesting->n - 1) : span_of("");
}

void nesting_release(struct nesting *nesting)
{
	free(nesting->open);
	bytes_free(&nesting->tags);
	*nesting = (struct nesting){ 0 };
}
