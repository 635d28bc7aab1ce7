/* Opening the dictionary that the command line asks for. */
#include "load.h"

#include "locate.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool load_paths_add(struct load_paths *paths, const char *path)
{
	const char **grown = realloc(paths->paths, (paths->n + 1) * sizeof *grown);

	if (!grown)
		return false;
	paths->paths = grown;
	paths->paths[paths->n++] = path;
	return true;
}

void load_paths_free(struct load_paths *paths)
{
	free(paths->paths);
	*paths = (struct load_paths){ 0 };
}

void load_report(void *context, const struct poltag_error *fault)
{
	(void)context;
	message_error(fault);
}

bool load_is_image(const char *path)
{
	char begin[7] = { 0 };
	FILE *file = fopen(path, "rb");
	size_t n = file ? fread(begin, 1, sizeof begin, file) : 0;

	if (file)
		fclose(file);
	return n == sizeof begin && memcmp(begin, "poltag\x1a", sizeof begin) == 0;
}

static bool is_shipped(const char *path)
{
	return strcmp(path, "shipped") == 0;
}

/* Opens path, or the shipped dictionary, if it is an image that serves alone; *found says whether it is one. */
static struct poltag_dict *open_image(const char *path, bool *found, struct poltag_error *error)
{
	struct poltag_dict *dict = NULL;
	struct shipped shipped = { NULL, NULL };

	if (is_shipped(path))
		path = locate_shipped(&shipped) ? locate_path(&shipped) : "";
	*found = load_is_image(path);
	if (*found)
		poltag_dict_open(path, &dict, error);
	locate_free(&shipped);
	return dict;
}

enum poltag_status load_add(struct poltag_builder *builder, const char *path, bool sources, struct poltag_error *error)
{
	struct shipped shipped = { NULL, NULL };
	enum poltag_status status;

	if (is_shipped(path)) {
		if (!locate_shipped(&shipped)) {
			snprintf(error->message, sizeof error->message, "out of memory");
			return POLTAG_NO_MEMORY;
		}
		path = sources && shipped.sources ? shipped.sources : locate_path(&shipped);
	}
	status = poltag_builder_add(builder, path, error);
	locate_free(&shipped);
	return status;
}

bool load_is_fault(enum poltag_status status)
{
	return status == POLTAG_SYNTAX || status == POLTAG_VALUE || status == POLTAG_PATTERN;
}

static struct poltag_dict *build(const struct load_paths *paths, bool *some_bad)
{
	struct poltag_builder *builder;
	struct poltag_dict *dict = NULL;
	struct poltag_error error;
	enum poltag_status status = poltag_builder_new(load_report, NULL, &builder, &error);

	for (size_t i = 0; status == POLTAG_OK && i < paths->n; i++) {
		status = load_add(builder, paths->paths[i], false, &error);
		if (load_is_fault(status)) {
			*some_bad = true; /* each has been reported */
			status = POLTAG_OK;
		}
	}
	if (status == POLTAG_OK) {
		status = poltag_builder_finish(builder, &error);
		if (load_is_fault(status)) {
			*some_bad = true;
			status = POLTAG_OK;
		}
	}
	if (status == POLTAG_OK)
		status = poltag_builder_dict(builder, &dict, &error);
	if (status != POLTAG_OK)
		message_error(&error);
	poltag_builder_free(builder);
	return dict;
}

struct poltag_dict *load_dict(const struct load_paths *paths, bool *some_bad)
{
	const char *shipped = "shipped";
	struct load_paths only = { &shipped, 1 };
	struct poltag_error error;
	bool found = false;

	*some_bad = false;
	if (paths->n == 0)
		paths = &only;
	if (paths->n == 1) {
		struct poltag_dict *dict = open_image(paths->paths[0], &found, &error);

		if (found && !dict)
			message_error(&error);
		if (found)
			return dict;
	}
	return build(paths, some_bad);
}
