/* sal-account-plan-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-book.h"

#include <math.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-plan-dates.h"

/**
 * sal_account_plan_book_new:
 *
 * Creates a book of no plan.
 *
 * Returns: (transfer full): the book
 */
SalAccountPlanBook *
sal_account_plan_book_new (void)
{
  SalAccountPlanBook *self = g_new0 (SalAccountPlanBook, 1);

  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    {
      self->parts[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->versions[i] = g_array_new (FALSE, TRUE, sizeof (gint64));
    }
  self->sponsor.last = self->customer_sponsor.last = SAL_DATE_NONE;

  return self;
}

void
sal_account_plan_book_free (SalAccountPlanBook *self)
{
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    {
      g_clear_pointer (&self->parts[i], g_ptr_array_unref);
      g_clear_pointer (&self->versions[i], g_array_unref);
    }
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->news, sal_plan_news_free);
  g_free (self->account_name);
  g_free (self->sponsor.name);
  g_free (self->customer_sponsor.name);
  g_free (self);
}

/* --- which plan --- */

static gboolean
is_in_force (SalRecord *plan, gint32 today)
{
  gint32 from = sal_record_get_date (plan, "valid_from"),
         to = sal_record_get_date (plan, "valid_to");

  return g_strcmp0 (sal_record_get_text (plan, "status"), "closed") != 0 &&
         (from == SAL_DATE_NONE || from <= today) && (to == SAL_DATE_NONE || to >= today);
}

/**
 * sal_account_plan_choose:
 * @plans: (element-type SalRecord): the plans of an account, newest first; at least one
 * @today: a day
 *
 * Chooses the plan to show: the newest that is of the day and not closed, or the newest.
 *
 * Returns: its place
 */
guint
sal_account_plan_choose (GPtrArray *plans, gint32 today)
{
  for (guint i = 0; i < plans->len; i++)
    if (is_in_force (g_ptr_array_index (plans, i), today))
      return i;

  return 0;
}

/* --- how old --- */

/**
 * sal_plan_record_day:
 * @part: a part of plans
 * @record: a record of it
 *
 * Looks up of which day what a record says is: when it was written, measured or reviewed, or, of an
 * action, when it was done or else added, and of an ask, when it was answered or else asked.
 *
 * Returns: the day, or %SAL_DATE_NONE
 */
gint32
sal_plan_record_day (SalPlanPart part, SalRecord *record)
{
  const char *dated = sal_plan_part_dated_by (sal_plan_parts[part].kind);

  if (part == SAL_PLAN_ACTIONS)
    return MAX (sal_record_get_date (record, "done_on"), sal_record_get_date (record, "added_on"));
  if (part == SAL_PLAN_ASKS)
    return MAX (sal_record_get_date (record, "answered_on"),
                sal_record_get_date (record, "asked_on"));

  return dated != NULL ? sal_record_get_date (record, dated) : SAL_DATE_NONE;
}

/**
 * sal_plan_record_is_closed:
 * @record: a record of any part of a plan
 *
 * Checks whether nothing is expected of it any more: it was reached, won, done or dropped, or has
 * ended.
 *
 * Returns: whether it is closed
 */
gboolean
sal_plan_record_is_closed (SalRecord *record)
{
  const SalKind *kind = sal_record_get_kind (record);
  const char *status;

  if (sal_kind_find_field (kind, "status") == NULL)
    return FALSE;
  status = sal_record_get_text (record, "status");

  return g_strcmp0 (status, "open") != 0 && g_strcmp0 (status, "idea") != 0 &&
         g_strcmp0 (status, "active") != 0;
}

/**
 * sal_plan_record_is_stale:
 * @self: a plan
 * @part: a part of it
 * @record: a record of it
 *
 * Checks whether it is older than things in the plan may be. What is closed is not, nor are
 * actions, which have a day they are due.
 *
 * Returns: whether it is stale
 */
gboolean
sal_plan_record_is_stale (const SalAccountPlanBook *self, SalPlanPart part, SalRecord *record)
{
  gint32 day = sal_plan_record_day (part, record);

  if (part == SAL_PLAN_ACTIONS || sal_plan_part_dated_by (sal_plan_parts[part].kind) == NULL ||
      sal_plan_record_is_closed (record))
    return FALSE;

  return day == SAL_DATE_NONE || self->today - day > self->freshness.stale_days;
}

static gboolean
is_written (SalRecord *record, const char *field)
{
  const char *text = sal_record_get_text (record, field);

  return text != NULL && *text != '\0';
}

static void
take_sections (SalAccountPlanBook *self)
{
  static const struct
  {
    const char *function;
    SalPlanTopic topic;
  } functions[] = {
    { "sales", SAL_PLAN_TOPIC_SALES },
    { "service", SAL_PLAN_TOPIC_SERVICE },
    { "product", SAL_PLAN_TOPIC_PRODUCT },
  };

  for (guint i = 0; i < self->parts[SAL_PLAN_SECTIONS]->len; i++)
    {
      SalRecord *section = g_ptr_array_index (self->parts[SAL_PLAN_SECTIONS], i);
      const char *function = sal_record_get_text (section, "function");

      for (gsize k = 0; k < G_N_ELEMENTS (functions) && is_written (section, "text"); k++)
        if (g_strcmp0 (function, functions[k].function) == 0)
          sal_plan_freshness_take (&self->freshness,
                                   functions[k].topic,
                                   sal_plan_record_day (SAL_PLAN_SECTIONS, section));
    }
}

/* What is done besides the plan makes it no younger. */
static void
take_part (SalAccountPlanBook *self, SalPlanPart part, SalPlanTopic topic)
{
  for (guint i = 0; i < self->parts[part]->len; i++)
    {
      SalRecord *record = g_ptr_array_index (self->parts[part], i);

      if (!sal_record_is_null (record, "plan"))
        sal_plan_freshness_take (&self->freshness, topic, sal_plan_record_day (part, record));
    }
}

/**
 * sal_account_plan_book_judge:
 * @self: a plan with its parts
 *
 * Says how old the plan is.
 */
void
sal_account_plan_book_judge (SalAccountPlanBook *self)
{
  static const struct
  {
    SalPlanPart part;
    SalPlanTopic topic;
  } parts[] = {
    { SAL_PLAN_OBJECTIVES, SAL_PLAN_TOPIC_OBJECTIVES },
    { SAL_PLAN_PLAYS, SAL_PLAN_TOPIC_PLAYS },
    { SAL_PLAN_RISKS, SAL_PLAN_TOPIC_RISKS },
    { SAL_PLAN_ACTIONS, SAL_PLAN_TOPIC_ACTIONS },
  };

  sal_plan_freshness_init (&self->freshness,
                           (int) sal_record_get_integer (self->plan, "stale_days"));
  if (is_written (self->plan, "business") || is_written (self->plan, "goals") ||
      is_written (self->plan, "challenges"))
    sal_plan_freshness_take (&self->freshness,
                             SAL_PLAN_TOPIC_UNDERSTANDING,
                             sal_record_get_date (self->plan, "reviewed_on"));
  take_sections (self);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    take_part (self, parts[i].part, parts[i].topic);
  sal_plan_freshness_judge (&self->freshness, self->today);
}

/* --- objectives and actions --- */

static double
get_real (SalRecord *record, const char *field)
{
  const SalValue *value = sal_record_get_value (
      record, (guint) sal_kind_field_index (sal_record_get_kind (record), field));

  return value->storage == SAL_STORAGE_REAL ? value->real : NAN;
}

/**
 * sal_plan_objective_progress:
 * @objective: a plan objective
 *
 * Says how much of the way from start to target has been gone: (actual − start) ÷ (target − start),
 * which also holds for what is to become less. Without a start, it is from 0. What was to stay as
 * it is has been reached if it is at least that.
 *
 * Returns: the share, 1 at the target; NaN if target or actual are not known
 */
double
sal_plan_objective_progress (SalRecord *objective)
{
  double start = get_real (objective, "start"), target = get_real (objective, "target");
  double actual = get_real (objective, "actual");

  if (isnan (target) || isnan (actual))
    return NAN;
  if (isnan (start))
    start = 0;
  if (target == start)
    return actual >= target ? 1 : 0;

  return (actual - start) / (target - start);
}

/**
 * sal_plan_record_is_overdue:
 * @record: an objective, an action or an ask
 * @today: a day
 *
 * Checks whether something should have been done, or answered, before that day, and is open.
 *
 * Returns: whether it is overdue; never if it is due on no day
 */
gboolean
sal_plan_record_is_overdue (SalRecord *record, gint32 today)
{
  gint32 due = sal_record_get_date (record, "due");

  return due != SAL_DATE_NONE && due < today && !sal_plan_record_is_closed (record);
}

/* --- new records --- */

static void
set_if_there (SalRecord *record, const char *field, gint64 id)
{
  if (id != 0 && sal_kind_find_field (sal_record_get_kind (record), field) != NULL)
    sal_record_set_integer (record, field, id);
}

/* Whom the plan names, by name as well. */
static void
take_from_plan (const SalAccountPlanBook *self,
                SalRecord *record,
                const char *field,
                const char *of)
{
  int from = sal_kind_field_index (&sal_account_plan_kind, of);
  int to = sal_kind_field_index (sal_record_get_kind (record), field);

  if (to < 0 || sal_record_is_null (self->plan, of))
    return;
  sal_record_set_integer (record, field, sal_record_get_integer (self->plan, of));
  sal_record_set_reference_title (
      record, (guint) to, sal_record_get_reference_title (self->plan, (guint) from));
}

/* The first function that has no section yet; they are unique. */
static void
choose_function (const SalAccountPlanBook *self, SalRecord *section)
{
  const SalField *field = sal_kind_find_field (&sal_plan_section_kind, "function");

  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < self->parts[SAL_PLAN_SECTIONS]->len; i++)
        taken |= g_strcmp0 (sal_record_get_text (
                                g_ptr_array_index (self->parts[SAL_PLAN_SECTIONS], i), "function"),
                            choice->value) == 0;
      if (!taken)
        {
          sal_record_set_text (section, "function", choice->value);
          return;
        }
    }
}

/**
 * sal_account_plan_book_new_record:
 * @self: an account with a plan
 * @part: a part of it
 *
 * Creates a record that belongs to the plan, not stored yet; whose it is is the account manager,
 * and who is asked the customer's sponsor.
 *
 * Returns: (transfer full): the record
 */
SalRecord *
sal_account_plan_book_new_record (const SalAccountPlanBook *self, SalPlanPart part)
{
  SalRecord *record = sal_record_new (sal_plan_parts[part].kind);

  set_if_there (record, "plan", sal_record_get_id (self->plan));
  set_if_there (record, "account", self->account);
  take_from_plan (self, record, "owner", "manager");
  take_from_plan (self, record, "contact", "customer_sponsor");
  if (part == SAL_PLAN_SECTIONS)
    choose_function (self, record);

  return record;
}
