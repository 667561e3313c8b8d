/* sal-account-duty.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-duty.h"

#include <glib/gi18n-lib.h>

#include "sal-account-portfolio.h"
#include "sal-health-warnings.h"

/* --- what is done --- */

static gboolean
refresh_tiers (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  SalAccountDutyRun *run = data;
  SalTierRefresh refresh = { .day = run->day,
                             .report = run->report,
                             .report_data = run->report_data };

  refresh.model =
      sal_tier_scheme_find (sal_transaction_get_connection (transaction), run->day, error);
  if (refresh.model < 0 || !sal_account_tiers_refresh (transaction, &refresh, cancellable, error))
    return FALSE;
  if (refresh.n_moved > 0)
    run->text = g_strdup_printf (ngettext ("Tiers refreshed: %u account changed tier",
                                           "Tiers refreshed: %u accounts changed tier",
                                           refresh.n_moved),
                                 refresh.n_moved);

  return TRUE;
}

static char *
describe_warnings (const SalWarningRaise *raise)
{
  g_autofree char *raised = g_strdup_printf (
      ngettext ("%u warning was raised", "%u warnings were raised", raise->n_raised),
      raise->n_raised);
  g_autofree char *worse = g_strdup_printf (
      ngettext ("%u warning became worse", "%u warnings became worse", raise->n_worse),
      raise->n_worse);

  if (raise->n_worse == 0)
    return raise->n_raised > 0 ? g_steal_pointer (&raised) : NULL;
  if (raise->n_raised == 0)
    return g_steal_pointer (&worse);

  /* translators: how many warnings were raised, and how many became worse */
  return g_strdup_printf (_ ("%1$s, %2$s"), raised, worse);
}

static gboolean
raise_warnings (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  SalAccountDutyRun *run = data;
  SalWarningRaise raise = { .day = run->day };

  if (!sal_account_warnings_raise (transaction, &raise, cancellable, error))
    return FALSE;
  run->text = describe_warnings (&raise);

  return TRUE;
}

static const SalAccountDuty duties[] = {
  { N_ ("Refresh Tiers"), N_ ("Scoring accounts"), sal_account_tiers_find_due, refresh_tiers },
  { N_ ("Raise Warnings"),
    N_ ("Looking at signals"),
    sal_account_warnings_find_due,
    raise_warnings },
};

/**
 * sal_account_duties_find_due:
 * @connection: a connection of the main store
 * @day: a day
 * @error: return location for an error
 *
 * Finds what is to be done on a day. Tiers are refreshed once the months of their model are over,
 * if they were refreshed by it before, that is complete and allows it; what was undone is not done
 * again before the months are over once more. Warnings are raised every
 * day, and again when there are newer signals, if the thresholds are complete and the workspace
 * allows it. What was done on that day, by whomever, is not due again, also if it was undone.
 *
 * Returns: (transfer full) (element-type SalAccountDuty): it; %NULL on a %SAL_STORE_ERROR
 */
GPtrArray *
sal_account_duties_find_due (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      gboolean due;

      if (!duties[i].find_due (connection, day, &due, error))
        return NULL;
      if (due)
        g_ptr_array_add (found, (gpointer) &duties[i]);
    }

  return g_steal_pointer (&found);
}

/**
 * sal_account_duty_do:
 * @transaction: a command's
 * @run: a #SalAccountDutyRun
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Does what is due, unless somebody else has done it meanwhile.
 *
 * Returns: %FALSE on an error of the store
 */
gboolean
sal_account_duty_do (SalTransaction *transaction,
                     gpointer run,
                     GCancellable *cancellable,
                     GError **error)
{
  const SalAccountDutyRun *self = run;
  gboolean due;

  if (!self->duty->find_due (sal_transaction_get_connection (transaction), self->day, &due, error))
    return FALSE;

  return !due || self->duty->run (transaction, run, cancellable, error);
}
