/* PCRE2 expressions: made from names, checked, compiled. */
#include "pattern.h"

#include "code_point.h"
#include "error.h"
#include "text.h"
#include "utf8.h"

#include <stdio.h>

#define GAP "[ \\t\\r\\n]{1,64}+"
#define UNSPACED "[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}]"

static uint32_t compile_options(enum pattern_use use)
{
	switch (use) {
	case PATTERN_NAMES:
		return PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE;
	case PATTERN_NAMES_CASELESS:
		return PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE | PCRE2_CASELESS;
	case PATTERN_WRITTEN:
		return PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE | PCRE2_NEVER_BACKSLASH_C;
	default:
		return PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
	}
}

enum poltag_status pattern_compile(struct poltag_str source, enum pattern_use use, struct pattern *pattern,
				   struct poltag_error *error)
{
	int code;
	PCRE2_SIZE offset;

	pattern->code = pcre2_compile((PCRE2_SPTR)source.data, source.len, compile_options(use), &code, &offset, NULL);
	pattern->uses = 0;
	pattern->jit = false;
	if (!pattern->code) {
		PCRE2_UCHAR text[128] = "unknown";

		if (code == PCRE2_ERROR_NOMEMORY || code == 121)
			return error_memory(error);
		pcre2_get_error_message(code, text, sizeof text);
		error_set(error, POLTAG_PATTERN, "PCRE2: %s", (const char *)text);
		error_place(error, (struct poltag_str){ "", 0 }, 0, offset + 1);
		return POLTAG_PATTERN;
	}
	return POLTAG_OK;
}

void pattern_make_fast(struct pattern *pattern)
{
	pattern->jit = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0; /* without it, matching is slower */
	pattern->uses = PATTERN_FAST;
}

size_t pattern_size(const struct pattern *pattern)
{
	size_t size = 0, jit = 0;

	if (!pattern->code)
		return 0;
	pcre2_pattern_info(pattern->code, PCRE2_INFO_SIZE, &size);
	pcre2_pattern_info(pattern->code, PCRE2_INFO_JITSIZE, &jit);
	return size + (jit ? jit : 4 * size);
}

void pattern_free(struct pattern *pattern)
{
	pcre2_code_free(pattern->code);
	pattern->code = NULL;
}

/* Whether it still compiles as the group that it is used as. */
static bool closes(struct poltag_str source)
{
	struct buf group = { 0 };
	struct pattern pattern = { 0 };
	bool good;

	pattern_add_group(&group, source);
	good = !group.failed && pattern_compile(buf_str(&group), PATTERN_WRITTEN, &pattern, NULL) == POLTAG_OK;
	pattern_free(&pattern);
	buf_free(&group);
	return good;
}

bool pattern_check(struct poltag_str source, bool is_context, char *message, size_t room)
{
	struct poltag_error error;
	struct pattern pattern;
	uint32_t empty = 0;

	if (pattern_compile(source, PATTERN_WRITTEN, &pattern, &error) != POLTAG_OK) {
		snprintf(message, room, "%s, at character %llu of the pattern", error.message,
			 (unsigned long long)error.column);
		return false;
	}
	pcre2_pattern_info(pattern.code, PCRE2_INFO_MATCHEMPTY, &empty);
	pattern_free(&pattern);
	if (!closes(source)) {
		snprintf(message, room, "a pattern that does not end where the line does; expected no open comment and no "
					"verb such as (*UTF) at its beginning");
		return false;
	}
	snprintf(message, room, "a pattern that matches nothing at all; expected one that needs some text");
	return !empty || is_context;
}

/* ---- From names to expressions ---- */

static void add_literal(struct buf *source, char c)
{
	bool plain = (unsigned char)c >= 0x80 || text_in_word((unsigned char)c);

	if (!plain)
		buf_add_byte(source, '\\');
	buf_add_byte(source, c);
}

static void add_letter(struct buf *source, const char *bytes, size_t len, int32_t c)
{
	char room[8];
	const char *without = code_point_plain(c, room);

	if (without)
		buf_add(source, "(?:", 3);
	buf_add(source, bytes, len);
	if (without)
		buf_printf(source, "|%s)", without);
}

void pattern_add_name(struct buf *source, struct poltag_str name)
{
	const char *p = name.data, *end = p + name.len;

	while (p < end) {
		int32_t c;
		size_t len = utf8_decode((const unsigned char *)p, (const unsigned char *)end, &c);

		if (text_is_space(*p)) {
			while (p < end && text_is_space(*p))
				p++;
			buf_add_str(source, STR(GAP));
			continue;
		}
		if (*p == '\'' || *p == '`')
			buf_add_str(source, STR("['`]"));
		else if (c >= 0x80)
			add_letter(source, p, len, c);
		else
			add_literal(source, *p);
		p += len;
	}
}

void pattern_add_list(struct buf *source, struct poltag_str list)
{
	const char *between = "(?<!\\w)(?:";

	while (list.len) {
		struct poltag_str item = str_cut(&list, ',');

		if (!item.len)
			continue;
		buf_add_str(source, str_from(between));
		pattern_add_name(source, item);
		between = "|";
	}
	buf_add_str(source, STR(")(?!\\w)"));
}

void pattern_add_group(struct buf *source, struct poltag_str written)
{
	bool quotes = false;

	for (size_t i = 0; i + 1 < written.len; i++)
		quotes |= written.data[i] == '\\' && written.data[i + 1] == 'Q';
	buf_add_str(source, STR("(?:"));
	buf_add_str(source, written);
	buf_add_str(source, quotes ? STR("\\E)") : STR(")")); /* PCRE2 ignores a \E that ends no \Q */
}

void pattern_add_written(struct buf *source, struct poltag_str written)
{
	pattern_add_group(source, written);
	buf_add_str(source, STR("(?!(?!" UNSPACED ")\\w)"));
}

/* ---- What a written pattern can begin with ---- */

/* How long the escape, class, group or character at the beginning of the text is; 0 where that is not plain to see. */
static size_t item_len(struct poltag_str text);

/* The length of [...] */
static size_t class_len(struct poltag_str text)
{
	size_t i = 1;

	i += i < text.len && text.data[i] == '^';
	i += i < text.len && text.data[i] == ']';
	for (; i < text.len; i++) {
		if (text.data[i] == ']')
			return i + 1;
		if (text.data[i] == '[' || (text.data[i] == '\\' && ++i < text.len && text.data[i] == 'Q'))
			return 0; /* [:alpha:] and the like */
	}
	return 0;
}

/* The length of (...), without recursion: what opens in it is counted. */
static size_t group_len(struct poltag_str text)
{
	size_t depth = 0, len;

	for (size_t i = 0; i < text.len; i += len) {
		struct poltag_str rest = str_from_offset(text, i);

		len = 1;
		if (rest.data[0] == '(') {
			char option = rest.len > 2 && rest.data[1] == '?' ? rest.data[2] : ':';

			if (str_starts(rest, STR("(*")) || !strchr("<=!:>|P'", option))
				return 0; /* a verb, a comment, or options that may change how the rest is read */
			depth++;
		} else if (rest.data[0] == ')') {
			if (--depth == 0)
				return i + 1;
		} else if (!(len = item_len(rest))) {
			return 0;
		}
	}
	return 0;
}

static size_t item_len(struct poltag_str text)
{
	if (text.data[0] == '\\')
		return text.len < 2 || text.data[1] == 'Q' || text.data[1] == 'E' ? 0 : 2;
	return text.data[0] == '[' ? class_len(text) : text.data[0] == '(' ? group_len(text) : 1;
}

/* Whether a | stands outside all groups, or might. */
static bool has_branches(struct poltag_str text)
{
	while (text.len) {
		size_t len = item_len(text);

		if (len == 0 || text.data[0] == '|')
			return true;
		text = str_from_offset(text, len);
	}
	return false;
}

/* A look behind at the beginning says nothing of what is matched. */
static struct poltag_str skip_look_behind(struct poltag_str text)
{
	while (str_starts(text, STR("(?<=")) || str_starts(text, STR("(?<!"))) {
		size_t len = group_len(text);

		if (len == 0 || (len < text.len && strchr("?*+{", text.data[len])))
			break;
		text = str_from_offset(text, len);
	}
	return text;
}

struct poltag_str pattern_prefix(struct poltag_str written)
{
	struct poltag_str rest = skip_look_behind(written);
	size_t len = 0;

	if (has_branches(rest))
		return str_make(rest.data, 0);
	while (len < rest.len && (unsigned char)rest.data[len] < 0x80 && text_in_word((unsigned char)rest.data[len]))
		len++;
	if (len && len < rest.len && strchr("?*+{", rest.data[len]))
		len--; /* it may be missing */
	return str_make(rest.data, len);
}

static void set_all(uint32_t set[8])
{
	memset(set, 0xFF, 32);
}

/* What PCRE2 is asked with. */
struct probe {
	const struct pattern *pattern;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

#define PROBE_LIMIT 1000 /* a pattern that needs more to say no may as well say yes */

/* Whether it could match at text[1]: behind a space, at the beginning of a line and of the text. */
static bool could_match(const struct probe *probe, unsigned char text[3], size_t len, uint32_t options)
{
	for (int i = 0; i < 3; i++) {
		size_t from = i == 2;
		int rc;

		text[0] = i == 0 ? ' ' : '\n';
		rc = pcre2_match(probe->pattern->code, text + from, len - from, 1 - from, options, probe->data, probe->context);
		if (rc != PCRE2_ERROR_NOMATCH)
			return true;
	}
	return false;
}

/* Asks PCRE2 itself, with partial matching, which ASCII bytes can stand second. 0 stands for the end of the text too. */
static void find_second(const struct pattern *pattern, const uint32_t first[8], uint32_t second[8])
{
	struct probe probe = { pattern, pcre2_match_data_create_from_pattern(pattern->code, NULL),
			       pcre2_match_context_create(NULL) };

	if (!probe.data || !probe.context) {
		set_all(second);
		goto done;
	}
	pcre2_set_match_limit(probe.context, PROBE_LIMIT);
	memset(second, 0, 16);
	memset(second + 4, 0xFF, 16);
	for (unsigned a = 0; a < 128; a++) {
		unsigned char text[3] = { ' ', (unsigned char)a };

		if (!(first[a / 32] >> a % 32 & 1))
			continue;
		if (could_match(&probe, text, 2, 0))
			second[0] |= 1;
		for (unsigned b = 0; b < 128; b++) {
			text[2] = (unsigned char)b;
			if (could_match(&probe, text, 3, PCRE2_PARTIAL_HARD))
				second[b / 32] |= 1u << b % 32;
		}
	}
done:
	pcre2_match_data_free(probe.data);
	pcre2_match_context_free(probe.context);
}

enum poltag_status pattern_beginnings(struct poltag_str written, uint32_t first[8], uint32_t second[8],
				      struct poltag_error *error)
{
	int code;
	PCRE2_SIZE at;
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, type = 0, unit = 0, behind = 0;
	const uint8_t *bitmap = NULL;
	struct poltag_str prefix = pattern_prefix(written);
	struct pattern pattern = { 0 };

	pattern.code = pcre2_compile((PCRE2_SPTR)written.data, written.len, options, &code, &at, NULL);
	if (!pattern.code)
		return error_set(error, POLTAG_PATTERN, "PCRE2 refuses the pattern");
	pcre2_pattern_info(pattern.code, PCRE2_INFO_FIRSTCODETYPE, &type);
	pcre2_pattern_info(pattern.code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
	pcre2_pattern_info(pattern.code, PCRE2_INFO_FIRSTBITMAP, &bitmap);
	pcre2_pattern_info(pattern.code, PCRE2_INFO_MAXLOOKBEHIND, &behind);
	set_all(first);
	if (type == 1) {
		memset(first, 0, 32);
		first[(unit & 255) / 32] |= 1u << unit % 32;
	} else if (bitmap) {
		memcpy(first, bitmap, 32);
	}
	if (type == 1 && unit < 128) /* the unit may stand for both cases of a letter */
		first[(unit ^ 32) / 32] |= (unit | 32) >= 'a' && (unit | 32) <= 'z' ? 1u << (unit ^ 32) % 32 : 0;
	set_all(second);
	pattern_free(&pattern);
	if (prefix.len) {
		memset(first, 0, 32);
		first[(unsigned char)prefix.data[0] / 32] |= 1u << prefix.data[0] % 32;
	}
	if (prefix.len > 1) {
		memset(second, 0, 32);
		second[(unsigned char)prefix.data[1] / 32] |= 1u << prefix.data[1] % 32;
		return POLTAG_OK;
	}
	if (pattern_compile(written, PATTERN_WRITTEN, &pattern, error) != POLTAG_OK)
		return POLTAG_PATTERN;
	if (behind == 0)
		find_second(&pattern, first, second);
	pattern_free(&pattern);
	return POLTAG_OK;
}
