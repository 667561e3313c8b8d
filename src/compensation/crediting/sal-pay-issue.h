/* sal-pay-issue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SalPayIssueKind:
 * @SAL_PAY_ISSUE_NO_PLAN: on some days no version of the plan is in effect
 * @SAL_PAY_ISSUE_GONE: the person is not in the workspace any more
 * @SAL_PAY_ISSUE_NO_QUOTA: what is paid depends on a quota that there is not
 * @SAL_PAY_ISSUE_MEASURE: something that is measured is not there, or not known
 * @SAL_PAY_ISSUE_RATE: an exchange rate is missing
 * @SAL_PAY_ISSUE_SPLITS: the direct splits of an opportunity are not the whole of it
 * @SAL_PAY_ISSUE_CREDIT_NOTE: a credit note takes nothing back
 * @SAL_PAY_ISSUE_OVER_CAP: a cap takes something away
 * @SAL_PAY_ISSUE_BALANCE: somebody owes something after the payment
 * @SAL_PAY_ISSUE_LARGE_CHANGE: a payment is more than twice, or less than half, the last one
 *
 * What is to be looked at before a calculation is approved.
 */
typedef enum
{
  SAL_PAY_ISSUE_NO_PLAN,
  SAL_PAY_ISSUE_GONE,
  SAL_PAY_ISSUE_NO_QUOTA,
  SAL_PAY_ISSUE_MEASURE,
  SAL_PAY_ISSUE_RATE,
  SAL_PAY_ISSUE_SPLITS,
  SAL_PAY_ISSUE_CREDIT_NOTE,
  SAL_PAY_ISSUE_OVER_CAP,
  SAL_PAY_ISSUE_BALANCE,
  SAL_PAY_ISSUE_LARGE_CHANGE,
} SalPayIssueKind;

extern const char *const sal_pay_issue_names[];

typedef struct
{
  SalPayIssueKind kind;
  gint64 person;      /* 0: it is nobody's */
  gint64 opportunity; /* 0: it is of none */
  char *message;
} SalPayIssue;

GPtrArray *sal_pay_issues_new (void);
void sal_pay_issues_add (
    GPtrArray *self, SalPayIssueKind kind, gint64 person, gint64 opportunity, char *message);

G_END_DECLS
