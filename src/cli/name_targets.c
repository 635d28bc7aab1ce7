/* The entries that records of names are written for. */
#include "command.h"
#include "grow.h"
#include "message.h"
#include "naming.h"

#include <string.h>

static struct poltag_str value(const struct poltag_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->n_fields; i++)
		if (span_is(entry->fields[i].name, name))
			return entry->fields[i].value;
	return span_of("");
}

/* A country has its code; of what else has it, only an entry that is alone with it, as Antarctica. */
static int add_entry(void *context, const struct poltag_entry *entry)
{
	struct name_targets *targets = context;
	struct poltag_str code = value(entry, "Country");
	struct name_target target = { .id = value(entry, "Id"), .is_country = span_is(value(entry, "Type"), "COUNTRY") };
	size_t i = 0;

	if (code.len != 3)
		return 0;
	memcpy(target.code, code.data, 3);
	while (i < targets->n_targets && strcmp(targets->targets[i].code, target.code) != 0)
		i++;
	if (i == targets->n_targets)
		return !GROW_ADD(targets, targets, target);
	if (targets->targets[i].is_country == target.is_country)
		targets->targets[i].shared = true;
	else if (target.is_country)
		targets->targets[i] = target;
	return 0;
}

bool name_targets_read(struct name_targets *targets, char *source)
{
	bool some_bad;

	targets->builder = command_read(source ? &source : NULL, source ? 1 : 0, &some_bad);
	if (!targets->builder)
		return false;
	if (poltag_builder_visit(targets->builder, add_entry, targets) == 0)
		return targets->n_targets || !some_bad; /* what is bad has been said */
	message("out of memory");
	return false;
}

void name_targets_free(struct name_targets *targets)
{
	free(targets->targets);
	poltag_builder_free(targets->builder);
	*targets = (struct name_targets){ 0 };
}
