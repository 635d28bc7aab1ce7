/* Comparing mentions. Both lists are in order and without overlaps, so one walk over both pairs them. */
#include "diff_mentions.h"

#include "grow.h"
#include "message.h"
#include "names.h"
#include "output.h"
#include "print.h"

#include <string.h>

/* A mention; ids is a range of the strings: its id, and behind "?" the candidates. */
struct found {
	size_t start, end;
	enum poltag_type type;
	size_t ids, ids_len;
};

/* What one dictionary finds in the present document. */
struct side {
	struct poltag_tagger *tagger;
	struct found *found;
	size_t n_found, room_found;
	char *strings;
	size_t n_strings, room_strings;
};

struct diff_mentions {
	struct side before, after;
	struct diff_counts counts;
};

struct diff_mentions *diff_mentions_new(struct poltag_dict *before, struct poltag_dict *after)
{
	struct diff_mentions *diff = calloc(1, sizeof *diff);
	struct poltag_error error;

	if (!diff) {
		message("out of memory");
		return NULL;
	}
	if (poltag_tagger_new(before, NULL, &diff->before.tagger, &error) == POLTAG_OK &&
	    poltag_tagger_new(after, NULL, &diff->after.tagger, &error) == POLTAG_OK)
		return diff;
	message_error(&error);
	diff_mentions_free(diff);
	return NULL;
}

static void free_side(struct side *side)
{
	poltag_tagger_free(side->tagger);
	free(side->found);
	free(side->strings);
}

void diff_mentions_free(struct diff_mentions *diff)
{
	if (!diff)
		return;
	free_side(&diff->before);
	free_side(&diff->after);
	free(diff);
}

struct diff_counts diff_mentions_counts(const struct diff_mentions *diff)
{
	return diff->counts;
}

/* ---- Tagging ---- */

static bool add_string(struct side *side, struct found *found, struct poltag_str text)
{
	if (!grow((void **)&side->strings, side->n_strings, text.len + 1, &side->room_strings, 1))
		return false;
	if (found->ids_len) {
		side->strings[side->n_strings++] = ' ';
		found->ids_len++;
	}
	if (text.len)
		memcpy(side->strings + side->n_strings, text.data, text.len);
	side->n_strings += text.len;
	found->ids_len += text.len;
	return true;
}

static int add_mention(void *context, const struct poltag_mention *m)
{
	struct side *side = context;
	struct found found = { m->start, m->end, m->type, side->n_strings, 0 };
	bool good = add_string(side, &found, m->id);

	for (size_t i = 0; good && i < m->n_candidates; i++)
		good = add_string(side, &found, m->candidates[i]);
	return good && GROW_ADD(side, found, found) ? 0 : 1;
}

static bool tag(struct diff_mentions *diff, struct side *side, const struct document *document)
{
	struct poltag_error error;
	enum poltag_status status;
	struct poltag_summary summary;

	side->n_found = side->n_strings = 0;
	status = poltag_tag(side->tagger, document->text, add_mention, side, &error);
	summary = poltag_tagger_summary(side->tagger);
	if (summary.over_limit) {
		message("%s: matching passed a limit at %zu place%s; names may be missing there", document->name,
			summary.over_limit, summary.over_limit == 1 ? "" : "s");
		diff->counts.some_bad = true;
	}
	if (status == POLTAG_OK)
		return true;
	message("%s: %s", document->name, status == POLTAG_STOPPED ? "out of memory" : error.message);
	diff->counts.some_bad = true;
	return false;
}

/* ---- Comparing ---- */

static struct poltag_str ids_of(const struct side *side, const struct found *found)
{
	return (struct poltag_str){ side->strings + found->ids, found->ids_len };
}

static void write_found(const struct side *side, const struct found *found)
{
	print("%s ", poltag_type_name(found->type));
	print_plain(found->ids_len ? ids_of(side, found) : (struct poltag_str){ "(no id)", 7 });
}

static void write_context(const struct document *document, const struct found *found)
{
	output_text(": ");
	print_context(document->text, found->start, found->end);
	output_text("\n");
}

static void write_one(const char *sign, const struct side *side, const struct document *document,
		      const struct found *found)
{
	output_text(sign);
	output_text(document->name);
	print(":%zu-%zu ", found->start, found->end);
	write_found(side, found);
	write_context(document, found);
}

static void write_changed(const struct diff_mentions *diff, const struct document *document, const struct found *old,
			  const struct found *new)
{
	output_text("~ ");
	output_text(document->name);
	print(":%zu-%zu ", old->start, old->end);
	write_found(&diff->before, old);
	output_text(" -> ");
	if (old->start != new->start || old->end != new->end)
		print("%zu-%zu ", new->start, new->end);
	write_found(&diff->after, new);
	write_context(document, new);
}

static void compare_pair(struct diff_mentions *diff, const struct document *document, const struct found *old,
			 const struct found *new)
{
	if (old->start == new->start && old->end == new->end && old->type == new->type &&
	    str_is_same(ids_of(&diff->before, old), ids_of(&diff->after, new))) {
		diff->counts.same++;
		return;
	}
	diff->counts.changed++;
	write_changed(diff, document, old, new);
}

static void compare_found(struct diff_mentions *diff, const struct document *document)
{
	const struct side *before = &diff->before, *after = &diff->after;
	size_t i = 0, k = 0;

	while (i < before->n_found || k < after->n_found) {
		const struct found *old = i < before->n_found ? &before->found[i] : NULL;
		const struct found *new = k < after->n_found ? &after->found[k] : NULL;

		if (!new || (old && old->end <= new->start)) {
			diff->counts.lost++;
			write_one("- ", before, document, old);
			i++;
		} else if (!old || new->end <= old->start) {
			diff->counts.won++;
			write_one("+ ", after, document, new);
			k++;
		} else {
			compare_pair(diff, document, old, new);
			i++;
			k++;
		}
	}
}

bool diff_document(void *context, const struct document *document)
{
	struct diff_mentions *diff = context;
	struct poltag_summary summary;

	diff->counts.documents++;
	if (tag(diff, &diff->before, document) && tag(diff, &diff->after, document))
		compare_found(diff, document);
	summary = poltag_tagger_summary(diff->before.tagger);
	if (summary.malformed) {
		message("%s: not UTF-8: %zu malformed sequence%s, the first at byte %zu, read as U+FFFD", document->name,
			summary.malformed, summary.malformed == 1 ? "" : "s", summary.first_malformed);
		diff->counts.some_bad = true;
	}
	output_flush();
	return output_is_open();
}
