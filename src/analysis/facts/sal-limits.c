/* sal-limits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-limits.h"

#include <glib/gi18n-lib.h>

/**
 * sal_limits_from_text:
 * @text: what the setting holds
 * @first: (out): the code of the first month
 * @last: (out): that of the last
 *
 * Reads over which months the limits are frozen.
 *
 * Returns: %FALSE if @text is not two months, the later one last
 */
gboolean
sal_limits_from_text (const char *text, gint32 *first, gint32 *last)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  SalPeriod from, to;

  if (g_strv_length (parts) != 2 || !sal_period_from_text (parts[0], &from, NULL) ||
      !sal_period_from_text (parts[1], &to, NULL) || from.unit != SAL_PERIOD_MONTH ||
      to.unit != SAL_PERIOD_MONTH)
    return FALSE;

  *first = sal_fact_period_to_code (from);
  *last = sal_fact_period_to_code (to);

  return *first <= *last;
}

char *
sal_limits_to_text (gint32 first, gint32 last)
{
  g_autofree char *from = sal_period_to_text (sal_fact_code_to_period (SAL_FACT_MONTH, first));
  g_autofree char *to = sal_period_to_text (sal_fact_code_to_period (SAL_FACT_MONTH, last));

  return g_strconcat (from, "/", to, NULL);
}

/**
 * sal_limits_find_problem:
 * @first: the code of a month
 * @last: the code of another
 * @newest: the code of the newest month that is over
 *
 * Checks whether limits can be frozen over the months from @first to @last.
 *
 * Returns: (transfer full) (nullable): why they cannot, or %NULL
 */
char *
sal_limits_find_problem (gint32 first, gint32 last, gint32 newest)
{
  if (last < first)
    return g_strdup (_ ("The last month is before the first."));
  if (last - first + 1 < SAL_LIMITS_MIN_MONTHS)
    return g_strdup_printf (_ ("Limits need at least %d months."), SAL_LIMITS_MIN_MONTHS);
  if (last >= newest)
    return g_strdup (
        _ ("No month behind the last one is over yet, to be held against the limits."));

  return NULL;
}

static gboolean
freeze (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_set_setting (transaction, SAL_LIMITS_SETTING, data, error);
}

static char *
create_label (const SalFiscalCalendar *calendar, gint32 first, gint32 last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (last == SAL_DIMENSION_NONE)
    return g_strdup (_ ("Let Limits Follow"));

  from = sal_fiscal_calendar_format (calendar, sal_fact_code_to_period (SAL_FACT_MONTH, first));
  to = sal_fiscal_calendar_format (calendar, sal_fact_code_to_period (SAL_FACT_MONTH, last));

  /* translators: a change in the history; two months */
  return g_strdup_printf (_ ("Freeze Limits over %s to %s"), from, to);
}

/**
 * sal_limits_freeze_async:
 * @store: the store of a workspace
 * @calendar: its fiscal calendar
 * @first: the code of a month, or %SAL_DIMENSION_NONE to have limits follow the months judged
 * @last: the code of a month, likewise
 * @callback: called on the main thread when it is done
 * @user_data: passed to @callback
 *
 * Decides over which months the limits of all control charts are found: one change, which can be
 * undone.
 */
void
sal_limits_freeze_async (SalStore *store,
                         const SalFiscalCalendar *calendar,
                         gint32 first,
                         gint32 last,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autofree char *label = create_label (calendar, first, last);

  sal_store_run_async (store,
                       label,
                       SAL_COMMAND_DEFAULT,
                       freeze,
                       last != SAL_DIMENSION_NONE ? sal_limits_to_text (first, last) : NULL,
                       g_free,
                       NULL,
                       callback,
                       user_data);
}

gboolean
sal_limits_freeze_finish (SalStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (store, result, &failure);

  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}
