/* poltag-dict diff: what two dictionaries have, and what they find. */
#include "command.h"
#include "diff_entries.h"
#include "diff_mentions.h"
#include "load.h"
#include "locate.h"
#include "message.h"
#include "output.h"
#include "print.h"

#include <string.h>

enum { DIFF_SAME = 0, DIFF_DIFFERENT = 1, DIFF_TROUBLE = 2 };

/* One of the two dictionaries. */
struct version {
	char *path;
	struct poltag_builder *builder;
	struct names names;
	struct poltag_dict *dict;
};

struct diff {
	struct version before, after;
	struct diff_entries entries;
	struct diff_counts mentions;
	bool some_bad;
};

static bool is_image(const char *path)
{
	struct shipped shipped;
	bool only_image;

	if (strcmp(path, "shipped") != 0)
		return load_is_image(path);
	if (!locate_shipped(&shipped))
		return false;
	only_image = !shipped.sources;
	locate_free(&shipped);
	return only_image;
}

/* Reads the version again from an image of it, so that it has what an image has, in the form that it has there. */
static bool reduce(struct version *version)
{
	struct poltag_builder *reduced = NULL;
	struct poltag_error error;
	void *image = NULL;
	size_t size;
	bool good = poltag_builder_image(version->builder, &image, &size, &error) == POLTAG_OK &&
		    poltag_builder_new(load_report, NULL, &reduced, &error) == POLTAG_OK &&
		    poltag_builder_add_text(reduced, version->path, (struct poltag_str){ image, size }, &error) == POLTAG_OK;

	poltag_free(image);
	if (!good) {
		message_error(&error);
		poltag_builder_free(reduced);
		return false;
	}
	poltag_builder_free(version->builder);
	version->builder = reduced;
	return true;
}

static int is_there(void *context, const struct poltag_entry *entry)
{
	(void)context;
	(void)entry;
	return 1;
}

/* False where nothing of it could be read: to call every entry of the other removed would mislead. */
static bool read_version(struct diff *diff, struct version *version)
{
	bool some_bad;

	version->builder = command_read(&version->path, 1, &some_bad);
	diff->some_bad |= some_bad;
	return version->builder && (!some_bad || poltag_builder_visit(version->builder, is_there, NULL));
}

/* Where one is an image, both are looked at as images. */
static bool read_versions(struct diff *diff)
{
	bool before = is_image(diff->before.path), after = is_image(diff->after.path);

	if (!read_version(diff, &diff->before) || !read_version(diff, &diff->after))
		return false;
	if (before || after)
		message("%s is an image: only what tagging needs is compared", before ? diff->before.path : diff->after.path);
	if ((before && !after && !reduce(&diff->after)) || (after && !before && !reduce(&diff->before)))
		return false;
	return names_read(&diff->before.names, diff->before.builder) && names_read(&diff->after.names, diff->after.builder);
}

static bool make_dict(struct version *version)
{
	struct poltag_error error;

	if (poltag_builder_dict(version->builder, &version->dict, &error) == POLTAG_OK)
		return true;
	message("%s: %s", version->path, error.message);
	return false;
}

static bool compare_mentions(struct diff *diff, char *const *paths, size_t n)
{
	struct diff_mentions *mentions = NULL;

	if (make_dict(&diff->before) && make_dict(&diff->after))
		mentions = diff_mentions_new(diff->before.dict, diff->after.dict);
	if (!mentions)
		return false;
	if (!document_each(paths, n, diff_document, mentions))
		diff->some_bad = true;
	diff->mentions = diff_mentions_counts(mentions);
	diff->some_bad |= diff->mentions.some_bad;
	diff_mentions_free(mentions);
	return true;
}

static void write_counts(const struct diff *diff, bool with_mentions)
{
	const struct diff_counts *m = &diff->mentions;

	print("entries: %zu added, %zu removed, %zu changed\n", diff->entries.added, diff->entries.removed,
	      diff->entries.changed);
	if (with_mentions)
		print("mentions: %zu won, %zu lost, %zu changed, %zu the same; in %zu document%s\n", m->won, m->lost,
		      m->changed, m->same, m->documents, m->documents == 1 ? "" : "s");
}

static int run(struct diff *diff, char *const *paths, size_t n)
{
	const struct diff_entries *entries = &diff->entries;
	const struct diff_counts *m = &diff->mentions;

	if (!read_versions(diff))
		return DIFF_TROUBLE;
	if (!diff_entries(&diff->before.names, &diff->after.names, &diff->entries)) {
		message("out of memory");
		return DIFF_TROUBLE;
	}
	if (n && !compare_mentions(diff, paths, n))
		return DIFF_TROUBLE;
	write_counts(diff, n > 0);
	if (diff->some_bad)
		return DIFF_TROUBLE;
	return entries->added || entries->removed || entries->changed || m->won || m->lost || m->changed ? DIFF_DIFFERENT
													 : DIFF_SAME;
}

static void free_version(struct version *version)
{
	poltag_dict_free(version->dict);
	names_free(&version->names);
	poltag_builder_free(version->builder);
}

int command_diff(int argc, char **argv)
{
	struct diff diff = { 0 };
	int status;

	if (argc < 3)
		return message_usage("diff: expected OLD and NEW, two sources");
	diff.before.path = argv[1];
	diff.after.path = argv[2];
	status = run(&diff, argv + 3, (size_t)(argc - 3));
	free_version(&diff.before);
	free_version(&diff.after);
	return output_close() ? status : DIFF_TROUBLE;
}
