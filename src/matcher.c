/* Running compiled patterns. This is the one place that tells PCRE2 not to check the text's UTF-8: what it is handed
 * always comes from the normaliser. */
#include "error.h"
#include "pattern.h"

#define STACK_FIRST (32 * 1024)
#define STACK_LAST (1024 * 1024)
#define HEAP_LIMIT_KIB 4096

static pcre2_match_context *make_context(pcre2_jit_stack *stack)
{
	pcre2_match_context *context = pcre2_match_context_create(NULL);

	if (context) {
		pcre2_set_match_limit(context, PATTERN_MATCH_LIMIT);
		pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
		if (stack)
			pcre2_jit_stack_assign(context, NULL, stack);
	}
	return context;
}

enum poltag_status matcher_init(struct matcher *matcher, int (*callout)(pcre2_callout_block *, void *), void *context,
				struct poltag_error *error)
{
	matcher->data = pcre2_match_data_create(1, NULL);
	matcher->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_LAST, NULL); /* NULL where PCRE2 has no JIT */
	matcher->context = make_context(matcher->stack);
	matcher->plain = make_context(matcher->stack);
	if (!matcher->data || !matcher->context || !matcher->plain) {
		matcher_free(matcher);
		return error_memory(error);
	}
	pcre2_set_callout(matcher->context, callout, context);
	matcher->limit = PATTERN_MATCH_LIMIT;
	return POLTAG_OK;
}

void matcher_free(struct matcher *matcher)
{
	pcre2_match_data_free(matcher->data);
	pcre2_match_context_free(matcher->context);
	pcre2_match_context_free(matcher->plain);
	pcre2_jit_stack_free(matcher->stack);
	*matcher = (struct matcher){ 0 };
}

static void set_limit(struct matcher *matcher, uint32_t limit)
{
	matcher->limit = limit < PATTERN_LEAST_LIMIT ? PATTERN_LEAST_LIMIT : limit;
	pcre2_set_match_limit(matcher->context, matcher->limit);
	pcre2_set_match_limit(matcher->plain, matcher->limit);
}

void matcher_reset(struct matcher *matcher)
{
	if (matcher->limit != PATTERN_MATCH_LIMIT)
		set_limit(matcher, PATTERN_MATCH_LIMIT);
}

static int interpret(struct matcher *matcher, const struct pattern *pattern, struct poltag_str text, size_t offset,
		     pcre2_match_context *context, uint32_t limit)
{
	int rc;

	pcre2_set_match_limit(context, limit);
	rc = pcre2_match(pattern->code, (PCRE2_SPTR)text.data, text.len, offset, PCRE2_NO_UTF_CHECK, matcher->data, context);
	pcre2_set_match_limit(context, matcher->limit);
	return rc;
}

/* PCRE2 counts its limit otherwise in machine code. So that what is found does not depend on whether a pattern has become
 * that, one that is not so simple becomes it at once, and its verdict counts; without a JIT it is tried once more. */
static int run_slowly(struct matcher *matcher, struct pattern *pattern, struct poltag_str text, size_t offset,
		      pcre2_match_context *context)
{
	if (pattern->uses < PATTERN_FAST) {
		uint32_t limit = matcher->limit < PATTERN_SIMPLE ? matcher->limit : PATTERN_SIMPLE;
		int rc = interpret(matcher, pattern, text, offset, context, limit);

		if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
			return rc;
		pattern_make_fast(pattern);
	}
	return pattern->jit ? 0 : interpret(matcher, pattern, text, offset, context, matcher->limit);
}

static int run(struct matcher *matcher, struct pattern *pattern, struct poltag_str text, size_t offset,
	       pcre2_match_context *context)
{
	int rc = 0;

	if (pattern->uses < PATTERN_FAST && ++pattern->uses == PATTERN_FAST)
		pattern_make_fast(pattern);
	if (!pattern->jit)
		rc = run_slowly(matcher, pattern, text, offset, context);
	if (pattern->jit)
		rc = pcre2_jit_match(pattern->code, (PCRE2_SPTR)text.data, text.len, offset, 0, matcher->data, context);
	if (rc < 0 && rc != PCRE2_ERROR_NOMATCH)
		set_limit(matcher, matcher->limit / 2);
	return rc;
}

bool matcher_collect(struct matcher *matcher, struct pattern *pattern, struct poltag_str text, size_t offset)
{
	int rc = run(matcher, pattern, text, offset, matcher->context);

	return rc >= 0 || rc == PCRE2_ERROR_NOMATCH;
}

static enum match_result match(struct matcher *matcher, struct pattern *pattern, struct poltag_str text, size_t offset,
			       size_t *end, pcre2_match_context *context)
{
	int rc = run(matcher, pattern, text, offset, context);

	if (rc == PCRE2_ERROR_NOMATCH)
		return MATCH_NONE;
	if (rc < 0)
		return MATCH_LIMIT;
	*end = pcre2_get_ovector_pointer(matcher->data)[1];
	return MATCH_FOUND;
}

enum match_result matcher_match(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
				size_t offset, size_t *end)
{
	return match(matcher, pattern, text, offset, end, matcher->plain);
}

/* What a written pattern sees of a text from an offset on. */
static struct poltag_str span_of(struct poltag_str text, size_t offset)
{
	if (text.len - offset <= PATTERN_SPAN)
		return text;
	text.len = offset + PATTERN_SPAN;
	while (((unsigned char)text.data[text.len] & 0xC0) == 0x80)
		text.len--;
	return text;
}

enum match_result matcher_match_asking(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
				       size_t offset, size_t *end)
{
	return match(matcher, pattern, span_of(text, offset), offset, end, matcher->context);
}

enum match_result matcher_match_written(struct matcher *matcher, struct pattern *pattern, struct poltag_str text,
					size_t offset, size_t *end)
{
	return matcher_match(matcher, pattern, span_of(text, offset), offset, end);
}
