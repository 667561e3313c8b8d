/* sal-sample-random.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* xoshiro256** by Blackman and Vigna, seeded by splitmix64: the same numbers on every machine. */
typedef struct
{
  guint64 state[4];
} SalSampleRandom;

void sal_sample_random_init (SalSampleRandom *self, guint64 seed, const char *purpose);
guint32 sal_sample_random_below (SalSampleRandom *self, guint32 limit);
int sal_sample_random_between (SalSampleRandom *self, int least, int most);
double sal_sample_random_normal (SalSampleRandom *self);
double sal_sample_random_lognormal (SalSampleRandom *self, double median, double sigma);

static inline guint64
sal_sample_random_next (SalSampleRandom *self)
{
  guint64 *s = self->state;
  guint64 product = s[1] * 5;
  guint64 result = ((product << 7) | (product >> 57)) * 9;
  guint64 shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = (s[3] << 45) | (s[3] >> 19);

  return result;
}

/* 0 ≤ x < 1 */
static inline double
sal_sample_random_unit (SalSampleRandom *self)
{
  return (double) (sal_sample_random_next (self) >> 11) * (1.0 / 9007199254740992.0);
}

static inline gboolean
sal_sample_random_chance (SalSampleRandom *self, double probability)
{
  return sal_sample_random_unit (self) < probability;
}

/* Chooses among weights in constant time (Vose's alias method). */
typedef struct
{
  guint32 n;
  guint32 *limits;
  guint32 *aliases;
} SalSampleAlias;

SalSampleAlias *sal_sample_alias_new (const double *weights, guint32 n);
void sal_sample_alias_free (SalSampleAlias *self);
guint32 sal_sample_alias_pick (const SalSampleAlias *self, SalSampleRandom *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleAlias, sal_sample_alias_free)

G_END_DECLS
