/* The names in a file of CLDR, read with Expat. */
#include "cldr_file.h"

#include <errno.h>
#include <expat.h>
#include <string.h>

#define BLOCK_BYTES 65536

struct reading {
	struct import *import;
	XML_Parser parser;
	const char *list, *item, *refused;
	cldr_take take;
	void *context;
	unsigned depth;      /* of elements */
	unsigned list_depth; /* of the list that is being read, or 0 */
	bool in_item;
	char type[16], alt[16], draft[16];
	struct bytes text;
};

static void copy(char room[16], const char *text)
{
	size_t len = strlen(text);

	len = len < 16 ? len : 15;
	memcpy(room, text, len);
	room[len] = '\0';
}

static void begin_item(struct reading *r, const char **attributes)
{
	r->in_item = true;
	bytes_clear(&r->text);
	r->type[0] = r->alt[0] = r->draft[0] = '\0';
	for (; attributes[0]; attributes += 2) {
		if (strcmp(attributes[0], "type") == 0)
			copy(r->type, attributes[1]);
		else if (strcmp(attributes[0], "alt") == 0)
			copy(r->alt, attributes[1]);
		else if (strcmp(attributes[0], "draft") == 0)
			copy(r->draft, attributes[1]);
	}
}

/* The list stands below ldml and localeDisplayNames. */
static void begin(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;

	r->depth++;
	if (r->depth == 3 && strcmp(name, r->list) == 0)
		r->list_depth = r->depth;
	else if (r->list_depth && r->depth == r->list_depth + 1 && strcmp(name, r->item) == 0)
		begin_item(r, attributes);
}

static void end(void *context, const char *name)
{
	struct reading *r = context;

	(void)name;
	if (r->in_item && r->depth == r->list_depth + 1) {
		struct cldr_name found = { r->type, r->alt, r->draft, bytes_str(&r->text) };

		r->in_item = false;
		r->import->line = XML_GetCurrentLineNumber(r->parser);
		r->import->failed |= r->text.failed;
		if (!r->import->failed)
			r->take(r->context, &found);
	}
	if (r->depth-- == r->list_depth)
		r->list_depth = 0;
}

static void text(void *context, const char *data, int len)
{
	struct reading *r = context;

	if (r->in_item)
		bytes_add(&r->text, span_make(data, (size_t)len));
}

static void refuse(struct reading *r, const char *what)
{
	r->refused = what;
	XML_StopParser(r->parser, XML_FALSE);
}

static void declare_entity(void *context, const char *name, int is_parameter, const char *value, int len, const char *base,
			   const char *system, const char *public, const char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)len, (void)base, (void)system, (void)public, (void)notation;
	refuse(context, "a declaration of an entity; expected none");
}

static void skip_entity(void *context, const char *name, int is_parameter)
{
	(void)name, (void)is_parameter;
	refuse(context, "an entity that nothing declares; expected none");
}

static bool parse(struct reading *r)
{
	bool last = false;

	while (!last) {
		void *block = XML_GetBuffer(r->parser, BLOCK_BYTES);
		size_t n;

		if (!block) {
			r->import->failed = true;
			return false;
		}
		n = fread(block, 1, BLOCK_BYTES, r->import->file);
		if (ferror(r->import->file)) {
			import_skip(r->import, 1, "cannot read: %s", strerror(errno));
			return false;
		}
		last = n == 0;
		if (XML_ParseBuffer(r->parser, (int)n, last) != XML_STATUS_OK) {
			r->import->failed |= XML_GetErrorCode(r->parser) == XML_ERROR_NO_MEMORY;
			import_skip(r->import, XML_GetCurrentLineNumber(r->parser), "%s",
				    r->refused ? r->refused : XML_ErrorString(XML_GetErrorCode(r->parser)));
			return false;
		}
	}
	return true;
}

bool cldr_file_read(struct import *import, const char *list, const char *item, cldr_take take, void *context)
{
	struct reading r = { .import = import, .list = list, .item = item, .take = take, .context = context };
	bool good;

	r.parser = XML_ParserCreate(NULL);
	if (!r.parser) {
		import->failed = true;
		return false;
	}
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, begin, end);
	XML_SetCharacterDataHandler(r.parser, text);
	XML_SetEntityDeclHandler(r.parser, declare_entity);
	XML_SetSkippedEntityHandler(r.parser, skip_entity);
	XML_SetParamEntityParsing(r.parser, XML_PARAM_ENTITY_PARSING_NEVER);
	good = parse(&r);
	XML_ParserFree(r.parser);
	bytes_free(&r.text);
	return good;
}
