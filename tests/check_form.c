/* Forms of inflected names: every form that is written out is found in a text, as long as it is, in any case of capitals. */
#include "check_help.h"
#include "form.h"
#include "inflect.h"

struct found {
	size_t start, end, n;
};

static int keep(void *context, const struct poltag_mention *m)
{
	struct found *found = context;

	*found = (struct found){ m->start, m->end, found->n + 1 };
	return 0;
}

/* Whether all of form, and nothing else, is found in a sentence. */
static bool is_found(struct poltag_tagger *tagger, struct poltag_str form)
{
	struct buf text = { 0 };
	struct found found = { 0 };
	bool good;

	buf_printf(&text, "Вот %.*s, да.", (int)form.len, form.data);
	ck_assert_int_eq(poltag_tag(tagger, buf_str(&text), keep, &found, NULL), POLTAG_OK);
	good = found.n == 1 && found.start == 7 && found.end == 7 + form.len;
	buf_free(&text);
	return good;
}

/* Writes out the forms of one word, one after the other, and those of the words behind it; counts those that are not found. */
static size_t each_form(struct poltag_tagger *tagger, struct buf *form, struct poltag_str forms, size_t *n)
{
	struct poltag_str stem, endings;
	size_t begin = form->len, missing = 0;
	bool more = true;

	if (forms.len == 0) {
		(*n)++;
		if (is_found(tagger, buf_str(form)))
			return 0;
		fprintf(stderr, "not found: %.*s\n", (int)form->len, form->data);
		return 1;
	}
	form_word(&forms, &stem, &endings);
	while (more) {
		const char *comma = endings.len ? memchr(endings.data, ',', endings.len) : NULL;
		struct poltag_str ending = str_make(endings.data, comma ? (size_t)(comma - endings.data) : endings.len);

		form->len = begin;
		if (begin)
			buf_add_byte(form, ' ');
		buf_add_str(form, stem);
		buf_add_str(form, ending);
		missing += each_form(tagger, form, forms, n);
		more = comma;
		if (more)
			endings = str_from_offset(endings, ending.len + 1);
	}
	form->len = begin;
	return missing;
}

START_TEST(every_form_is_found)
{
	static const struct {
		const char *name, *type;
	} names[] = {
		{ "Владимир Путин", "PERSON" },	 { "Мария Захарова", "PERSON" },     { "Цой", "PERSON" },
		{ "Лев Толстой", "PERSON" },	 { "Чад", "COUNTRY" },		     { "Россия", "COUNTRY" },
		{ "Нижний Новгород", "PLACE" },	 { "Верховный суд", "ORG" },	     { "Рим", "PLACE" },
		{ "Северный поток", "ORG" },	 { "Касым-Жомарт Токаев", "PERSON" }, { "Ереван", "PLACE" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buf records = { 0 }, forms = { 0 }, form = { 0 };
		enum poltag_type type = poltag_type_named(str_from(names[i].type));
		struct poltag_tagger *tagger;
		struct poltag_dict *dict;
		size_t n = 0, missing;

		buf_printf(&records, "Id: a\nType: %s\nName: A\nName_ru: %s\n", names[i].type, names[i].name);
		dict = help_dict(help_str(&records));
		ck_assert_int_eq(poltag_tagger_new(dict, NULL, &tagger, NULL), POLTAG_OK);
		ck_assert(inflect_name(&forms, str_from(names[i].name), STR("ru"), type, NAME_CANONICAL));
		missing = each_form(tagger, &form, buf_str(&forms), &n);
		ck_assert_msg(missing == 0, "%s: %zu of %zu forms are not found", names[i].name, missing, n);
		ck_assert_uint_gt(n, 3);
		poltag_tagger_free(tagger);
		poltag_dict_free(dict);
		buf_free(&records);
		buf_free(&forms);
		buf_free(&form);
	}
}
END_TEST

static size_t match(const char *forms, const char *text, bool any_case)
{
	return form_match(str_from(forms), str_from(text), 0, any_case, false);
}

START_TEST(matching)
{
	static const char putin[] = "Владимир{,а,у,ом,е} Путин{,а,у,ым,е}";

	ck_assert_uint_eq(match(putin, "Владимиром Путиным.", false), strlen("Владимиром Путиным"));
	ck_assert_uint_eq(match(putin, "Владимиром\n  Путиным", false), strlen("Владимиром\n  Путиным"));
	ck_assert_uint_eq(match(putin, "Владимиром Путинами", false), 0);
	ck_assert_uint_eq(match(putin, "ВЛАДИМИРОМ ПУТИНЫМ", false), 0);
	ck_assert_uint_eq(match(putin, "ВЛАДИМИРОМ ПУТИНЫМ", true), strlen("ВЛАДИМИРОМ ПУТИНЫМ"));
	ck_assert_uint_eq(match(putin, "Владимиром", false), 0);
	ck_assert_uint_eq(match("П{ётр,етра}", "Петр", false), strlen("Петр")); /* accents may be missing, */
	ck_assert_uint_eq(match("Петр{,а}", "Пётр", false), 0);		     /* never extra */
	ck_assert_uint_eq(match("Тоқаев{+kk}", "Тоқаевпен", false), strlen("Тоқаевпен"));
	ck_assert_uint_eq(match("", "x", false), 0);
}
END_TEST

/* Forms come from images, which may hold anything. */
START_TEST(broken_forms)
{
	static const char *const broken[] = { "{", "}", "{}", "a{", "a}b", "{,", "a{b", "a {", "  ", "{{}}", "a{+}", "a{+zz}", "a{}{}" };

	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		for (int any_case = 0; any_case < 2; any_case++)
			ck_assert_uint_le(match(broken[i], "ab a b", any_case), 6);
}
END_TEST

/* What is joined from an image has its forms still. */
START_TEST(forms_of_images)
{
	struct poltag_builder *builder;
	struct poltag_tagger *tagger;
	struct poltag_dict *dict;
	struct poltag_error error;
	void *image;
	size_t size;

	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_add_text(builder, "d.rec", STR("Id: a\nType: PERSON\nName: A\nShort_ru: Токаев\n"), &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_image(builder, &image, &size, &error), POLTAG_OK);
	poltag_builder_free(builder);
	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_add_text(builder, "i", str_make(image, size), &error), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_dict(builder, &dict, &error), POLTAG_OK);
	ck_assert_int_eq(poltag_tagger_new(dict, NULL, &tagger, &error), POLTAG_OK);
	ck_assert(is_found(tagger, STR("Токаевым")));
	poltag_tagger_free(tagger);
	poltag_dict_free(dict);
	poltag_builder_free(builder);
	free(image);
}
END_TEST

/* Forms of a damaged image: malformed letters match nothing, and comparing them comes to an end. */
START_TEST(malformed)
{
	static const char *const stems[] = { "\xD0\x81\xB8\x88{,\xD0\xB0}", "\x81\xB8", "\xD0\x81\xD1", "\xD1" };
	static const char *const texts[] = { "\xD0\x81\xD1\x88", "\xD1\x88", "\xD0\x81" };

	for (size_t i = 0; i < N_ITEMS(stems); i++)
		for (size_t k = 0; k < N_ITEMS(texts); k++)
			for (int any_case = 0; any_case < 2; any_case++)
				ck_assert_uint_eq(form_match(str_from(stems[i]), str_from(texts[k]), 0, any_case, true), 0);
}
END_TEST

HELP_MAIN("form", 60, every_form_is_found, matching, broken_forms, forms_of_images, malformed)
