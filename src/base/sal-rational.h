/* sal-rational.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-error.h"
#include "sal-rate.h"

G_BEGIN_DECLS

/**
 * SalRational:
 *
 * An exact rational number of any size, by value. Up to 127 bits above and below the line it takes
 * no memory of its own; beyond it does, so that it is cleared, and copied by sal_rational_set() and
 * not by assignment. Whatever it was computed from, the same number is always kept the same way.
 *
 * It starts as %SAL_RATIONAL_INIT, which is 0. A result may be one of its own operands.
 */
typedef struct
{
  /*< private >*/
  __int128 numerator;   /* in lowest terms, never the least of its type */
  __int128 denominator; /* > 0 */
  gpointer big;         /* an mpq_ptr for what does not fit above; then above is 0/1 */
} SalRational;

#define SAL_RATIONAL_INIT                                                                          \
  {                                                                                                \
    0, 1, NULL                                                                                     \
  }

void sal_rational_clear (SalRational *self); /* frees, and leaves 0 */
void sal_rational_set (SalRational *self, const SalRational *other);
void sal_rational_set_integer (SalRational *self, gint64 value);
void sal_rational_set_ratio (SalRational *self, gint64 numerator, gint64 denominator);
void sal_rational_set_rate (SalRational *self, SalRate rate);

void sal_rational_add (SalRational *result, const SalRational *one, const SalRational *other);
void sal_rational_subtract (SalRational *result, const SalRational *one, const SalRational *other);
void sal_rational_multiply (SalRational *result, const SalRational *one, const SalRational *other);
void sal_rational_divide (SalRational *result, const SalRational *one, const SalRational *other);
void sal_rational_negate (SalRational *self);

int sal_rational_sign (const SalRational *self);
int sal_rational_compare (const SalRational *one, const SalRational *other);
int sal_rational_compare_integer (const SalRational *self, gint64 value);

gboolean sal_rational_round (const SalRational *self, gint64 *whole);
gboolean sal_rational_floor (const SalRational *self, gint64 *whole);
gboolean sal_rational_split (const SalRational *self, gint64 *whole, SalRational *rest);
double sal_rational_to_double (const SalRational *self);

gboolean sal_rational_from_text (const char *text, SalRational *self, GError **error);
char *sal_rational_to_text (const SalRational *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalRational, sal_rational_clear)

G_END_DECLS
