/* Tests that threads share a dictionary: each has a tagger of its own on it, and writes what one alone writes.
 * Built with --enable-sanitizers=thread, they show that nothing shared is changed. */
#include "check_help.h"

#include <pthread.h>

#define THREADS 8
#define DOCUMENTS 6
#define LARGE 3000      /* names whose patterns are too many for one cache: it is cleared on the way */
#define LARGE_WORDS 120 /* of each */
#define PIECES 1500     /* of a document */

/* With everything in them that is compiled, at opening or later, and that looks around. */
static const char records[] = "Id: orban\nType: PERSON\nName: Viktor Orbán\nShort: Orbán ? Mr, Prime Minister\nCountry: HUN\n\n"
			      "Id: may\nType: PERSON\nName: Theresa May\nShort: May ? Mrs\nUnless: May \\d|(?<=in )May\\b\n\n"
			      "Id: bell\nType: PERSON\nName: Ann Bell\nShort: Bell\nRole: Governor | USA | 2001..\n\n"
			      "Id: georgia\nType: COUNTRY\nName: Georgia\nNotNear: Atlanta, Savannah\nDemonym: Georgian\n\n"
			      "Id: georgia-us\nType: PLACE\nName: Georgia\nNear: Atlanta, Savannah, swing state\n\n"
			      "Id: china\nType: COUNTRY\nName: China\nName_zh: 中国\nAlias: Middle Kingdom\nCase: any\n\n"
			      "Id: g7\nType: ORG\nName: Group of Seven\nPattern: G\\d+\nPattern: (?:a+)+b\n\n"
			      "Id: committee\nType: ORG\nName: Committee of the Whole\nPattern: (?<!the )Committee \\w+\n\n"
			      "Id: springfield-il\nType: PLACE\nName: Springfield\n\n"
			      "Id: springfield-ma\nType: PLACE\nName: Springfield\n\n"
			      "%rec: Words\n\nId: titles\nClass: title\nWord: Mr\nWord: Mrs\nWord: Governor\n";

static const char *const pieces[] = {
	"Viktor Orban", "Mr Orbán", "Orbán", "Mrs. May", "May 5", "in May", "Theresa May", "Ann Bell", "Bell", "Governor Bell",
	"Foo Bell", "Bell-Foo", "Georgia", "Atlanta", "swing state", "Georgian", "china", "中国人民", "Middle\nKingdom", "G7", "G20s",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaac", "Committee Four", "the Committee Four", "Springfield", "GEORGIA AND CHINA\n", "\n\n", ". ",
	"\xFF", "e\xCC\x81", "and", "of the", "said that",
};

static const struct poltag_options options[] = {
	{ .nested = false }, { .nested = true }, { .explain = true }, { .unit = POLTAG_UTF16, .lang = "zh" },
};

#define N_OPTIONS N_ITEMS(options)

static struct poltag_dict *dict;
static struct buf documents[DOCUMENTS];

static void add_large(struct buf *out, size_t i)
{
	buf_printf(out, "Large%zu Name%zu", i, i);
}

static void make_dict(void)
{
	struct buf all = { 0 };

	buf_add_str(&all, str_from("%rec: Entity\n\n"));
	for (size_t i = 0; i < LARGE; i++) {
		buf_printf(&all, "Id: large-%zu\nType: ORG\nName: ", i);
		add_large(&all, i);
		for (size_t k = 0; k < LARGE_WORDS; k++)
			buf_printf(&all, " with words");
		buf_printf(&all, "\nAlias: ");
		add_large(&all, i);
		buf_printf(&all, "\n\n");
	}
	buf_add_str(&all, str_from(records));
	dict = help_dict(help_str(&all));
	buf_free(&all);
}

static void make_documents(void)
{
	uint64_t seed = 1;

	for (size_t i = 0; i < DOCUMENTS; i++) {
		for (size_t k = 0; k < PIECES; k++) {
			buf_add_str(&documents[i], str_from(HELP_PICK(&seed, pieces)));
			buf_add_byte(&documents[i], " \n "[help_below(&seed, 3)]);
			if (i % 2)
				add_large(&documents[i], (i * PIECES + k) % LARGE);
			buf_add_byte(&documents[i], ' ');
		}
		ck_assert(!documents[i].failed);
	}
}

static int add_fields(void *context, const struct poltag_mention *m)
{
	struct buf *out = context;

	const struct poltag_str fields[] = { m->text, m->name, m->country, m->file, m->pattern };

	for (size_t i = 0; i < N_ITEMS(fields); i++) {
		buf_add_str(out, fields[i]);
		buf_add_byte(out, '\t');
	}
	buf_printf(out, "%" PRIu64 "\t%zu\n", m->line, m->n_losers);
	return help_add_mention(out, m);
}

/* Tags a document. That it failed is for the caller to say: a thread may not end the test. */
static bool tag(struct poltag_tagger *tagger, size_t document, struct buf *out)
{
	struct poltag_summary summary;

	out->len = 0;
	if (poltag_tag(tagger, buf_str(&documents[document]), add_fields, out, NULL) != POLTAG_OK)
		return false;
	summary = poltag_tagger_summary(tagger);
	buf_printf(out, "\n%zu mentions, %zu malformed, %zu over a limit", summary.mentions, summary.malformed,
		   summary.over_limit);
	return !out->failed;
}

struct worker {
	pthread_t thread;
	pthread_barrier_t *start;
	size_t number;
	bool good;
	struct buf out[DOCUMENTS];
};

/* Half of the threads have the same options; each begins with another document, so that different things are done at
 * once, and the caches hold different things when a document comes. */
static void *work(void *context)
{
	struct worker *w = context;
	struct poltag_tagger *tagger;

	if (w->start)
		pthread_barrier_wait(w->start);
	w->good = poltag_tagger_new(dict, &options[w->number % N_OPTIONS], &tagger, NULL) == POLTAG_OK;
	for (size_t i = 0; i < DOCUMENTS && w->good; i++) {
		size_t document = (i + w->number) % DOCUMENTS;

		w->good = tag(tagger, document, &w->out[document]);
	}
	poltag_tagger_free(tagger);
	return NULL;
}

/* All at once, and before anything else uses the dictionary: what is made at its first use would be made here. */
static void work_together(struct worker *workers)
{
	struct poltag_error error;
	pthread_barrier_t start;

	ck_assert_int_eq(pthread_barrier_init(&start, NULL, THREADS + 1), 0);
	for (size_t i = 0; i < THREADS; i++) {
		workers[i] = (struct worker){ .start = &start, .number = i };
		ck_assert_int_eq(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
	}
	pthread_barrier_wait(&start);
	ck_assert_int_eq(poltag_dict_verify(dict, &error), POLTAG_OK); /* also while others tag */
	for (size_t i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(workers[i].thread, NULL), 0);
	pthread_barrier_destroy(&start);
}

static void worker_free(struct worker *worker)
{
	for (size_t i = 0; i < DOCUMENTS; i++)
		buf_free(&worker->out[i]);
}

START_TEST(threads_write_what_one_writes)
{
	struct worker workers[THREADS], alone[N_OPTIONS];

	make_dict();
	make_documents();
	work_together(workers);
	for (size_t o = 0; o < N_OPTIONS; o++) {
		alone[o] = (struct worker){ .number = o };
		work(&alone[o]);
		ck_assert(alone[o].good);
	}
	for (size_t i = 0; i < THREADS; i++) {
		ck_assert_msg(workers[i].good, "thread %zu failed", i);
		for (size_t k = 0; k < DOCUMENTS; k++)
			ck_assert_msg(str_equal(buf_str(&workers[i].out[k]), buf_str(&alone[i % N_OPTIONS].out[k])),
				      "thread %zu: document %zu is tagged otherwise", i, k);
		worker_free(&workers[i]);
	}
	for (size_t o = 0; o < N_OPTIONS; o++)
		worker_free(&alone[o]);
	for (size_t i = 0; i < DOCUMENTS; i++)
		buf_free(&documents[i]);
	poltag_dict_free(dict);
}
END_TEST

HELP_MAIN("threads", 120, threads_write_what_one_writes)
