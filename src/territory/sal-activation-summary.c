/* sal-activation-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-summary.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-number.h"

/* What a plan comes to, in a sentence. */

/**
 * sal_activation_count_opportunities:
 * @plan: a plan
 *
 * Counts the open opportunities that go to somebody else.
 *
 * Returns: their number
 */
guint
sal_activation_count_opportunities (const SalAlignmentActivation *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->opportunities->len; i++)
    n += !g_array_index (plan->opportunities, SalActivationDeal, i).stays;

  return n;
}

/**
 * sal_activation_moves_nothing:
 * @plan: a plan
 *
 * Tells whether all accounts and open opportunities stay with who has them.
 *
 * Returns: %TRUE if they do
 */
gboolean
sal_activation_moves_nothing (const SalAlignmentActivation *plan)
{
  return plan->moves->len == 0 && sal_activation_count_opportunities (plan) == 0;
}

static char *
write_count (guint n, const char *text)
{
  g_autofree char *number = sal_number_format (n, 0);
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);

  return g_strdup_printf ("%s%s%s", parts[0], number, parts[1] != NULL ? parts[1] : "");
}

static char *
write_moves (const SalAlignmentActivation *plan, gboolean is_coming)
{
  guint n_accounts = plan->moves->len, n_open = sal_activation_count_opportunities (plan);
  g_autofree char *accounts =
      write_count (n_accounts, ngettext ("%s account", "%s accounts", n_accounts));
  g_autofree char *opportunities =
      write_count (n_open, ngettext ("%s opportunity", "%s opportunities", n_open));

  if (sal_activation_moves_nothing (plan))
    return g_strdup (_ ("nothing moves"));

  if (is_coming)
    /* translators: "14 accounts", "9 opportunities" */
    return g_strdup_printf (_ ("%1$s and %2$s move"), accounts, opportunities);

  /* translators: "14 accounts", "9 opportunities" */
  return g_strdup_printf (_ ("%1$s and %2$s moved"), accounts, opportunities);
}

/**
 * sal_activation_summarize:
 * @plan: a plan that was carried out
 * @name: of the alignment
 * @today: the day on which this is read
 *
 * Says what was done: “FY27” is active: 14 accounts and 9 opportunities moved.
 *
 * Returns: (transfer full): the text
 */
char *
sal_activation_summarize (const SalAlignmentActivation *plan, const char *name, gint32 today)
{
  g_autofree char *moves = write_moves (plan, plan->day > today);
  g_autofree char *day = sal_date_format (plan->day);

  if (plan->day > today)
    /* translators: the name of an alignment, a day, and what moves */
    return g_strdup_printf (_ ("“%1$s” is active from %2$s: %3$s"), name, day, moves);

  /* translators: the name of an alignment, and what moves */
  return g_strdup_printf (_ ("“%1$s” is active: %2$s"), name, moves);
}
