/* sal-statement-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-pay-statement-sums.h"
#include "sal-payout-period.h"
#include "sal-statement-report-private.h"

#define SECONDS_OF_A_DAY 86400

/* While a statement is written. */
typedef struct
{
  SalDocument *document;
  const SalPayStatementSetting *setting;
  SalPayStatement *const *statements; /* of one person, by currency */
  guint n_statements;
} Maker;

/* --- the head --- */

static gboolean
is_final (const Maker *self)
{
  return g_str_equal (self->setting->status, SAL_PAYOUT_PERIOD_APPROVED) ||
         g_str_equal (self->setting->status, SAL_PAYOUT_PERIOD_CLOSED);
}

static char *
format_time_of (const Maker *self, const char *field)
{
  const char *text = sal_record_get_text (self->setting->period, field);
  gint64 time;

  return text != NULL && sal_time_parse_iso (text, &time) ? sal_time_format (time) : NULL;
}

/* The plans that lines are of, as they are called with their versions. */
static char *
list_plans (const Maker *self)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_statements; i++)
    for (guint k = 0; k < self->statements[i]->lines->len; k++)
      {
        char *plan =
            sal_statement_report_name_plan (self->setting, self->statements[i]->lines->pdata[k]);

        if (!g_ptr_array_find_with_equal_func (plans, plan, g_str_equal, NULL))
          g_ptr_array_add (plans, plan);
        else
          g_free (plan);
      }
  g_ptr_array_add (plans, NULL);

  return g_strjoinv (", ", (char **) plans->pdata);
}

static void
add_fact (GArray *facts, const char *label, const char *value)
{
  SalDocumentFact fact = { label, value };

  if (value != NULL && *value != '\0')
    g_array_append_val (facts, fact);
}

static void
add_head (Maker *self)
{
  const SalPayStatementSetting *setting = self->setting;
  gint64 id = self->statements[0]->person;
  const SalPeoplePerson *person = sal_people_get (setting->people, id);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (SalDocumentFact));
  g_autofree char *plans = list_plans (self);
  const char *status = sal_choice_get_label (
      sal_kind_find_field (&sal_payout_period_kind, "status"), setting->status);
  g_autofree char *first = sal_date_format (setting->first);
  g_autofree char *last = sal_date_format (setting->last);
  g_autofree char *days = g_strdup_printf ("%s – %s", first, last);
  g_autofree char *calculated = format_time_of (self, "calculated_at");
  g_autofree char *approved = format_time_of (self, "approved_at");
  g_autofree char *closed = format_time_of (self, "closed_at");

  if (!is_final (self))
    sal_document_add_paragraph (
        self->document,
        _ ("This is a preview: the period is calculated and not approved yet. Until it is, "
           "amounts may change."));
  add_fact (facts, _ ("Company"), setting->company);
  add_fact (facts, _ ("Period"), days);
  add_fact (facts, _ ("Person"), self->statements[0]->name);
  add_fact (facts, _ ("Status"), status);
  add_fact (facts, _ ("Employee Number"), person != NULL ? person->employee_number : NULL);
  add_fact (facts, _ ("Calculated"), calculated);
  add_fact (facts, _ ("Position"), g_hash_table_lookup (setting->positions, &id));
  add_fact (facts, _ ("Approved"), approved);
  add_fact (facts, _ ("Plan"), plans);
  add_fact (facts, _ ("Approver"), sal_record_get_text (setting->period, "approver"));
  add_fact (facts, _ ("Legal Entity"), person != NULL ? person->legal_entity : NULL);
  add_fact (facts, _ ("Closed"), closed);
  sal_document_add_facts (
      self->document, (const SalDocumentFact *) (gpointer) facts->data, facts->len);
}

/* --- the lines in their order --- */

static int
get_component (const Maker *self, const SalPayStatementLine *line)
{
  const SalPlan *plan = sal_pay_statement_setting_get_plan (self->setting, line->id);

  return plan != NULL ? sal_plan_find_component (plan, line->component) : -1;
}

/* What the period pays, as the plan has it, before what changes other lines. */
static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const SalPayStatementLine *one = *(SalPayStatementLine *const *) a;
  const SalPayStatementLine *other = *(SalPayStatementLine *const *) b;
  int order = (one->cites != 0) - (other->cites != 0);

  if (order == 0)
    order = g_strcmp0 (one->plan, other->plan);
  if (order == 0)
    order = get_component (data, one) - get_component (data, other);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static GPtrArray *
sort_lines (Maker *self, const SalPayStatement *statement)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < statement->lines->len; i++)
    g_ptr_array_add (lines, statement->lines->pdata[i]);
  g_ptr_array_sort_with_data (lines, compare_lines, self);

  return lines;
}

/* --- the summary --- */

static void
add_figures (Maker *self, const SalPayStatement *statement)
{
  g_autofree char *earned = sal_money_format (statement->amounts.calculated, statement->currency);
  g_autofree char *paid = sal_money_format (statement->amounts.paid, statement->currency);
  g_autofree char *balance = sal_money_format (statement->amounts.balance, statement->currency);
  const SalDocumentFigure figures[] = {
    { _ ("Earned"), earned, NULL, NULL },
    { _ ("Paid"), paid, NULL, NULL },
    { _ ("Balance Carried Forward"),
      balance,
      statement->amounts.balance < 0 ? _ ("to be recovered from later payments") : NULL,
      NULL },
  };

  sal_document_add_figures (self->document, figures, G_N_ELEMENTS (figures));
}

static gboolean
has_several_plans (const SalPayStatement *statement)
{
  for (guint i = 1; i < statement->lines->len; i++)
    if (!g_str_equal (((const SalPayStatementLine *) statement->lines->pdata[i])->plan,
                      ((const SalPayStatementLine *) statement->lines->pdata[0])->plan))
      return TRUE;

  return FALSE;
}

static char *
or_dash (char *text)
{
  return text != NULL ? text : g_strdup ("–");
}

static void
add_earning (Maker *self, const SalPayStatementLine *line, gboolean with_plan, GPtrArray *rows)
{
  g_autofree char *title = sal_statement_report_title_line (self->setting, line);
  g_autofree char *plan = sal_statement_report_name_plan (self->setting, line);

  sal_statement_report_add_row (
      rows,
      with_plan ? g_strdup_printf ("%s (%s)", title, plan) : g_strdup (title),
      or_dash (sal_statement_report_format_quota (self->setting, line)),
      or_dash (sal_statement_report_format_attainment (self->setting, line)),
      sal_money_format (sal_pay_statement_line_get_gross (line), line->currency),
      NULL);
  if (line->forfeited != 0)
    sal_statement_report_add_row (
        rows,
        /* translators: a component of a compensation plan */
        g_strdup_printf (_ ("%s: forfeited by caps"),
                         sal_statement_report_name_component (self->setting, line)),
        g_strdup (""),
        g_strdup (""),
        sal_money_format (-line->forfeited, line->currency),
        NULL);
}

/* What a line is earned by leads to how it was calculated. */
static void
link_earnings (Maker *self, const GPtrArray *lines)
{
  guint row = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SalPayStatementLine *line = lines->pdata[i];

      sal_document_link_row (self->document, row, SAL_STATEMENT_LINK_LINE, line->id);
      row += line->forfeited != 0 ? 2 : 1;
    }
}

static void
add_earnings (Maker *self, const SalPayStatement *statement, const GPtrArray *lines)
{
  const SalDocumentColumn columns[] = {
    { _ ("Earned By"), FALSE },
    { _ ("Quota"), TRUE },
    { _ ("Attainment"), TRUE },
    { _ ("Amount"), TRUE },
  };
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();
  gboolean with_plan = has_several_plans (statement);
  gint64 sum = 0;

  if (statement->lines->len == 0)
    {
      sal_document_add_paragraph (self->document, _ ("Nothing was earned in this period."));
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const SalPayStatementLine *line = lines->pdata[i];

      add_earning (self, line, with_plan, rows);
      sum += line->amount;
    }
  sal_statement_report_add_row (rows,
                                g_strdup (_ ("Earned")),
                                g_strdup (""),
                                g_strdup (""),
                                sal_money_format (sum, statement->currency),
                                NULL);
  sal_document_add_table_with_totals (self->document, columns, G_N_ELEMENTS (columns), rows, 1);
  link_earnings (self, lines);
}

/* --- what was posted and taken back --- */

/* By the plan that the line was calculated by. */
static char *
name_reversed (const Maker *self, const SalPayStatementReversal *one)
{
  const SalPlan *plan = sal_pay_statement_setting_get_plan (self->setting, one->line);
  int index = plan != NULL ? sal_plan_find_component (plan, one->component) : -1;
  const char *name = index >= 0 ? sal_plan_get_component (plan, (guint) index)->name : NULL;
  g_autofree char *period = sal_statement_report_name_period (self->setting, one->measured_period);

  return g_strdup_printf ("%s, %s", name != NULL && *name != '\0' ? name : one->component, period);
}

static void
add_reversals (Maker *self, const SalPayStatement *statement)
{
  const SalDocumentColumn columns[] = {
    { _ ("Line"), TRUE },   { _ ("Of"), FALSE },        { _ ("Taken Back by Line"), TRUE },
    { _ ("Amount"), TRUE }, { _ ("Taken Back"), TRUE },
  };
  const GPtrArray *all = self->setting->reversals;
  g_autoptr (GPtrArray) rows = sal_statement_report_create_rows ();

  for (guint i = 0; i < all->len; i++)
    {
      const SalPayStatementReversal *one = all->pdata[i];

      if (one->person != statement->person || one->currency != statement->currency)
        continue;
      sal_statement_report_add_row (rows,
                                    g_strdup_printf ("%" G_GINT64_FORMAT, one->line),
                                    name_reversed (self, one),
                                    g_strdup_printf ("%" G_GINT64_FORMAT, one->reversal),
                                    sal_money_format (one->amount, one->currency),
                                    sal_money_format (-one->amount, one->currency),
                                    NULL);
    }
  if (rows->len == 0)
    return;
  sal_document_add_heading (self->document, _ ("Reversed Lines"), 1);
  sal_document_add_paragraph (
      self->document,
      _ ("What these lines were calculated from has changed before the period was closed: each was "
         "taken back whole, so that they come to nothing. What counts now is above."));
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}

/* --- all --- */

static void
add_statement (Maker *self, const SalPayStatement *statement)
{
  g_autofree char *summary = self->n_statements > 1
                                 /* translators: a currency */
                                 ? g_strdup_printf (_ ("Summary in %s"), statement->currency)
                                 : g_strdup (_ ("Summary"));
  g_autoptr (GPtrArray) lines = sort_lines (self, statement);

  sal_document_add_heading (self->document, summary, 1);
  add_figures (self, statement);
  add_earnings (self, statement, lines);
  sal_statement_report_add_payment (self->document, statement);
  if (statement->lines->len > 0)
    sal_document_add_heading (self->document, _ ("How It Was Calculated"), 1);
  for (guint i = 0; i < lines->len; i++)
    sal_statement_report_add_line (self->document, self->setting, lines->pdata[i]);
  add_reversals (self, statement);
}

static void
add_closing (Maker *self)
{
  g_autofree char *calculated = format_time_of (self, "calculated_at");
  g_autofree char *last = sal_date_format (self->setting->last);
  g_autofree char *text = NULL;

  /* translators: a time, and a day */
  text = g_strdup_printf (
      _ ("As of %s, from what was known of the days up to %s. Each line is calculated exactly and "
         "rounded once, to what can be paid; rates are shown rounded. Lines are named by their "
         "number "
         "in the ledger."),
      calculated != NULL ? calculated : "–",
      last);
  sal_document_add_paragraph (self->document, text);
}

/**
 * sal_statement_report_new:
 * @setting: what the statements of the period have in common, named
 * @statements: (array length=n_statements): those of one person, one for each currency, named
 * @n_statements: how many, at least 1
 * @paper: the size of its pages
 *
 * Lays out what somebody earned and is paid in a period, and how it comes about: what is printed
 * adds up, from slices and credits to lines, from lines to the payment, and from one balance to the
 * next.
 *
 * Returns: (transfer full): the statement
 */
SalDocument *
sal_statement_report_new (const SalPayStatementSetting *setting,
                          SalPayStatement *const *statements,
                          guint n_statements,
                          SalPaper paper)
{
  Maker self = { NULL, setting, statements, n_statements };
  g_autofree char *title = NULL, *subtitle = NULL, *footer = NULL;
  gint32 day = setting->last;

  g_return_val_if_fail (n_statements > 0, NULL);

  if (setting->calculated > 0)
    day = sal_date_from_ymd (1970, 1, 1) + (gint32) (setting->calculated / SECONDS_OF_A_DAY);
  /* translators: a person */
  title = g_strdup_printf (_ ("Statement for %s"), statements[0]->name);
  /* translators: a period */
  subtitle = g_strdup_printf (is_final (&self) ? _ ("Variable pay of %s")
                                               : _ ("Variable pay of %s · Preview, not approved"),
                              setting->name);
  /* translators: a person and a period */
  footer = g_strdup_printf (is_final (&self) ? _ ("%s · %s · Confidential")
                                             : _ ("%s · %s · Confidential · Preview, not approved"),
                            statements[0]->name,
                            setting->name);
  self.document = sal_document_new (title, day, paper, FALSE);
  sal_document_set_subtitle (self.document, subtitle);
  sal_document_set_footer (self.document, footer);
  add_head (&self);
  for (guint i = 0; i < n_statements; i++)
    add_statement (&self, statements[i]);
  add_closing (&self);

  return self.document;
}

/**
 * sal_statement_report_new_line:
 * @setting: what the statements of the period have in common, named
 * @statement: the statement that the line is of
 * @line: a line of it with what it is made of, named
 * @paper: the size of its pages
 *
 * Lays out how one line was calculated, as the statement that it is of has it.
 *
 * Returns: (transfer full): the explanation
 */
SalDocument *
sal_statement_report_new_line (const SalPayStatementSetting *setting,
                               const SalPayStatement *statement,
                               const SalPayStatementLine *line,
                               SalPaper paper)
{
  SalDocument *document = sal_document_new (statement->name, setting->last, paper, FALSE);

  sal_document_set_subtitle (document, setting->name);
  sal_statement_report_add_line (document, setting, line);

  return document;
}
