/* sal-account-portfolio.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id-map.h"
#include "sal-tier-scheme.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* An account as a tier scheme sees it. */
typedef struct
{
  gint64 id;
  const char *name;                   /* owned by the portfolio */
  double values[SAL_TIER_N_MEASURES]; /* NaN: not known */
  double score;                       /* points, NaN: some criterion has no score */
  gint64 stored_tier;                 /* id of the tier by score at the last refresh; 0: none */
  gint64 override;                    /* id of the tier by decision; 0: none */
  const char *reason;                 /* (nullable): of the decision */
  gint32 refreshed;                   /* day, or SAL_DATE_NONE */
  int before;                         /* place of the stored tier in the scheme, -1: none */
  int by_score;                       /* place of the tier by score, -1: none */
  int tier; /* of the decision, or by score, or without a score as it is stored; -1: none */
} SalPortfolioAccount;

/**
 * SalAccountPortfolio:
 *
 * All accounts with what they are measured by, and the tiers that come of a scheme, which can be
 * exchanged for another one with the same criteria while it is edited.
 */
typedef struct
{
  gint32 day;
  GArray *accounts;  /* of SalPortfolioAccount, by name */
  SalIdMap *indexes; /* of accounts, by their ids */
  guint n_criteria;
  gint64 *criteria; /* ids of those that accounts were scored by, by hand */
  guint8 *by_hand;  /* accounts × criteria: these scores, 0: none */
  GStringChunk *names;
} SalAccountPortfolio;

/* What came of a scheme. */
typedef struct
{
  guint n_accounts; /* in the tier; by decision or by score */
  guint n_came;     /* that were in another tier, or none, before */
  guint n_left;
  double revenue; /* won in twelve months */
} SalTierSum;

SalAccountPortfolio *sal_account_portfolio_load (SalConnection *connection,
                                                 const SalTierScheme *scheme,
                                                 gint32 day,
                                                 const char *accounts,
                                                 GError **error);
gboolean sal_account_portfolio_merge (SalAccountPortfolio *self, const SalAccountPortfolio *part);
void sal_account_portfolio_free (SalAccountPortfolio *self);
void sal_account_portfolio_rate (SalAccountPortfolio *self, const SalTierScheme *scheme);
void sal_account_portfolio_rate_account (SalAccountPortfolio *self,
                                         const SalTierScheme *scheme,
                                         guint account);
void sal_account_portfolio_score (const SalAccountPortfolio *self,
                                  const SalTierScheme *scheme,
                                  guint account,
                                  guint8 *scores);
void sal_account_portfolio_sum (const SalAccountPortfolio *self,
                                const SalTierScheme *scheme,
                                SalTierSum *sums);
gboolean sal_portfolio_account_moves (const SalPortfolioAccount *self);
guint sal_account_portfolio_count_moves (const SalAccountPortfolio *self);
gint32 sal_account_portfolio_find_refreshed (const SalAccountPortfolio *self);
SalTierScheme *sal_account_portfolio_propose_scheme (const SalAccountPortfolio *self,
                                                     const char *name);
double *sal_account_portfolio_concentration (const SalAccountPortfolio *self, guint *n_shares);

gint64 sal_account_tier_find (SalConnection *connection, gint64 account, GError **error);
gint64 sal_account_score_find (SalConnection *connection,
                               gint64 account,
                               gint64 criterion,
                               GError **error);

/* A SalCommandFunc; @data is a SalTierDecision. */
typedef struct
{
  gint64 model; /* for an account that has no tier yet */
  gint64 account;
  gint64 tier;        /* 0: that of the score holds again */
  const char *reason; /* (nullable): of the decision */
} SalTierDecision;

gboolean sal_account_tier_decide (SalTransaction *transaction,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/* A SalCommandFunc; @data is a SalTierJudgement. */
typedef struct
{
  gint64 account;
  gint64 criterion; /* that is scored by hand */
  int score;        /* 1 to 5; 0: none any more */
  gint32 day;
} SalTierJudgement;

gboolean sal_account_score_judge (SalTransaction *transaction,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/* What it is kept by that tiers were refreshed. */
#define SAL_TIERS_LAST_DONE "tiers"

/* A SalCommandFunc; @data is a SalTierRefresh. */
typedef struct
{
  gint64 model;
  gint32 day;
  guint n_moved;   /* (out): accounts that change their tier by score */
  guint n_written; /* (out): accounts whose tier, score or model differs from what was stored */
  void (*report) (gpointer data, double fraction); /* (nullable): on the writer's thread */
  gpointer report_data;
} SalTierRefresh;

gboolean sal_account_tiers_refresh (SalTransaction *transaction,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountPortfolio, sal_account_portfolio_free)

G_END_DECLS
