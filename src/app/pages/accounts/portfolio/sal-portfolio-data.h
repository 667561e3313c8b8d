/* sal-portfolio-data.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-keeper.h"
#include "sal-account-portfolio.h"
#include "sal-tier-schedule.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

/* What the portfolio shows. */
typedef struct
{
  SalTierScheme *scheme;
  SalTierSchedule schedule;       /* of the scheme */
  SalAccountPortfolio *portfolio; /* rated by the scheme */
  const char *currency;           /* that amounts are in */
  GStringChunk *texts;
  const char **folded;  /* the name of each account, to be searched */
  GArray *order;        /* of guint: the accounts, those with the highest score first */
  double *health;       /* of each account, 0 to 100; NaN: it is not watched */
  double *current;      /* what each buys a year, in minor units; NaN: not known */
  double *potential;    /* what each could buy a year, likewise */
  gboolean is_complete; /* the scheme can be rated by; else no account has a score */
  gboolean is_tried;    /* accounts are rated by a scheme that is edited just now */
  GArray *changed;      /* (nullable): of guint: the accounts that the last change was about; NULL:
                         * any may be other ones than before */
} SalPortfolioData;

/* What keeps a portfolio: its data are SalPortfolioData. */
extern const SalAccountKeeperSource sal_portfolio_data_source;

void sal_portfolio_data_rate (SalPortfolioData *self, const SalTierScheme *tried);
int sal_portfolio_data_compare (guint row, guint other, gpointer data);
void sal_portfolio_data_set_whitespace (SalPortfolioData *self, const SalWhitespace *whitespace);
char *sal_portfolio_data_format_amount (const SalPortfolioData *self, double value);
const char *sal_portfolio_data_name_tier (const SalPortfolioData *self, int tier);

G_END_DECLS
