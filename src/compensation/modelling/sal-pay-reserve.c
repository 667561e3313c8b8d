/* sal-pay-reserve.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-reserve.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-crediting.h"
#include "sal-error.h"
#include "sal-participants.h"
#include "sal-plan-versions.h"

/* As many years as tell their ninth decile, always the same ones. */
#define N_YEARS 1000
#define SEED    1

typedef struct
{
  SalWorkspace *workspace;
  SalFiscalCalendar *calendar; /* by months, as plans have it */
  gint32 first, last;          /* of the year */
  GPtrArray *participants, *versions, *scores;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;

  self->participants = sal_participants_list (connection, error);
  if (self->participants == NULL)
    return NULL;
  self->versions = sal_plan_versions_list (connection, error);
  if (self->versions == NULL)
    return NULL;
  self->scores = sal_pay_scores_list (connection, error);

  return self->scores != NULL ? self : NULL;
}

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *self = data;

  return sal_pay_source_load (connection,
                              self->calendar,
                              sal_workspace_get_currency (self->workspace),
                              sal_plan_versions_get_measures (self->versions),
                              self->first,
                              self->last,
                              error);
}

/* Those of the year. */
static GPtrArray *
list_participations (const Work *self, const SalCrediting *crediting)
{
  g_autoptr (GPtrArray) all = sal_crediting_list_participations (crediting);
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const SalParticipation *one = all->pdata[i];

      if (one->first >= self->first && one->last <= self->last)
        g_ptr_array_add (some, all->pdata[i]);
    }

  return some;
}

static gboolean
simulate (SalPayReserve *self, GPtrArray *participations, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalReplayBase) base =
      sal_replay_base_new (participations, NULL, NULL, cancellable, error);
  SalSimulationHistory history;
  SalSimulationOptions options = {
    .method = SAL_SIMULATION_FACTORS, .level = 1, .n_years = N_YEARS, .seed = SEED, .budget = -1
  };
  g_autoptr (SalSimulation) simulation = NULL;

  if (base == NULL || !sal_simulation_history_init (&history, base, NULL, error))
    return FALSE;
  options.factors = history.factors;
  simulation = sal_simulation_new (base, NULL, NULL, &options, NULL, NULL, cancellable, error);
  if (simulation == NULL)
    return FALSE;
  self->currency =
      g_intern_string (((const SalParticipation *) participations->pdata[0])->plan->currency);
  self->p50 = llround (simulation->p50);
  self->p90 = llround (simulation->p90);
  self->reserve = self->p90 - self->p50;

  return TRUE;
}

/**
 * sal_pay_reserve_estimate:
 * @self: (out caller-allocates): the reserve
 * @workspace: a workspace whose pay is open
 * @today: a day
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Simulates the last fiscal year that has ended by @today, with attainment that varies as it did.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if there is nothing to simulate, as nobody took part in a
 *   plan over that year or attained something in two quarters of it, or with the errors of reading
 */
gboolean
sal_pay_reserve_estimate (SalPayReserve *self,
                          SalWorkspace *workspace,
                          gint32 today,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Work) work = { .workspace = workspace };
  g_autoptr (SalPaySource) source = NULL;
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GPtrArray) participations = NULL;

  *self = (SalPayReserve){ 0 };
  work.calendar = sal_fiscal_calendar_new (
      sal_fiscal_calendar_get_start_month (sal_workspace_get_calendar (workspace)),
      SAL_CALENDAR_MONTHS);
  self->year =
      sal_period_offset (sal_fiscal_calendar_period_of (work.calendar, today, SAL_PERIOD_YEAR), -1);
  sal_fiscal_calendar_days_of (work.calendar, self->year, &work.first, &work.last);
  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_pay, &work, cancellable, error) == NULL)
    return FALSE;
  source = sal_store_read_sync (
      sal_workspace_get_store (workspace), read_source, &work, cancellable, error);
  if (source == NULL)
    return FALSE;
  crediting = sal_crediting_new (
      source, work.participants, work.versions, work.scores, work.first, cancellable, error);
  if (crediting == NULL)
    return FALSE;
  participations = list_participations (&work, crediting);
  if (participations->len == 0)
    {
      g_set_error_literal (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("Nobody took part in a plan over the last fiscal year"));
      return FALSE;
    }

  return simulate (self, participations, cancellable, error);
}
