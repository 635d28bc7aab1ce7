/* The marks of the next letter in the lists of forms: they only save time. The same dictionary without them, and every form
 * tried at every word, find the same in random texts. */
#include "caps.h"
#include "check_help.h"
#include "dict.h"
#include "form.h"
#include "scan.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

/* Names that begin alike, with every kind of letter behind what is asked; some in two languages. */
static const char *const names[][2] = {
	{ "ru", "Александр Александров" }, { "ru", "Александра Алексеева" }, { "ru", "Алексей Алексеев" }, { "ru", "Алексан" },
	{ "ru", "Алексаё" },	 { "ru", "Владимир Владимиров" }, { "ru", "Владислав Владов" }, { "ru", "Владивосток" },
	{ "ru", "Влад" },	 { "ru", "Влада Владарова" },	 { "ru", "Пётр Петров" },	 { "ru", "Петрёнок" },
	{ "ru", "Петербург" },	 { "ru", "Королёв" },		 { "ru", "Королев" },		 { "ru", "Корольков" },
	{ "ru", "Лев Толстой" }, { "ru", "Лев Толстых" },	 { "ru", "Ёлкин" },		 { "ru", "Йошкар-Ола" },
	{ "ru", "О'Коннор" },	 { "ru", "Рим" },		 { "ru", "Чад" },		 { "ru", "Верховный суд" },
	{ "ru", "Верховная рада" }, { "ru", "Верховенский" },	 { "uk", "Володимир Володимиренко" }, { "uk", "Володимирець" },
	{ "uk", "Пётр Порошенко" }, { "uk", "Петрівка" },	 { "uk", "Петриченко" },	 { "kk", "Тоқаев" },
	{ "kk", "Тоқаева" },	 { "kk", "Әлихан Смайылов" },	 { "kk", "Әлиханов" },		 { "kk", "Қасым" },
	{ "kk", "Қазақстан" },	 { "kk", "Қазақбай" },		 { "kk", "БҰҰ" },		 { "ky", "Бишкек" },
	{ "ky", "Жапаров" },	 { "ky", "Жапарова" },		 { "uz_Cyrl", "Ўзбекистон" },	 { "uz_Cyrl", "Ўзбеков" },
	{ "uz", "O'zbekiston" }, { "uz", "O'zbekov" },		 { "uz", "G'ulom Mirzo" },	 { "uz", "Şavkat" },
	{ "ru", "Шавкат Мирзиёев" }, { "kk", "Шавкат Мирзиёев" }, { "ru", "Мирзоев" },		 { "ru", "Мирзиянов" },
	{ "ru", "Ёлкаёв" },	 { "ru", "Лев Ёлёвин" },	 { "kk", "ЕО" },		 { "kk", "Жаңа Ош" },
};

static struct poltag_dict *names_dict(void)
{
	static const char *const types[] = { "PERSON", "PLACE", "ORG" };
	struct buf records = { 0 };
	struct poltag_dict *dict;

	for (size_t i = 0; i < N_ITEMS(names); i++)
		for (size_t k = 0; k < N_ITEMS(types); k++)
			buf_printf(&records, "Id: n%zu-%zu\nType: %s\nName: N%zu\nName_%s: %s\n\n", i, k, types[k], i, names[i][0], names[i][1]);
	dict = help_dict(help_str(&records));
	buf_free(&records);
	return dict;
}

/* ---- Lists without marks ---- */

/* Goes over the lists of a copy of the section and makes every mark FORM_ANY, which is as long; how many were others. */
static size_t clear_marks(const struct poltag_dict *dict, char *copy)
{
	struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_FORMS, dict->image.header->forms_end);
	const unsigned char *begin = (const unsigned char *)dict->image.sections[IMAGE_FORMS].data;
	size_t n_cleared = 0;

	while (cursor.next < cursor.end && !cursor.bad)
		for (uint64_t left = image_read_number(&cursor); left > 0 && !cursor.bad; left--) {
			size_t mark;

			image_read_number(&cursor);
			mark = (size_t)(cursor.next - begin);
			ck_assert_uint_lt(image_read_number(&cursor), 0x80);
			n_cleared += copy[mark] != FORM_ANY;
			copy[mark] = FORM_ANY;
		}
	ck_assert(!cursor.bad);
	return n_cleared;
}

/* ---- Texts ---- */

/* A form of the name: its words with one of their endings each. */
static void add_form(uint64_t *seed, struct poltag_str forms, struct buf *out)
{
	struct poltag_str stem, endings;
	bool more = forms.len > 0;

	while (more) {
		form_word(&forms, &stem, &endings);
		more = forms.len > 0;
		buf_add_str(out, stem);
		for (size_t n = help_below(seed, 12); n > 0 && memchr(endings.data, ',', endings.len); n--)
			str_cut(&endings, ',');
		if (endings.len && endings.data[0] == '+')
			endings = help_below(seed, 2) ? STR("ның") : STR("ga");
		buf_add_str(out, str_cut(&endings, ','));
		buf_add_str(out, str_from(!more ? "" : help_below(seed, 4) ? " " : "\n "));
	}
}

/* Leaves some accents out and changes at most one letter. All of it may be in capitals. */
static void add_changed(uint64_t *seed, struct poltag_str form, struct buf *out)
{
	static const char *const letters[] = { "а", "р", "ё", "е", "и", "А", "Р", "қ", "к", "a", "'", "", "Ж", "\xC2\xAD", "中" };
	const unsigned char *p = (const unsigned char *)form.data, *end = p + form.len;
	bool capitals = help_below(seed, 8) == 0;
	size_t change = help_below(seed, 24);

	for (size_t i = 0; p < end; i++) {
		unsigned char bytes[4];
		const char *plain;
		char room[8];
		int32_t c;

		p += utf8_decode(p, end, &c);
		plain = code_point_plain(c, room);
		if (i == change)
			buf_add_str(out, str_from(HELP_PICK(seed, letters)));
		else if (plain && help_below(seed, 3) == 0)
			buf_add_str(out, str_from(plain));
		else
			buf_add(out, bytes, utf8_encode(capitals ? utf8proc_toupper(c) : c, bytes));
	}
}

static void make_text(uint64_t *seed, const struct poltag_str *bodies, size_t n, struct buf *out)
{
	static const char *const gaps[] = { " ", " ", ", ", ". ", "\n", "-", " va ", "\n\n", "" };
	struct buf form = { 0 };

	out->len = 0;
	for (size_t words = 1 + help_below(seed, 8); words > 0; words--) {
		form.len = 0;
		add_form(seed, bodies[help_below(seed, n)], &form);
		add_changed(seed, buf_str(&form), out);
		buf_add_str(out, str_from(HELP_PICK(seed, gaps)));
	}
	ck_assert(!out->failed && !form.failed);
	buf_free(&form);
}

/* ---- Comparing ---- */

static struct scan scan;

/* "start-end:entry ..." */
static char *candidates(struct poltag_dict *dict, struct poltag_str section, struct poltag_str text)
{
	struct buf out = { 0 };

	dict->image.sections[IMAGE_FORMS] = section;
	ck_assert_int_eq(scan_text(&scan, text, NULL), POLTAG_OK);
	for (size_t i = 0; i < scan.n_candidates; i++)
		buf_printf(&out, "%zu-%zu:%u ", scan.candidates[i].start, scan.candidates[i].end, scan.candidates[i].entry);
	help_str(&out);
	return out.data;
}

static bool is_candidate(size_t start, size_t end, uint32_t entry)
{
	for (size_t i = 0; i < scan.n_candidates; i++)
		if (scan.candidates[i].start == start && scan.candidates[i].end == end && scan.candidates[i].entry == entry)
			return true;
	return false;
}

/* Whether forms of other than Latin letters may begin there. */
static bool may_begin(struct poltag_str text, size_t at)
{
	return (unsigned char)text.data[at] >= 0xC0 && !caps_covers(&scan, at) &&
	       !(at && (text_in_word((unsigned char)text.data[at - 1]) || text.data[at - 1] == '\''));
}

/* Tries every form at every word outside headlines; what matches must be among the candidates. Returns how many matched. */
static size_t try_all(const struct poltag_dict *dict, struct poltag_str text)
{
	size_t n = 0;

	scan.line_begin = scan.line_end = scan.caps_end = 0; /* from the beginning again */
	for (size_t at = 0; at < text.len; at++) {
		struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_FORMS, 0);
		const unsigned char *lists = cursor.next + dict->image.header->forms_end;

		while (may_begin(text, at) && cursor.next < lists) {
			struct image_forms forms;
			size_t len;

			image_read_forms(&cursor, &forms);
			len = form_match(forms.forms, text, at, false, scan.turkic);
			n += len > 0;
			ck_assert_msg(len == 0 || is_candidate(at, at + len, forms.entry), "\"%.*s\": no candidate at %zu of the form \"%.*s\"",
				      (int)text.len, text.data, at, (int)forms.forms.len, forms.forms.data);
		}
	}
	return n;
}

struct found {
	size_t alike, matched;
};

static void compare(struct poltag_dict *dict, struct poltag_str marked, struct poltag_str cleared, struct poltag_str source,
		    struct found *found)
{
	struct text text = { 0 };
	char *with, *without;

	ck_assert_int_eq(text_read(&text, &dict->code_points, source, NULL), POLTAG_OK);
	without = candidates(dict, cleared, text.norm);
	with = candidates(dict, marked, text.norm);
	ck_assert_msg(strcmp(with, without) == 0, "\"%.*s\": with marks %s, without %s", (int)text.norm.len, text.norm.data, with, without);
	found->alike += *with != '\0';
	found->matched += try_all(dict, text.norm);
	free(with);
	free(without);
	text_free(&text);
}

START_TEST(the_same_without)
{
	struct poltag_dict *dict = names_dict();
	struct poltag_str marked = dict->image.sections[IMAGE_FORMS], bodies[N_ITEMS(names) * 12];
	struct image_cursor cursor = image_cursor_at(&dict->image, IMAGE_FORMS, 0);
	const unsigned char *lists = cursor.next + dict->image.header->forms_end;
	char *copy = help_copy(marked.data, marked.len);
	struct found found = { 0 };
	struct buf text = { 0 };
	uint64_t seed = 6;
	size_t n = 0;

	while (cursor.next < lists && n < N_ITEMS(bodies)) {
		struct image_forms forms;

		image_read_forms(&cursor, &forms);
		bodies[n++] = forms.forms;
	}
	ck_assert_uint_gt(clear_marks(dict, copy), 300);
	ck_assert_int_eq(scan_init(&scan, dict, NULL), POLTAG_OK);
	for (int i = 0; i < 4000; i++) {
		make_text(&seed, bodies, n, &text);
		compare(dict, marked, str_make(copy, marked.len), buf_str(&text), &found);
	}
	ck_assert_uint_gt(found.alike, 1500);
	ck_assert_uint_gt(found.matched, 5000);
	scan_free(&scan);
	poltag_dict_free(dict);
	buf_free(&text);
	free(copy);
}
END_TEST

/* The letter with the mark has its accent, and one before it does not. */
START_TEST(accents_in_part)
{
	static const struct help_case cases[] = {
		{ "Вот Елкаёва, да.", "7-21 a name" },
		{ "Вот Ёлкаева, да.", "7-21 a name" },
		{ "Вот Елкаева, да.", "7-21 a name" },
		{ "Вот Ёлкаёва, да.", "7-21 a name" },
		{ "Вот Елкавёва, да.", "" },
	};

	HELP_EXPECT("Id: a\nType: PERSON\nName: A\nName_ru: Ёлкаёв\n", cases);
}
END_TEST

HELP_MAIN("form_marks", 120, the_same_without, accents_in_part)
