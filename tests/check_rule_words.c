/* A rule that its pattern's first word rules out must not match. Random texts are the proof: every rule, the shipped ones
 * and such of random patterns, is tried at every word without asking for the first word; where it matches, it must match
 * with asking too. */
#include "random_pattern.h"

#include "choose.h"
#include "rule.h"
#include "text.h"
#include "utf8.h"

#include <utf8proc.h>

/* ---- Trying rules ---- */

struct trial {
	struct scan scan;
	struct text text;
	struct chooser chooser;
	struct rules rules;
	struct rule_first asked[RULES];
	bool has_matched[RULES];
	size_t n_matched, n_refused; /* how often */
};

static struct trial trial;

/* Lets every rule be tried at any word: only its pattern is left to say no. */
static void open_rules(struct trial *t)
{
	struct rules *r = &t->rules;

	for (size_t i = 0; i < r->n_list; i++) {
		t->asked[i] = r->list[i].asked;
		r->list[i].before = r->list[i].before_comma = r->list[i].before_quote = 0;
	}
	r->any_first = r->any_has = r->any_before = r->any_behind = r->all;
}

static void trial_init(struct poltag_dict *dict)
{
	memset(&trial, 0, sizeof trial);
	ck_assert_int_eq(scan_init(&trial.scan, dict, NULL), POLTAG_OK);
	ck_assert_int_eq(rules_init(&trial.rules, &trial.scan, NULL), POLTAG_OK);
	open_rules(&trial);
}

static void trial_free(void)
{
	text_free(&trial.text);
	scan_free(&trial.scan);
	chooser_free(&trial.chooser);
	rules_free(&trial.rules);
}

/* Gives the words of a text their classes, as tagging does. */
static void read_words(struct poltag_str source)
{
	struct scan *scan = &trial.scan;

	ck_assert_int_eq(text_read(&trial.text, &scan->dict->code_points, source, NULL), POLTAG_OK);
	ck_assert_int_eq(scan_text(scan, trial.text.norm, NULL), POLTAG_OK);
	ck_assert_int_eq(choose(&trial.chooser, scan, false, NULL), POLTAG_OK);
	tokens_finish(scan);
	for (size_t i = 0; i < trial.chooser.n_chosen; i++) {
		const struct chosen *name = &trial.chooser.chosen[i];

		tokens_name(&scan->tokens, tokens_next(&scan->tokens, 0, name->start), name->end, name->type);
	}
	tokens_join(scan);
	matcher_reset(&trial.rules.matcher);
}

/* Where what the rule matches at the word ends, or where it begins. */
static size_t match_rule(size_t number, size_t word)
{
	struct poltag_error error;
	size_t found, end;

	trial.rules.all = (struct rule_set){ { 0 } };
	trial.rules.all.bits[number / 64] = UINT64_C(1) << number % 64;
	if (rules_match(&trial.rules, word, true, &found, &end, &error) != POLTAG_OK)
		ck_abort_msg("cannot match: %s", error.message);
	return end;
}

static void try_rule(size_t number, size_t word)
{
	const struct token *token = &trial.scan.tokens.list[word];
	struct rule *rule = &trial.rules.list[number];
	unsigned char byte = (unsigned char)trial.scan.text.data[token->start];
	size_t end, asking;

	rule->asked = (struct rule_first){ 0 };
	end = match_rule(number, word);
	rule->asked = trial.asked[number];
	if (end == token->start) {
		trial.n_refused += !rule_first_allows(&rule->asked, token->classes, byte);
		return;
	}
	trial.n_matched++;
	trial.has_matched[number] = true;
	asking = match_rule(number, word);
	ck_assert_msg(asking == end, "rule %.*s, Unless \"%.*s\", Match \"%.*s\": not at \"%.*s\"", (int)rule->id.len, rule->id.data,
		      (int)rule->unless.len, rule->unless.data, (int)rule->match.len, rule->match.data,
		      (int)(trial.scan.text.len - token->start), trial.scan.text.data + token->start);
}

static void try_rules(struct poltag_str text)
{
	read_words(text);
	for (size_t word = 0; word < trial.scan.tokens.n_list; word++)
		for (size_t number = 0; number < trial.rules.n_list; number++)
			try_rule(number, word);
}

static size_t count_matched(void)
{
	size_t n = 0;

	for (size_t i = 0; i < trial.rules.n_list; i++)
		n += trial.has_matched[i];
	return n;
}

/* ---- Texts ---- */

/* The words of a class. */
struct class_words {
	struct poltag_str name, *list;
	size_t n_list, room_list;
};

struct vocabulary {
	struct class_words classes[WORD_CLASSES];
	size_t n;
};

static int keep_word(void *context, const struct poltag_listed_word *word)
{
	struct vocabulary *v = context;
	size_t i = 0;

	while (i < v->n && !str_equal(v->classes[i].name, word->class_name))
		i++;
	if (i == v->n)
		v->classes[v->n++].name = word->class_name;
	ck_assert(ARRAY_ADD(&v->classes[i], list, word->text));
	return 0;
}

static void free_vocabulary(struct vocabulary *v)
{
	for (size_t i = 0; i < v->n; i++)
		free(v->classes[i].list);
}

/* Adds a word with a capital, or in capitals. */
static void add_raised(struct buf *out, struct poltag_str word, bool all)
{
	const unsigned char *p = (const unsigned char *)word.data, *begin = p, *end = p + word.len;

	while (p < end) {
		unsigned char bytes[4];
		int32_t c;
		bool raised = all || p == begin;

		p += utf8_decode(p, end, &c);
		buf_add(out, bytes, utf8_encode(raised ? utf8proc_toupper(c) : c, bytes));
	}
}

/* What is in no list, or goes with rules of several words. */
static const char *const parts[] = {
	"Ivanov", "Zarvolin", "Курцев", "Братишкина", "Петренко", "Ковальчук", "Сергеевич", "Петровна", "Тохтаров", "Қайратұлы", "Karimov",
	"Qodirovich", "A.", "И.", "А. Б.", "Sh.", "J. R.", "II", "1999", "2024", "НАТО", "ОПКТ", "UNXT", "IV", "США", "Россия", "Russia",
	"France", "French", "немецкий", "Немецкая", "Новосибирская", "Путин", "Macron", "Paris", "Париж", "Ташкент", "Ministry of",
	"министерство", "Министерство", "Минэнерго", "области", "район", "университет", "Университет", "партия", "комитет", "Committee",
	"Party", "University", "Institute of", "Bank", "Council", "Street", "River", "Republic", "Республики", "Мир", "Summit", "War",
	"облысы", "министрлігі", "viloyati", "vazirligi", "va", "и", "of", "the", "по", "said", "сказал", "мэр", "mayor", "президент",
	"President", "де", "van der", "бин", "ООО", "\"Рассвет\"", "Inc.", "Jr", "младший", "Первая мировая война", "Treaty of",
	"by-election", "Home", "News", "World", "Contact", "Sport", "мен", "және", "Үкіметі", "Жогорку Кеңеш", "қаласы",
};

static const char *const gaps[] = { " ", " ", " ", " ", " ", " ", " ", " ", "-", ", ", ". ", "\n", "'", "'s ", " \"", "\" ", " (", " - ", ": ", "" };
static const char *const endings[] = { "ов", "ова", "ский", "ская", "енко", "ом", "а", "у", "ович", "ning", "ev", "son", "ның", "дар", "s" };

static void add_word(const struct vocabulary *v, uint64_t *seed, struct buf *out)
{
	const struct class_words *class = &v->classes[help_below(seed, v->n)];
	size_t kind = help_below(seed, 16);

	if (kind < 6) {
		buf_add_str(out, str_from(HELP_PICK(seed, parts)));
		return;
	}
	if (kind < 7)
		buf_add_str(out, class->list[help_below(seed, class->n_list)]);
	else
		add_raised(out, class->list[help_below(seed, class->n_list)], kind == 8);
	if (kind > 13)
		buf_add_str(out, str_from(HELP_PICK(seed, endings)));
}

static void make_text(const struct vocabulary *v, uint64_t *seed, struct buf *out)
{
	out->len = 0;
	buf_add_str(out, str_from(help_below(seed, 3) ? "вот " : ""));
	for (size_t n = 4 + help_below(seed, 12); n > 0; n--) {
		add_word(v, seed, out);
		buf_add_str(out, str_from(HELP_PICK(seed, gaps)));
	}
	ck_assert(!out->failed);
}

/* ---- The shipped rules ---- */

static const char names[] = "Id: rus\nType: COUNTRY\nName: Russia\nName_ru: Россия\nDemonym: Russian\nCountry: RUS\n\n"
			    "Id: fra\nType: COUNTRY\nName: France\nName_ru: Франция\nDemonym: French\nCountry: FRA\n\n"
			    "Id: usa\nType: COUNTRY\nName: United States\nName_ru: США\nCountry: USA\n\n"
			    "Id: putin\nType: PERSON\nName: Vladimir Putin\nName_ru: Владимир Путин\nShort: Putin\nShort_ru: Путин\n\n"
			    "Id: macron\nType: PERSON\nName: Emmanuel Macron\nShort: Macron\n\n"
			    "Id: paris\nType: PLACE\nName: Paris\nName_ru: Париж\n\nId: tashkent\nType: PLACE\nName: Tashkent\nName_ru: Ташкент\n\n"
			    "Id: nato\nType: ORG\nName: NATO\nName_ru: НАТО\n\nId: summit\nType: EVENT\nName: World Summit\n";

static struct poltag_builder *shipped_builder(void)
{
	static const char *const folders[] = { "rules", "names" };
	const char *root = getenv("srcdir");
	struct poltag_builder *builder;

	ck_assert_int_eq(poltag_builder_new(NULL, NULL, &builder, NULL), POLTAG_OK);
	for (size_t i = 0; i < N_ITEMS(folders); i++) {
		char path[4096];

		snprintf(path, sizeof path, "%s/dict/%s", root ? root : ".", folders[i]);
		ck_assert_msg(poltag_builder_add(builder, path, NULL) == POLTAG_OK, "cannot read %s", path);
	}
	ck_assert_int_eq(poltag_builder_add_text(builder, "names.rec", str_from(names), NULL), POLTAG_OK);
	return builder;
}

START_TEST(shipped_rules)
{
	static struct vocabulary vocabulary;
	struct poltag_builder *builder = shipped_builder();
	struct poltag_dict *dict;
	struct buf text = { 0 };
	uint64_t seed = 18;

	ck_assert_int_eq(poltag_builder_dict(builder, &dict, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_visit_words(builder, keep_word, &vocabulary), 0);
	trial_init(dict);
	for (int i = 0; i < 3000; i++) {
		make_text(&vocabulary, &seed, &text);
		try_rules(buf_str(&text));
	}
	ck_assert_uint_gt(count_matched(), trial.rules.n_list / 2);
	ck_assert_uint_gt(trial.n_matched, 10000);
	ck_assert_uint_gt(trial.n_refused, 100000);
	trial_free();
	poltag_dict_free(dict);
	poltag_builder_free(builder);
	free_vocabulary(&vocabulary);
	buf_free(&text);
}
END_TEST

/* ---- Random rules ---- */

static const char lists[] = "%rec: Words\n\nId: g\nClass: given\nWord: Anna\nWord: Анна\nWord: Kim\n\nId: f\nClass: family\nWord: Kim\n"
			    "Word: Orlov\nWord: Орлов\n\nId: t\nClass: title\nWord: Sir\nWord: Major\nWord: Мэр\n\nId: p\nClass: place\nWord: Major\n"
			    "Word: Ош\nWord: Anna\n\nId: c\nClass: common\nWord: Ош\nWord: Sir\n\n";

/* The rules whose patterns are wrong are left out. */
static struct poltag_dict *random_dict(uint64_t *seed, struct vocabulary *v, struct poltag_builder **builder)
{
	struct poltag_dict *dict;
	struct buf records = { 0 };

	buf_printf(&records, "Id: k\nType: PERSON\nName: Kim Orlov\n\n%s%%rec: Rule\n\n", lists);
	for (int i = 0; i < 200; i++) {
		buf_printf(&records, "Id: r%d\nType: ORG\nMatch: ", i);
		make_pattern(seed, 0, &records);
		if (help_below(seed, 3) == 0) {
			buf_printf(&records, "\nUnless: ");
			make_pattern(seed, 0, &records);
		}
		buf_printf(&records, "\n\n");
	}
	ck_assert_int_eq(poltag_builder_new(NULL, NULL, builder, NULL), POLTAG_OK);
	poltag_builder_add_text(*builder, "random.rec", buf_str(&records), NULL);
	poltag_builder_finish(*builder, NULL);
	ck_assert_int_eq(poltag_builder_dict(*builder, &dict, NULL), POLTAG_OK);
	ck_assert_int_eq(poltag_builder_visit_words(*builder, keep_word, v), 0);
	buf_free(&records);
	return dict;
}

START_TEST(random_rules)
{
	size_t n_matched = 0, n_refused = 0, n_rules = 0;

	for (uint64_t round = 0; round < 60; round++) {
		struct vocabulary vocabulary = { .n = 0 };
		struct poltag_builder *builder;
		uint64_t seed = round * 7919;
		struct poltag_dict *dict = random_dict(&seed, &vocabulary, &builder);
		struct buf text = { 0 };

		trial_init(dict);
		for (int i = 0; i < 40; i++) {
			make_text(&vocabulary, &seed, &text);
			try_rules(buf_str(&text));
		}
		n_rules += count_matched();
		n_matched += trial.n_matched;
		n_refused += trial.n_refused;
		trial_free();
		poltag_dict_free(dict);
		poltag_builder_free(builder);
		free_vocabulary(&vocabulary);
		buf_free(&text);
	}
	ck_assert_uint_gt(n_rules, 1000);
	ck_assert_uint_gt(n_matched, 100000);
	ck_assert_uint_gt(n_refused, 50000);
}
END_TEST

HELP_MAIN("rule_words", 300, shipped_rules, random_rules)
