/* sal-district-random.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* xoshiro256** by Blackman and Vigna, seeded by Vigna's splitmix64: the same numbers on every
 * machine. Inline, since a search asks for several of them per move. */
typedef struct
{
  guint64 state[4];
} SalDistrictRandom;

static inline guint64
sal_district_random_rotate (guint64 value, int bits)
{
  return (value << bits) | (value >> (64 - bits));
}

static inline void
sal_district_random_init (SalDistrictRandom *self, guint64 seed)
{
  for (int i = 0; i < 4; i++)
    {
      guint64 mixed = seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      self->state[i] = mixed ^ (mixed >> 31);
    }
}

static inline guint64
sal_district_random_next (SalDistrictRandom *self)
{
  guint64 *state = self->state;
  guint64 result = sal_district_random_rotate (state[1] * 5, 7) * 9;
  guint64 shifted = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = sal_district_random_rotate (state[3], 45);

  return result;
}

/* From 0 to @limit − 1, by the upper bits of a product: one of 2³² numbers more or less. */
static inline guint
sal_district_random_below (SalDistrictRandom *self, guint limit)
{
  return (guint) (((sal_district_random_next (self) >> 32) * limit) >> 32);
}

/* From 0 up to, but without, 1 */
static inline double
sal_district_random_real (SalDistrictRandom *self)
{
  return (double) (sal_district_random_next (self) >> 11) * 0x1p-53;
}

G_END_DECLS
