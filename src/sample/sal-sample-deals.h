/* sal-sample-deals.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-deal.h"

G_BEGIN_DECLS

typedef struct _SalSampleDeals SalSampleDeals;

SalSampleDeals *
sal_sample_deals_new (const SalSampleCompany *company, SalSampleAccounts *accounts, guint n);
void sal_sample_deals_free (SalSampleDeals *self);

gboolean sal_sample_deals_next (SalSampleDeals *self, SalSampleDeal *deal);
void sal_sample_deals_expect_renewal (SalSampleDeals *self, const SalSampleContract *contract);
GArray *sal_sample_deals_make_earlier_contracts (SalSampleDeals *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleDeals, sal_sample_deals_free)

G_END_DECLS
