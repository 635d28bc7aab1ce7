/* Any bytes as records. What the fast reader of flat objects takes, the parser takes too, and both say the same; and where the
 * bytes are cut on their way does not change the records. */
#include "cli/json_document.h"
#include "cli/json_flat.h"
#include "cli/records.h"
#include "cli/table_document.h"
#include "fuzz.h"

/* ---- Two readers ---- */

static void compare_member(const json_t *value, const struct json_value *flat)
{
	struct bytes text = { 0 };

	FUZZ_CHECK(value);
	switch (flat->kind) {
	case JSON_KIND_STRING:
		FUZZ_CHECK(json_is_string(value) && json_string_length(value) == flat->text.len &&
			   memcmp(json_string_value(value), flat->text.data, flat->text.len) == 0);
		break;
	case JSON_KIND_WHOLE:
		bytes_add(&text, flat->text);
		bytes_byte(&text, '\0');
		FUZZ_CHECK(json_is_integer(value) && json_integer_value(value) == strtoll(text.data, NULL, 10));
		break;
	case JSON_KIND_NULL:
		FUZZ_CHECK(json_is_null(value));
		break;
	default:
		FUZZ_CHECK(json_is_boolean(value) && json_is_true(value) == span_is(flat->text, "true"));
	}
	bytes_free(&text);
}

static void compare_readers(struct json_flat *flat, struct poltag_str line)
{
	json_error_t error;
	json_t *root;

	if (!json_flat_read(flat, line))
		return;
	root = json_loadb(line.data, line.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
	FUZZ_CHECK(json_is_object(root));
	for (size_t i = 0; i < flat->n; i++) {
		char *name = strndup(flat->members[i].name.data, flat->members[i].name.len);
		struct json_value value = json_flat_get(flat, name);

		compare_member(json_object_get(root, name), &value);
		free(name);
	}
	json_decref(root);
}

/* ---- Cuts ---- */

/* The records come in the same pieces when only some bytes have come at first. */
static void check_cuts(struct poltag_str data, const struct records_form *form)
{
	size_t all = records_cut(data, form), part = records_cut((struct poltag_str){ data.data, data.len / 2 }, form);

	FUZZ_CHECK(all <= data.len && part <= all);
	FUZZ_CHECK(!all || data.data[all - 1] == form->end);
	FUZZ_CHECK(part + records_cut(span_from(data, part), form) == all);
	FUZZ_CHECK(records_lines(data, form) <= data.len);
}

static void read_all(struct json_document *record, struct poltag_str data)
{
	static char carried[] = "a.b", *const carry[] = { carried };
	const struct document_fields fields = { "text", "id", "date", "lang", (char **)carry, 1, 1 };
	char why[FIELDS_WHY];

	while (data.len) {
		struct poltag_str line = span_cut(&data, '\n');

		compare_readers(&record->flat, line);
		if (!json_document_read(record, &fields, line, why))
			FUZZ_CHECK(*why);
	}
}

/* ---- Tables ---- */

/* Every row is in its lines, and a document has as many cells as the header. */
static void read_table(struct table_document *table, struct poltag_str data, bool csv)
{
	static char carried[] = "more", *const carry[] = { carried };
	const struct document_fields fields = { "text", "id", "date", "lang", (char **)carry, csv, 1 };
	const struct records_form form = { csv ? RECORDS_CSV : RECORDS_TSV, '\n', true };
	size_t head = records_cut(data, &form), lines = records_lines(data, &form);
	enum cells_result result;
	char why[FIELDS_WHY] = "";
	uint64_t line = 0;

	if (!table_document_header(table, &fields, csv, span_make(data.data, head), why)) {
		FUZZ_CHECK(*why && strlen(why) < FIELDS_WHY);
		return;
	}
	table_document_begin(table, span_from(data, head), records_lines(span_make(data.data, head), &form) + 1);
	while ((result = table_document_next(table, &fields, why)) != CELLS_END) {
		FUZZ_CHECK(table->cells.line > line && table->cells.line <= lines + 1);
		line = table->cells.line;
		FUZZ_CHECK(result == CELLS_BAD ? *why : table->cells.n == table->n_columns);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct poltag_str data = { (const char *)bytes, len };
	struct json_document record = { 0 };
	struct table_document table = { 0 };

	check_cuts(data, &(struct records_form){ RECORDS_JSON, '\n', false });
	check_cuts(data, &(struct records_form){ RECORDS_CSV, '\n', false });
	read_all(&record, data);
	json_document_release(&record);
	read_table(&table, data, true);
	table_document_release(&table);
	read_table(&table, data, false);
	table_document_release(&table);
	return 0;
}
