/* Tests of rec.c: the forms of records, and every error with its line and column. */
#include "check_help.h"

#include "rec.h"

/* The records of a text as one line each: "line{Name@line=value|...}", errors as "line:column: message". */
static char *dump(const char *data, size_t len)
{
	char *copy = help_copy(data, len);
	struct buf out = { 0 };
	struct rec rec = { 0 };
	struct poltag_error error;
	struct rec_reader reader;
	enum rec_result result;

	rec_reader_init(&reader, STR("f.rec"), copy, len);
	while ((result = rec_read(&reader, &rec, &error)) != REC_END) {
		if (result == REC_FAULT) {
			ck_assert_str_eq(error.file, "f.rec");
			ck_assert_int_eq(error.status, POLTAG_SYNTAX);
			buf_printf(&out, "%" PRIu64 ":%" PRIu64 ": %s\n", error.line, error.column, error.message);
			continue;
		}
		buf_printf(&out, "%" PRIu64 "{", rec.line);
		for (size_t i = 0; i < rec.n_fields; i++)
			buf_printf(&out, "%s%.*s@%" PRIu32 "=%.*s", i ? "|" : "", (int)rec.fields[i].name.len,
				   rec.fields[i].name.data, rec.fields[i].line, (int)rec.fields[i].value.len,
				   rec.fields[i].value.data);
		buf_printf(&out, "}\n");
	}
	rec_free(&rec);
	free(copy);
	help_str(&out);
	return out.data;
}

static void expect(const char *text, size_t len, const char *records)
{
	char *got = dump(text, len);

	if (strcmp(got, records) != 0)
		ck_abort_msg("\"%s\": \"%s\", expected \"%s\"", help_shown(text, len), got, records);
	free(got);
}

#define EXPECT(text, records) expect(text, sizeof(text) - 1, records)

START_TEST(fields_and_records)
{
	EXPECT("", "");
	EXPECT("\n\n  \n\t\n", "");
	EXPECT("Id: a", "1{Id@1=a}\n");
	EXPECT("Id: a\n", "1{Id@1=a}\n");
	EXPECT("Id: a\nName: B c\n", "1{Id@1=a|Name@2=B c}\n");
	EXPECT("Id: a\n\nId: b\n", "1{Id@1=a}\n3{Id@3=b}\n");
	EXPECT("\n\nId: a\n\n\n\nId: b\n\n", "3{Id@3=a}\n7{Id@7=b}\n");
	EXPECT("Id: a\n \t \nId: b", "1{Id@1=a}\n3{Id@3=b}\n");
	EXPECT("Id:a\nName:   b \t \n", "1{Id@1=a|Name@2=b}\n");
	EXPECT("Id:\nName: b\n", "1{Id@1=|Name@2=b}\n");
	EXPECT("Name_uz_Cyrl: Ўзбекистон\n%rec: Entity\n", "1{Name_uz_Cyrl@1=Ўзбекистон|%rec@2=Entity}\n");
	EXPECT("A: x: y: z\n", "1{A@1=x: y: z}\n");
	EXPECT("A1_b: x\n", "1{A1_b@1=x}\n");
}
END_TEST

START_TEST(comments)
{
	EXPECT("# only a comment\n", "");
	EXPECT("# c\nId: a\n# c\nName: b\n#c\n", "2{Id@2=a|Name@4=b}\n");
	EXPECT("Id: a # no comment\n", "1{Id@1=a # no comment}\n");
	EXPECT("Id: a\n#\n\nId: b\n", "1{Id@1=a}\n4{Id@4=b}\n");
	EXPECT("# bytes that are not UTF-8 \x80\nId: a\n", "2{Id@2=a}\n");
}
END_TEST

START_TEST(continued_values)
{
	EXPECT("A: one\n+ two\n+ three\nB: x\n", "1{A@1=one\ntwo\nthree|B@4=x}\n");
	EXPECT("A: one\n+two\n+\n+  three\n", "1{A@1=one\ntwo\n\n three}\n");
	EXPECT("A:\n+ two\n", "1{A@1=\ntwo}\n");
	EXPECT("A: one\n# c\n+ two\n", "1{A@1=one\ntwo}\n");
	EXPECT("A: one\\\n two\n", "1{A@1=one two}\n");
	EXPECT("A: one\\\ntwo\\\nthree\nB: x\n", "1{A@1=onetwothree|B@4=x}\n");
	EXPECT("A: x\\", "1{A@1=x\\}\n");
	EXPECT("A: x\n+ y\\\nz\n", "1{A@1=x\nyz}\n");
	EXPECT("A: one \t\n+ two\n", "1{A@1=one\ntwo}\n");
	EXPECT("A: \\\n\\\n\\\nB: x\n", "1{A@1=B: x}\n");
}
END_TEST

START_TEST(line_ends_and_byte_order_marks)
{
	EXPECT("Id: a\r\nName: b\r\n\r\nId: c\r\n", "1{Id@1=a|Name@2=b}\n4{Id@4=c}\n");
	EXPECT("A: one\r\n+ two\r\n", "1{A@1=one\ntwo}\n");
	EXPECT("A: one\\\r\ntwo\r\n", "1{A@1=onetwo}\n");
	EXPECT("\xEF\xBB\xBFId: a\n", "1{Id@1=a}\n");
	EXPECT("\xEF\xBB\xBF# c\nId: a\n", "2{Id@2=a}\n");
	EXPECT("\xEF\xBB\xBF", "");
}
END_TEST

#define NOT_A_FIELD "not a field; expected \"Name: value\", \"+ more\", \"# comment\" or a blank line\n"

START_TEST(lines_that_are_no_fields)
{
	EXPECT("Id: a\nno field\n", "2:1: " NOT_A_FIELD);
	EXPECT("Two words: x\n", "1:1: " NOT_A_FIELD);
	EXPECT(": x\n", "1:1: " NOT_A_FIELD);
	EXPECT("1a: x\n", "1:1: " NOT_A_FIELD);
	EXPECT("_a: x\n", "1:1: " NOT_A_FIELD);
	EXPECT(" Id: x\n", "1:1: " NOT_A_FIELD);
	EXPECT("I%d: x\n", "1:1: " NOT_A_FIELD);
	EXPECT("Naïve: x\n", "1:1: " NOT_A_FIELD);
	EXPECT("Id a\n", "1:1: " NOT_A_FIELD);
	EXPECT("Id", "1:1: " NOT_A_FIELD);
}
END_TEST

START_TEST(other_errors)
{
	EXPECT("+ more\n", "1:1: a continuation line without a field before it\n");
	EXPECT("Id: a\n\n+ more\n", "1{Id@1=a}\n3:1: a continuation line without a field before it\n");
	EXPECT("Id: a\nName: \x80\n", "2:7: bytes that are not UTF-8; save the file as UTF-8\n");
	EXPECT("Id: a\xC3\n", "1:6: bytes that are not UTF-8; save the file as UTF-8\n");
	EXPECT("Id: a\x01\n", "1:6: a control character; expected text\n");
	EXPECT("Id: a\0b\n", "1:6: a control character; expected text\n");
	EXPECT("Id: a\tb\n", "1{Id@1=a\tb}\n");
	EXPECT("A: x\\\ny\x80z\n", "2:2: bytes that are not UTF-8; save the file as UTF-8\n");
	EXPECT("A: x\n+ \x02\n", "2:3: a control character; expected text\n");
}
END_TEST

/* A record with a fault is left out whole, its first fault is told, and the next record is read. */
START_TEST(faults_end_with_their_record)
{
	EXPECT("Id: a\nwrong\nalso wrong\n+ more\nName: b\n\nId: c\n", "2:1: " NOT_A_FIELD "7{Id@7=c}\n");
	EXPECT("wrong\n\nwrong\n\nId: a\n", "1:1: " NOT_A_FIELD "3:1: " NOT_A_FIELD "5{Id@5=a}\n");
}
END_TEST

/* Any bytes are read to their end: as many records as there are groups of lines, at most. */
START_TEST(random_bytes)
{
	static const char *const pieces[] = { "Id: a",  "\n", "\n",   "\n\n", "+ ",   "+",  "\\\n", "\\",  "# c", ":",
					      "Name:", "\r\n", "\x80", "\xC3", "\xA9", "é", " ",   "\t", "%rec: X", "" };
	uint64_t seed = 9;
	struct buf text = { 0 };

	for (int round = 0; round < 50000; round++) {
		text.len = 0;
		for (size_t n = help_below(&seed, 24); n > 0; n--) {
			const char *piece = HELP_PICK(&seed, pieces);

			if (*piece)
				buf_add_str(&text, str_from(piece));
			else
				buf_add_byte(&text, (char)help_random(&seed));
		}
		free(dump(text.data, text.len));
	}
	buf_free(&text);
}
END_TEST

HELP_MAIN("rec", 60, fields_and_records, comments, continued_values, line_ends_and_byte_order_marks,
	  lines_that_are_no_fields, other_errors, faults_end_with_their_record, random_bytes)
