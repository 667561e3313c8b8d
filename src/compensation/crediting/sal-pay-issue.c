/* sal-pay-issue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-issue.h"

const char *const sal_pay_issue_names[] = {
  [SAL_PAY_ISSUE_NO_PLAN] = "no_plan",
  [SAL_PAY_ISSUE_GONE] = "gone",
  [SAL_PAY_ISSUE_NO_QUOTA] = "no_quota",
  [SAL_PAY_ISSUE_MEASURE] = "measure",
  [SAL_PAY_ISSUE_RATE] = "rate",
  [SAL_PAY_ISSUE_SPLITS] = "splits",
  [SAL_PAY_ISSUE_CREDIT_NOTE] = "credit_note",
  [SAL_PAY_ISSUE_OVER_CAP] = "over_cap",
  [SAL_PAY_ISSUE_BALANCE] = "balance",
  [SAL_PAY_ISSUE_LARGE_CHANGE] = "large_change",
};

static void
issue_free (gpointer data)
{
  g_free (((SalPayIssue *) data)->message);
  g_free (data);
}

GPtrArray *
sal_pay_issues_new (void)
{
  return g_ptr_array_new_with_free_func (issue_free);
}

/**
 * sal_pay_issues_add:
 * @self: (element-type SalPayIssue): issues
 * @kind: what it is
 * @person: whose, 0 if nobody's
 * @opportunity: of which, 0 if of none
 * @message: (transfer full): a sentence
 *
 * Adds an issue, once.
 */
void
sal_pay_issues_add (
    GPtrArray *self, SalPayIssueKind kind, gint64 person, gint64 opportunity, char *message)
{
  SalPayIssue *issue;

  for (guint i = 0; i < self->len; i++)
    {
      const SalPayIssue *other = self->pdata[i];

      if (other->kind == kind && other->person == person && other->opportunity == opportunity &&
          g_str_equal (other->message, message))
        {
          g_free (message);
          return;
        }
    }
  issue = g_new (SalPayIssue, 1);
  *issue = (SalPayIssue){ kind, person, opportunity, message };
  g_ptr_array_add (self, issue);
}
