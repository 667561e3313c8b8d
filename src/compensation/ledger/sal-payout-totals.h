/* sal-payout-totals.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

/* What everybody is paid in a period, in one currency; minor units of it. */
typedef struct
{
  char *period;
  const char *currency; /* interned */
  guint n_people;       /* in whatever currency */
  gint64 earned, paid, balance;
} SalPayoutTotal;

/* What somebody is paid in a period, in one currency. */
typedef struct
{
  gint64 person;
  const char *currency; /* interned */
  gint64 earned, paid, balance;
} SalPayoutPaid;

/* For reader functions of a pay store. */
GArray *sal_payout_totals_list (SalConnection *connection, GError **error);
GArray *sal_payout_paid_list (SalConnection *connection, const char *period, GError **error);

/* Of no period. */
void sal_payout_totals_add (GArray *totals, const char *currency, gint64 paid);
/* "$1,200.00, €300.00", of a period; (nullable): nothing was posted in it. */
char *sal_payout_totals_describe (const GArray *totals, const char *period);

G_END_DECLS
