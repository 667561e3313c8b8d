/* sal-sample-disputes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-disputes.h"

#include <glib/gi18n-lib.h>

#include "sal-pay-dispute-commands.h"
#include "sal-payout-statements.h"
#include "sal-sample-random.h"

#define MOST_STEPS 2
#define NO_STEP    (-1)

/* Each is of another person: of what is paid for the deal that paid most of an earning. */
static const struct
{
  const char *about;
  const char *claim; /* with a place for the name of the deal */
  const char *owner;
  int opened, due; /* days from today */
  int claimed;     /* per cent; 0: it is not known */
  int granted;     /* per cent */
  int steps[MOST_STEPS];
  const char *resolution;
} cases[] = {
  { SAL_PAY_DISPUTE_ABOUT_CREDIT,
    "“%s” is credited with less than was signed: the order form has a second phase",
    "Sales Operations",
    -6,
    8,
    40,
    0,
    { NO_STEP, NO_STEP },
    NULL },
  { SAL_PAY_DISPUTE_ABOUT_EARNING,
    "The quota was not lowered for the weeks of my leave, in which “%s” was handed over",
    "Compensation",
    -12,
    2,
    15,
    0,
    { SAL_PAY_DISPUTE_STEP_REVIEW, NO_STEP },
    NULL },
  { SAL_PAY_DISPUTE_ABOUT_PAYMENT,
    "The bonus for naming “%s” as a reference is not in the payment",
    "Compensation",
    -24,
    -9,
    5,
    0,
    { NO_STEP, NO_STEP },
    NULL },
  { SAL_PAY_DISPUTE_ABOUT_EARNING,
    "“%s” was extended before the quarter ended, and counts as it was at first",
    "Sales Operations",
    -20,
    -6,
    30,
    25,
    { SAL_PAY_DISPUTE_STEP_REVIEW, SAL_PAY_DISPUTE_STEP_ACCEPT },
    "The extension was signed in time, for a little less than was claimed" },
  { SAL_PAY_DISPUTE_ABOUT_CREDIT,
    "“%s” is paid at the rate of the first tier, though I was at quota by then",
    "Compensation",
    -16,
    -2,
    0,
    0,
    { SAL_PAY_DISPUTE_STEP_REVIEW, SAL_PAY_DISPUTE_STEP_REJECT },
    "The plan pays by what is sold in all of the quarter, and so was this deal" },
};

/* What a dispute is about. */
typedef struct
{
  const SalPayStatement *statement;
  SalPayStatementLine *line;
  const SalPayStatementCredit *credit;
} Subject;

static void
subject_clear (Subject *self)
{
  g_clear_pointer (&self->line, sal_pay_statement_line_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

/* --- subjects --- */

static const SalPayStatementLine *
find_largest_line (const SalPayStatement *statement)
{
  const SalPayStatementLine *largest = NULL;

  for (guint i = 0; i < statement->lines->len; i++)
    {
      const SalPayStatementLine *one = statement->lines->pdata[i];

      if (one->amount > 0 && (largest == NULL || one->amount > largest->amount))
        largest = one;
    }

  return largest;
}

static const SalPayStatementCredit *
find_largest_credit (const SalPayStatementLine *line)
{
  const SalPayStatementCredit *largest = NULL;

  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *one = line->credits->pdata[i];

      if (one->opportunity != 0 && one->name != NULL && one->amount > 0 &&
          (largest == NULL || one->amount > largest->amount))
        largest = one;
    }

  return largest;
}

static gpointer
read_line (SalConnection *connection, gpointer id, GCancellable *cancellable, GError **error)
{
  return sal_pay_statement_line_load (connection, *(const gint64 *) id, error);
}

static gpointer
name_line (SalConnection *connection, gpointer line, GCancellable *cancellable, GError **error)
{
  return sal_pay_statement_line_name (line, connection, error) ? line : NULL;
}

/* Without a credit: nothing of the statement is of a deal. */
static gboolean
find_subject (const SalSampleDisputing *self,
              const SalPayStatement *statement,
              Subject *subject,
              GError **error)
{
  const SalPayStatementLine *line = find_largest_line (statement);

  subject->statement = statement;
  if (line == NULL)
    return TRUE;
  subject->line = sal_store_read_sync (
      sal_workspace_get_pay_store (self->workspace), read_line, (gpointer) &line->id, NULL, error);
  if (subject->line == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (self->workspace), name_line, subject->line, NULL, error) == NULL)
    return FALSE;
  subject->credit = find_largest_credit (subject->line);

  return TRUE;
}

/* --- disputes --- */

static gint64
take_percent (const Subject *subject, int percent)
{
  return MAX (subject->credit->amount * percent / 100, 1);
}

static SalRecord *
create_record (const SalSampleDisputing *self, guint which, const Subject *subject)
{
  SalRecord *record =
      sal_record_new_with_id (&sal_pay_dispute_kind, sal_id_sequence_next (self->ids));
  g_auto (GStrv) parts = g_strsplit (cases[which].claim, "%s", 2);
  g_autofree char *claim = g_strjoinv (subject->credit->name, parts);
  gint32 opened = MAX (self->today + cases[which].opened, self->since);

  sal_record_set_integer (record, "person", subject->statement->person);
  sal_record_set_text (record, "period", self->period);
  sal_record_set_text (record, "about", cases[which].about);
  if (g_str_equal (cases[which].about, SAL_PAY_DISPUTE_ABOUT_EARNING))
    sal_record_set_integer (record, "line", subject->line->id);
  if (g_str_equal (cases[which].about, SAL_PAY_DISPUTE_ABOUT_CREDIT))
    sal_record_set_integer (record, "opportunity", subject->credit->opportunity);
  sal_record_set_text (record, "claim", claim);
  sal_record_set_text (record, "currency", subject->statement->currency);
  if (cases[which].claimed > 0)
    sal_record_set_integer (record, "claimed", take_percent (subject, cases[which].claimed));
  sal_record_set_text (record, "owner", cases[which].owner);
  sal_record_set_date (record, "opened", opened);
  sal_record_set_date (record, "due", MAX (self->today + cases[which].due, opened));
  sal_record_set_text (record, "opened_by", g_get_user_name ());

  return record;
}

static gboolean
run (const SalSampleDisputing *self,
     SalCommandFlags flags,
     SalCommandFunc func,
     gpointer data,
     GError **error)
{
  return sal_store_run_sync (sal_workspace_get_pay_store (self->workspace),
                             _ ("Create the Sample Company"),
                             flags,
                             func,
                             data,
                             NULL,
                             NULL,
                             error);
}

static gboolean
take_steps (
    const SalSampleDisputing *self, guint which, gint64 id, const Subject *subject, GError **error)
{
  for (guint i = 0; i < MOST_STEPS && cases[which].steps[i] != NO_STEP; i++)
    {
      SalPayDisputeStep step = cases[which].steps[i];
      g_autoptr (SalPayDisputeMove) move = sal_pay_dispute_move_new (
          step, id, sal_workspace_get_calendar (self->workspace), self->today, g_get_user_name ());

      if (cases[which].granted > 0)
        move->granted = take_percent (subject, cases[which].granted);
      move->resolution = g_strdup (cases[which].resolution);
      move->approver = g_strdup (self->approver);
      if (!run (
              self, sal_pay_dispute_step_get_flags (step), sal_pay_dispute_take_step, move, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_dispute (const SalSampleDisputing *self, guint which, const Subject *subject, GError **error)
{
  g_autoptr (SalRecord) record = create_record (self, which, subject);

  return run (self, SAL_COMMAND_FINAL, sal_pay_dispute_open, record, error) &&
         take_steps (self, which, sal_record_get_id (record), subject, error);
}

/* --- all --- */

/* In an order that the seed draws. */
static void
shuffle (GPtrArray *statements, guint64 seed)
{
  SalSampleRandom random;

  sal_sample_random_init (&random, seed, "disputes");
  for (guint i = statements->len; i > 1; i--)
    {
      guint k = sal_sample_random_below (&random, i);
      gpointer other = statements->pdata[k];

      statements->pdata[k] = statements->pdata[i - 1];
      statements->pdata[i - 1] = other;
    }
}

/**
 * sal_sample_create_disputes:
 * @self: the closed period that they are of
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lets some people of the sample, each of whom was paid for a deal, dispute that: what is open, in
 * review, overdue, accepted, by which an adjustment is posted into the period that follows, and
 * rejected. Where fewer people were paid for deals there are fewer.
 *
 * Returns: %FALSE with the errors of stores, or %G_IO_ERROR_CANCELLED
 */
gboolean
sal_sample_create_disputes (const SalSampleDisputing *self,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SalPayoutStatements) content = sal_payout_statements_load (
      self->workspace, self->period, 0, SAL_PAYOUT_STATEMENTS_LINES, cancellable, error);
  guint which = 0;

  if (content == NULL)
    return FALSE;
  shuffle (content->statements, self->seed);
  for (guint i = 0; which < G_N_ELEMENTS (cases) && i < content->statements->len; i++)
    {
      g_auto (Subject) subject = { 0 };

      if (!find_subject (self, content->statements->pdata[i], &subject, error))
        return FALSE;
      if (subject.credit != NULL && !add_dispute (self, which++, &subject, error))
        return FALSE;
    }

  return TRUE;
}
