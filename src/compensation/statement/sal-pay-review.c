/* sal-pay-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-review.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-pay-source.h"
#include "sal-pay-statement.h"

/* What is paid in a quarter may be for what was won so many days before it began. */
#define DAYS_BEFORE 731

/* Which quota is for which type of opportunities. */
static const struct
{
  const char *measure;
  const char *type;
} measures[] = {
  { "new_bookings", "new" },
  { "expansions", "expansion" },
  { "renewals", "renewal" },
};

typedef struct
{
  SalPayReview *review;
  SalFiscalCalendar *calendar;
  const char *currency;
  SalPaySource *source;
  GPtrArray *statements; /* of SalPayStatement */
  GHashTable *sales;     /* SalPaySale by id */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->source, sal_pay_source_free);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->sales, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* --- reading --- */

/* A quarter is paid as one, or by its months. */
static gpointer
read_statements (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Work *self = data;
  SalPeriod months =
      sal_fiscal_calendar_period_of (self->calendar, self->review->first, SAL_PERIOD_MONTH);

  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (int i = -1; i < 3; i++)
    {
      g_autofree char *name =
          sal_period_to_text (i < 0 ? self->review->period : sal_period_offset (months, i));
      GPtrArray *of = sal_pay_statements_load (connection, name, 0, TRUE, error);

      if (of == NULL)
        return NULL;
      g_ptr_array_add (self->statements, of);
    }

  return self;
}

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *self = data;

  return sal_pay_source_load (connection,
                              self->calendar,
                              self->currency,
                              0,
                              self->review->first - DAYS_BEFORE,
                              self->review->last,
                              error);
}

/* --- sums --- */

static SalPayReviewRow *
get_row (Work *self, GArray *rows, const char *group)
{
  SalPayReviewRow added = { NULL, 0, 0, 0 };

  if (group == NULL)
    group = "";
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (g_array_index (rows, SalPayReviewRow, i).group, group))
      return &g_array_index (rows, SalPayReviewRow, i);
  added.group = g_string_chunk_insert_const (self->review->texts, group);
  g_array_append_val (rows, added);

  return &g_array_index (rows, SalPayReviewRow, rows->len - 1);
}

/* Of what has no rate, nothing is known. */
static gint64
convert (const Work *self, gint64 amount, const char *currency, gint32 day)
{
  gint64 converted;

  return sal_exchange_rates_convert (
             self->source->rates, amount, currency, self->currency, day, &converted)
             ? converted
             : 0;
}

static const char *
find_motion (const Work *self, gint64 position)
{
  const SalPayPosition *of = sal_pay_source_find_position (self->source, position);

  return of != NULL ? of->motion : NULL;
}

/* That of the position which somebody holds on a day. */
static const char *
find_motion_of (const Work *self, gint64 person, gint32 day)
{
  for (guint i = 0; i < self->source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (self->source->tenures, SalPayTenure, i);

      if (tenure->person == person && tenure->first <= day && day <= tenure->last)
        return find_motion (self, tenure->position);
    }

  return NULL;
}

static gboolean
is_manager (const char *motion)
{
  return g_strcmp0 (motion, "manager") == 0 || g_strcmp0 (motion, "executive") == 0;
}

static void
add_line (Work *self, const SalPayStatementLine *line)
{
  gint64 all = convert (self, line->amount, line->currency, line->posted), of_sales = 0;

  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];
      const SalPaySale *sale = g_hash_table_lookup (self->sales, &credit->opportunity);
      gint64 paid = convert (self, credit->amount, line->currency, line->posted);

      of_sales += paid;
      get_row (self, self->review->motions, find_motion_of (self, line->person, credit->date))
          ->paid += paid;
      get_row (self,
               self->review->types,
               sale != NULL ? sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY_TYPE] : NULL)
          ->paid += paid;
      get_row (self,
               self->review->families,
               sale != NULL ? sale->qualities[SAL_PAY_QUALITY_PRODUCT_FAMILY] : NULL)
          ->paid += paid;
    }
  self->review->paid += of_sales;
  self->review->paid_besides += all - of_sales;
}

static void
add_paid (Work *self)
{
  for (guint i = 0; i < self->statements->len; i++)
    {
      const GPtrArray *of = self->statements->pdata[i];

      for (guint k = 0; k < of->len; k++)
        {
          const SalPayStatement *statement = of->pdata[k];

          for (guint l = 0; l < statement->lines->len; l++)
            add_line (self, statement->lines->pdata[l]);
        }
    }
}

static void
add_sold (Work *self)
{
  for (guint i = 0; i < self->source->sales->len; i++)
    {
      const SalPaySale *sale = &g_array_index (self->source->sales, SalPaySale, i);
      gint64 sold;

      if (sale->closed < self->review->first)
        continue;
      sold = convert (self, sale->amount, sale->currency, sale->closed);
      get_row (self, self->review->motions, find_motion_of (self, sale->owner, sale->closed))
          ->sold += sold;
      get_row (self, self->review->types, sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY_TYPE])
          ->sold += sold;
      get_row (self, self->review->families, sale->qualities[SAL_PAY_QUALITY_PRODUCT_FAMILY])
          ->sold += sold;
      self->review->sold += sold;
    }
}

/* Those of managers are the same once more. */
static void
add_quotas (Work *self)
{
  for (guint i = 0; i < self->source->quotas->len; i++)
    {
      const SalPayQuota *quota = &g_array_index (self->source->quotas, SalPayQuota, i);
      const char *motion = find_motion (self, quota->position);
      gint32 first, last;
      gint64 amount;

      sal_fiscal_calendar_days_of (self->calendar, quota->period, &first, &last);
      if (quota->position == 0 || is_manager (motion) || first < self->review->first ||
          last > self->review->last)
        continue;
      amount = convert (self, quota->amount, quota->currency, first);
      if (g_str_equal (quota->measure, "bookings"))
        get_row (self, self->review->motions, motion)->quota += amount;
      for (gsize k = 0; k < G_N_ELEMENTS (measures); k++)
        if (g_str_equal (quota->measure, measures[k].measure))
          get_row (self, self->review->types, measures[k].type)->quota += amount;
    }
}

/* --- the review --- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const SalPayReviewRow *) a)->group, ((const SalPayReviewRow *) b)->group);
}

static void
index_sales (Work *self)
{
  self->sales = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->source->sales->len; i++)
    {
      SalPaySale *sale = &g_array_index (self->source->sales, SalPaySale, i);

      g_hash_table_insert (self->sales, &sale->id, sale);
    }
}

/**
 * sal_pay_review_load:
 * @workspace: a workspace whose pay is open
 * @period: a fiscal quarter
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Reviews a quarter. What the ledger has of it counts, whether it is closed or not; amounts are
 * converted by the rates of the days on which they were posted or won. Not for the main thread.
 *
 * Returns: (transfer full): the review, or %NULL with %SAL_ERROR_VALUE if it is no quarter, the
 *   errors of the stores, or %G_IO_ERROR_CANCELLED
 */
SalPayReview *
sal_pay_review_load (SalWorkspace *workspace,
                     SalPeriod period,
                     GCancellable *cancellable,
                     GError **error)
{
  const SalFiscalCalendar *of = sal_workspace_get_calendar (workspace);
  g_autoptr (SalPayReview) self = NULL;
  g_auto (Work) work = { .currency = sal_workspace_get_currency (workspace) };
  GArray **lists[3];

  if (period.unit != SAL_PERIOD_QUARTER)
    {
      g_autofree char *name = sal_period_to_text (period);

      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%s is not a fiscal quarter, such as 2026-Q1"),
                   name);
      return NULL;
    }
  work.review = self = g_new0 (SalPayReview, 1);
  work.calendar =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (of), SAL_CALENDAR_MONTHS);
  self->period = period;
  self->currency = g_strdup (work.currency);
  self->texts = g_string_chunk_new (1024);
  lists[0] = &self->motions;
  lists[1] = &self->types;
  lists[2] = &self->families;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_array_new (FALSE, FALSE, sizeof (SalPayReviewRow));
  sal_fiscal_calendar_days_of (work.calendar, period, &self->first, &self->last);
  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_statements, &work, cancellable, error) ==
      NULL)
    return NULL;
  work.source = sal_store_read_sync (
      sal_workspace_get_store (workspace), read_source, &work, cancellable, error);
  if (work.source == NULL)
    return NULL;
  index_sales (&work);
  add_paid (&work);
  add_sold (&work);
  add_quotas (&work);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_array_sort (*lists[i], compare_rows);

  return g_steal_pointer (&self);
}

void
sal_pay_review_free (SalPayReview *self)
{
  g_clear_pointer (&self->motions, g_array_unref);
  g_clear_pointer (&self->types, g_array_unref);
  g_clear_pointer (&self->families, g_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self->currency);
  g_free (self);
}
