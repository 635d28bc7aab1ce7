/* The translated names of countries in Debian's iso-codes: the folder that has iso-codes/json and locale/. */
#include "format.h"
#include "grow.h"
#include "json.h"
#include "mo.h"
#include "naming.h"

#include <errno.h>
#include <string.h>

#define CATALOGUE_BYTES (16u << 20) /* more is no catalogue of countries */

/* Where the folder of a language is another than its tag. */
static const char *const folders[][2] = { { "zh", "zh_CN" }, { "zh_Hant", "zh_TW" }, { "uz_Cyrl", "uz@cyrillic" } };

/* The fields of a country, the name that the news has before the official one. */
static const char *const fields[] = { "common_name", "name", "official_name" };

struct reading {
	struct naming naming;
	const char *folder;
	json_t *countries;
	struct bytes path, file;
};

static bool read_file(struct reading *r)
{
	struct import *import = r->naming.import;
	size_t n = 1;

	bytes_clear(&r->file);
	while (n > 0 && r->file.len <= CATALOGUE_BYTES) {
		char block[4096];

		n = fread(block, 1, sizeof block, import->file);
		bytes_add(&r->file, span_make(block, n));
	}
	import->failed |= r->file.failed;
	if (ferror(import->file) || r->file.failed) {
		import_skip(import, 1, "cannot read: %s", strerror(errno));
		return false;
	}
	if (mo_is_good(bytes_str(&r->file)))
		return true;
	import_skip(import, 1, "no catalogue of messages; expected one of gettext, .mo");
	return false;
}

static FILE *open_below(struct reading *r, const char *name, const char *end)
{
	bytes_clear(&r->path);
	bytes_text(&r->path, r->folder);
	bytes_text(&r->path, "/");
	bytes_text(&r->path, name);
	bytes_text(&r->path, end);
	bytes_byte(&r->path, '\0');
	return r->path.failed ? NULL : fopen(r->path.data, "rb");
}

/* ---- The names of one language ---- */

static struct poltag_str translate(struct reading *r, struct poltag_str message)
{
	struct poltag_str file = bytes_str(&r->file), original, translation;

	for (size_t i = 0; message.len && i < mo_count(file); i++)
		if (mo_message(file, i, &original, &translation) && span_equal(original, message))
			return translation;
	return span_of("");
}

static void read_lang(struct reading *r, size_t lang)
{
	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
		for (size_t i = 0; i < json_array_size(r->countries); i++) {
			const json_t *country = json_array_get(r->countries, i);
			struct poltag_str name = translate(r, json_text(country, fields[k]));

			if (name.len)
				naming_add(&r->naming, json_text(country, "alpha_3"), lang, name);
		}
}

static FILE *open_lang(struct reading *r, const char *lang)
{
	struct bytes name = { 0 };
	FILE *file;

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (strcmp(folders[i][0], lang) == 0)
			lang = folders[i][1];
	bytes_text(&name, "locale/");
	bytes_text(&name, lang);
	bytes_byte(&name, '\0');
	file = name.failed ? NULL : open_below(r, name.data, "/LC_MESSAGES/iso_3166-1.mo");
	bytes_free(&name);
	return file;
}

static void read_langs(struct reading *r)
{
	struct import *import = r->naming.import;
	char lang[16];

	for (size_t i = 0; !import->failed && naming_lang(import, i, lang); i++) {
		import->file = open_lang(r, lang);
		import->path = r->path.data ? r->path.data : r->folder;
		if (!import->file) {
			tally_add(&import->others, span_of("languages that iso-codes does not have here"));
			continue;
		}
		if (read_file(r))
			read_lang(r, i);
		fclose(import->file);
		import->file = NULL;
	}
}

/* ---- The list of countries ---- */

static json_t *read_countries(struct reading *r)
{
	struct import *import = r->naming.import;
	json_t *root = NULL;

	import->file = open_below(r, "iso-codes/json/iso_3166-1", ".json");
	import->path = r->path.data ? r->path.data : r->folder;
	import->line = 1;
	if (!import->file) {
		import_skip(import, 1, "cannot read: %s", strerror(errno));
		return NULL;
	}
	if (json_peek(import) != EOF)
		root = json_read(import);
	fclose(import->file);
	import->file = NULL;
	if (!root)
		return NULL;
	if (!json_is_array(json_object_get(root, "3166-1")))
		import_skip(import, 1, "no list \"3166-1\"; expected iso-codes' countries");
	return root;
}

static void write_head(void)
{
	naming_text("# Names of countries in other languages, written by poltag-dict import iso-codes; not for editing.\n"
		    "# Provenance: the translations of Debian's iso-codes.\n"
		    "# Licence: LGPL-2.1-or-later, that of iso-codes.\n\n%rec: Names\n%key: Id\n\n");
}

void iso_codes_read(struct import *import)
{
	struct reading r = { .naming = { .import = import } };
	struct poltag_str message, translation;
	size_t bad = 0;

	if (read_file(&r)) {
		for (size_t i = 0; i < mo_count(bytes_str(&r.file)); i++)
			bad += !mo_message(bytes_str(&r.file), i, &message, &translation);
		import_skip(import, 1, "a catalogue alone, of %zu good messages; expected the folder that has iso-codes/json",
			    mo_count(bytes_str(&r.file)) - bad);
	}
	bytes_free(&r.file);
}

void iso_codes_read_folder(struct import *import)
{
	struct reading r = { .naming = { .import = import }, .folder = import->path };
	json_t *root = read_countries(&r);

	write_head();
	r.countries = json_object_get(root, "3166-1");
	if (r.countries)
		read_langs(&r);
	import->path = r.folder;
	import->line = 0;
	naming_write(&r.naming);
	naming_free(&r.naming);
	json_decref(root);
	bytes_free(&r.path);
	bytes_free(&r.file);
}
