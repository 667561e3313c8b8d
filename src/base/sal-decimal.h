/* sal-decimal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-text.h"

G_BEGIN_DECLS

#define SAL_DECIMAL_MAX_SEPARATORS 16

typedef enum
{
  SAL_DECIMAL_READ,
  SAL_DECIMAL_SYNTAX,    /* these are not digits */
  SAL_DECIMAL_GROUPS,    /* separators do not stand at groups of three */
  SAL_DECIMAL_AMBIGUOUS, /* the separator can be a decimal mark or not */
} SalDecimalResult;

/* The digits and separators of a decimal number as they are written. */
typedef struct
{
  guint64 mantissa; /* the first 19 significant digits */
  int n_digits;     /* of all digits */
  int n_dropped;    /* digits that did not fit into the mantissa */
  int exponent;     /* as written (1.5E+06), and then as sal_decimal_resolve() leaves it */
  gboolean inexact; /* a dropped digit was not 0 */
  gboolean leading_zero;
  gboolean has_exponent;
  int n_separators;
  struct
  {
    char kind; /* '.', ',', '\'' for apostrophes, ' ' for spaces */
    int at;    /* digits before it */
  } separators[SAL_DECIMAL_MAX_SEPARATORS];
} SalDecimal;

SalDecimalResult sal_decimal_scan (SalDecimal *self, const char **text);
gboolean sal_decimal_scan_plain (SalDecimal *self,
                                 const char *text,
                                 SalDecimalMark mark,
                                 gboolean *negative);
SalDecimalResult sal_decimal_resolve (SalDecimal *self,
                                      SalDecimalMark mark,
                                      gboolean three_decimals,
                                      SalDecimalMark *seen);
gboolean sal_decimal_to_scaled (
    const SalDecimal *self, gboolean negative, int digits, gint64 *value, gboolean *rounded);
double sal_decimal_to_double (const SalDecimal *self, gboolean negative);

G_END_DECLS
