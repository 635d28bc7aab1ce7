/* random_dict.h - random dictionaries, and random texts in which their names stand, changed in every way that the
 * engine has to see through or has to be stopped by. */
#ifndef RANDOM_DICT_H
#define RANDOM_DICT_H

#include "slow_match.h"

#define ENTRIES 12
#define NAMES 60

static struct code_points table;

/* Words that share beginnings, lengths and keys, with everything in them that is treated specially. */
static const char *const words[] = {
	"Ab",    "ab",    "AB",   "Abc",  "abc",  "ABC",  "Ábc",  "Abé",   "abé",    "Weiß",  "Łódź", "ABCD", "Abcd", "x",     "a",
	"A",     "a1",    "7",    "G7",   "a_b",  "U.S.", "St.",  "C5+1",  "Ab-Cd",  "é",     "Élan", "O'z",  "O`z",  "Ош",    "ош",
	"ОШ",    "Орёл",  "Орел", "ОРЁЛ", "Ёлка", "й",    "Қаз",  "ўзб",   "中",     "国",    "中国", "美",   "我在", "ไทย",   "カ",
	"Ab",    "Abc",   "of",   "the",  "and",  "Sixteen_letters_", "Seventeen_letters", "A.B", "s", "α", "한국", "한국은", "タイ", "タイム", "eight_by",
	"Averyveryverylongwordthatismorethansixtyfourbyteslongwhichisalotofthem1", "ss", "AE", "Æ",
};

static const char *const name_gaps[] = { " ", " ", " ", " ", "-", "'", " - ", ", ", "", "  " };

/* What may stand for a gap of a name in a text, and what may stand between names. */
static const char *const text_gaps[] = { " ",  " ",    " ",  "\n",   "  ", "\t",  "\r\n", "\n\n", " \n ", "\n \n", "-",    "—",
					 "'",  "’",    "ʻ",  "`",    "",   ", ",  ".",    "\xC2\xA0", " - ", ".a",  "@",   "'s ",
					 "\xC2\xAD", " \xE2\x80\x8B", "O'", "\n\n\n", "/", "_" };

static const char *const patterns[] = { "G\\d+", "C\\d\\+1", "(?i)abc", "[A-Z]{2}\\d", "第?\\d+国", "U\\.?S\\.?", "Ош|ОШ", "a_?b", "(?<!x )7",
					"中.", "\\w+'z", "(?=Ab)\\w+-" };

/* ---- Making dictionaries ---- */

struct round {
	uint64_t seed;
	struct buf records;
	struct slow_name names[NAMES];
	size_t n_names;
	char *raw[NAMES]; /* as written */
	const char *written[ENTRIES]; /* its pattern, of an entry that has one */
	struct poltag_dict *dict;
};

static size_t biased(uint64_t *seed, size_t limit)
{
	size_t a = help_below(seed, limit), b = help_below(seed, limit);

	return a < b ? a : b;
}

/* A name that begins with a word: a new one, or another one's beginning and more. */
static void make_name(struct round *r, struct buf *out)
{
	size_t n = 1 + biased(&r->seed, help_below(&r->seed, 4) ? 4 : 12);

	out->len = 0;
	if (r->n_names && help_below(&r->seed, 2)) {
		buf_add_str(out, str_from(r->raw[help_below(&r->seed, r->n_names)]));
		buf_add_str(out, STR(" "));
	}
	while (n-- > 0) {
		buf_add_str(out, str_from(HELP_PICK(&r->seed, words)));
		if (n)
			buf_add_str(out, str_from(HELP_PICK(&r->seed, name_gaps)));
	}
	if (out->len > 400)
		out->len = 0;
}

static void add_name(struct round *r, const char *field, unsigned entry, bool caseless, bool is_short)
{
	struct buf name = { 0 };
	struct text text = { 0 };
	struct slow_name *slow = &r->names[r->n_names];

	do
		make_name(r, &name);
	while (name.len == 0);
	buf_printf(&r->records, "%s: %.*s\n", field, (int)name.len, name.data);
	ck_assert_int_eq(text_read(&text, &table, buf_str(&name), NULL), POLTAG_OK);
	*slow = (struct slow_name){ help_copy(text.norm.data, text.norm.len), text.norm.len, entry, caseless, is_short };
	r->raw[r->n_names++] = strndup(name.data, name.len);
	text_free(&text);
	buf_free(&name);
}

static void make_dict(struct round *r)
{
	size_t n = 1 + help_below(&r->seed, ENTRIES);

	for (unsigned entry = 0; entry < n; entry++) {
		bool caseless = help_below(&r->seed, 8) == 0;

		buf_printf(&r->records, "Id: e%u\nType: ORG\n", entry);
		add_name(r, "Name", entry, caseless, false);
		for (size_t k = help_below(&r->seed, 4); k > 0; k--)
			add_name(r, "Alias", entry, caseless, false);
		if (help_below(&r->seed, 4) == 0)
			add_name(r, "Short", entry, caseless, true);
		if (help_below(&r->seed, 5) == 0) {
			r->written[entry] = HELP_PICK(&r->seed, patterns);
			buf_printf(&r->records, "Pattern: %s\n", r->written[entry]);
		}
		buf_printf(&r->records, "%s\n", caseless ? "Case: any\n" : "");
	}
	r->dict = help_dict(help_str(&r->records));
}

static void round_init(struct round *r, uint64_t seed)
{
	*r = (struct round){ .seed = seed };
	if (!table.kind['A'])
		code_points_init(&table);
	make_dict(r);
}

static void round_free(struct round *r)
{
	poltag_dict_free(r->dict);
	for (size_t i = 0; i < r->n_names; i++) {
		free(r->names[i].text);
		free(r->raw[i]);
	}
	buf_free(&r->records);
}

/* ---- Making texts ---- */

static void add_raised(struct buf *out, const char *text)
{
	struct poltag_str rest = str_from(text);

	while (rest.len) {
		unsigned char bytes[4];
		size_t len;
		int32_t c = slow_decode(rest, 0, &len);

		buf_add(out, bytes, utf8_encode(utf8proc_toupper(c), bytes));
		rest = str_from_offset(rest, len);
	}
}

/* The name with accents left out, gaps changed, marks that vanish. */
static void add_changed(struct round *r, struct buf *out, const char *name)
{
	struct poltag_str rest = str_from(name);

	while (rest.len) {
		size_t len;
		int32_t c = slow_decode(rest, 0, &len);
		char room[8];
		const char *plain = code_point_plain(c, room);
		bool change = help_below(&r->seed, 3) == 0;

		if (plain && change)
			buf_add_str(out, str_from(plain));
		else if ((c == ' ' || c == '-' || c == '\'') && change)
			buf_add_str(out, str_from(HELP_PICK(&r->seed, text_gaps)));
		else
			buf_add(out, rest.data, len);
		if (help_below(&r->seed, 40) == 0)
			buf_add_str(out, STR("\xC2\xAD"));
		rest = str_from_offset(rest, len);
	}
}

static void make_text(struct round *r, struct buf *out, size_t n)
{
	bool capitals = help_below(&r->seed, 3) == 0;

	out->len = 0;
	for (size_t fill = help_below(&r->seed, 3) ? 0 : help_below(&r->seed, 130); fill > 0; fill--)
		buf_add_byte(out, " .x"[help_below(&r->seed, 3)]);
	while (n-- > 0) {
		const char *name = help_below(&r->seed, 3) ? r->raw[help_below(&r->seed, r->n_names)]
							   : HELP_PICK(&r->seed, words);

		if (capitals && help_below(&r->seed, 4))
			add_raised(out, name);
		else
			add_changed(r, out, name);
		buf_add_str(out, str_from(HELP_PICK(&r->seed, text_gaps)));
		if (help_below(&r->seed, 60) == 0)
			for (size_t k = 60 + help_below(&r->seed, 8); k > 0; k--)
				buf_add_byte(out, ' ');
	}
}

#endif
