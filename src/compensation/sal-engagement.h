/* sal-engagement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participation.h"
#include "sal-pay-source.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* What a credit is of the sale that it is of. */
typedef enum
{
  SAL_CREDIT_DIRECT,
  SAL_CREDIT_OVERLAY,
  SAL_CREDIT_ROLL_UP,
} SalCreditType;

extern const char *const sal_credit_type_names[];

/* Where a credit comes from. */
typedef struct
{
  gint64 sale;     /* an opportunity */
  gint64 position; /* of who is credited; 0: the owner of the opportunity, who holds none */
  SalCreditType type;
} SalCreditSource;

/**
 * SalEngagement:
 *
 * A participant for as long as plan version and positions are the same, with the participation that
 * is calculated for it, and where its credits come from.
 */
typedef struct
{
  SalParticipation *participation;
  gint64 participant, person, version; /* of pay, of the workspace, of pay */
  char *plan;                          /* name and version */
  GArray *positions;                   /* of gint64, ascending */
  GArray *sources;                     /* of SalCreditSource, by credit */
} SalEngagement;

/**
 * SalPayIssueKind:
 * @SAL_PAY_ISSUE_NO_PLAN: on some days no version of the plan is in effect
 * @SAL_PAY_ISSUE_GONE: the person is not in the workspace any more
 * @SAL_PAY_ISSUE_NO_QUOTA: what is paid depends on a quota that there is not
 * @SAL_PAY_ISSUE_MEASURE: a component has a measure that opportunities have not
 * @SAL_PAY_ISSUE_RATE: an exchange rate is missing
 * @SAL_PAY_ISSUE_SPLITS: the direct splits of an opportunity are not the whole of it
 * @SAL_PAY_ISSUE_CANCELLATIONS: an opportunity is cancelled in several parts
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
  SAL_PAY_ISSUE_CANCELLATIONS,
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

/* The engagements of participants up to the last day of a source. */
GPtrArray *sal_engagements_new (const SalPaySource *source,
                                const GPtrArray *participants,
                                GPtrArray *versions,
                                GPtrArray *plans,
                                gint32 first,
                                GPtrArray *issues,
                                GError **error);
void sal_engagement_free (SalEngagement *self);

G_END_DECLS
