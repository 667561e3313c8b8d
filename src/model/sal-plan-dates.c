/* sal-plan-dates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-dates.h"

#include "sal-date.h"
#include "sal-kinds.h"

/* Of which day the parts of an account plan are, and what about them makes them anew. */

#define MAX_WATCHED 6

static const struct
{
  const SalKind *kind;
  const char *dated;
  const char *watched[MAX_WATCHED + 1];
} rules[] = {
  { &sal_account_plan_kind, "reviewed_on", { "business", "goals", "challenges" } },
  { &sal_plan_section_kind, "written_on", { "text", "author" } },
  { &sal_plan_objective_kind, "measured_on", { "actual" } },
  { &sal_growth_play_kind,
    "reviewed_on",
    { "name", "buying_unit", "product_family", "value", "status", "opportunity" } },
  { &sal_plan_risk_kind,
    "reviewed_on",
    { "name", "likelihood", "impact", "mitigation", "owner", "status" } },
};

/**
 * sal_plan_part_dated_by:
 * @kind: a kind of record that belongs to account plans, or they themselves
 *
 * Looks up which field says of which day what is written in such a record is.
 *
 * Returns: (nullable): its name, or %NULL if there is none
 */
const char *
sal_plan_part_dated_by (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind)
      return rules[i].dated;

  return NULL;
}

static gboolean
is_other (SalRecord *before, SalRecord *record, const char *field)
{
  guint index = (guint) sal_kind_field_index (sal_record_get_kind (record), field);

  if (before == NULL)
    return !sal_record_is_null (record, field);

  return !sal_value_equal (sal_record_get_value (before, index),
                           sal_record_get_value (record, index));
}

/* What was written anew is of today, unless who wrote it says otherwise. */
static void
date_anew (SalRecord *before, SalRecord *record, const char *dated, const char *const *watched)
{
  if (before == NULL ? !sal_record_is_null (record, dated) : is_other (before, record, dated))
    return;
  for (; *watched != NULL; watched++)
    if (is_other (before, record, *watched))
      sal_record_set_date (record, dated, sal_date_today ());
}

/* What is done was done on some day, and what is answered was; the rest was not. */
static void
date_end (SalRecord *record, gboolean has_ended, const char *field)
{
  if (!has_ended)
    sal_record_set_null (record, field);
  else if (sal_record_is_null (record, field))
    sal_record_set_date (record, field, sal_date_today ());
}

static gboolean
has_status (SalRecord *record, const char *status)
{
  return g_strcmp0 (sal_record_get_text (record, "status"), status) == 0;
}

/**
 * sal_plan_part_edited:
 * @transaction: a transaction
 * @before: (nullable): a record as it was, or %NULL if it is new
 * @record: the same as somebody wants it; completed
 * @error: return location for an error
 *
 * Lets the day that a part of an account plan is of follow what was written, unless the same edit
 * sets it: a text that was changed is of today, as is a value that was measured anew, an action
 * that is done, or an ask that is answered.
 *
 * Returns: %TRUE
 */
gboolean
sal_plan_part_edited (SalTransaction *transaction,
                      SalRecord *before,
                      SalRecord *record,
                      GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);

  if (kind == &sal_plan_action_kind)
    date_end (record, has_status (record, "done"), "done_on");
  if (kind == &sal_plan_ask_kind)
    date_end (
        record, has_status (record, "agreed") || has_status (record, "declined"), "answered_on");
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind)
      date_anew (before, record, rules[i].dated, rules[i].watched);

  return TRUE;
}
