/* sal-replay-guarantees.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include "sal-payment.h"

/* What guarantees and draws come to follows from the payments of each month, so that who has any is
 * calculated in full, with all participations. */

typedef struct
{
  const SalReplayBase *base;
  const SalPlan *const *plans;
  SalReplayResult *results;
  GError **errors; /* by participant */
} Run;

static gboolean
is_guaranteed (const SalReplayEntry *entry)
{
  return sal_rational_sign (&entry->participation->guarantee) > 0;
}

/**
 * sal_replay_find_guaranteed: (skip)
 * @entries: (element-type SalReplayEntry): entries
 *
 * Finds the participants who are guaranteed something, with all their entries in one currency.
 *
 * Returns: (transfer full) (element-type GArray): for each, the indexes of the entries
 */
GPtrArray *
sal_replay_find_guaranteed (const GPtrArray *entries)
{
  GPtrArray *guaranteed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < entries->len; i++)
      {
        const SalReplayEntry *entry = entries->pdata[i];
        g_autofree char *name = NULL;
        GArray *of;

        if (pass == 0 ? !is_guaranteed (entry) : g_hash_table_size (names) == 0)
          continue;
        name = g_strdup_printf (
            "%s %s", entry->participation->currency, entry->participation->participant);
        of = g_hash_table_lookup (names, name);
        if (pass == 1 && of != NULL)
          g_array_append_val (of, i);
        if (pass == 1 || of != NULL)
          continue;
        of = g_array_new (FALSE, FALSE, sizeof (guint));
        g_ptr_array_add (guaranteed, of);
        g_hash_table_insert (names, g_steal_pointer (&name), of);
      }

  return guaranteed;
}

/* In the plan's currency. */
static gint64
convert (const SalReplayEntry *entry, const SalPlan *plan, gint64 amount)
{
  SalParticipation view = *entry->participation;
  g_auto (SalRational) exchange = SAL_RATIONAL_INIT, cost = SAL_RATIONAL_INIT;
  gint64 converted = amount;

  view.plan = plan;
  sal_calculation_exchange (&view, &exchange);
  sal_rational_set_integer (&cost, amount);
  sal_rational_divide (&cost, &cost, &exchange);

  return sal_rational_round (&cost, &converted) ? converted : amount;
}

/* The last that has a guarantee. */
static guint
find_home (const SalReplayBase *base, const GArray *entries)
{
  guint home = g_array_index (entries, guint, 0);

  for (guint i = 1; i < entries->len; i++)
    if (is_guaranteed (base->entries->pdata[g_array_index (entries, guint, i)]))
      home = g_array_index (entries, guint, i);

  return home;
}

static void
add_payments (const Run *self, const GArray *entries, const GArray *payments)
{
  guint home = find_home (self->base, entries);
  const SalReplayEntry *entry = self->base->entries->pdata[home];
  SalReplayResult *result = &self->results[home];
  gint64 top_up = 0, drawn = 0, written_off = 0;

  for (guint i = 0; i < payments->len; i++)
    {
      const SalPayment *one = &g_array_index (payments, SalPayment, i);

      top_up += one->top_up;
      drawn += one->drawn;
      written_off += one->written_off;
    }
  result->top_up = convert (entry, self->plans[home], top_up + MIN (written_off, drawn));
  result->drawn = convert (entry, self->plans[home], drawn);
  result->cost += result->top_up;
  result->is_full = TRUE;
}

static void
settle_cb (guint index, gpointer data)
{
  const Run *self = data;
  const GArray *entries = self->base->guaranteed->pdata[index];
  g_autofree SalParticipation *views = g_new (SalParticipation, entries->len);
  g_autofree SalPaymentSource *sources = g_new (SalPaymentSource, entries->len);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) payments = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      guint at = g_array_index (entries, guint, i);
      GPtrArray *earnings;

      views[i] = *((const SalReplayEntry *) self->base->entries->pdata[at])->participation;
      views[i].plan = self->plans[at];
      earnings = sal_calculation_run (&views[i], &self->errors[index]);
      if (earnings == NULL)
        return;
      g_ptr_array_add (all, earnings);
      sources[i] = (SalPaymentSource){ &views[i], earnings };
    }
  payments = sal_payments_new (sources, entries->len, NULL, 0);
  add_payments (self, entries, payments);
}

gboolean
sal_replay_add_guarantees (const SalReplayBase *self,
                           const SalPlan *const *plans,
                           SalReplayResult *results,
                           GCancellable *cancellable,
                           GError **error)
{
  guint n = self->guaranteed->len;
  g_autofree GError **errors = g_new0 (GError *, n + 1);
  Run run = { self, plans, results, errors };
  gboolean is_done = sal_replay_for_each (n, 0, settle_cb, &run, NULL, NULL, cancellable);

  for (guint i = 0; i < n; i++)
    {
      if (errors[i] != NULL && is_done)
        {
          g_propagate_error (error, g_steal_pointer (&errors[i]));
          is_done = FALSE;
          error = NULL;
        }
      g_clear_error (&errors[i]);
    }

  return is_done;
}
