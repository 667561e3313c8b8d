/* sal-account-overview.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

/* How far back health is compared with. */
#define SAL_ACCOUNT_HEALTH_DAYS 90

/**
 * SalAccountOverview:
 *
 * What to know of an account before anything else. Texts are %NULL, days %SAL_DATE_NONE and ids 0
 * where there is none.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *industry;
  char *place;
  gint64 tier_record; /* the account_tier of it */
  char *tier;         /* of the decision, or by score */
  gboolean decided;
  double score;     /* points, as of tier_day; NaN: it has none */
  gint32 tier_day;  /* on which its tier was found by score */
  double score_now; /* points as of the day, by the tier model in force; NaN: it has none */
  char *tier_now;   /* what a refresh would make of its tier, if that is another one */
  gint64 owner;
  char *owner_name;
  gint64 plan; /* the active one, or the latest */
  char *sponsor;
  char *customer_sponsor;
  gint64 contract; /* that is to be renewed next */
  gint32 renewal;
  gint32 last_contact; /* the latest activity with it up to the day */
  char *last_contact_by;
  double health;        /* 0 to 100; NaN: it is not watched */
  double health_before; /* the same SAL_ACCOUNT_HEALTH_DAYS before the day */
} SalAccountOverview;

SalAccountOverview *
sal_account_overview_load (SalConnection *connection, gint64 account, gint32 day, GError **error);
void sal_account_overview_free (SalAccountOverview *self);
char *sal_account_overview_describe (const SalAccountOverview *self, gint32 day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountOverview, sal_account_overview_free)

G_END_DECLS
