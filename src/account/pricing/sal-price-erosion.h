/* sal-price-erosion.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-fiscal-calendar.h"

G_BEGIN_DECLS

/* What was sold in a fiscal quarter, at which prices; amounts in minor units of the reporting
 * currency at the rates of the days they were won. */
typedef struct
{
  SalPeriod period;
  gint64 list;        /* lines at their list prices */
  gint64 sold;        /* the same lines as they were sold */
  gint64 costed;      /* what of that has a known cost was sold for */
  gint64 cost;        /* that cost */
  gint64 excepted;    /* what approved exceptions gave up that were decided in it */
  guint n_lines;      /* with a list price */
  guint n_exceptions; /* approved in it */
} SalPriceQuarter;

/**
 * SalPriceErosion:
 *
 * How the prices of an account's won deals developed, by fiscal quarter.
 */
typedef struct
{
  GArray *quarters; /* of SalPriceQuarter, the oldest first */
  char *currency;   /* the reporting currency */
} SalPriceErosion;

SalPriceErosion *sal_price_erosion_load (
    SalConnection *connection, gint64 account, gint32 day, guint n_quarters, GError **error);
void sal_price_erosion_free (SalPriceErosion *self);
double sal_price_quarter_get_discount (const SalPriceQuarter *self);
double sal_price_quarter_get_margin (const SalPriceQuarter *self);
gboolean sal_price_erosion_get_change (const SalPriceErosion *self, double *change);
gboolean sal_price_erosion_get_margin_change (const SalPriceErosion *self, double *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPriceErosion, sal_price_erosion_free)

G_END_DECLS
