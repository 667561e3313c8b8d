/* sal-tier-drafts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-portfolio.h"

G_BEGIN_DECLS

/* What is decided of an account's tier: stored, or chosen and not stored yet. */
typedef struct
{
  gint64 tier;  /* 0: as the score says */
  char *reason; /* (nullable): like "" */
} SalTierChoice;

/* Decisions that were begun and are not stored, of any number of accounts. */
typedef struct SalTierDrafts SalTierDrafts;

SalTierDrafts *sal_tier_drafts_new (void);
void sal_tier_drafts_free (SalTierDrafts *self);
void sal_tier_drafts_keep (SalTierDrafts *self,
                           gint64 account,
                           const SalTierChoice *begun,
                           const SalTierChoice *now);
SalTierChoice sal_tier_drafts_merge (SalTierDrafts *self,
                                     const SalTierScheme *scheme,
                                     const SalPortfolioAccount *account);
void sal_tier_drafts_forget_all (SalTierDrafts *self);
void sal_tier_drafts_prune (SalTierDrafts *self,
                            const SalTierScheme *scheme,
                            const SalAccountPortfolio *portfolio);
gint64 sal_tier_drafts_get_first (SalTierDrafts *self);

void sal_tier_choice_clear (SalTierChoice *self);
gboolean sal_tier_choice_is_equal (const SalTierChoice *self, const SalTierChoice *other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalTierChoice, sal_tier_choice_clear)

G_END_DECLS
