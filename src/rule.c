/* Trying rules: which may begin at a word is told by sets of bits, the rest by PCRE2, which asks back for words' classes. */
#include "rule.h"

#include "error.h"
#include "text.h"
#include "turkic.h"
#include "utf8.h"

#include <stdlib.h>

#define ABBREVIATION 5 /* letters: Sen., Capt. */

/* ---- Words ---- */

static size_t word_begin(struct poltag_str text, size_t end)
{
	while (end > 0 && text_in_word((unsigned char)text.data[end - 1]))
		end--;
	return end;
}

/* The classes of a word that is no token: given and family names have capitals. */
static uint64_t list_classes(const struct scan *scan, size_t start)
{
	const char *end = scan->text.data + scan->text.len;
	const char *p = scan->text.data + start;
	struct key_word word = key_word_at(&scan->dict->code_points, p, end);
	uint64_t classes = image_word_classes(&scan->dict->image, word.hash);

	if (!classes && turkic_has(scan->turkic, p))
		classes = turkic_classes(scan, str_make(p, word.len));
	return classes & ~(WORD_GIVEN | WORD_FAMILY);
}

/* The classes of the word at start; hint is the number of a token not behind it, but not far. */
static uint64_t word_classes(const struct scan *scan, size_t start, size_t hint)
{
	const struct tokens *tokens = &scan->tokens;

	while (hint < tokens->n_list && tokens->list[hint].start < start)
		hint++;
	if (hint < tokens->n_list && tokens->list[hint].start == start)
		return tokens->list[hint].classes;
	return list_classes(scan, start);
}

uint64_t rules_classes_before(const struct scan *scan, size_t token, enum between *between)
{
	const struct tokens *tokens = &scan->tokens;
	struct poltag_str text = scan->text;
	size_t at = tokens->list[token].start, end = at, start;

	*between = BETWEEN_NOTHING;
	if (end > 1 && text.data[end - 1] == '"') {
		*between = BETWEEN_QUOTE;
		at = --end;
	}
	while (end > 0 && at - end < 3 && text_is_space(text.data[end - 1]))
		end--;
	if (end == at || end == 0)
		return 0;
	if (text.data[end - 1] == ',' && *between == BETWEEN_NOTHING) {
		*between = BETWEEN_COMMA;
		end--;
	} else if (text.data[end - 1] == '.') {
		end--;
		if (end - word_begin(text, end) > ABBREVIATION)
			return 0;
	}
	start = word_begin(text, end);
	if (start == end)
		return 0;
	return word_classes(scan, start, token ? token - 1 : 0);
}

#define RUN_WORDS 8 /* capitalised words in a row that are looked past */

/* Whether only a hyphen is between a token and the next. */
static bool is_hyphened(const struct scan *scan, size_t token)
{
	const struct token *t = &scan->tokens.list[token];

	return token + 1 < scan->tokens.n_list && t[1].start == token_end(t) + 1 && scan->text.data[token_end(t)] == '-';
}

/* The classes of the word that follows the capitalised ones from a token on; a comma or 's may stand between. */
static uint64_t classes_behind(const struct scan *scan, size_t token)
{
	const struct tokens *tokens = &scan->tokens;
	struct poltag_str text = scan->text;
	size_t last = token, at;

	while (last - token < RUN_WORDS && ((tokens->list[last].flags & TOKEN_NEXT) || is_hyphened(scan, last)))
		last++;
	at = token_end(&tokens->list[last]);
	if (at + 2 < text.len && text.data[at] == '\'' && text.data[at + 1] == 's')
		at += 2;
	at += at < text.len && text.data[at] == ',';
	if (at + 1 >= text.len || !text_is_space(text.data[at]) || !text_in_word((unsigned char)text.data[at + 1]))
		return 0;
	if (text.data[at + 1] >= '0' && text.data[at + 1] <= '9')
		return WORD_NUMBER;
	return word_classes(scan, at + 1, last);
}

/* PCRE2 has matched a word: whether it is of one of the classes. It may have a hyphen; then one of its parts must be. */
static int test_word(pcre2_callout_block *block, void *context)
{
	const struct rules *rules = context;
	struct poltag_str text = rules->scan->text;
	size_t end = block->current_position, start = end;
	uint64_t asked = class_sets_asked(&rules->sets, block->callout_number);

	for (;;) {
		start = word_begin(text, start);
		if (word_classes(rules->scan, start, rules->at) & asked)
			return 0;
		if (start < 2 || (text.data[start - 1] != '-' && text.data[start - 1] != '\'') ||
		    !text_in_word((unsigned char)text.data[start - 2]))
			return 1;
		start--;
	}
}

/* ---- Reading ---- */

static void set_add(struct rule_set *set, size_t number)
{
	set->bits[number / 64] |= UINT64_C(1) << number % 64;
}

/* Enters a rule under each of the classes. */
static void index_rule(struct rule_set by_class[WORD_CLASS_BITS], struct rule_set *any, uint64_t classes, size_t number)
{
	if (classes == 0)
		set_add(any, number);
	for (; classes; classes &= classes - 1)
		set_add(&by_class[__builtin_ctzll(classes)], number);
}

static void read_field(struct rules *rules, struct rule *rule, struct poltag_str name, struct poltag_str value)
{
	const struct {
		const char *name;
		struct poltag_str *text;
		uint64_t *classes;
	} places[] = {
		{ "Id", &rule->id, NULL }, { "Match", &rule->match, NULL }, { "After", &rule->after, NULL },
		{ "Unless", &rule->unless, NULL }, { "Written", &rule->written, NULL }, { "Note", &rule->note, NULL }, { "First", NULL, &rule->first }, { "Has", NULL, &rule->has },
		{ "Before", NULL, &rule->before }, { "BeforeComma", NULL, &rule->before_comma },
		{ "BeforeQuote", NULL, &rule->before_quote },
		{ "Behind", NULL, &rule->behind },
	};
	char message[200];

	if (str_is(name, "Type"))
		rule->type = poltag_type_named(value);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		if (!str_is(name, places[i].name))
			continue;
		if (places[i].text)
			*places[i].text = value;
		else
			*places[i].classes = rule_class_bits(&rules->classes, value, message, sizeof message);
	}
}

static bool read_rule(struct rules *rules, struct image_cursor *cursor)
{
	const struct image *image = &rules->scan->dict->image;
	struct rule rule = { .type = POLTAG_TYPES };
	bool is_rule = false;
	struct image_rule head;
	size_t number = rules->n_list;

	if (!image_read_rule(cursor, &head))
		return true;
	rule.file = image_file(image, head.file);
	rule.line = head.line;
	for (uint64_t i = 0; i < head.n_fields && !cursor->bad; i++) {
		struct poltag_str name = image_read_str(cursor);

		is_rule |= str_is(name, "Type");
		read_field(rules, &rule, name, image_read_str(cursor));
	}
	if (cursor->bad || !is_rule || number == RULES)
		return true;
	if (rule.type == POLTAG_TYPES)
		set_add(&rules->none, number);
	rule_first_read(&rule.asked, &rules->classes, rule.unless, rule.match);
	set_add(&rules->all, number);
	rules->n_words = number / 64 + 1;
	index_rule(rules->first, &rules->any_first, rule.first, number);
	index_rule(rules->has, &rules->any_has, rule.has, number);
	index_rule(rules->before, &rules->any_before, rule.before | rule.before_comma | rule.before_quote, number);
	index_rule(rules->behind, &rules->any_behind, rule.behind, number);
	return ARRAY_ADD(rules, list, rule);
}

enum poltag_status rules_init(struct rules *rules, const struct scan *scan, struct poltag_error *error)
{
	const struct image *image = &scan->dict->image;
	struct image_cursor cursor = image_cursor_at(image, IMAGE_RULES, 0);

	rules->scan = scan;
	image_classes(image, &rules->classes);
	for (uint64_t i = 0; i < image->header->n_rules && !cursor.bad; i++)
		if (!read_rule(rules, &cursor))
			return error_memory(error);
	return matcher_init(&rules->matcher, test_word, rules, error);
}

void rules_free(struct rules *rules)
{
	for (size_t i = 0; i < rules->n_list; i++)
		pattern_free(&rules->list[i].pattern);
	free(rules->list);
	matcher_free(&rules->matcher);
	rules->list = NULL;
	rules->n_list = rules->room_list = 0;
}

/* ---- Matching ---- */

static enum poltag_status compile(struct rules *rules, struct rule *rule, struct poltag_error *error)
{
	struct rule_names names = { .classes = &rules->classes, .sets = &rules->sets };
	struct buf written = { 0 }, source = { 0 };
	enum poltag_status status = POLTAG_OK;
	char message[200];

	rule_add_whole(&written, rule->match, rule->after, rule->unless);
	if (!rule_expand(&names, buf_str(&written), &source, message, sizeof message))
		status = error_set(error, POLTAG_PATTERN, "%s", message);
	if (written.failed || source.failed)
		status = error_memory(error);
	if (status == POLTAG_OK)
		status = pattern_compile(buf_str(&source), PATTERN_WRITTEN, &rule->pattern, error);
	buf_free(&written);
	buf_free(&source);
	if (status == POLTAG_PATTERN)
		error_place(error, rule->file, rule->line, 1);
	return status;
}

static enum poltag_status try_rule(struct rules *rules, struct rule *rule, size_t start, size_t *end,
				   struct poltag_error *error)
{
	struct poltag_str text = rules->scan->text;

	*end = start;
	if (!rule->pattern.code) {
		enum poltag_status status = compile(rules, rule, error);

		if (status != POLTAG_OK)
			return status;
	}
	if (matcher_match_asking(&rules->matcher, &rule->pattern, text, start, end) == MATCH_LIMIT)
		rules->over_limit++;
	return POLTAG_OK;
}

/* Keeps the rules of a set that the classes allow; false where none is left. */
static bool keep_allowed(const struct rules *rules, const struct rule_set by_class[WORD_CLASS_BITS],
			 const struct rule_set *any, uint64_t classes, struct rule_set *set)
{
	uint64_t left = 0;

	for (size_t i = 0; i < rules->n_words; i++) {
		uint64_t by = any->bits[i];

		for (uint64_t rest = classes; rest; rest &= rest - 1)
			by |= by_class[__builtin_ctzll(rest)].bits[i];
		set->bits[i] &= by;
		left |= set->bits[i];
	}
	return left != 0;
}

/* Whether there is a rule that another set has not. */
static bool has_other(const struct rules *rules, const struct rule_set *set, const struct rule_set *other)
{
	uint64_t any = 0;

	for (size_t i = 0; i < rules->n_words; i++)
		any |= set->bits[i] & ~other->bits[i];
	return any != 0;
}

static bool is_behind(const struct rule *rule, uint64_t before, enum between between)
{
	const uint64_t wanted[] = { [BETWEEN_NOTHING] = rule->before, [BETWEEN_COMMA] = rule->before_comma,
				    [BETWEEN_QUOTE] = rule->before_quote };

	return (rule->before | rule->before_comma | rule->before_quote) == 0 || (wanted[between] & before);
}

/* Whether a token is all of a word as a pattern sees it: no hyphen or apostrophe joins it to another. */
static bool is_whole_word(struct poltag_str text, const struct token *token)
{
	const char *p = text.data + token->start, *end = text.data + token_end(token);

	return !(token->start > 0 && (p[-1] == '-' || p[-1] == '\'' || text_in_word((unsigned char)p[-1]))) &&
	       !(token_end(token) < text.len && (*end == '-' || *end == '\''));
}

/* Drops the rules whose patterns ask for another first word. */
static void drop_refused(const struct rules *rules, const struct token *token, struct rule_set *set)
{
	unsigned char byte = (unsigned char)rules->scan->text.data[token->start];

	for (size_t i = 0; i < rules->n_words; i++)
		for (uint64_t bits = set->bits[i]; bits; bits &= bits - 1) {
			size_t bit = (size_t)__builtin_ctzll(bits);

			if (!rule_first_allows(&rules->list[i * 64 + bit].asked, token->classes, byte))
				set->bits[i] &= ~(UINT64_C(1) << bit);
		}
}

/* The rules of a set that may match at a token. */
static struct rule_set rules_at(const struct rules *rules, struct rule_set set, size_t token, uint64_t *before,
				enum between *between)
{
	const struct token *t = &rules->scan->tokens.list[token];
	struct rule_set none = { { 0 } };

	if (!keep_allowed(rules, rules->first, &rules->any_first, t->classes, &set))
		return none;
	if (is_whole_word(rules->scan->text, t))
		drop_refused(rules, t, &set);
	if (has_other(rules, &set, &rules->any_has) && !keep_allowed(rules, rules->has, &rules->any_has, t->run, &set))
		return none;
	if (has_other(rules, &set, &rules->any_before)) {
		*before = rules_classes_before(rules->scan, token, between);
		if (!keep_allowed(rules, rules->before, &rules->any_before, *before, &set))
			return none;
	}
	if (has_other(rules, &set, &rules->any_behind) &&
	    !keep_allowed(rules, rules->behind, &rules->any_behind, classes_behind(rules->scan, token), &set))
		return none;
	return set;
}

enum poltag_status rules_match(struct rules *rules, size_t token, bool may_begin, size_t *number, size_t *end, struct poltag_error *error)
{
	const struct token *t = &rules->scan->tokens.list[token];
	enum poltag_status status = POLTAG_OK;
	uint64_t before = 0;
	enum between between = BETWEEN_NOTHING;
	struct rule_set set = rules_at(rules, may_begin ? rules->all : rules->none, token, &before, &between);

	*number = RULE_NONE;
	*end = t->start;
	rules->at = token;
	for (size_t i = 0; i < rules->n_words; i++)
		for (uint64_t bits = set.bits[i]; bits && status == POLTAG_OK; bits &= bits - 1) {
			size_t n = i * 64 + (size_t)__builtin_ctzll(bits), stop;

			if (!is_behind(&rules->list[n], before, between))
				continue;
			status = try_rule(rules, &rules->list[n], t->start, &stop, error);
			if (stop > *end) {
				*end = stop;
				*number = n;
			}
		}
	return status;
}
