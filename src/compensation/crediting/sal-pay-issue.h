/* sal-pay-issue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date.h"
#include "sal-rational.h"

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
 * @SAL_PAY_ISSUE_LARGE_CHANGE: the payment of a period that has ended is more than twice, or less
 *   than half, that of the period before, which is as long
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

/* Why it is one: what it says, in whichever language it is read. Each says after it what it is told
 * besides whom or what it is about. */
typedef enum
{
  SAL_PAY_REASON_NO_PLAN,        /* a plan, two days */
  SAL_PAY_REASON_GONE,           /* nothing */
  SAL_PAY_REASON_NO_QUOTA,       /* a component, its plan */
  SAL_PAY_REASON_NO_MEASURE,     /* a component, a measure */
  SAL_PAY_REASON_UNKNOWN_MARGIN, /* nothing */
  SAL_PAY_REASON_UNKNOWN_UNITS,  /* nothing */
  SAL_PAY_REASON_UNUSED_SCORE,   /* an objective, a period */
  SAL_PAY_REASON_SALE_RATE,      /* two currencies */
  SAL_PAY_REASON_PLAN_RATE,      /* a plan, two currencies */
  SAL_PAY_REASON_SPLITS,         /* a share */
  SAL_PAY_REASON_LATE_NOTE,      /* a credit note, an opportunity */
  SAL_PAY_REASON_OVER_CAP,       /* an amount, a component, its plan */
  SAL_PAY_REASON_BALANCE,        /* an amount */
  SAL_PAY_REASON_LARGE_CHANGE,   /* two amounts */
  SAL_PAY_REASON_WORDED,         /* as it was worded when it was stored */
} SalPayReason;

typedef struct
{
  SalPayIssueKind kind;
  SalPayReason reason;
  gint64 person;      /* 0: it is nobody's */
  gint64 opportunity; /* 0: it is of none */
  char *subject;      /* (nullable): whom or what it is about, by name */
  char **arguments;   /* as the reason has them */
} SalPayIssue;

GPtrArray *sal_pay_issues_new (void);
void sal_pay_issues_add (GPtrArray *self,
                         SalPayReason reason,
                         gint64 person,
                         gint64 opportunity,
                         const char *subject,
                         ...) G_GNUC_NULL_TERMINATED;
void sal_pay_issues_add_copy (GPtrArray *self, const SalPayIssue *issue);
void sal_pay_issues_add_stored (GPtrArray *self,
                                const char *kind,
                                const char *reason,
                                gint64 person,
                                gint64 opportunity,
                                const char *arguments,
                                const char *message);
gboolean sal_pay_issue_equal (const SalPayIssue *self, const SalPayIssue *other);

/* What is stored: "over_cap", and a JSON array of the subject and the arguments; (nullable): of one
 * that is worded. */
const char *sal_pay_issue_get_reason_name (const SalPayIssue *self);
char *sal_pay_issue_write_arguments (const SalPayIssue *self);

/* --- as arguments: they say the same in every language --- */

char *sal_pay_issue_money (gint64 amount, const char *currency);
char *sal_pay_issue_share (const SalRational *share);

/* --- in words --- */

/* "No quota" */
const char *sal_pay_issue_get_label (SalPayIssueKind kind);
char *sal_pay_issue_describe (const SalPayIssue *self);
char *sal_pay_issue_to_text (const SalPayIssue *self);

G_END_DECLS
