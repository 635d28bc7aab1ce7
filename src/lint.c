/* Warnings about the entries of a builder: asked for, waived, put in order, reported. */
#include "lint.h"

#include "error.h"

#include <stdio.h>
#include <stdlib.h>

/* On one line, and without a part of a character where it was cut. */
static void tidy(char *message, size_t len, bool cut)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)message[i] < 0x20)
			message[i] = ' ';
	while (cut && len && ((unsigned char)message[len - 1] & 0xC0) == 0x80)
		message[--len] = '\0';
	if (cut && len && (unsigned char)message[len - 1] >= 0xC0)
		message[len - 1] = '\0';
}

static uint32_t file_of(const struct lint *lint, uint32_t entry, const struct poltag_field *field)
{
	return field->source ? field->source - 1 : lint->builder->entries[entry].file;
}

static void add(struct lint *lint, struct lint_found found, const char *format, va_list args)
{
	char message[400];
	int len;

	len = vsnprintf(message, sizeof message, format, args);
	tidy(message, strlen(message), len >= (int)sizeof message);
	found.message = lint->messages.len;
	buf_add(&lint->messages, message, strlen(message) + 1);
	if (lint->messages.failed || !ARRAY_ADD(lint, found, found))
		lint->no_memory = true;
}

static uint64_t column_of(const struct poltag_field *field)
{
	return (uint64_t)(field->value.data - field->name.data) + 1;
}

void lint_warn(struct lint *lint, enum warning code, uint32_t entry, const struct poltag_field *field, size_t offset,
	       const char *format, ...)
{
	struct lint_found found = { code, file_of(lint, entry, field), entry, LINT_ALONE, field->line, column_of(field) + offset, 0 };
	va_list args;

	va_start(args, format);
	add(lint, found, format, args);
	va_end(args);
}

void lint_warn_both(struct lint *lint, enum warning code, uint32_t entry, uint32_t other,
		    const struct poltag_field *field, const char *format, ...)
{
	struct lint_found found = { code, file_of(lint, entry, field), entry, other, field->line, column_of(field), 0 };
	va_list args;

	va_start(args, format);
	add(lint, found, format, args);
	va_end(args);
}

void lint_warn_at(struct lint *lint, enum warning code, uint32_t file, uint64_t line, uint64_t column,
		  const char *format, ...)
{
	struct lint_found found = { code, file, LINT_ALONE, LINT_ALONE, line, column, 0 };
	va_list args;

	va_start(args, format);
	add(lint, found, format, args);
	va_end(args);
}

const struct poltag_field *lint_fields(const struct lint *lint, uint32_t entry, size_t *n)
{
	*n = lint->builder->entries[entry].n_fields;
	return lint->builder->fields + lint->builder->entries[entry].first_field;
}

const char *lint_file(const struct lint *lint, uint32_t entry)
{
	return lint->builder->list.sources[lint->builder->entries[entry].file].name;
}

const char *lint_name_file(const struct lint *lint, const struct built_name *name)
{
	return lint->builder->list.sources[name->file].name;
}

const struct poltag_field *lint_field_of(const struct lint *lint, const struct built_name *name)
{
	size_t n;
	const struct poltag_field *fields = lint_fields(lint, name->entry, &n);

	for (size_t i = 0; i < n; i++)
		if (fields[i].line == name->line && file_of(lint, name->entry, &fields[i]) == name->file)
			return &fields[i];
	return fields;
}

const struct built_block *lint_block(const struct lint *lint, uint32_t entry)
{
	const struct poltag_builder *b = lint->builder;
	size_t low = 0, high = b->n_blocks;

	if (b->entries[entry].from_image)
		return NULL;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (b->blocks[middle].first_entry <= entry)
			low = middle;
		else
			high = middle;
	}
	return low < b->n_blocks ? &b->blocks[low] : NULL;
}

bool lint_is_whole(const struct lint *lint)
{
	for (size_t i = 0; i < lint->builder->n_words; i++)
		if (lint->builder->words[i].classes & WORD_COMMON)
			return true;
	return false;
}

/* ---- Waivers ---- */

/* The field that waives a code, or NULL. */
static const struct poltag_field *find_waiver(const struct poltag_field *fields, size_t n, const char *name,
					      enum warning code)
{
	for (size_t i = 0; i < n; i++) {
		struct poltag_str rest = fields[i].value;

		if (str_is(fields[i].name, name) && warning_named(str_cut(&rest, ' ')) == code)
			return &fields[i];
	}
	return NULL;
}

static bool use_waiver(const struct lint *lint, uint32_t entry, enum warning code, bool *used)
{
	const struct built_block *block = entry == LINT_ALONE ? NULL : lint_block(lint, entry);
	const struct poltag_field *waiver = NULL, *fields;
	size_t n;

	if (entry != LINT_ALONE) {
		fields = lint_fields(lint, entry, &n);
		waiver = find_waiver(fields, n, "Waive", code);
	}
	if (!waiver && block)
		waiver = find_waiver(lint->builder->fields + block->first_field, block->n_fields, "%waive", code);
	if (waiver)
		used[waiver - lint->builder->fields] = true;
	return waiver != NULL;
}

/* Takes the warnings away that one of their entries waives. */
static void waive(struct lint *lint, bool *used)
{
	size_t kept = 0;

	for (size_t i = 0; i < lint->n_found; i++) {
		const struct lint_found found = lint->found[i];
		bool here = use_waiver(lint, found.entry, found.code, used);
		bool there = use_waiver(lint, found.other, found.code, used);

		if (!here && !there)
			lint->found[kept++] = found;
	}
	lint->n_found = kept;
}

/* A waiver of what depends on other records may have its use where these are read too. */
static void check_waivers(struct lint *lint, uint32_t entry, const struct poltag_field *fields, size_t n,
			  const bool *used, bool whole)
{
	for (size_t i = 0; i < n; i++) {
		struct poltag_str rest = fields[i].value, code = str_cut(&rest, ' ');

		if ((str_is(fields[i].name, "Waive") || str_is(fields[i].name, "%waive")) &&
		    !used[fields + i - lint->builder->fields] && (whole || !warning_needs_others(warning_named(code))))
			lint_warn(lint, WARNING_NEEDLESS_WAIVER, entry, &fields[i], 0,
				  "%.*s: there is no %.*s here to waive; remove the line", (int)fields[i].name.len,
				  fields[i].name.data, (int)code.len, code.data);
	}
}

static void find_needless_waivers(struct lint *lint, const bool *used)
{
	const struct poltag_builder *b = lint->builder;
	bool whole = lint_is_whole(lint);

	for (uint32_t entry = 0; entry < b->n_entries; entry++) {
		size_t n;
		const struct poltag_field *fields = lint_fields(lint, entry, &n);

		if (lint_has(lint, entry))
			check_waivers(lint, entry, fields, n, used, whole);
	}
	for (size_t i = 0; i < b->n_blocks; i++) {
		const struct built_block *block = &b->blocks[i];

		if (block->first_entry < b->n_entries && lint_block(lint, (uint32_t)block->first_entry) == block)
			check_waivers(lint, (uint32_t)block->first_entry, b->fields + block->first_field,
				      block->n_fields, used, whole);
	}
}

/* ---- Order ---- */

static int by_place(const void *a, const void *b)
{
	const struct lint_found *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->code != y->code ? (x->code < y->code ? -1 : 1)
				  : (x->message > y->message) - (x->message < y->message);
}

static void report(const struct lint *lint, poltag_warn warn, void *context)
{
	for (size_t i = 0; i < lint->n_found; i++) {
		const struct lint_found *found = &lint->found[i];
		struct poltag_error warning;

		error_set(&warning, POLTAG_OK, "%s", lint->messages.data + found->message);
		error_place(&warning, str_from(lint->builder->list.sources[found->file].name), found->line, found->column);
		warn(context, poltag_warning_code(found->code), &warning);
	}
}

enum poltag_status poltag_builder_warn(const struct poltag_builder *builder, poltag_warn warn, void *context,
				       struct poltag_error *error)
{
	static void (*const questions[])(struct lint *) = { lint_names, lint_words, lint_scripts,
							    lint_tags,	lint_dates, lint_patterns };
	struct lint lint = { .builder = builder };
	bool *used = calloc(builder->n_fields + 1, sizeof *used);

	lint.no_memory = !used;
	for (size_t i = 0; i < sizeof questions / sizeof *questions && !lint.no_memory; i++)
		questions[i](&lint);
	if (!lint.no_memory) {
		waive(&lint, used);
		find_needless_waivers(&lint, used);
	}
	if (!lint.no_memory && lint.n_found) {
		qsort(lint.found, lint.n_found, sizeof *lint.found, by_place);
		report(&lint, warn, context);
	}
	free(used);
	free(lint.found);
	buf_free(&lint.messages);
	text_free(&lint.text);
	return lint.no_memory ? error_memory(error) : POLTAG_OK;
}
