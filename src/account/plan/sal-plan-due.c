/* sal-plan-due.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-due.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"

/**
 * sal_plan_describe_overdue:
 * @due: the day something should have been done, or %SAL_DATE_NONE
 * @today: the day it is told
 *
 * Says how late something is: "21 days overdue"; of what was due on no day, or is not late yet,
 * but is told to be overdue, "overdue" alone.
 *
 * Returns: (transfer full): the words
 */
char *
sal_plan_describe_overdue (gint32 due, gint32 today)
{
  int days = due != SAL_DATE_NONE ? today - due : 0;

  if (days <= 0)
    return g_strdup (_ ("overdue"));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day overdue", "%d days overdue", (gulong) days), days);
}

/**
 * sal_plan_mark_due:
 * @due: a day something is due
 * @today: the day it is told
 *
 * Writes the day where there is little room, with a sign if it is past: "⚠ 1 Nov 2026".
 *
 * Returns: (transfer full): the text
 */
char *
sal_plan_mark_due (gint32 due, gint32 today)
{
  g_autofree char *day = sal_date_format (due);

  return due < today ? g_strdup_printf ("⚠ %s", day) : g_steal_pointer (&day);
}

/**
 * sal_plan_describe_due:
 * @due: the day something is due, or %SAL_DATE_NONE
 * @today: the day it is told
 * @is_overdue: whether it should have been done by now
 *
 * Says until when something is to be done: "1 Dec 2026", or "1 Nov 2026, 21 days overdue".
 *
 * Returns: (transfer full): the words, "" for what is due on no day and not overdue
 */
char *
sal_plan_describe_due (gint32 due, gint32 today, gboolean is_overdue)
{
  g_autofree char *day = due != SAL_DATE_NONE ? sal_date_format (due) : NULL;
  g_autofree char *late = is_overdue ? sal_plan_describe_overdue (due, today) : NULL;

  if (day == NULL)
    return late != NULL ? g_steal_pointer (&late) : g_strdup ("");
  if (late == NULL)
    return g_steal_pointer (&day);

  /* translators: a day, and how long ago that is, "21 days overdue" */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, late);
}
