/* sal-pay-issue-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-issue-private.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-plan-words.h"

static const char *const labels[] = {
  [SAL_PAY_ISSUE_NO_PLAN] = N_ ("No plan"),
  [SAL_PAY_ISSUE_GONE] = N_ ("Person is gone"),
  [SAL_PAY_ISSUE_NO_QUOTA] = N_ ("No quota"),
  [SAL_PAY_ISSUE_MEASURE] = N_ ("Unknown measure"),
  [SAL_PAY_ISSUE_RATE] = N_ ("No exchange rate"),
  [SAL_PAY_ISSUE_SPLITS] = N_ ("Splits are not the whole"),
  [SAL_PAY_ISSUE_CREDIT_NOTE] = N_ ("Credit note"),
  [SAL_PAY_ISSUE_OVER_CAP] = N_ ("Over cap"),
  [SAL_PAY_ISSUE_BALANCE] = N_ ("Negative balance"),
  [SAL_PAY_ISSUE_LARGE_CHANGE] = N_ ("Large change"),
};

const char *
sal_pay_issue_get_label (SalPayIssueKind kind)
{
  return (guint) kind < G_N_ELEMENTS (labels) ? _ (labels[kind]) : NULL;
}

/* --- arguments --- */

static char *
read_money (const char *text)
{
  char *end = NULL;
  gint64 amount = g_ascii_strtoll (text, &end, 10);

  return *end == ' ' && sal_currency_is_valid (end + 1) ? sal_money_format (amount, end + 1)
                                                        : g_strdup (text);
}

static char *
read_share (const char *text)
{
  g_auto (SalRational) share = SAL_RATIONAL_INIT;

  return sal_rational_from_text (text, &share, NULL) ? sal_plan_percent_to_words (&share)
                                                     : g_strdup (text);
}

static char *
read_day (const char *text)
{
  gint32 day;

  return sal_date_parse_iso (text, &day) ? sal_date_format (day) : g_strdup (text);
}

/* As they are read: what cannot be is shown as it is. */
static char *
word_argument (char type, const char *text)
{
  switch (type)
    {
    case 'd':
      return read_day (text);
    case 'm':
      return read_money (text);
    case 'p':
      return read_share (text);
    default:
      return g_strdup (text);
    }
}

/* --- sentences --- */

static const char *const plain[] = {
  [SAL_PAY_REASON_GONE] = N_ ("There is no such person any more: nothing is paid"),
  [SAL_PAY_REASON_UNKNOWN_MARGIN] = N_ ("Its margin is not known: each of its lines needs a "
                                        "quantity and a product with a unit cost"),
  [SAL_PAY_REASON_UNKNOWN_UNITS] =
      N_ ("Its units are not known: each of its lines needs a quantity"),
};

static char *
word (SalPayReason reason, char *const *a)
{
  switch (reason)
    {
    case SAL_PAY_REASON_NO_PLAN:
      /* translators: a plan and two days */
      return g_strdup_printf (
          _ ("No active version of the plan “%s” is in effect from %s to %s"), a[0], a[1], a[2]);
    case SAL_PAY_REASON_NO_QUOTA:
      /* translators: a component and its plan */
      return g_strdup_printf (_ ("“%s” of the plan “%s” needs a quota"), a[0], a[1]);
    case SAL_PAY_REASON_NO_MEASURE:
      /* translators: a component and what it measures */
      return g_strdup_printf (
          _ ("Nothing is credited to the component “%s”: a workspace has no measure “%s”"),
          a[0],
          a[1]);
    case SAL_PAY_REASON_GONE:
    case SAL_PAY_REASON_UNKNOWN_MARGIN:
    case SAL_PAY_REASON_UNKNOWN_UNITS:
      return g_strdup (_ (plain[reason]));
    case SAL_PAY_REASON_UNUSED_SCORE:
      /* translators: an objective and a period */
      return g_strdup_printf (
          _ ("The score of “%s” in %s counts for nothing: no plan that they are in then has that "
             "objective"),
          a[0],
          a[1]);
    case SAL_PAY_REASON_SALE_RATE:
      /* translators: two currencies */
      return g_strdup_printf (
          _ ("There is no exchange rate from %s into %s: it is not credited"), a[0], a[1]);
    case SAL_PAY_REASON_PLAN_RATE:
      /* translators: a plan and two currencies */
      return g_strdup_printf (
          _ ("The plan “%s” has no exchange rate from %s into %s"), a[0], a[1], a[2]);
    case SAL_PAY_REASON_SPLITS:
      /* translators: a percentage */
      return g_strdup_printf (
          _ ("The direct splits sum to %s, not to 100 %%: nobody is credited with it"), a[0]);
    case SAL_PAY_REASON_LATE_NOTE:
      /* translators: the number of a credit note and an opportunity */
      return g_strdup_printf (_ ("The credit note %s of “%s” takes nothing back: it came after the "
                                 "last day in the plan"),
                              a[0],
                              a[1]);
    case SAL_PAY_REASON_OVER_CAP:
      /* translators: an amount, a component and its plan */
      return g_strdup_printf (_ ("A cap takes %s of “%s” of the plan “%s”"), a[0], a[1], a[2]);
    case SAL_PAY_REASON_BALANCE:
      /* translators: an amount */
      return g_strdup_printf (_ ("The balance is %s"), a[0]);
    case SAL_PAY_REASON_LARGE_CHANGE:
      /* translators: two amounts */
      return g_strdup_printf (_ ("%s is paid, and was %s in the period before"), a[0], a[1]);
    case SAL_PAY_REASON_WORDED:
    default:
      return g_strdup (a[0]);
    }
}

static char *
word_reason (const SalPayIssue *self)
{
  const char *types =
      self->reason != SAL_PAY_REASON_WORDED ? sal_pay_reasons[self->reason].arguments : "t";
  char *words[SAL_PAY_REASON_MAX_ARGUMENTS + 1] = { NULL };
  char *text;

  for (guint i = 0; i < SAL_PAY_REASON_MAX_ARGUMENTS && types[i] != '\0'; i++)
    words[i] = word_argument (types[i], self->arguments[i]);
  text = word (self->reason, words);
  for (guint i = 0; i < SAL_PAY_REASON_MAX_ARGUMENTS; i++)
    g_free (words[i]);

  return text;
}

/**
 * sal_pay_issue_describe:
 * @self: an issue
 *
 * Says why it is one, in the language of who reads it, beside the name of the person if it is
 * somebody's: "The balance is −$12.00"; of what is nobody's it says of what it is.
 *
 * Returns: (transfer full): a sentence without its full stop
 */
char *
sal_pay_issue_describe (const SalPayIssue *self)
{
  g_autofree char *reason = word_reason (self);

  if (self->person != 0 || self->subject == NULL)
    return g_steal_pointer (&reason);

  /* translators: an opportunity or a plan, and what is to be looked at in it */
  return g_strdup_printf (_ ("“%s”: %s"), self->subject, reason);
}

/**
 * sal_pay_issue_to_text:
 * @self: an issue
 *
 * Says whose it is and why it is one: "Ada: The balance is −$12.00".
 *
 * Returns: (transfer full): a line without a full stop
 */
char *
sal_pay_issue_to_text (const SalPayIssue *self)
{
  g_autofree char *reason = sal_pay_issue_describe (self);

  if (self->person == 0 || self->subject == NULL)
    return g_steal_pointer (&reason);

  /* translators: a person, and what is to be looked at */
  return g_strdup_printf (_ ("%s: %s"), self->subject, reason);
}
