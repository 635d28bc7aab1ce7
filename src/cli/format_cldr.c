/* The names of countries in Unicode's CLDR: the folder common/, of which main/LANGUAGE.xml is read. */
#include "cldr_file.h"
#include "cldr_places.h"
#include "format.h"
#include "naming.h"

#include <errno.h>
#include <string.h>
#include <utf8proc.h>

#define SHORT_LETTERS 4 /* a short form with fewer letters of an alphabet may be a word, or another's */

static const char licence[] =
	"# Licence: Unicode-DFS-2016, whose notice is:\n"
	"#\n"
	"# COPYRIGHT AND PERMISSION NOTICE\n"
	"#\n"
	"# Copyright (c) 1991-2022 Unicode, Inc. All rights reserved.\n"
	"# Distributed under the Terms of Use in https://www.unicode.org/copyright.html.\n"
	"#\n"
	"# Permission is hereby granted, free of charge, to any person obtaining a copy of the Unicode data files and any\n"
	"# associated documentation (the \"Data Files\") or Unicode software and any associated documentation (the \"Software\") to\n"
	"# deal in the Data Files or Software without restriction, including without limitation the rights to use, copy, modify,\n"
	"# merge, publish, distribute, and/or sell copies of the Data Files or Software, and to permit persons to whom the Data\n"
	"# Files or Software are furnished to do so, provided that either (a) this copyright and permission notice appear with\n"
	"# all copies of the Data Files or Software, or (b) this copyright and permission notice appear in associated\n"
	"# Documentation.\n"
	"#\n"
	"# THE DATA FILES AND SOFTWARE ARE PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT\n"
	"# LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD PARTY\n"
	"# RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY\n"
	"# SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,\n"
	"# WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR\n"
	"# PERFORMANCE OF THE DATA FILES OR SOFTWARE.\n"
	"#\n"
	"# Except as contained in this notice, the name of a copyright holder shall not be used in advertising or otherwise to\n"
	"# promote the sale, use or other dealings in these Data Files or Software without prior written authorization of the\n"
	"# copyright holder.\n"
	"\n"
	"%rec: Names\n"
	"%key: Id\n"
	"\n";

struct reading {
	struct naming naming;
	size_t lang;
};

/* Letters of alphabets; a sign of Chinese, Japanese or Korean counts for three. */
static size_t count_letters(struct poltag_str text)
{
	const unsigned char *p = (const unsigned char *)text.data, *end = p + text.len;
	size_t n = 0;

	while (p < end) {
		int32_t c = *p;
		utf8proc_ssize_t len = c < 0x80 ? 1 : utf8proc_iterate(p, end - p, &c);
		utf8proc_category_t category;

		if (len <= 0)
			break;
		category = utf8proc_category(c);
		if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
			n += c >= 0x2E80 ? 3 : 1;
		p += len;
	}
	return n;
}

static void take(void *context, const struct cldr_name *name)
{
	struct reading *r = context;
	struct import *import = r->naming.import;

	if (strcmp(name->draft, "unconfirmed") == 0 || strcmp(name->draft, "provisional") == 0)
		tally_add(&import->others, span_of("names that are drafts"));
	else if (span_is(name->text, "\xE2\x86\x91\xE2\x86\x91\xE2\x86\x91")) /* arrows: as the language above has it */
		tally_add(&import->others, span_of("names that another language has"));
	else if (name->alt[0] && count_letters(name->text) < SHORT_LETTERS)
		tally_add(&import->others, span_of("short forms of up to three letters"));
	else
		naming_add(&r->naming, span_of(name->type), r->lang, name->text);
}

static FILE *open_below(const char *folder, const char *kind, const char *name, const char *end, struct bytes *path)
{
	bytes_clear(path);
	bytes_text(path, folder);
	bytes_text(path, "/");
	bytes_text(path, kind);
	bytes_text(path, "/");
	bytes_text(path, name);
	bytes_text(path, end);
	bytes_byte(path, '\0');
	return path->failed ? NULL : fopen(path->data, "rb");
}

/* The version, as the DTD has it: cldrVersion CDATA #FIXED "41". */
static void read_version(const char *folder, char version[16])
{
	static const char before[] = "cldrVersion CDATA #FIXED \"";
	struct bytes path = { 0 };
	FILE *file = folder ? open_below(folder, "dtd", "ldml", ".dtd", &path) : NULL;
	char line[512];

	strcpy(version, "unknown");
	while (file && fgets(line, sizeof line, file)) {
		const char *found = strstr(line, before);
		size_t len = found ? strcspn(found + strlen(before), "\"") : 0;

		if (len == 0 || len > 15)
			continue;
		memcpy(version, found + strlen(before), len);
		version[len] = '\0';
		break;
	}
	if (file)
		fclose(file);
	bytes_free(&path);
}

/* folder is NULL where a file of it is read alone. */
static void write_head(const char *folder, bool subdivisions)
{
	char version[16];

	read_version(folder, version);
	naming_text(subdivisions ? "# Names of subdivisions" : "# Names of countries");
	naming_text(" in other languages, written by poltag-dict import cldr; not for editing.\n"
		    "# Provenance: Unicode CLDR ");
	naming_text(version);
	naming_text(subdivisions ? ", common/subdivisions.\n" : ", the territories of common/main.\n");
	naming_text(licence);
}

/* Reads the list that is wanted. */
static void read_list(struct reading *r)
{
	if (r->naming.import->options->subdivisions)
		cldr_file_read(r->naming.import, "subdivisions", "subdivision", take, r);
	else
		cldr_file_read(r->naming.import, "territories", "territory", take, r);
}

void cldr_read(struct import *import)
{
	struct reading r = { .naming = { .import = import } };

	write_head(NULL, import->options->subdivisions);
	if (!import->options->lang) {
		import_skip(import, 1, "a file alone; expected --lang with its language, or the folder common");
		return;
	}
	read_list(&r);
	naming_write(&r.naming);
	naming_free(&r.naming);
}

/* Opens a file of the folder as import->file; false, after import_skip, where it cannot be. */
static bool open_file(struct import *import, const char *folder, const char *name, struct bytes *path)
{
	import->file = open_below(folder, import->options->subdivisions ? "subdivisions" : "main", name, ".xml", path);
	import->path = path->failed ? folder : path->data;
	if (!import->file)
		import_skip(import, 1, "cannot read: %s", strerror(errno));
	return import->file != NULL;
}

static void close_file(struct import *import)
{
	fclose(import->file);
	import->file = NULL;
}

void cldr_read_folder(struct import *import)
{
	struct reading r = { .naming = { .import = import } };
	const char *folder = import->path;
	struct bytes path = { 0 };
	char lang[16];

	write_head(folder, import->options->subdivisions);
	if (import->options->subdivisions && open_file(import, folder, "en", &path)) {
		cldr_places_find(import, import->targets);
		close_file(import);
	}
	for (; !import->failed && naming_lang(import, r.lang, lang); r.lang++)
		if (open_file(import, folder, lang, &path)) {
			read_list(&r);
			close_file(import);
		}
	import->path = folder;
	import->line = 0;
	naming_write(&r.naming);
	naming_free(&r.naming);
	bytes_free(&path);
}
