/* sal-payout-calculation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-calculation.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-payout-totals.h"

/**
 * sal_payout_calculation_new:
 * @workspace: a workspace whose pay is open for writing
 * @period: a fiscal month or quarter: 2026-P03, 2026-Q1
 * @author: who records it
 *
 * Prepares the calculation of a period.
 *
 * Returns: (transfer full): the calculation
 */
SalPayoutCalculation *
sal_payout_calculation_new (SalWorkspace *workspace, const char *period, const char *author)
{
  SalPayoutCalculation *self = g_new0 (SalPayoutCalculation, 1);

  self->run = sal_payout_run_new (workspace, period, author);
  self->differences = g_array_new (FALSE, FALSE, sizeof (SalPayoutDifference));

  return self;
}

void
sal_payout_calculation_free (SalPayoutCalculation *self)
{
  sal_payout_run_free (self->run);
  g_array_unref (self->differences);
  g_free (self);
}

/* --- what changed --- */

static SalPayoutDifference *
ensure_difference (SalPayoutCalculation *self, const char *currency)
{
  const SalPayoutDifference added = { .currency = currency };
  guint at = 0;

  while (at < self->differences->len &&
         g_strcmp0 (g_array_index (self->differences, SalPayoutDifference, at).currency, currency) <
             0)
    at++;
  if (at == self->differences->len ||
      g_array_index (self->differences, SalPayoutDifference, at).currency != currency)
    g_array_insert_val (self->differences, at, added);

  return &g_array_index (self->differences, SalPayoutDifference, at);
}

static int
compare_paid (const SalPayoutPaid *one, const SalPayoutPaid *other)
{
  if (one->person != other->person)
    return one->person < other->person ? -1 : 1;

  return g_strcmp0 (one->currency, other->currency);
}

static gboolean
has_changed (const SalPayoutPaid *before, const SalPayoutPaid *after)
{
  return before == NULL || after == NULL || before->earned != after->earned ||
         before->paid != after->paid || before->balance != after->balance;
}

/**
 * sal_payout_calculation_compare:
 * @self: the calculation
 * @before: (element-type SalPayoutPaid): what was paid before it, by person and currency
 * @after: (element-type SalPayoutPaid): what is paid now, likewise
 *
 * Says what changed: who has another payment, and how much is paid in each currency.
 */
void
sal_payout_calculation_compare (SalPayoutCalculation *self,
                                const GArray *before,
                                const GArray *after)
{
  gint64 last_changed = 0, last_paid = 0;

  self->is_first = before->len == 0;
  self->n_people = self->n_changed = 0;
  g_array_set_size (self->differences, 0);
  for (guint i = 0, k = 0; i < before->len || k < after->len;)
    {
      const SalPayoutPaid *one = i < before->len ? &g_array_index (before, SalPayoutPaid, i) : NULL;
      const SalPayoutPaid *other = k < after->len ? &g_array_index (after, SalPayoutPaid, k) : NULL;
      int order = one == NULL ? 1 : other == NULL ? -1 : compare_paid (one, other);
      gint64 person = order <= 0 ? one->person : other->person;

      if (order <= 0)
        {
          ensure_difference (self, one->currency)->before += one->paid;
          i++;
        }
      if (order >= 0)
        {
          ensure_difference (self, other->currency)->after += other->paid;
          self->n_people += other->person != last_paid;
          last_paid = other->person;
          k++;
        }
      if (has_changed (order <= 0 ? one : NULL, order >= 0 ? other : NULL) &&
          person != last_changed)
        {
          self->n_changed++;
          last_changed = person;
        }
    }
}

/* --- running --- */

static gpointer
read_paid (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payout_paid_list (connection, data, error);
}

/**
 * sal_payout_calculation_run:
 * @job: the job, which is told how far it is, and whose cancellable stops it
 * @calculation: the #SalPayoutCalculation
 * @error: return location for an error
 *
 * Calculates a period by sal_payout_run(), and says what changed by it.
 *
 * Returns: %FALSE with the errors of sal_payout_run()
 */
gboolean
sal_payout_calculation_run (SalJob *job, gpointer calculation, GError **error)
{
  SalPayoutCalculation *self = calculation;
  SalStore *store = sal_workspace_get_pay_store (self->run->workspace);
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (GArray) before =
      sal_store_read_sync (store, read_paid, self->run->period, cancellable, error);
  g_autoptr (GArray) after = NULL;

  if (before == NULL || !sal_payout_run (job, self->run, error))
    return FALSE;
  /* it is posted by now: what came of it is said even if it is cancelled this late */
  after = sal_store_read_sync (store, read_paid, self->run->period, NULL, error);
  if (after == NULL)
    return FALSE;
  sal_payout_calculation_compare (self, before, after);

  return TRUE;
}

/* --- in words --- */

static void
append_listed (GString *list, const char *text)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", text);
}

static char *
describe_totals (const SalPayoutCalculation *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->differences->len; i++)
    {
      const SalPayoutDifference *one = &g_array_index (self->differences, SalPayoutDifference, i);
      g_autofree char *amount = sal_money_format (one->after, one->currency);

      append_listed (list, amount);
    }

  return g_string_free (list, FALSE);
}

static char *
describe_differences (const SalPayoutCalculation *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->differences->len; i++)
    {
      const SalPayoutDifference *one = &g_array_index (self->differences, SalPayoutDifference, i);
      gint64 difference = one->after - one->before;
      g_autofree char *amount = sal_money_format (difference, one->currency);
      g_autofree char *signed_amount = g_strconcat (difference > 0 ? "+" : "", amount, NULL);

      append_listed (list, signed_amount);
    }

  return g_string_free (list, FALSE);
}

/**
 * sal_payout_calculation_describe:
 * @self: a calculation that has run
 * @period: what the period is called, for people
 *
 * Says what came of a calculation: for how many people, how much in all, and what changed.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sal_payout_calculation_describe (const SalPayoutCalculation *self, const char *period)
{
  g_autofree char *totals = describe_totals (self);
  g_autofree char *differences = describe_differences (self);
  g_autofree char *result = NULL;
  g_autofree char *changes = NULL;

  if (self->n_people == 0)
    /* translators: a period */
    return g_strdup_printf (_ ("%s is calculated: nobody is paid"), period);
  /* translators: a period, a number of people and amounts */
  result = g_strdup_printf (ngettext ("%s is calculated: %u person is paid %s",
                                      "%s is calculated: %u people are paid %s",
                                      self->n_people),
                            period,
                            self->n_people,
                            totals);
  if (self->is_first)
    return g_steal_pointer (&result);
  if (self->n_changed == 0)
    changes =
        g_strdup (self->run->n_posted == 0 ? _ ("Nothing changed since the last calculation")
                                           : _ ("No payment changed since the last calculation"));
  else
    /* translators: a number of people, and amounts by which all payments differ */
    changes = g_strdup_printf (ngettext ("%u payment changed since the last calculation, by %s",
                                         "%u payments changed since the last calculation, by %s",
                                         self->n_changed),
                               self->n_changed,
                               differences);

  return g_strdup_printf ("%s. %s.", result, changes);
}
