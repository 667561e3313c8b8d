/* sal-rate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A stored rate is a gint64 scaled by 1,000,000,000: 27 % is 270,000,000. Exact rationals are
 * SalRate. */

#define SAL_RATE_ONE G_GINT64_CONSTANT (1000000000)

typedef struct
{
  gint64 numerator;
  gint64 denominator; /* > 0 */
} SalRate;

SalRate sal_rate_new (gint64 numerator, gint64 denominator); /* lowest terms */
SalRate sal_rate_from_scaled (gint64 scaled);
gboolean sal_rate_multiply (SalRate one, SalRate other, SalRate *product); /* FALSE on overflow */
gboolean sal_rate_invert (SalRate rate, SalRate *inverse);                 /* FALSE for zero */
gboolean sal_rate_apply (SalRate rate,
                         gint64 amount,
                         gint64 *result); /* rounds half away from zero; FALSE on overflow */
int sal_rate_compare (SalRate one, SalRate other);
char *sal_rate_format_percent (gint64 scaled, int decimals); /* "27.0 %" by locale, with U+00A0 */

G_END_DECLS
