/* The check of an entry's fields for those who have them from elsewhere than a record file. */
#include "entry.h"

struct receiver {
	poltag_report report;
	void *context;
};

/* The fields do not stand in one text, so that there is no column to tell. */
static void pass_on(void *context, const struct poltag_error *fault)
{
	const struct receiver *receiver = context;
	struct poltag_error placed = *fault;

	placed.column = 0;
	placed.file[0] = '\0';
	if (receiver->report)
		receiver->report(receiver->context, &placed);
}

enum poltag_status poltag_fields_check(const struct poltag_field *fields, size_t n, poltag_report report, void *context)
{
	struct receiver receiver = { report, context };
	struct fault_sink sink = { pass_on, &receiver, { "", 0 }, POLTAG_OK };
	struct rec rec = { .fields = (struct poltag_field *)fields, .n_fields = n, .room_fields = n };

	entry_check(&rec, &sink);
	return sink.first;
}

bool poltag_field_is_known(struct poltag_str name)
{
	return entry_field_is_known(name);
}
