/* Names of bodies with a small letter at their beginning. */
#include "small_head.h"

#include "form.h"
#include "utf8.h"

static const char *const heads[] = {
	"Министерство ", "Минобороны ", "Минфин ", "Минюст ", "Кабинет министров ",
	"Верховный суд ", "Верховный Суд ", "Конституционный суд ", "Конституционный Суд ", "Центральный банк ",
	"Центробанк ", "Национальный банк ", "Нацбанк ", "Генеральная прокуратура ", "Генпрокуратура ",
	"Міністерство ", "Міноборони ", "Мінфін ", "Мін'юст ", "Кабінет міністрів ", "Верховний суд ",
	"Верховний Суд ", "Конституційний суд ", "Конституційний Суд ", "Центральний банк ", "Центробанк ",
	"Національний банк ", "Нацбанк ", "Генеральна прокуратура ", "Генпрокуратура ",
};

static bool has_head(struct poltag_str text)
{
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (str_starts(text, str_from(heads[i])))
			return true;
	return false;
}

/* Whether a word behind the first begins with a capital: the Suds of the table aside, it is the country's. */
static bool names_country(struct poltag_str text)
{
	const char *last = memrchr(text.data, ' ', text.len);
	int32_t c;

	if (!last)
		return false;
	utf8_decode((const unsigned char *)last + 1, (const unsigned char *)text.data + text.len, &c);
	return c >= 0 && code_point_is_upper(c) && !str_is(str_from_offset(text, (size_t)(last + 1 - text.data)), "Суд");
}

/* Adds one of the forms; it begins with a capital of two bytes, and so does what it becomes. */
static void add_small(struct buf *forms, struct poltag_str form)
{
	unsigned char small[4];
	int32_t c;
	size_t len = utf8_decode((const unsigned char *)form.data, (const unsigned char *)form.data + form.len, &c);

	if (forms->len)
		buf_add_byte(forms, FORM_OR);
	buf_add(forms, small, utf8_encode(code_point_lower(c), small));
	buf_add_str(forms, str_from_offset(form, len));
}

void small_head_add(struct buf *forms, size_t first, struct poltag_str text, struct poltag_str lang, enum poltag_type type)
{
	struct poltag_str had;
	struct buf copy = { 0 };

	if (type != POLTAG_ORG || (!str_is(lang, "ru") && !str_is(lang, "uk")) || !has_head(text) || !names_country(text))
		return;
	if (first == forms->len) {
		add_small(forms, text);
		return;
	}
	buf_add(&copy, forms->data + first, forms->len - first);
	had = buf_str(&copy);
	while (!copy.failed && had.len) {
		const char *end = memchr(had.data, FORM_OR, had.len);
		struct poltag_str form = str_make(had.data, end ? (size_t)(end - had.data) : had.len);

		had = str_from_offset(had, form.len + (end != NULL));
		if (form.len)
			add_small(forms, form);
	}
	forms->failed |= copy.failed;
	buf_free(&copy);
}
