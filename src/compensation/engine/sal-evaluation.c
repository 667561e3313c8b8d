/* sal-evaluation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-evaluation-private.h"

#include <glib/gi18n-lib.h>

static void
free_payments (gpointer data)
{
  SalEvaluationPayments *self = data;

  g_free (self->participant);
  g_array_unref (self->payments);
  g_free (self);
}

void
sal_evaluation_free (SalEvaluation *self)
{
  g_ptr_array_unref (self->payments);
  g_clear_pointer (&self->earnings, g_ptr_array_unref);
  g_ptr_array_unref (self->participations);
  g_ptr_array_unref (self->plans);
  g_array_unref (self->adjustments);
  g_hash_table_unref (self->sales);
  g_hash_table_unref (self->deals);
  g_ptr_array_unref (self->cancellations);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* --- another version --- */

/* A plan of another year, on the credits of this one. */
static void
move_to_year_of (SalPlan *self, const SalPlan *other)
{
  int year, other_year, month, day;

  if (self->from <= other->from && self->to >= other->to)
    return;
  sal_date_to_ymd (self->from, &year, &month, &day);
  sal_date_to_ymd (other->from, &other_year, &month, &day);
  sal_plan_move (self, other_year - year);
}

/* Puts a plan in the place of the one it is another version of; participants are still in it by the
 * name of that. */
static gboolean
put_in (SalEvaluation *self, const char *path, GError **error)
{
  g_autoptr (SalPlan) plan = sal_plan_load (path, error);

  if (plan == NULL)
    return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    {
      SalPlan *old = self->plans->pdata[i];

      if (self->plans->len > 1 && !g_str_equal (old->name, plan->name))
        continue;
      if (!g_str_equal (old->currency, plan->currency))
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("The plan “%s” is in %s and “%s” in %s: expected plans in one currency"),
                       old->name,
                       old->currency,
                       plan->name,
                       plan->currency);
          return FALSE;
        }
      move_to_year_of (plan, old);
      g_free (plan->name);
      plan->name = g_strdup (old->name);
      sal_plan_free (old);
      self->plans->pdata[i] = g_steal_pointer (&plan);
      return TRUE;
    }
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("%s: there is no plan “%s” that it could be another version of"),
               path,
               plan->name);

  return FALSE;
}

static gboolean
load (SalEvaluation *self, const SalEvaluationFiles *files, GError **error)
{
  for (guint i = 0; files->plans[i] != NULL; i++)
    {
      SalPlan *plan = sal_plan_load (files->plans[i], error);

      if (plan == NULL)
        return FALSE;
      g_ptr_array_add (self->plans, plan);
    }

  for (guint i = 0; files->against != NULL && files->against[i] != NULL; i++)
    if (!put_in (self, files->against[i], error))
      return FALSE;

  return sal_evaluation_read_participants (self, files->participants, error) &&
         (files->quotas == NULL || sal_evaluation_read_quotas (self, files->quotas, error)) &&
         sal_evaluation_read_credits (self, files->credits, error) &&
         (files->cancellations == NULL ||
          sal_evaluation_read_cancellations (self, files->cancellations, error)) &&
         (files->invoices == NULL || sal_evaluation_read_invoices (self, files->invoices, error)) &&
         (files->adjustments == NULL ||
          sal_evaluation_read_adjustments (self, files->adjustments, error));
}

static gboolean
calculate (SalEvaluation *self, GError **error)
{
  sal_calculation_spend_budgets (self->participations);
  self->earnings = sal_calculation_run_all (self->participations, NULL, NULL, NULL, error);

  return self->earnings != NULL;
}

/* --- payments --- */

static void
settle (SalEvaluation *self, const char *participant, const GArray *sources)
{
  const SalPaymentSource *first = &g_array_index (sources, SalPaymentSource, 0);
  g_autoptr (GArray) adjustments = g_array_new (FALSE, FALSE, sizeof (SalPaymentAdjustment));
  SalEvaluationPayments *payments = g_new0 (SalEvaluationPayments, 1);

  for (guint i = 0; i < self->adjustments->len; i++)
    {
      const SalEvaluationAdjustment *one =
          &g_array_index (self->adjustments, SalEvaluationAdjustment, i);

      if (g_str_equal (one->participant, participant))
        g_array_append_val (adjustments, one->adjustment);
    }
  payments->participant = g_strdup (participant);
  payments->currency = first->participation->currency;
  payments->payments = sal_payments_new (
      first, sources->len, (SalPaymentAdjustment *) adjustments->data, adjustments->len);
  g_ptr_array_add (self->payments, payments);
}

static void
settle_all (SalEvaluation *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->participations->len; i++)
    {
      const SalParticipation *one = self->participations->pdata[i];
      g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (SalPaymentSource));

      if (!g_hash_table_add (done, one->participant))
        continue;
      for (guint k = i; k < self->participations->len; k++)
        {
          SalPaymentSource source = { self->participations->pdata[k], self->earnings->pdata[k] };

          if (g_str_equal (source.participation->participant, one->participant))
            g_array_append_val (sources, source);
        }
      settle (self, one->participant, sources);
    }
}

/**
 * sal_evaluation_new:
 * @files: the files
 * @error: return location for an error
 *
 * Reads plans, participants and credits, and calculates what is earned and paid.
 *
 * Returns: (transfer full): the result, or %NULL with %SAL_ERROR_FILE, whose message names file,
 * row and column and what was expected there; with %SAL_ERROR_VALUE or %SAL_ERROR_OVERFLOW of the
 *   calculation; or with an error of reading files
 */
SalEvaluation *
sal_evaluation_new (const SalEvaluationFiles *files, GError **error)
{
  g_autoptr (SalEvaluation) self = g_new0 (SalEvaluation, 1);

  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_plan_free);
  self->participations = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_participation_free);
  self->payments = g_ptr_array_new_with_free_func (free_payments);
  self->adjustments = g_array_new (FALSE, FALSE, sizeof (SalEvaluationAdjustment));
  self->texts = g_string_chunk_new (4096);
  self->sales = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->cancellations = sal_cancellations_new ();
  self->deals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (!load (self, files, error) || !calculate (self, error))
    return NULL;
  settle_all (self);

  return g_steal_pointer (&self);
}

/**
 * sal_evaluation_get_sales:
 * @self: an evaluation
 * @measure: (nullable): a measure; without one, the only one that there is
 *
 * Sums up what is credited directly, which is what is sold: overlays and roll-ups come on top.
 *
 * Returns: minor units of the plans' currency; 0 if there is none of the measure, or without one if
 *   there are several
 */
gint64
sal_evaluation_get_sales (const SalEvaluation *self, const char *measure)
{
  const char *name;
  GHashTableIter iter;
  gpointer key, sum;
  gint64 sales = 0;

  if (measure == NULL && g_hash_table_size (self->sales) > 1)
    return 0;
  g_hash_table_iter_init (&iter, self->sales);
  while (g_hash_table_iter_next (&iter, &key, &sum))
    {
      name = key;
      if (measure == NULL || g_strcmp0 (name, measure) == 0)
        sales = *(const gint64 *) sum;
    }

  return sales;
}
