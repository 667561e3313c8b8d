/* sal-dispute-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-figures.h"

#include <glib/gi18n.h>

#include "sal-pay-dispute.h"
#include "sal-list-rows.h"
#include "sal-money.h"
#include "sal-pay-words.h"
#include "sal-statement-text.h"

static void
add_money (GtkListBox *list, const char *title, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_format (amount, currency);

  sal_list_rows_add_text (list, title, text);
}

static void
add_payment (GtkListBox *list, const SalPayStatement *statement)
{
  static const char *const always[] = { "calculated", "paid", "balance", NULL };

  for (guint m = 0; m < SAL_PAYMENT_N_MEMBERS; m++)
    {
      gint64 amount = SAL_PAYMENT_AMOUNT (&statement->amounts, m);

      if (amount != 0 || g_strv_contains (always, sal_payment_members[m].name))
        add_money (list, _ (sal_payment_members[m].label), amount, statement->currency);
    }
}

static void
add_credit (GtkListBox *list,
            const SalPayStatementSetting *setting,
            const SalPayStatementLine *line,
            const SalPayStatementCredit *credit)
{
  g_autofree char *credited = sal_money_format (credit->money, credit->currency);
  g_autofree char *amount = sal_money_format (credit->amount, line->currency);
  g_autofree char *text =
      /* translators: what is credited of an opportunity, what that pays, and in which component */
      g_strdup_printf (_ ("%s is credited, which pays %s in %s"),
                       credited,
                       amount,
                       sal_statement_report_name_component (setting, line));

  sal_list_rows_add_text (
      list, credit->name != NULL ? credit->name : _ ("An opportunity that is gone"), text);
}

static const SalPayStatementLine *
find_line (const SalPayStatement *statement, gint64 id)
{
  for (guint i = 0; i < statement->lines->len; i++)
    if (((const SalPayStatementLine *) statement->lines->pdata[i])->id == id)
      return statement->lines->pdata[i];

  return NULL;
}

/* (nullable): its plan is not kept any more, or nothing is measured */
static char *
format_measured (const SalPayStatementSetting *setting, const SalPayStatementLine *line)
{
  const SalPlanComponent *component = sal_pay_statement_setting_get_component (setting, line);

  return component != NULL && line->measured != NULL
             ? sal_pay_words_measured (line->measured,
                                       sal_pay_statement_setting_get_plan (setting, line->id),
                                       component)
             : NULL;
}

static void
add_earning (GtkListBox *list,
             const SalPayStatementSetting *setting,
             const SalPayStatement *statement,
             gint64 id)
{
  const SalPayStatementLine *line = find_line (statement, id);
  g_autofree char *title = NULL, *measured = NULL, *quota = NULL;

  if (line == NULL)
    {
      sal_list_rows_add_text (
          list,
          _ ("The earning was calculated anew since"),
          _ ("What was disputed does not count any more: see what is paid now."));
      add_payment (list, statement);
      return;
    }
  title = sal_statement_report_title_line (setting, line);
  add_money (list, title, line->amount, line->currency);
  measured = format_measured (setting, line);
  quota = line->quota != NULL ? sal_statement_report_format_quota (setting, line) : NULL;
  if (measured != NULL)
    sal_list_rows_add_text (list, _ ("Measured"), measured);
  if (quota != NULL)
    sal_list_rows_add_text (list, _ ("Quota"), quota);
  for (guint i = 0; i < line->credits->len; i++)
    add_credit (list, setting, line, line->credits->pdata[i]);
}

static void
add_credits (GtkListBox *list,
             const SalPayStatementSetting *setting,
             const SalPayStatement *statement,
             gint64 opportunity)
{
  guint n = 0;

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const SalPayStatementLine *line = statement->lines->pdata[i];

      for (guint k = 0; k < line->credits->len; k++)
        if (((const SalPayStatementCredit *) line->credits->pdata[k])->opportunity == opportunity)
          {
            add_credit (list, setting, line, line->credits->pdata[k]);
            n++;
          }
    }
  if (n == 0)
    sal_list_rows_add_text (list,
                            _ ("No Credit"),
                            _ ("Nothing of this opportunity is credited to them in this period."));
}

/**
 * sal_dispute_figures_show:
 * @list: a list
 * @statements: those of the person and the period that the dispute is about
 * @dispute: a dispute
 *
 * Shows the figures in question, and nothing else: of a payment what it is made of, of an earning
 * what it was calculated from, of a credit what it pays.
 */
void
sal_dispute_figures_show (GtkListBox *list,
                          const SalPayoutStatements *statements,
                          SalRecord *dispute)
{
  const char *about = sal_record_get_text (dispute, "about");
  const char *currency = sal_record_get_text (dispute, "currency");
  guint n = 0;

  sal_list_rows_remove_all (list);
  for (guint i = 0; i < statements->statements->len; i++)
    {
      const SalPayStatement *one = statements->statements->pdata[i];

      if (g_strcmp0 (one->currency, currency) != 0)
        continue;
      n++;
      if (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_CREDIT) == 0)
        add_credits (
            list, statements->setting, one, sal_record_get_integer (dispute, "opportunity"));
      else if (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_EARNING) == 0)
        add_earning (list, statements->setting, one, sal_record_get_integer (dispute, "line"));
      else
        add_payment (list, one);
    }
  if (n == 0)
    sal_list_rows_add_text (list, _ ("No Payment"), _ ("Nothing is paid to them in this period."));
}
