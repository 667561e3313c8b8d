/* sal-crediting-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

#include <glib/gi18n-lib.h>

#include "sal-credit-filter.h"
#include "sal-payout-terms.h"

/* The columns of the table that filters are about: first what is of the credit, then what is of the
 * opportunity, then what is of who is credited. */
enum
{
  COLUMN_TYPE,
  COLUMN_AMOUNT,
  COLUMN_DATE,
  COLUMN_QUALITIES,
  COLUMN_POSITION = COLUMN_QUALITIES + SAL_PAY_N_QUALITIES,
  COLUMN_ROLE,
  COLUMN_MOTION,
  COLUMN_UNIT,
  COLUMN_PARTICIPANT,
  COLUMN_ACTIVITY,
  N_COLUMNS,
};

/* --- filters --- */

static SalSheet *
sheet_new (SalExpressionType types[N_COLUMNS])
{
  SalSheet *sheet = sal_sheet_new (_ ("opportunities"), SAL_DECIMAL_POINT);
  static const char *const names[N_COLUMNS] = {
    [COLUMN_TYPE] = "type",         [COLUMN_AMOUNT] = "amount",
    [COLUMN_DATE] = "date",         [COLUMN_POSITION] = "position",
    [COLUMN_ROLE] = "role",         [COLUMN_MOTION] = "motion",
    [COLUMN_UNIT] = "unit",         [COLUMN_PARTICIPANT] = "participant",
    [COLUMN_ACTIVITY] = "activity",
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      guint quality = i - COLUMN_QUALITIES;
      gboolean is_quality = i >= COLUMN_QUALITIES && i < COLUMN_POSITION;

      g_ptr_array_add (sheet->columns,
                       g_strdup (is_quality ? sal_pay_quality_names[quality] : names[i]));
      types[i] = SAL_EXPRESSION_TYPE_TEXT;
    }
  types[COLUMN_AMOUNT] = SAL_EXPRESSION_TYPE_MONEY;
  types[COLUMN_DATE] = SAL_EXPRESSION_TYPE_DATE;
  types[COLUMN_QUALITIES + SAL_PAY_QUALITY_DISCOUNT] = SAL_EXPRESSION_TYPE_NUMBER;

  return sheet;
}

static gboolean
add_row (const SalCreditingWork *self,
         SalSheet *sheet,
         guint number,
         const SalCreditingRow *row,
         GError **error)
{
  const SalPlan *plan = row->engagement->participation->plan;
  const SalPayPosition *position =
      sal_pay_source_find_position (self->source, row->source.position);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;
  g_autofree char *money = NULL;
  char day[SAL_DATE_BUFFER];

  sal_rational_set_ratio (&amount, row->money, sal_payout_minor_units (plan->currency));
  money = sal_rational_to_text (&amount);
  g_ptr_array_add (texts, (gpointer) sal_credit_type_names[row->source.type]);
  g_ptr_array_add (texts, money);
  g_ptr_array_add (texts, (gpointer) sal_date_write_iso (row->date, day));
  for (guint i = 0; i < SAL_PAY_N_QUALITIES; i++)
    g_ptr_array_add (texts, row->sale != NULL ? (gpointer) row->sale->qualities[i] : NULL);
  if (row->activity != NULL)
    texts->pdata[COLUMN_QUALITIES + SAL_PAY_QUALITY_ACCOUNT] = (gpointer) row->activity->account;
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->name : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->role : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->motion : NULL);
  g_ptr_array_add (texts, position != NULL ? (gpointer) position->unit_name : NULL);
  g_ptr_array_add (texts, row->engagement->participation->participant);
  g_ptr_array_add (texts, row->activity != NULL ? (gpointer) row->activity->type : NULL);

  return sal_sheet_add_row (sheet, number, texts, error);
}

/* The components that name a measure: one that names none counts bookings, and nothing else. */
static guint64
find_naming (const SalPlan *plan, const char *measure)
{
  guint64 components = 0;

  for (guint i = 0; i < plan->components->len; i++)
    if (g_strcmp0 (sal_plan_get_component (plan, i)->measure, measure) == 0)
      components |= G_GUINT64_CONSTANT (1) << i;

  return components;
}

/* Of a score: components that are paid by objectives, or one of them. */
static guint64
find_scored (const SalPlan *plan, const char *component)
{
  guint64 components = 0;

  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *one = sal_plan_get_component (plan, i);

      if (one->method->kind == SAL_PAYOUT_OBJECTIVES &&
          (component == NULL || g_str_equal (one->id, component)))
        components |= G_GUINT64_CONSTANT (1) << i;
    }

  return components;
}

/* What is booked is a booking, and one of its type. */
static guint64
match_booking (const SalCreditFilter *filter, const SalPlan *plan, guint row, const char *type)
{
  static const struct
  {
    const char *type;
    SalPayMeasure measure;
  } types[] = { { "new", SAL_PAY_MEASURE_NEW_BOOKINGS },
                { "expansion", SAL_PAY_MEASURE_EXPANSIONS },
                { "renewal", SAL_PAY_MEASURE_RENEWALS } };
  guint64 components =
      sal_credit_filter_match (filter, plan, row, g_intern_static_string ("bookings"));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].type) == 0)
      components |= sal_credit_filter_match (
          filter, plan, row, g_intern_string (sal_pay_measures[types[i].measure].name));

  return components;
}

static guint64
match (const SalCreditingWork *self, const SalCreditFilter *filter, const SalCreditingEntry *entry)
{
  const SalPlan *plan = entry->engagement->participation->plan;
  const SalCreditingRow *row = &g_array_index (self->rows, SalCreditingRow, entry->row);
  guint64 components;

  if (entry->measure == SAL_PAY_MEASURE_BOOKINGS)
    components = match_booking (
        filter, plan, entry->row, row->sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY_TYPE]);
  else
    components = sal_credit_filter_match (filter, plan, entry->row, entry->credit.measure);
  if (entry->measure > SAL_PAY_MEASURE_BOOKINGS)
    components &= find_naming (plan, entry->credit.measure);
  if (entry->measure < 0)
    components &= find_scored (plan, entry->component);
  /* what comes from below is for components that ask for credits by their type */
  if (entry->source.type == SAL_CREDIT_ROLL_UP)
    components &= sal_credit_filter_get_about (filter, plan, "type");

  return components;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SalCreditingEntry *one = a, *other = b;

  if (one->credit.date != other->credit.date)
    return one->credit.date < other->credit.date ? -1 : 1;

  return (one->order > other->order) - (one->order < other->order);
}

static void
hand_over (SalCreditingEntry *entry, guint64 components)
{
  if (components == 0)
    return;
  entry->credit.components = components;
  g_array_append_val (entry->engagement->participation->credits, entry->credit);
  g_array_append_val (entry->engagement->sources, entry->source);
}

gboolean
sal_crediting_hand_over (SalCreditingWork *self, GCancellable *cancellable, GError **error)
{
  SalExpressionType types[N_COLUMNS];
  g_autoptr (SalSheet) sheet = sheet_new (types);
  g_autoptr (SalCreditFilter) filter = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (!add_row (self, sheet, i + 1, &g_array_index (self->rows, SalCreditingRow, i), error))
      return FALSE;
  filter = sal_credit_filter_new_typed (sheet, types, self->crediting->plans, error);
  if (filter == NULL)
    return FALSE;
  if (self->is_out_of_order)
    g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      SalCreditingEntry *entry = &g_array_index (self->entries, SalCreditingEntry, i);

      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      hand_over (entry, match (self, filter, entry));
    }

  return TRUE;
}
