/* Names of countries in many languages: gathered, compared, and written as records of names. */
#include "naming.h"

#include "country.h"
#include "grow.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

/* The languages of the dictionary besides English. */
static const char default_langs[] = "zh,ar,fa,tr,fr,de,es,pt,pl,ja,ko,hi,ru,uk,uz,uz_Cyrl,kk,ky,tg,tk";

void naming_text(const char *text)
{
	output_write(text, strlen(text));
}

void naming_free(struct naming *naming)
{
	bytes_free(&naming->text);
	free(naming->rows);
}

bool naming_lang(const struct import *import, size_t number, char lang[16])
{
	struct poltag_str rest = span_of(import->options->lang ? import->options->lang : default_langs);

	while (rest.len) {
		struct poltag_str item = span_trim(span_cut(&rest, ','));

		if (number-- > 0)
			continue;
		item.len = item.len < 16 ? item.len : 15;
		memcpy(lang, item.data, item.len);
		lang[item.len] = '\0';
		return item.len > 0;
	}
	return false;
}

/* ---- Adding ---- */

static size_t find_target(struct import *import, struct poltag_str code)
{
	const struct name_targets *targets = import->targets;
	struct poltag_str country = country_of_iso(code), wanted = import->options->subdivisions ? code : country;

	for (size_t i = 0; wanted.len && i < targets->n_targets; i++)
		if (span_is(wanted, targets->targets[i].code) && !targets->targets[i].shared)
			return i;
	tally_add(&import->others, span_of(wanted.len ? "codes that no entry has" : "codes that ISO 3166-1 does not have"));
	return SIZE_MAX;
}

/* Without what marks and blanks of no width stand at its ends. */
static struct poltag_str trim(struct poltag_str name)
{
	static const char *const marks[] = { "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F" }; /* U+200B, U+200E, U+200F */
	size_t len;

	do {
		len = name.len;
		name = span_trim(name);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			if (span_starts(name, marks[i]))
				name = span_from(name, 3);
			if (name.len >= 3 && memcmp(name.data + name.len - 3, marks[i], 3) == 0)
				name.len -= 3;
		}
	} while (name.len < len);
	return name;
}

/* What stands before a bracket at the end, or nothing. */
static struct poltag_str before_bracket(struct poltag_str name)
{
	static const char *const open[] = { "(", "\xEF\xBC\x88" }, *const closed[] = { ")", "\xEF\xBC\x89" }; /* U+FF08, 09 */

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(closed[i]);

		if (name.len <= n || memcmp(name.data + name.len - n, closed[i], n) != 0)
			continue;
		for (size_t at = 1; at < name.len; at++)
			if (span_starts(span_from(name, at), open[i]))
				return span_trim(span_make(name.data, at));
	}
	return span_of("");
}

static size_t keep(struct naming *naming, struct poltag_str text)
{
	size_t at = naming->text.len;

	bytes_add(&naming->text, text);
	naming->import->failed |= naming->text.failed;
	return at;
}

static bool fold(struct naming *naming, struct naming_row *row, struct poltag_str text)
{
	struct poltag_str folded;

	if (poltag_fold(naming->import->folder, text, true, &folded, NULL) != POLTAG_OK) {
		naming->import->failed = true;
		return false;
	}
	row->folded = keep(naming, folded);
	row->folded_len = folded.len;
	return true;
}

static bool is_good(struct poltag_str name)
{
	struct poltag_field fields[] = { { span_of("Id"), span_of("x"), 1, 0 }, { span_of("Type"), span_of("COUNTRY"), 2, 0 },
					 { span_of("Name"), name, 3, 0 } };

	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.data[i] < 0x20)
			return false;
	return poltag_fields_check(fields, 3, NULL, NULL) == POLTAG_OK;
}

void naming_add(struct naming *naming, struct poltag_str code, size_t lang, struct poltag_str name)
{
	struct import *import = naming->import;
	struct naming_row row = { .lang = lang, .target = find_target(import, code) };
	struct poltag_str part;

	import->read++;
	name = trim(name);
	if (row.target == SIZE_MAX)
		return;
	if (!is_good(name)) {
		import_skip(import, import->line ? import->line : 1, "\"%.*s\" is no name; expected text of one line that begins "
			    "with a letter", (int)name.len, name.data);
		return;
	}
	part = before_bracket(name);
	row.whole_len = part.len && is_good(part) ? name.len : 0;
	row.whole = keep(naming, name);
	row.text = row.whole;
	row.len = row.whole_len ? part.len : name.len;
	if (!fold(naming, &row, span_make(name.data, row.len)) || !GROW_ADD(naming, rows, row))
		import->failed = true;
}

/* ---- What two countries share ---- */

static struct poltag_str text_at(const struct naming *naming, size_t at, size_t len)
{
	return span_make(naming->text.data + at, len);
}

static int by_text(const void *a, const void *b, void *context)
{
	const struct naming *naming = context;
	const struct naming_row *x = &naming->rows[*(const size_t *)a], *y = &naming->rows[*(const size_t *)b];
	size_t len = x->folded_len < y->folded_len ? x->folded_len : y->folded_len;
	int order;

	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	order = len ? memcmp(naming->text.data + x->folded, naming->text.data + y->folded, len) : 0;
	if (order == 0)
		order = (x->folded_len > y->folded_len) - (x->folded_len < y->folded_len);
	return order ? order : (x < y ? -1 : x > y);
}

static bool same_text(const struct naming *naming, const struct naming_row *x, const struct naming_row *y)
{
	return x->lang == y->lang &&
	       span_equal(text_at(naming, x->folded, x->folded_len), text_at(naming, y->folded, y->folded_len));
}

/* Calls share for each group of rows of one text that are of several countries. */
static void each_shared(struct naming *naming, size_t *order, void (*share)(struct naming *, const size_t *, size_t))
{
	size_t n = naming->n_rows;

	for (size_t i = 0; i < n; i++)
		order[i] = i;
	if (n)
		qsort_r(order, n, sizeof *order, by_text, naming);
	for (size_t i = 0, end; i < n; i = end) {
		bool several = false;

		for (end = i + 1; end < n && same_text(naming, &naming->rows[order[i]], &naming->rows[order[end]]); end++)
			several |= naming->rows[order[end]].target != naming->rows[order[i]].target;
		if (several)
			share(naming, order + i, end - i);
	}
}

/* What was made by leaving out a bracket gets it back. */
static void give_brackets(struct naming *naming, const size_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct naming_row *row = &naming->rows[order[i]];
		struct bytes whole = { 0 };

		if (!row->whole_len)
			continue;
		row->text = row->whole;
		row->len = row->whole_len;
		bytes_add(&whole, text_at(naming, row->whole, row->whole_len));
		fold(naming, row, bytes_str(&whole));
		bytes_free(&whole);
	}
}

static void leave_out_shared(struct naming *naming, const size_t *order, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		naming->rows[order[i]].left_out = true;
		tally_add(&naming->import->others, span_of("names that two countries share"));
	}
}

/* ---- What is not wanted ---- */

/* Leaves out the name of a line "lang | name | reason". */
static bool leave_out(struct naming *naming, struct poltag_str lang, struct poltag_str name)
{
	bool found = false;
	char room[16];

	for (size_t i = 0; i < naming->n_rows; i++) {
		struct naming_row *row = &naming->rows[i];

		if (!naming_lang(naming->import, row->lang, room) || !span_is(lang, room) ||
		    !span_equal(text_at(naming, row->text, row->len), name))
			continue;
		if (!row->left_out)
			tally_add(&naming->import->others, span_of("names that --leave-out has"));
		row->left_out = found = true;
	}
	return found;
}

static bool is_wanted_lang(const struct import *import, struct poltag_str lang)
{
	char room[16];

	for (size_t i = 0; naming_lang(import, i, room); i++)
		if (span_is(lang, room))
			return true;
	return false;
}

static void read_leave_out(struct naming *naming)
{
	struct import list = { .path = naming->import->options->leave_out };
	struct poltag_str line;

	list.file = fopen(list.path, "rb");
	if (!list.file) {
		import_skip(naming->import, 1, "%s cannot be read", list.path);
		return;
	}
	while (import_line(&list, &line)) {
		struct poltag_str rest = span_trim(line), langs = span_trim(span_cut(&rest, '|'));
		struct poltag_str name = span_trim(span_cut(&rest, '|'));

		if (!langs.len || langs.data[0] == '#')
			continue;
		if (!name.len || !span_trim(rest).len) {
			import_skip(&list, list.line, "expected \"languages | name | why it is left out\"");
			continue;
		}
		while (langs.len) {
			struct poltag_str lang = span_trim(span_cut(&langs, ' '));

			if (is_wanted_lang(naming->import, lang) && !leave_out(naming, lang, name))
				import_skip(&list, list.line, "no country has the name \"%.*s\" in %.*s; remove it", (int)name.len,
					    name.data, (int)lang.len, lang.data);
		}
	}
	naming->import->skipped += list.skipped;
	naming->import->failed |= list.failed;
	fclose(list.file);
	import_free(&list);
}

/* ---- Writing ---- */

static int by_code(const void *a, const void *b, void *context)
{
	const struct naming *naming = context;
	const struct name_target *targets = naming->import->targets->targets;
	const struct naming_row *x = &naming->rows[*(const size_t *)a], *y = &naming->rows[*(const size_t *)b];
	int order = strcmp(targets[x->target].code, targets[y->target].code);

	if (order)
		return order;
	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void write_rows(struct naming *naming, const size_t *order, size_t n)
{
	struct import *import = naming->import;
	struct record record = { 0 };
	char lang[16];

	for (size_t i = 0; i < n; i++) {
		const struct naming_row *row = &naming->rows[order[i]];

		if (!row->left_out && naming_lang(import, row->lang, lang))
			record_name_in(&record, span_of(lang), text_at(naming, row->text, row->len));
	}
	bytes_clear(&import->out);
	bytes_text(&import->out, "Id: ");
	bytes_add(&import->out, import->targets->targets[naming->rows[order[0]].target].id);
	for (size_t i = 0; i < record.n; i++) {
		bytes_byte(&import->out, '\n');
		bytes_add(&import->out, record_field_name(&record, i));
		bytes_text(&import->out, ": ");
		bytes_add(&import->out, record_field_value(&record, i));
	}
	bytes_text(&import->out, "\n\n");
	import->failed |= record.failed | import->out.failed;
	if (!import->failed && record.n) {
		output_write(import->out.data, import->out.len);
		import->written++;
	}
	record_free(&record);
}

void naming_write(struct naming *naming)
{
	struct import *import = naming->import;
	size_t *order = calloc(naming->n_rows + 1, sizeof *order), n = naming->n_rows;

	if (!order || import->failed) {
		import->failed = true;
		free(order);
		return;
	}
	each_shared(naming, order, give_brackets);
	each_shared(naming, order, leave_out_shared);
	if (import->options->leave_out)
		read_leave_out(naming);
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	if (n)
		qsort_r(order, n, sizeof *order, by_code, naming);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && naming->rows[order[end]].target == naming->rows[order[i]].target;)
			end++;
		write_rows(naming, order + i, end - i);
	}
	free(order);
}
