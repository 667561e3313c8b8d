/* sal-dispute-subjects.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-subjects.h"

#include <glib/gi18n.h>

#include "sal-pay-dispute.h"
#include "sal-money.h"
#include "sal-statement-text.h"

/* Of what is shown of an opportunity's name, in characters. */
#define NAME_LENGTH 32

static void
subject_free (gpointer data)
{
  SalDisputeSubject *self = data;

  g_free (self->text);
  g_free (self);
}

/* @text: (transfer full) */
static void
add (GPtrArray *subjects, const char *about, gint64 line, gint64 opportunity, char *text)
{
  SalDisputeSubject *subject = g_new (SalDisputeSubject, 1);

  *subject = (SalDisputeSubject){ about, line, opportunity, text };
  g_ptr_array_add (subjects, subject);
}

/* As much of a name as fits into the menu. */
static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_LENGTH)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, NAME_LENGTH - 1);

  return g_strconcat (start, "…", NULL);
}

static void
add_earning (GPtrArray *subjects,
             const SalPayStatementSetting *setting,
             const SalPayStatementLine *line)
{
  g_autofree char *title = sal_statement_report_title_line (setting, line);
  g_autofree char *amount = sal_money_format (line->amount, line->currency);

  add (subjects,
       SAL_PAY_DISPUTE_ABOUT_EARNING,
       line->id,
       0,
       /* translators: an earning of a component of a plan, and an amount */
       g_strdup_printf (_ ("%s: %s"), title, amount));
}

static void
add_credits (GPtrArray *subjects,
             const SalPayStatementSetting *setting,
             const SalPayStatementLine *line)
{
  const char *component = sal_statement_report_name_component (setting, line);

  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];
      g_autofree char *amount = sal_money_format (credit->amount, line->currency);
      g_autofree char *name =
          shorten (credit->name != NULL ? credit->name : _ ("An opportunity that is gone"));

      add (subjects,
           SAL_PAY_DISPUTE_ABOUT_CREDIT,
           line->id,
           credit->opportunity,
           /* translators: an opportunity, a component of a plan and an amount */
           g_strdup_printf (_ ("Credit of “%s” in %s: %s"), name, component, amount));
    }
}

/**
 * sal_dispute_subjects_list:
 * @statement: somebody's statement with its lines
 * @setting: what it is of
 *
 * Lists what can be disputed: the payment, each earning, each credit, and a credit that is missing.
 *
 * Returns: (transfer full) (element-type SalDisputeSubject): them, in that order
 */
GPtrArray *
sal_dispute_subjects_list (const SalPayStatement *statement, const SalPayStatementSetting *setting)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (subject_free);
  g_autofree char *paid = sal_money_format (statement->amounts.paid, statement->currency);

  add (subjects,
       SAL_PAY_DISPUTE_ABOUT_PAYMENT,
       0,
       0,
       /* translators: an amount */
       g_strdup_printf (_ ("The payment: %s"), paid));
  for (guint i = 0; i < statement->lines->len; i++)
    add_earning (subjects, setting, statement->lines->pdata[i]);
  for (guint i = 0; i < statement->lines->len; i++)
    add_credits (subjects, setting, statement->lines->pdata[i]);
  add (subjects, SAL_PAY_DISPUTE_ABOUT_CREDIT, 0, 0, g_strdup (_ ("A credit that is missing")));

  return subjects;
}

/**
 * sal_dispute_subject_asks_opportunity:
 * @self: (nullable): what is disputed
 *
 * Tells whether the opportunity has to be named: one that is missing is not in the statement.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_dispute_subject_asks_opportunity (const SalDisputeSubject *self)
{
  return self != NULL && g_str_equal (self->about, SAL_PAY_DISPUTE_ABOUT_CREDIT) &&
         self->opportunity == 0;
}
