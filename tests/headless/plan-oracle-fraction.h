/* plan-oracle-fraction.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain fractions, as they are learned at school. */
typedef struct
{
  __int128 above, below;
} Fraction;

static inline Fraction
fraction (__int128 above, __int128 below)
{
  __int128 a = above < 0 ? -above : above, b = below;

  while (b != 0)
    {
      __int128 rest = a % b;

      a = b;
      b = rest;
    }

  return a == 0 ? (Fraction){ 0, 1 } : (Fraction){ above / a, below / a };
}

static inline Fraction
plus (Fraction a, Fraction b)
{
  return fraction (a.above * b.below + b.above * a.below, a.below * b.below);
}

static inline Fraction
minus (Fraction a, Fraction b)
{
  return plus (a, (Fraction){ -b.above, b.below });
}

static inline Fraction
times (Fraction a, Fraction b)
{
  return fraction (a.above * b.above, a.below * b.below);
}

static inline Fraction
over (Fraction a, Fraction b)
{
  return b.above < 0 ? fraction (-a.above * b.below, a.below * -b.above)
                     : fraction (a.above * b.below, a.below * b.above);
}

static inline int
compare (Fraction a, Fraction b)
{
  __int128 left = a.above * b.below, right = b.above * a.below;

  return (left > right) - (left < right);
}

static inline gint64
round_away (Fraction a)
{
  __int128 size = a.above < 0 ? -a.above : a.above;
  gint64 whole = (gint64) ((2 * size + a.below) / (2 * a.below));

  return a.above < 0 ? -whole : whole;
}

G_END_DECLS
