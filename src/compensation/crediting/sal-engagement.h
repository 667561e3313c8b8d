/* sal-engagement.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participation.h"
#include "sal-pay-issue.h"
#include "sal-pay-source.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* What a credit is of the sale that it is of. */
typedef enum
{
  SAL_CREDIT_DIRECT,
  SAL_CREDIT_OVERLAY,
  SAL_CREDIT_ROLL_UP,
  SAL_CREDIT_ACTIVITY,
  SAL_CREDIT_SCORE,
} SalCreditType;

extern const char *const sal_credit_type_names[];

/* Where a credit comes from. */
typedef struct
{
  gint64 sale;     /* an opportunity; 0: it is of none */
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
