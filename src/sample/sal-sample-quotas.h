/* sal-sample-quotas.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-deal.h"
#include "sal-sample-rates.h"

G_BEGIN_DECLS

/* One quota of a position or of a unit; the other is −1. */
typedef struct
{
  int position;
  int unit;
  int quarter; /* of the sample */
  int version;
  SalSampleCurrency currency;
  gint64 amount;
} SalSampleQuota;

typedef struct _SalSampleQuotas SalSampleQuotas;

SalSampleQuotas *sal_sample_quotas_new (const SalSampleCompany *company,
                                        const SalSampleRates *rates);
void sal_sample_quotas_free (SalSampleQuotas *self);

void sal_sample_quotas_count (SalSampleQuotas *self, const SalSampleDeal *deal);
gint64 sal_sample_quotas_get_booked (const SalSampleQuotas *self, int position, int quarter);
GArray *sal_sample_quotas_make (SalSampleQuotas *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleQuotas, sal_sample_quotas_free)

G_END_DECLS
