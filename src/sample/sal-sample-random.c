/* sal-sample-random.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-random.h"

#include <math.h>

static guint64
splitmix (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/**
 * sal_sample_random_init:
 * @self: the generator
 * @seed: any number
 * @purpose: what the numbers are for
 *
 * Starts a sequence. Sequences of different purposes are independent, so that drawing more numbers
 * for one does not change what another makes of the same seed.
 */
void
sal_sample_random_init (SalSampleRandom *self, guint64 seed, const char *purpose)
{
  guint64 state = seed;

  for (const char *letter = purpose; *letter != '\0'; letter++)
    state = (state ^ (guchar) *letter) * G_GUINT64_CONSTANT (0x100000001b3);
  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = splitmix (&state);
}

/**
 * sal_sample_random_below:
 * @self: the generator
 * @limit: at least 1
 *
 * Draws a whole number from 0 up to, not including, @limit.
 *
 * Returns: the number
 */
guint32
sal_sample_random_below (SalSampleRandom *self, guint32 limit)
{
  return (guint32) (((sal_sample_random_next (self) >> 32) * limit) >> 32);
}

/**
 * sal_sample_random_between:
 * @self: the generator
 * @least: the smallest number
 * @most: the largest number, not below @least
 *
 * Draws a whole number from @least to @most, both included.
 *
 * Returns: the number
 */
int
sal_sample_random_between (SalSampleRandom *self, int least, int most)
{
  return least + (int) sal_sample_random_below (self, (guint32) (most - least + 1));
}

/**
 * sal_sample_random_normal:
 * @self: the generator
 *
 * Draws from nearly a standard normal distribution: the sum of four uniform numbers of one draw,
 * scaled to mean 0 and variance 1. Nothing is further than 3.46 from 0, which suits a sample, and
 * no function of the mathematical library is involved.
 *
 * Returns: the number
 */
double
sal_sample_random_normal (SalSampleRandom *self)
{
  guint64 bits = sal_sample_random_next (self);
  gint32 sum =
      (gint32) ((bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48));

  return (sum - 2 * 65535) * (1.7320508075688772 / 65536);
}

/**
 * sal_sample_random_lognormal:
 * @self: the generator
 * @median: half of the numbers are below it
 * @sigma: the standard deviation of their logarithm
 *
 * Draws from nearly a lognormal distribution.
 *
 * Returns: the number
 */
double
sal_sample_random_lognormal (SalSampleRandom *self, double median, double sigma)
{
  return median * exp (sigma * sal_sample_random_normal (self));
}

/**
 * sal_sample_alias_new:
 * @weights: (array length=n): weights of 0 and more, not all 0
 * @n: the number of weights, at least 1
 *
 * Prepares choosing among @n things in proportion to their weights.
 *
 * Returns: (transfer full): the table
 */
SalSampleAlias *
sal_sample_alias_new (const double *weights, guint32 n)
{
  SalSampleAlias *self = g_new0 (SalSampleAlias, 1);
  g_autofree double *shares = g_new (double, n);
  g_autofree guint32 *stack = g_new (guint32, n);
  guint32 n_small = 0, n_large = 0;
  double total = 0;

  self->n = n;
  self->limits = g_new (guint32, n);
  self->aliases = g_new (guint32, n);
  for (guint32 i = 0; i < n; i++)
    total += weights[i];

  /* Small shares are stacked from the front, large ones from the back. */
  for (guint32 i = 0; i < n; i++)
    {
      shares[i] = weights[i] * n / total;
      self->limits[i] = G_MAXUINT32;
      self->aliases[i] = i;
      if (shares[i] < 1)
        stack[n_small++] = i;
      else
        stack[n - ++n_large] = i;
    }

  while (n_small > 0 && n_large > 0)
    {
      guint32 small = stack[--n_small];
      guint32 large = stack[n - n_large];

      self->limits[small] = (guint32) (shares[small] * 4294967295.0);
      self->aliases[small] = large;
      shares[large] -= 1 - shares[small];
      if (shares[large] < 1)
        {
          n_large--;
          stack[n_small++] = large;
        }
    }

  return self;
}

void
sal_sample_alias_free (SalSampleAlias *self)
{
  g_free (self->limits);
  g_free (self->aliases);
  g_free (self);
}

/**
 * sal_sample_alias_pick:
 * @self: the table
 * @random: the generator
 *
 * Chooses one of the things.
 *
 * Returns: its index
 */
guint32
sal_sample_alias_pick (const SalSampleAlias *self, SalSampleRandom *random)
{
  guint64 bits = sal_sample_random_next (random);
  guint32 i = (guint32) (((bits >> 32) * self->n) >> 32);

  return (guint32) bits < self->limits[i] ? i : self->aliases[i];
}
