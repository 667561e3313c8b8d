/* sal-replay-base.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

static void
entry_free (gpointer data)
{
  SalReplayEntry *self = data;

  g_clear_pointer (&self->condensed.credits, g_array_unref);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->windows, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->deals, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->quarters, g_array_unref);
  g_clear_pointer (&self->sums, g_array_unref);
  g_free (self);
}

static SalReplayEntry *
entry_new (const SalParticipation *participation, GError **error)
{
  g_auto (SalRational) exchange = SAL_RATIONAL_INIT;
  SalReplayEntry *self;

  if (!sal_calculation_exchange (participation, &exchange))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%s is paid in %s: the plan “%s” has no exchange rate for it"),
                   participation->participant,
                   participation->currency,
                   participation->plan->name);
      return NULL;
    }

  self = g_new0 (SalReplayEntry, 1);
  self->participation = participation;
  self->exchange = sal_rational_to_double (&exchange);
  self->calendar = sal_fiscal_calendar_new (participation->plan->fiscal_start, SAL_CALENDAR_MONTHS);
  self->windows = g_array_new (FALSE, FALSE, sizeof (SalReplayWindow));
  self->days = g_array_new (FALSE, FALSE, sizeof (SalReplayDay));
  self->deals = g_array_new (FALSE, FALSE, sizeof (SalReplayDeal));
  self->others = g_array_new (FALSE, FALSE, sizeof (SalReplayOther));
  self->quarters = g_array_new (FALSE, FALSE, sizeof (SalReplayQuarter));
  self->sums = g_array_new (FALSE, FALSE, sizeof (SalReplaySum));

  return self;
}

/* --- the base --- */

/* The plan with what is put in later: weights of one, and a base rate whether it is needed or not.
 */
static SalPlan *
make_neutral (const SalPlan *plan, GError **error)
{
  g_autoptr (JsonNode) document = sal_plan_to_json (plan);
  SalPlan *neutral = sal_plan_from_json (document, plan->name, error);

  for (guint i = 0; neutral != NULL && i < neutral->components->len; i++)
    {
      SalPlanComponent *component = neutral->components->pdata[i];

      component->weight.is_set = FALSE;
      component->method->rates = SAL_RATES_OF_BASE;
    }

  return neutral;
}

typedef struct
{
  GPtrArray *entries;
  GHashTable *neutral;    /* SalPlan by the plan it is of */
  GHashTable *components; /* likewise, GArray of SalReplayComponent */
} Preparations;

static void
prepare_cb (guint index, gpointer data)
{
  const Preparations *self = data;
  SalReplayEntry *entry = self->entries->pdata[index];

  sal_replay_entry_prepare (entry, g_hash_table_lookup (self->neutral, entry->participation->plan));
  sal_replay_entry_fill (entry, g_hash_table_lookup (self->components, entry->participation->plan));
}

/**
 * sal_replay_base_new:
 * @participations: (element-type SalParticipation): participations with their credits, which have
 *   to stay as they are as long as the base is there
 * @progress: (nullable) (scope call): told the share that is done, on any thread, one at a time
 * @data: handed to @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Sums up what credits count for, by participation, component and days, so that plans can be tried
 * out on them. Budgets of SPIFs are those of sal_calculation_spend_budgets(), which is called
 * before.
 *
 * Returns: (transfer full): the base, or %NULL with %SAL_ERROR_VALUE if plans are in several
 *   currencies or have no rate for the one paid in, with the errors of sal_plan_from_json(), or
 *   %G_IO_ERROR_CANCELLED
 */
SalReplayBase *
sal_replay_base_new (const GPtrArray *participations,
                     SalCalculationProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SalReplayBase) self = g_new0 (SalReplayBase, 1);
  g_autoptr (GHashTable) neutral =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sal_plan_free);
  g_autoptr (GHashTable) components =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  Preparations all;

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < participations->len; i++)
    {
      const SalParticipation *one = participations->pdata[i];
      const SalPlan *first = ((const SalParticipation *) participations->pdata[0])->plan;
      SalReplayEntry *entry;

      if (!g_str_equal (one->plan->currency, first->currency))
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("The plan “%s” is in %s and “%s” in %s: expected plans in one currency"),
                       first->name,
                       first->currency,
                       one->plan->name,
                       one->plan->currency);
          return NULL;
        }
      if (!g_hash_table_contains (neutral, one->plan))
        {
          SalPlan *plan = make_neutral (one->plan, error);

          if (plan == NULL)
            return NULL;
          g_hash_table_insert (neutral, (gpointer) one->plan, plan);
          g_hash_table_insert (
              components, (gpointer) one->plan, sal_replay_components_new (one->plan));
        }
      entry = entry_new (one, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (self->entries, entry);
    }
  all = (Preparations){ self->entries, neutral, components };
  if (!sal_replay_for_each (self->entries->len, 0, prepare_cb, &all, progress, data, cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }

  self->guaranteed = sal_replay_find_guaranteed (self->entries);

  return g_steal_pointer (&self);
}

void
sal_replay_base_free (SalReplayBase *self)
{
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->guaranteed, g_ptr_array_unref);
  g_free (self);
}

guint
sal_replay_base_get_n (const SalReplayBase *self)
{
  return self->entries->len;
}

const SalParticipation *
sal_replay_base_get_participation (const SalReplayBase *self, guint index)
{
  return ((const SalReplayEntry *) self->entries->pdata[index])->participation;
}

double
sal_replay_base_get_attainment (const SalReplayBase *self, guint index, guint component)
{
  const SalReplayEntry *entry = self->entries->pdata[index];
  double measured = 0, quota = 0;

  for (guint i = 0; i < entry->quarters->len; i++)
    {
      const SalReplaySum *sum = sal_replay_entry_get_sum (entry, i, component);

      measured += sum->measured;
      quota += sum->quota;
    }

  return quota > 0 ? measured / quota : NAN;
}
