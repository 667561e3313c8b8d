/* sal-pay-review.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What of a group was paid, sold and to be sold; minor units of the reporting currency. */
typedef struct
{
  const char *group; /* as records have it; "": it is not known */
  gint64 paid;       /* for what was sold of it */
  gint64 sold;       /* what was won */
  gint64 quota;      /* 0: there is none */
} SalPayReviewRow;

/**
 * SalPayReview:
 *
 * Whether pay went where sales were to be: what the ledger paid for opportunities in a quarter,
 * beside what was won in it and the quotas, by motion of the positions, by type of the
 * opportunities, and by family of their products.
 */
typedef struct
{
  SalPeriod period;
  gint32 first, last;
  char *currency;
  GArray *motions, *types, *families; /* of SalPayReviewRow, by group */
  gint64 paid;                        /* for what was sold */
  gint64 paid_besides;                /* for anything else, as objectives */
  gint64 sold;
  GStringChunk *texts; /* private */
} SalPayReview;

SalPayReview *sal_pay_review_load (SalWorkspace *workspace,
                                   SalPeriod period,
                                   GCancellable *cancellable,
                                   GError **error);
void sal_pay_review_free (SalPayReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayReview, sal_pay_review_free)

G_END_DECLS
