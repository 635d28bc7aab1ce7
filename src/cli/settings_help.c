/* What poltag says of itself. */
#include "message.h"
#include "output.h"
#include "settings_parts.h"

#include <stdio.h>

/* What stands before and behind the list of forms. */
static const char *const help[] = {
	"usage: poltag [OPTION]... [FILE|DIR]...\n"
	"Writes a row for every person, country, organisation, place, event and nationality that a text names.\n"
	"No FILE, or \"-\", is standard input; a DIR is walked; compressed files and archives are unpacked.\n"
	"\n"
	"What is found:\n"
	"  --dict PATH       use this dictionary: a record file, a folder of them, or an image; may be repeated,\n"
	"                    later ones add to earlier ones; \"shipped\" is the one that comes with poltag\n"
	"  --type T[,T]...   only these types: PERSON COUNTRY ORG PLACE EVENT DEMONYM\n"
	"  --nested          every mention, also inside longer ones\n"
	"  --roles           people named by their office too, such as \"the Uzbek president\"\n"
	"  --date DATE       the documents' date for --roles, as YYYY-MM-DD; auto (the default) takes it from the name of\n"
	"                    each document or from its first lines\n"
	"\n"
	"Input:\n"
	"  --include GLOB    of folders, only files whose names match; may be repeated, also with --exclude: the last that\n"
	"                    matches decides; one with a slash is for the path below the folder\n"
	"  --exclude GLOB    of folders, no files whose names match\n"
	"  --files-from FILE read the files and folders named in FILE too, one on each line\n"
	"  --encoding NAME   documents without a byte order mark are in this encoding, not UTF-8 (windows-1251, KOI8-R, ...);\n"
	"                    auto: in that which their bytes make likely, where they are not UTF-8\n"
	"  --html[=WHEN]     read HTML as its readable text: auto (the default: files that begin as HTML), always or never\n"
	"  --jsonl           each line of the input is a record of JSON, and a document\n"
	"  --csv, --tsv      the input is a table with a header line, and each row a document\n"
	"  --text-field F, --id-field F, --date-field F, --lang-field F\n"
	"                    the fields of a record, or columns of a table (text, id, date and lang without these)\n"
	"  --carry F[,F]...  fields of a record that go to the output too\n"
	"  --null            the names of --files-from, and the records of --jsonl, end with a NUL, not with a line\n"
	"  --max-expand N    read no more of a compressed file or archive than N times its size (default: 200)\n"
	"  --max-unpacked N  and no more than N bytes (default: 64G); K, M and G may stand behind the number\n"
	"  --max-members N   and no more than N members (default: 1000000)\n"
	"\n"
	"Output:\n"
	"  --format FORM     how mentions are written:\n",
	"  --no-header       leave the first line out\n"
	"  --offsets UNIT    count start and end in bytes (default), chars (code points) or utf16\n"
	"  --lang TAG        canonical names in this language where the entry has one (ru, uz, uz-Cyrl, ...)\n"
	"  --lemma           for each row the name in the form that the dictionary has, in a column of its own\n"
	"  --metonyms        for each place or country what it stands for, such as a government, in a column of its own\n"
	"  --explain         for each row the dictionary's line, the pattern, what lost against it, and why\n"
	"  --count BY        not rows but how often each entity is named: in each document, in all (entity), or on each day\n"
	"  --stories         with --count: of documents that tell the same story in nearly the same words only the first counts\n"
	"  --color[=WHEN]    colours in ansi: auto (the default: on a terminal), always or never\n"
	"  --output FILE     write there, not to standard output; FILE is there when all is written, FILE.part till then\n"
	"  --output-dir DIR  the folder for the files of brat\n"
	"  --unbuffered      each record's rows leave before the next is looked at\n"
	"\n"
	"Running:\n"
	"  --jobs N          tag with N workers (default: one for each core); the output is the same for any N\n"
	"  --resume          with --output: keep a journal beside FILE, and go on where a run that was cut off had got\n"
	"  --log FILE        add what there is to say of documents to FILE too\n"
	"  --quiet           say nothing of single documents, and show no progress\n"
	"  --version         the version\n"
	"  --help            this text\n"
	"\n"
	"Exit status: 0 all was read and written, 1 some input was bad (the rest is done), 2 usage or no dictionary.\n",
};

int settings_show_version(struct settings *settings, const char *none)
{
	(void)settings;
	(void)none;
	output_text("poltag ");
	output_text(poltag_version());
	output_text("\n");
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}

static void show_form(const struct writer *writer)
{
	char line[200];

	snprintf(line, sizeof line, "%20s%-16s%s\n", "", writer->name, writer->help);
	output_text(line);
}

int settings_show_help(struct settings *settings, const char *none)
{
	(void)settings;
	(void)none;
	output_text(help[0]);
	for (size_t i = 0; writer_at(i); i++)
		show_form(writer_at(i));
	output_text(help[1]);
	return output_close() ? EXIT_GOOD : EXIT_SOME_BAD;
}
