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

static inline __int128
divisor (__int128 a, __int128 b)
{
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0)
    {
      __int128 rest = a % b;

      a = b;
      b = rest;
    }

  return a != 0 ? a : 1;
}

static inline Fraction
fraction (__int128 above, __int128 below)
{
  __int128 common = divisor (above, below);

  return above == 0 ? (Fraction){ 0, 1 } : (Fraction){ above / common, below / common };
}

/* What is reduced before it is multiplied does not grow out of 128 bits as soon. */
static inline Fraction
plus (Fraction a, Fraction b)
{
  __int128 common = divisor (a.below, b.below);

  return fraction (a.above * (b.below / common) + b.above * (a.below / common),
                   a.below / common * b.below);
}

static inline Fraction
minus (Fraction a, Fraction b)
{
  return plus (a, (Fraction){ -b.above, b.below });
}

static inline Fraction
times (Fraction a, Fraction b)
{
  __int128 one = divisor (a.above, b.below), other = divisor (b.above, a.below);

  return fraction ((a.above / one) * (b.above / other), (a.below / other) * (b.below / one));
}

static inline Fraction
over (Fraction a, Fraction b)
{
  return times (a, b.above < 0 ? (Fraction){ -b.below, -b.above } : (Fraction){ b.below, b.above });
}

static inline int
compare (Fraction a, Fraction b)
{
  __int128 common = divisor (a.below, b.below);
  __int128 left = a.above * (b.below / common), right = b.above * (a.below / common);

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
